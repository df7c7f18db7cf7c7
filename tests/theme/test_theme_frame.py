"""The frame of the staff pages."""

from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.theme import messages
from collective.eoffice.theme import navigation
from collective.eoffice.theme.frame import Frame
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from zope.interface import alsoProvides

import pytest


PASSWORD = "MatKhau!2026"


@pytest.fixture
def request_of_office(integration, portal):
    request = integration["request"].clone()
    alsoProvides(request, IEofficeLayer)
    return request


@pytest.fixture
def clerk(portal):
    with api.env.adopt_roles(["Manager"]):
        api.user.create("a@example.vn", "clerk-a", PASSWORD, properties={"fullname": "Nguyễn Văn An"})
    login(portal, "clerk-a")
    return api.user.get("clerk-a")


@pytest.fixture
def frame(portal, request_of_office, clerk):
    return Frame(portal, request_of_office)


class TestFrame:
    def test_asks_for_our_bundles_and_no_diazo(self, frame, request_of_office):
        frame.prepare()
        assert request_of_office.response.getHeader("X-Theme-Disabled") == "True"
        css, js = frame.resources["css"], frame.resources["js"]
        assert "barceloneta.min.css" in css
        assert "++plone++collective.eoffice/eoffice.css" in css
        assert css.index("barceloneta") < css.index("eoffice.css")
        assert "++plone++collective.eoffice/eoffice.js" in js
        assert "bundle-plone" in js

    def test_user(self, frame):
        assert frame.user == {"id": "clerk-a", "name": "Nguyễn Văn An", "initial": "A"}

    def test_agency_name_falls_back_to_the_site(self, frame, portal):
        portal.setTitle("UBND xã Thử")
        assert frame.agency_name() == "UBND xã Thử"

    def test_macros(self, frame):
        assert "page" in frame.macros.names

    def test_icon_is_inline_and_hidden_from_screen_readers(self, frame):
        assert frame.icon("inbox").startswith('<svg aria-hidden="true"')


class TestNavigation:
    def test_only_pages_that_exist(self, portal, request_of_office, clerk, frame):
        names = [each["name"] for each in frame.items]
        assert "incoming" in names
        assert "administration" not in names
        assert all(each["url"].startswith(portal.absolute_url()) for each in frame.items)

    def test_missing_page_has_no_line(self, portal, request_of_office, frame):
        class Ghost(navigation.NavigationItem):
            view = "no-such-view"

        class Closed(navigation.NavigationItem):
            path = "no-such-folder"

        assert not Ghost(portal, request_of_office, frame).available()
        assert not Closed(portal, request_of_office, frame).available()

    def test_administrator_sees_administration(self, portal, request_of_office):
        with api.env.adopt_roles(["Manager"]):
            names = [each["name"] for each in Frame(portal, request_of_office).items]
        assert names[-1] == "administration"

    def test_visitor_sees_none(self, portal, request_of_office):
        logout()
        assert Frame(portal, request_of_office).items == []


class TestMessages:
    def test_next_step(self, portal, request_of_office):
        url = portal.absolute_url()
        messages.show(request_of_office, "Đã vào sổ số 128.", f"{url}/van-ban-den/1", "Trình Chánh Văn phòng")
        assert messages.take(request_of_office) == [
            {
                "text": "Đã vào sổ số 128.",
                "kind": "success",
                "next_url": f"{url}/van-ban-den/1",
                "next_title": "Trình Chánh Văn phòng",
            }
        ]
        assert messages.take(request_of_office) == []

    def test_plain_message_of_plone(self, portal, request_of_office):
        api.portal.show_message("Sai [x] → y", request_of_office, type="error")
        (shown,) = messages.take(request_of_office)
        assert (shown["text"], shown["kind"], shown["next_url"]) == ("Sai [x] → y", "danger", None)

    @pytest.mark.parametrize("url", ["https://evil.example/", "http://nohost/plone.evil/", "/relative"])
    def test_address_outside_the_site_is_refused(self, portal, request_of_office, url):
        with pytest.raises(ValueError):
            messages.show(request_of_office, "x", url, "y")
