"""A refusal at one of Plone's own forms keeps its words and its status."""

from builders.office import build_office
from builders.office import PASSWORD
from html import unescape
from plone import api
from plone.testing.zope import Browser

import pytest
import transaction


@pytest.fixture
def used_book(functional_portal):
    with api.env.adopt_roles(["Manager"]):
        build_office(functional_portal)
        [book] = functional_portal["so-van-ban"].objectValues()
        book.allocate("uid-of-a-document")
        api.user.grant_roles(username="chanh-van-phong", roles=["Site Administrator"])
    transaction.commit()
    return book


class TestRefusalAtAPage:
    def test_a_used_book_tells_why_its_year_stays(self, functional, used_book):
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.addHeader("Accept", "text/html")
        browser.addHeader("Authorization", f"Basic chanh-van-phong:{PASSWORD}")
        browser.open(f"{used_book.absolute_url()}/edit")
        browser.getControl(name="form.widgets.year").value = "2031"
        browser.getControl(name="form.buttons.save").click()
        assert browser.headers["status"].startswith("409")
        assert "Sổ đã có số đăng ký" in unescape(browser.contents)
