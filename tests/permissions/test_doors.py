"""Plone's own doors beside those of the office: WebDAV, REST services, account pages, sharing."""

from builders.office import build_office
from builders.office import PASSWORD
from builders.office import receive
from html import unescape
from plone import api
from plone.restapi.testing import RelativeSession
from urllib.parse import urlsplit

import pytest
import re
import transaction


TITLE = "Thanh tra đột xuất"
ORDINARY = "nguoi-ngoai"
ADMINISTRATOR = "quan-tri"


@pytest.fixture
def site(acceptance):
    """The site of the running server: the office, its administrator, and a letter that only the registry sees."""
    portal = acceptance["portal"]
    build_office(portal)
    api.user.create("quan-tri@example.org", ADMINISTRATOR, PASSWORD, properties={"fullname": "Lê Quang Trị"})
    api.user.grant_roles(ADMINISTRATOR, roles=["Site Administrator"])
    receive(portal, title=TITLE)
    transaction.commit()
    return portal


@pytest.fixture
def document(site):
    """The letter's address below the site."""
    (brain,) = site.portal_catalog.unrestrictedSearchResults(portal_type="IncomingDocument")
    return brain.getPath().removeprefix("/".join(site.getPhysicalPath()))


@pytest.fixture
def caller(acceptance, site):
    """Return a function: the session of a user, JSON or HTML."""
    base = f"http://{acceptance['host']}:{acceptance['port']}{urlsplit(site.absolute_url()).path}"
    sessions = []

    def session(userid, accept="application/json", language="vi"):
        new = RelativeSession(base)
        new.headers.update({"Accept": accept, "Accept-Language": language})
        new.auth = (userid, PASSWORD)
        sessions.append(new)
        return new

    yield session
    for each in sessions:
        each.close()


def fresh(site):
    """Show this test what the server wrote."""
    site._p_jar.sync()
    return site


def profile(site, userid):
    """Return what the site knows of a person."""
    member = api.user.get(userid=userid)
    return {name: member.getProperty(name) for name in ("fullname", "position", "email")}


class TestWebDAV:
    @pytest.mark.requirement("ACC-01")
    @pytest.mark.parametrize("userid", [ORDINARY, ADMINISTRATOR, "van-thu"])
    @pytest.mark.parametrize("depth", ["0", "1"])
    def test_tells_no_titles(self, caller, document, userid, depth):
        for path in (document, "/van-ban-den", ""):
            answer = caller(userid).request("PROPFIND", path, headers={"Depth": depth})
            assert answer.status_code in (401, 403), path
            assert TITLE not in answer.text

    def test_tells_nothing_of_the_files(self, site, caller, document):
        folder = site.unrestrictedTraverse(document.lstrip("/"))
        (name,) = folder.objectIds()
        answer = caller(ORDINARY).request("PROPFIND", f"{document}/{name}", headers={"Depth": "0"})
        assert answer.status_code in (401, 403)
        assert "van-ban" not in answer.text


class TestServices:
    @pytest.mark.parametrize(
        ("method", "name"),
        [
            ("GET", "@transactions"),
            ("PATCH", "@transactions"),
            ("POST", "@email-send"),
            ("POST", "@email-notification"),
            ("GET", "@linkintegrity?uids=x"),
            ("GET", "@relations"),
            ("GET", "@users"),
            ("GET", "@users?search=van"),
            ("GET", "@users/van-thu"),
            ("GET", "@groups"),
            ("GET", "@principals?search=van"),
            ("GET", "@registry"),
            ("GET", "@system"),
            ("GET", "@database"),
            ("GET", "@addons"),
            ("GET", "@aliases"),
            ("GET", "@controlpanels"),
            ("GET", "@content-rules"),
            ("GET", "@sharing"),
            ("GET", "@comments"),
            ("POST", "@comments"),
        ],
    )
    def test_of_the_site_refuse_staff(self, caller, method, name):
        answer = caller(ORDINARY).request(method, f"/{name}", json=None if method == "GET" else {})
        assert answer.status_code in (401, 403), answer.text[:300]

    @pytest.mark.requirement("ACC-01")
    @pytest.mark.parametrize(
        "name",
        [
            "@history",
            "@aliases",
            "@sharing",
            "@content-rules",
            "@comments",
            "@contextnavigation",
            "@breadcrumbs",
            "@navigation",
            "@navroot",
            "@actions",
            "@types",
            "@lock",
            "@workflow",
            "@workingcopy",
            "@inherit",
            "@search",
            "@querystring",
            "@vocabularies",
        ],
    )
    def test_of_a_document_tell_others_nothing(self, caller, document, name):
        answer = caller(ORDINARY).get(f"{document}/{name}")
        assert answer.status_code in (401, 403), answer.text[:300]
        assert TITLE not in answer.text

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_there_is_no_discussion_of_documents(self, caller, document, method):
        answer = caller("van-thu").request(method, f"{document}/@comments", json=None if method == "GET" else {})
        assert answer.status_code == 403

    def test_the_log_of_the_database_is_closed_by_its_permission_too(self, site):
        for permission in ("List undoable changes", "Undo changes"):
            for userid in (ORDINARY, "van-thu", ADMINISTRATOR):
                assert not api.user.has_permission(permission, userid, obj=site), (permission, userid)

    def test_the_manager_has_the_transactions(self, caller, site):
        api.user.create("may-chu@example.org", "may-chu", PASSWORD)
        api.user.grant_roles("may-chu", roles=["Manager"])
        transaction.commit()
        assert caller("may-chu").get("/@transactions").status_code == 200


