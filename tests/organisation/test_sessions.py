"""Who is logged in, and the end of the day."""

from collective.eoffice.organisation import sessions
from collective.eoffice.setup.demo_organisation import create_organisation
from collective.eoffice.setup.demo_organisation import DEMO_PASSWORD
from collective.eoffice.workdays import today
from datetime import timedelta
from html import unescape
from plone import api
from plone.testing.zope import Browser

import pytest
import transaction


@pytest.fixture
def log_in(functional, functional_portal):
    """Return a function that logs a user of the demo in by the form and returns his browser."""
    with api.env.adopt_roles(["Manager"]):
        create_organisation()
    transaction.commit()

    def as_user(userid):
        browser = Browser(functional["app"])
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.open(f"{functional_portal.absolute_url()}/login")
        browser.getControl(name="__ac_name").value = userid
        browser.getControl(name="__ac_password").value = DEMO_PASSWORD
        browser.getControl(name="buttons.login").click()
        return browser

    return as_user


def directory_page(browser):
    browser.open(f"{api.portal.get().absolute_url()}/@@eoffice-directory")
    return unescape(browser.contents)


def set_daily_logout(value):
    api.portal.set_registry_record("collective.eoffice.policy.daily_logout", value)
    transaction.commit()


class TestEndOfTheDay:
    @pytest.mark.requirement("ORG-17")
    def test_a_session_ends_with_its_day(self, log_in, monkeypatch):
        set_daily_logout(True)
        browser = log_in("chuyen-vien")
        assert "Phòng Nội vụ" in directory_page(browser)
        tomorrow = today() + timedelta(days=1)
        monkeypatch.setattr(sessions, "today", lambda: tomorrow)
        assert "Phòng Nội vụ" not in directory_page(browser)
        monkeypatch.undo()
        assert "Phòng Nội vụ" not in directory_page(browser)

    def test_without_the_switch_it_goes_on(self, log_in, monkeypatch):
        set_daily_logout(False)
        browser = log_in("chuyen-vien")
        tomorrow = today() + timedelta(days=1)
        monkeypatch.setattr(sessions, "today", lambda: tomorrow)
        assert "Phòng Nội vụ" in directory_page(browser)

    @pytest.mark.parametrize("ticket", [None, b"", b"nonsense", b"x" * 45])
    def test_what_is_no_ticket_has_no_day(self, ticket):
        assert sessions.day_of_ticket(ticket) is None


class TestPresence:
    @pytest.mark.requirement("ORG-17")
    def test_the_administrator_sees_who_logged_in_today(self, log_in):
        log_in("chuyen-vien")
        transaction.begin()
        assert sessions.logged_in_today() == {"chuyen-vien"}
        page = directory_page(log_in("quan-tri"))
        assert page.count("eo-state-good") == 2  # the specialist and the administrator himself

    def test_staff_do_not(self, log_in):
        assert "eo-state-good" not in directory_page(log_in("chuyen-vien"))
