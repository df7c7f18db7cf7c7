"""The clerk at the form that takes a document in: nothing typed or chosen is lost, the keyboard suffices."""

from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD
from collective.eoffice.setup.letters import decision_pdf
from collective.eoffice.setup.letters import REGULATIONS
from playwright.sync_api import expect

import pytest
import re


LETTER = REGULATIONS[0]
KNOWN = REGULATIONS[1]  # the book has it already
SUBJECT = re.compile(LETTER.subject[:40])


def pdf(letter) -> dict:
    """Return the upload of a letter."""
    return {"name": letter.filename, "mimeType": "application/pdf", "buffer": decision_pdf(letter)}


def fill_in(clerk, letter) -> None:
    """Open the form, choose the file and type the facts."""
    clerk.go("van-ban-den/receive")
    clerk.page.set_input_files("input[type=file]", pdf(letter))
    clerk.field("Số, ký hiệu").fill(letter.reference)
    clerk.field("Ngày văn bản").fill(f"{letter.date:%d/%m/%Y}")
    clerk.field("Cơ quan ban hành").fill(letter.agency)
    clerk.field("Trích yếu").fill(letter.subject)
    clerk.field("Người ký").fill(letter.signer)


def chosen_file(clerk) -> str:
    """Return the name of the file that the form would send."""
    return clerk.page.evaluate("document.querySelector('input[type=file]').files[0].name")


class TestRefusals:
    @pytest.mark.requirement("RES-01")
    def test_a_secret_paper_is_refused_and_the_form_kept(self, staff):
        clerk = staff("van-thu")
        fill_in(clerk, LETTER)
        clerk.field("Độ mật").select_option(label="Mật")
        clerk.press("Lưu và vào sổ")
        clerk.sees(re.compile("bí mật nhà nước")).picture("van-thu-tu-choi-mat")
        assert clerk.field("Số, ký hiệu").input_value() == LETTER.reference
        assert clerk.field("Trích yếu").input_value() == LETTER.subject
        assert clerk.field("Người ký").input_value() == LETTER.signer
        assert chosen_file(clerk) == LETTER.filename
        clerk.field("Độ mật").select_option(label="Không mật")
        clerk.press("Lưu và vào sổ")
        clerk.sees("Đã vào sổ số 09.").sees(LETTER.filename).sees(SUBJECT)

    def test_a_notation_without_letters_is_said_while_typing(self, staff):
        clerk = staff("van-thu")
        clerk.go("van-ban-den/receive").field("Số, ký hiệu").fill("1098")
        clerk.field("Trích yếu").click()
        clerk.sees(re.compile("thiếu phần ký hiệu"))
        clerk.field("Số, ký hiệu").fill("1098/QĐ-UBND")
        clerk.field("Trích yếu").click()
        clerk.has("Loại", "Quyết định")
        expect(clerk.page.get_by_text("thiếu phần ký hiệu")).to_have_count(0)


class TestSession:
    def test_one_logs_in_beside_the_form_and_saves(self, staff):
        clerk = staff("van-thu")
        fill_in(clerk, LETTER)
        clerk.window.clear_cookies()
        clerk.press("Lưu và vào sổ")
        clerk.sees(re.compile("Phiên đăng nhập đã hết"))
        assert clerk.field("Trích yếu").input_value() == LETTER.subject
        assert chosen_file(clerk) == LETTER.filename
        with clerk.window.expect_page() as opened:
            clerk.follow("Đăng nhập ở thẻ mới")
        beside = opened.value
        beside.get_by_label("Tên đăng nhập").fill("van-thu")
        beside.get_by_label("Mật khẩu", exact=True).fill(DEMO_PASSWORD)
        beside.get_by_role("button", name="Đăng nhập").click()
        beside.wait_for_selector(".eo-header")
        beside.close()
        clerk.page.evaluate("document.querySelector('form.eo-receive [name=_authenticator]').value = 'deadbeef'")
        clerk.press("Lưu và vào sổ")
        clerk.sees(re.compile("hãy bấm lại để lưu"))
        assert chosen_file(clerk) == LETTER.filename
        clerk.press("Lưu và vào sổ")
        clerk.sees("Đã vào sổ số 09.").sees(LETTER.filename).sees(SUBJECT)


class TestDuplicates:
    def test_the_clerk_sees_what_is_here_and_goes_on(self, staff):
        clerk = staff("van-thu")
        fill_in(clerk, KNOWN)
        clerk.sees("Có thể trùng với văn bản đã có:")
        clerk.press("Lưu và vào sổ")
        clerk.sees("Vẫn tiếp tục, đây là văn bản khác").sees("Lưu và liên kết")
        matches = clerk.page.locator(".eo-matches").filter(visible=True)
        expect(matches).to_contain_text(KNOWN.reference)
        expect(matches).to_contain_text(KNOWN.agency)
        expect(matches).to_contain_text(KNOWN.subject)
        clerk.picture("van-thu-trung")
        assert chosen_file(clerk) == KNOWN.filename
        clerk.press("Vẫn tiếp tục, đây là văn bản khác")
        clerk.sees("Đã vào sổ số 09.").sees(KNOWN.filename)


class TestKeyboard:
    def test_lists_are_walked_and_opened(self, staff):
        clerk = staff("van-thu").go("van-ban-den")
        rows = clerk.page.locator("[data-href]")
        keys = clerk.page.keyboard
        keys.press("j")
        keys.press("j")
        keys.press("j")
        keys.press("k")
        second = rows.nth(1)
        expect(second).to_have_class(re.compile("eo-at"))
        address = second.get_attribute("data-href")
        keys.press("Enter")
        clerk.page.wait_for_url(address)

    def test_slash_searches_from_anywhere(self, staff):
        clerk = staff("van-thu").go("so-van-ban")
        clerk.page.keyboard.press("/")
        clerk.page.keyboard.type("yen chau")
        clerk.page.keyboard.press("Enter")
        clerk.page.wait_for_url(re.compile("eoffice-search"))
        clerk.sees(re.compile("Yên Châu"), "main")
