"""The script of the pages in a real browser: keys, refused uploads, drafts, leaving."""

from plone import api

import pytest
import transaction


PASSWORD = "MatKhau!2026"

FORM = """
<form data-eo-ajax method="post" action="/plone/post-here" enctype="multipart/form-data" class="eo-guard">
  <div id="preview"></div>
  <div data-eo-fields>
    <input type="file" name="paper" data-eo-preview="#preview">
    <input type="text" name="subject">
    <textarea name="words" data-eo-draft="words"></textarea>
  </div>
  <button id="go">Gửi</button>
</form>
"""
REFUSED = """<div class="eo-messages"><div class="eo-message eo-message-danger">Thiếu trích yếu.</div></div>
<form><div data-eo-fields><div class="field error">Sai</div><input type="file" name="paper" data-eo-preview="#preview">
<input type="text" name="subject" value="giữ lại"></div></form>"""


@pytest.fixture
def page(chromium, acceptance):
    portal = acceptance["portal"]
    with api.env.adopt_roles(["Manager"]):
        api.user.create("a@example.vn", "clerk-a", PASSWORD, properties={"fullname": "Nguyễn Văn An"})
    transaction.commit()
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(f"{portal.absolute_url()}/login?came_from={portal.absolute_url()}/insufficient-privileges")
    page.fill("[name=__ac_name]", "clerk-a")
    page.fill("[name=__ac_password]", PASSWORD)
    page.press("[name=__ac_password]", "Enter")
    page.wait_for_selector(".eo-header")
    yield page
    assert page.errors == []
    context.close()


def put(page, markup):
    """Load the page again with the markup in its main area, as if the server had sent it."""

    def with_markup(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", markup + "</main>"))

    page.route("**/insufficient-privileges*", with_markup)
    page.goto(page.url.partition("#")[0])


class TestScript:
    def test_keys_walk_and_open_a_list(self, page):
        put(
            page,
            '<ul class="eo-list"><li data-href="#one"><label class="eo-check"><input type="checkbox"></label>1</li>'
            '<li data-href="#two">2</li></ul>',
        )
        page.keyboard.press("j")
        page.keyboard.press("x")
        assert page.locator("[data-href='#one'] input").is_checked()
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        assert page.url.endswith("#two")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.matches('[data-eo-search]')")

    def test_question_mark_shows_the_keys(self, page):
        page.keyboard.press("?")
        assert page.locator("dialog.eo-keys").is_visible()

    def test_refused_upload_keeps_file_and_preview(self, page, tmp_path):
        paper = tmp_path / "paper.pdf"
        paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
        sent = []

        def refuse(route):
            sent.append(route.request.post_data_buffer)
            route.fulfill(status=400, content_type="text/html; charset=utf-8", body=REFUSED)

        page.route("**/post-here", refuse)
        put(page, FORM)
        page.set_input_files("[name=paper]", str(paper))
        assert page.locator("#preview iframe").count() == 1
        page.click("#go")
        page.wait_for_selector(".eo-message-danger")
        assert page.evaluate("document.querySelector('[name=paper]').files[0].name") == "paper.pdf"
        assert page.locator("#preview iframe").count() == 1
        assert page.input_value("[name=subject]") == "giữ lại"
        assert b"_authenticator" in sent[0]
        assert b'filename="paper.pdf"' in sent[0]

    def test_draft_comes_back(self, page):
        put(page, FORM)
        page.fill("[name=words]", "Ý kiến dài")
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.goto(page.url)
        assert asked == ["beforeunload"]
        assert page.input_value("[name=words]") == "Ý kiến dài"
        page.click("text=Bỏ nội dung này")
        assert page.input_value("[name=words]") == ""

    def test_menu_folds_and_stays_folded(self, page):
        page.click("[data-eo-menu]")
        assert page.evaluate("document.documentElement.classList.contains('eo-folded')")
        page.goto(page.url)
        assert page.evaluate("document.documentElement.classList.contains('eo-folded')")

    def test_no_sideways_scrolling_on_a_phone(self, page):
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.locator(".eo-bottom a").count() <= 4
        assert not page.locator(".eo-sidebar").is_visible()
        page.click("[data-eo-menu]")
        page.wait_for_selector(".eo-sidebar", state="visible")
