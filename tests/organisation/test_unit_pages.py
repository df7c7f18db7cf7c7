"""The directory page and the forms, with real users in a (script-less) browser."""

from collective.eoffice.organisation import directory
from collective.eoffice.setup.demo_organisation import create_organisation
from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD
from html import unescape
from plone import api
from plone.testing.zope import Browser
from urllib.parse import quote

import json
import pytest
import transaction


@pytest.fixture
def demo(functional, functional_portal):
    """A site with the demo organisation, committed."""
    with api.env.adopt_roles(["Manager"]):
        create_organisation()
    transaction.commit()
    return functional_portal


class OfficeBrowser(Browser):
    """A browser that knows the site."""

    def go(self, path):
        """Open a path of the site."""
        self.open(f"http://nohost/plone/{path}")

    @property
    def page(self):
        """Return the page with its character references resolved."""
        return unescape(self.contents)


@pytest.fixture
def browse(functional, demo):
    """Return a function that gives the browser of a user."""

    def as_user(userid):
        browser = OfficeBrowser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        if userid:
            browser.addHeader("Authorization", f"Basic {userid}:{DEMO_PASSWORD}")
        return browser

    return as_user


class TestDirectoryPage:
    @pytest.mark.requirement("ORG-01", "ORG-14")
    def test_staff_see_units_people_and_contact(self, browse):
        browser = browse("chuyen-vien")
        browser.go("@@eoffice-directory")
        assert browser.headers["status"].startswith("200")
        page = browser.page
        for text in ("Phòng Nội vụ", "Bộ phận một cửa", "Nguyễn Thị Mai Hương", "Văn thư", "0222 3835 101"):
            assert text in page
        assert "truong-phong@vanphong.example" in page
        assert "++add++Unit" not in page

    def test_parts_stand_inside_their_unit(self, browse):
        browser = browse("chuyen-vien")
        browser.go("@@eoffice-directory")
        page = browser.page
        inside = page[page.index('id="unit-van-phong"') : page.index('id="unit-noi-vu"')]
        assert 'id="unit-mot-cua"' in inside

    @pytest.mark.parametrize("text", ["Đỗ Văn Khải", "do van khai", "KHẢI"])
    def test_the_search_box_filters_without_marks(self, browse, text):
        browser = browse("chuyen-vien")
        browser.go("@@eoffice-directory?q=" + quote(text))
        assert "Đỗ Văn Khải" in browser.page
        assert "Ngô Thị Bích Ngọc" not in browser.page
        assert 'id="unit-noi-vu"' not in browser.page

    def test_nothing_found_says_so(self, browse):
        browser = browse("chuyen-vien")
        browser.go("@@eoffice-directory?q=khong-ai-ten-nay")
        assert "eo-empty" in browser.page

    def test_the_area_and_a_unit_show_the_same(self, browse):
        browser = browse("chuyen-vien")
        browser.go("to-chuc")
        assert 'id="unit-noi-vu"' in browser.page
        browser.go("to-chuc/noi-vu")
        assert "Ngô Thị Bích Ngọc" in browser.page
        assert "Đỗ Văn Khải" not in browser.page
        assert "/edit" not in browser.page

    def test_strangers_see_nothing(self, browse):
        browser = browse(None)
        browser.go("@@eoffice-directory")
        assert "Phòng Nội vụ" not in browser.page


class TestUnitForms:
    @pytest.mark.requirement("ORG-08", "ORG-14")
    def test_the_administrator_adds_a_unit_with_people(self, browse, demo):
        browser = browse("quan-tri")
        browser.go("to-chuc/++add++Unit")
        browser.getControl(name="form.widgets.title").value = "Phòng Kinh tế"
        browser.getControl(name="form.widgets.abbreviation").value = "KT"
        browser.getControl(name="form.widgets.heads").value = "truong-phong-noi-vu"
        browser.getControl(name="form.widgets.specialists").value = "chuyen-vien;chuyen-vien-vp"
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        directory.forget()
        unit = demo["to-chuc"]["phong-kinh-te"]
        assert unit.heads == ("truong-phong-noi-vu",)
        assert directory.members("phong-kinh-te", "specialist") == ("chuyen-vien", "chuyen-vien-vp")

    @pytest.mark.requirement("ORG-14")
    def test_the_administrator_changes_people(self, browse, demo):
        browser = browse("quan-tri")
        browser.go("to-chuc/noi-vu/edit")
        assert browser.getControl(name="form.widgets.heads").value == "truong-phong-noi-vu"
        browser.getControl(name="form.widgets.heads").value = "chuyen-vien-noi-vu"
        browser.getControl(name="form.buttons.save").click()
        transaction.begin()
        assert directory.members("noi-vu", "head") == ("chuyen-vien-noi-vu",)

    def test_the_people_picker_works_for_the_administrator(self, browse):
        browser = browse("quan-tri")
        for form in ("to-chuc/noi-vu/edit", "to-chuc/++add++Unit"):
            browser.go(form)
            page = browser.page
            start = page.index('vocabularyUrl": "') + len('vocabularyUrl": "')
            url = page[start : page.index('"', start)]
            browser.open(url + "&query=Minh")
            found = json.loads(browser.contents)
            assert [item["id"] for item in found["results"]] == ["pho-chu-tich"]

    def test_an_unknown_person_is_refused(self, browse, demo):
        browser = browse("quan-tri")
        browser.go("to-chuc/noi-vu/edit")
        browser.getControl(name="form.widgets.clerks").value = "nguoi-la"
        browser.getControl(name="form.buttons.save").click()
        assert "nguoi-la" in browser.page
        assert "form.buttons.save" in browser.page
        transaction.begin()
        assert demo["to-chuc"]["noi-vu"].clerks == ()

    def test_a_taken_id_is_refused_beside_the_field(self, browse, demo):
        browser = browse("quan-tri")
        browser.go("to-chuc/phuong-dong-ngan/++add++Unit")
        browser.getControl(name="form.widgets.title").value = "Nội vụ"
        browser.getControl(name="form.widgets.IShortName.id").value = "noi-vu"
        browser.getControl(name="form.buttons.save").click()
        assert "Phòng Nội vụ" in browser.page
        assert "form.buttons.save" in browser.page
        transaction.begin()
        assert "noi-vu" not in demo["to-chuc"]["phuong-dong-ngan"]

    @pytest.mark.parametrize("userid", ["chanh-van-phong", "van-thu", "chu-tich", "chuyen-vien"])
    def test_staff_may_not_change_the_organisation(self, browse, demo, userid):
        browser = browse(userid)
        for form in ("to-chuc/++add++Unit", "to-chuc/noi-vu/edit"):
            browser.go(form)
            assert "form.widgets.heads" not in browser.page