class TestOwnDetails:
    @pytest.mark.requirement("ORG-18")
    @pytest.mark.parametrize(
        "details",
        [
            {"fullname": "Phạm Quốc Chủ"},
            {"position": "Chủ tịch"},
            {"email": "chu-tich@example.org"},
            {"portrait": None},
            {"password": "Khac@2026xyz", "fullname": "Phạm Quốc Chủ"},
        ],
    )
    def test_nobody_takes_another_name(self, site, caller, details):
        before = profile(site, ORDINARY)
        answer = caller(ORDINARY).patch(f"/@users/{ORDINARY}", json=details)
        assert answer.status_code == 403
        assert "quản trị" in answer.json()["message"]
        assert profile(fresh(site), ORDINARY) == before
        assert caller(ORDINARY).get("/@site").status_code == 200

    def test_a_body_that_is_no_object_is_a_bad_request(self, caller):
        assert caller(ORDINARY).patch(f"/@users/{ORDINARY}", data="[").status_code == 400

    def test_of_another_stay_closed(self, site, caller):
        assert caller(ORDINARY).patch("/@users/chu-tich", json={"fullname": "X"}).status_code == 403
        assert profile(fresh(site), "chu-tich")["fullname"] == "Phạm Quốc Chủ"

    @pytest.mark.requirement("ORG-18")
    def test_are_kept_by_the_administrator(self, site, caller):
        answer = caller(ADMINISTRATOR).patch(f"/@users/{ORDINARY}", json={"fullname": "Mai Văn Trong"})
        assert answer.status_code == 204
        assert profile(fresh(site), ORDINARY)["fullname"] == "Mai Văn Trong"

    @pytest.mark.parametrize("page", ["@@personal-information", "@@personal-preferences"])
    def test_pages_refuse_staff(self, caller, page):
        answer = caller(ORDINARY, "text/html").get(f"/{page}", allow_redirects=False)
        assert answer.status_code in (302, 401, 403)
        assert "form.widgets.fullname" not in answer.text

    def test_menu_offers_them_to_those_who_may(self, caller):
        page = caller(ORDINARY, "text/html").get("/@@eoffice-directory").text
        assert "@@change-password" in page
        assert "@@personal-information" not in page
        assert "@@personal-information" in caller(ADMINISTRATOR, "text/html").get("/@@eoffice-directory").text


class TestPassword:
    NEW = "Matkhaumoi@2026"

    def test_is_changed_by_everybody_on_the_page(self, caller):
        session = caller(ORDINARY, "text/html")
        page = unescape(session.get("/@@change-password").text)
        token = re.search(r'name="_authenticator" value="([^"]+)"', page)[1]
        action = re.search(r'name="(form\.buttons\.[^"]+)"', page)[1]
        session.post(
            "/@@change-password",
            data={
                "form.widgets.current_password": PASSWORD,
                "form.widgets.new_password": self.NEW,
                "form.widgets.new_password_ctl": self.NEW,
                "_authenticator": token,
                action: "x",
            },
        )
        again = caller(ORDINARY)
        again.auth = (ORDINARY, self.NEW)
        assert again.get(f"/@users/{ORDINARY}").status_code == 200

    def test_is_no_detail_of_the_administrator(self, site, caller):
        api.portal.set_registry_record("plone.enable_user_pwd_choice", True)
        transaction.commit()
        assert caller(ORDINARY).patch(f"/@users/{ORDINARY}", json={"password": self.NEW}).status_code == 204
        again = caller(ORDINARY)
        again.auth = (ORDINARY, self.NEW)
        assert again.get(f"/@users/{ORDINARY}").status_code == 200


class TestSharing:
    def test_no_administrator_writes_roles_past_the_grants(self, site, caller, document):
        before = site.unrestrictedTraverse(document.lstrip("/")).get_local_roles()
        body = {"entries": [{"id": ORDINARY, "type": "user", "roles": {"Reader": True, "Editor": True}}]}
        for path in (document, "/van-ban-den", ""):
            answer = caller(ADMINISTRATOR).post(f"{path}/@sharing", json=body)
            assert answer.status_code in (401, 403), path
        roles = fresh(site).unrestrictedTraverse(document.lstrip("/")).get_local_roles()
        assert roles == before

    @pytest.mark.parametrize("page", ["@@sharing", "manage_listLocalRoles", "manage_access"])
    def test_pages_refuse_the_administrator(self, caller, document, page):
        answer = caller(ADMINISTRATOR, "text/html").get(f"{document}/{page}", allow_redirects=False)
        assert answer.status_code in (302, 401, 403)
        assert "userid" not in answer.text

    def test_the_address_of_zope_is_closed_too(self, site, caller, document):
        caller(ADMINISTRATOR, "text/html").post(
            f"{document}/manage_setLocalRoles", data={"userid": ORDINARY, "roles:list": "Reader"}
        )
        assert ORDINARY not in dict(fresh(site).unrestrictedTraverse(document.lstrip("/")).get_local_roles())
