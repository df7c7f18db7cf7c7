"""What a visitor sees, and what staff do not see, over real HTTP."""

from html import unescape
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import re
import requests
import transaction


PASSWORD = "MatKhau!2026"
HTML = {"Accept": "text/html"}
JSON = {"Accept": "application/json"}


@pytest.fixture
def site(acceptance):
    portal = acceptance["portal"]
    with api.env.adopt_roles(["Manager"]):
        api.user.create("a@example.vn", "clerk-a", PASSWORD, properties={"fullname": "Nguyễn Văn An"})
    transaction.commit()
    return portal.absolute_url()


def get(url, headers=HTML, **options):
    """Return the answer without following redirects."""
    return requests.get(url, headers=headers, allow_redirects=False, timeout=60, **options)


class TestVisitor:
    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/@@search?SearchableText=a",
            "/sitemap",
            "/sitemap.xml.gz",
            "/RSS",
            "/search_rss",
            "/author/clerk-a",
            "/van-ban-den",
            "/van-ban-den/login",
            "/@@eoffice-search",
            "/contact-info",
            "/register",
            "/no-such-page",
            "/portal_catalog",
            "/login-help",
            "/mail_password_form",
            "/@@passwordreset",
        ],
    )
    def test_is_sent_to_the_login(self, site, path):
        answer = get(site + path)
        assert answer.status_code == 302
        assert "login" in answer.headers["Location"]
        landed = requests.get(site + path, headers=HTML, timeout=60)
        assert 'id="__ac_password"' in landed.text

    @pytest.mark.parametrize("path", ["/@search", "/@types", "/@site", "/van-ban-den", "/@users"])
    def test_rest_refuses(self, site, path):
        assert get(site + path, JSON).status_code == 401

    def test_login_form_stands_alone(self, site):
        page = get(f"{site}/login")
        assert page.status_code == 200
        for part in ("eo-sidebar", "eo-search", "edit-zone", "portal-header", "@@register", "login-help"):
            assert part not in page.text
        assert "eo-login" in page.text
        assert page.headers["X-Theme-Disabled"] == "True"

    def test_way_to_a_new_password_opens_with_the_mail_host(self, site):
        api.portal.set_registry_record("plone.smtp_host", "localhost")
        api.portal.set_registry_record("plone.email_from_address", "van-thu@vanphong.example")
        transaction.commit()
        assert get(f"{site}/login-help").status_code == 200
        assert "login-help" in get(f"{site}/login").text

    @pytest.mark.requirement("ACC-16")
    def test_login_form_says_what_the_system_is_for(self, site):
        assert "Chỉ dùng cho công việc của cơ quan." in unescape(get(f"{site}/login").text)

    def test_styles_and_scripts_load(self, site):
        for path in ("eoffice.css", "eoffice.js"):
            assert get(f"{site}/++plone++collective.eoffice/{path}").status_code == 200
        assert get(f"{site}/++theme++barceloneta/css/barceloneta.min.css").status_code == 200

    def test_wrong_password_is_said_in_words(self, site):
        data = {"__ac_name": "clerk-a", "__ac_password": "wrong", "buttons.login": "x"}
        answer = requests.post(f"{site}/login", data=data, headers=HTML, timeout=60)
        assert 'role="alert"' in answer.text
        assert "eo-message-danger" in answer.text


class TestStaff:
    def test_land_on_the_desk(self, site):
        page = get(site, auth=("clerk-a", PASSWORD))
        assert page.status_code == 200
        line = re.search(r"<a [^>]*eo-nav-desk[^>]*>", page.text)
        assert 'aria-current="page"' in line.group()

    def test_plone_pages_wear_the_frame_without_toolbar(self, site):
        for path in ("@@change-password", "insufficient-privileges"):
            page = get(f"{site}/{path}", auth=("clerk-a", PASSWORD))
            assert page.status_code == 200
            assert "eo-header" in page.text
            assert "edit-zone" not in page.text

    def test_missing_page(self, site):
        page = get(f"{site}/no-such-page", auth=("clerk-a", PASSWORD))
        assert page.status_code == 404
        assert "eo-error-page" in page.text
        assert "Nguyễn Văn An" in page.text
        for secret in ("Traceback", "site-packages", "Plone 6", "Zope"):
            assert secret not in page.text

    def test_rest_errors_stay_json(self, site):
        answer = get(f"{site}/no-such-page", JSON, auth=("clerk-a", PASSWORD))
        assert answer.status_code == 404
        assert answer.json()["type"] == "NotFound"

    def test_administrator_keeps_plones_control_panels(self, site):
        page = get(f"{site}/@@overview-controlpanel", auth=(SITE_OWNER_NAME, SITE_OWNER_PASSWORD))
        assert page.status_code == 200
        assert "eo-header" not in page.text
        assert "edit-zone" in page.text

    def test_page_without_the_right_is_explained(self, site):
        page = requests.get(f"{site}/@@overview-controlpanel", headers=HTML, auth=("clerk-a", PASSWORD), timeout=60)
        assert page.url.split("?")[0].endswith("/insufficient-privileges")
        assert "eo-header" in page.text

    def test_logging_out_is_confirmed_on_the_login_form(self, site):
        session = requests.Session()
        data = {"__ac_name": "clerk-a", "__ac_password": PASSWORD, "buttons.login": "x"}
        session.post(f"{site}/login", data=data, headers=HTML, timeout=60)
        inside = session.get(f"{site}/@@change-password", headers=HTML, timeout=60)
        assert "Nguyễn Văn An" in unescape(inside.text)
        left = session.get(f"{site}/logout", headers=HTML, timeout=60)
        assert 'id="__ac_password"' in left.text
        assert "Bạn đã đăng xuất." in unescape(left.text)
