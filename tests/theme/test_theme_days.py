"""The calendar of the inputs for a day, in a real browser that speaks English."""

from builders.office import build_office
from builders.office import PASSWORD
from collective.eoffice.workdays import today
from collective.eoffice.workdays.words import day
from datetime import date
from plone import api

import pytest
import transaction


NAME = "[name='form.widgets.issued_date']"
POPUP = ".eo-day-popup"


@pytest.fixture
def clerk(chromium, acceptance):
    """The clerk's page at the form that takes a document in."""
    portal = acceptance["portal"]
    build_office(portal)
    api.portal.set_registry_record("plone.default_language", "vi")
    transaction.commit()
    window = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="en-US")
    page = window.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.goto(f"{portal.absolute_url()}/login?came_from={portal.absolute_url()}/van-ban-den/receive")
    page.fill("[name=__ac_name]", "van-thu")
    page.fill("[name=__ac_password]", PASSWORD)
    page.press("[name=__ac_password]", "Enter")
    page.wait_for_selector(NAME)
    yield page
    assert page.errors == []
    window.close()


def value(page):
    return page.input_value(NAME)


def type_day(page, text):
    page.fill(NAME, "")
    page.type(NAME, text)
    page.press(NAME, "Tab")
    return value(page)


def open_calendar(page, text=""):
    page.fill(NAME, text)
    page.press(NAME, "ArrowDown")
    page.wait_for_selector(POPUP)


def focused(page):
    return page.evaluate("document.activeElement.dataset.day")


class TestTyping:
    @pytest.mark.parametrize("text", ["28/09/2021", "28092021", "28/9/21", "28//09/2021"])
    def test_what_is_typed_becomes_day_month_year(self, clerk, text):
        assert type_day(clerk, text) == "28/09/2021"

    def test_what_is_no_date_is_told_at_once(self, clerk):
        assert type_day(clerk, "31/02/2026") == "31/02/2026"
        assert "không phải là ngày" in clerk.inner_text(".eo-day:has([aria-invalid]) .eo-day-wrong")
        type_day(clerk, "28/02/2026")
        assert clerk.locator("[aria-invalid]").count() == 0


class TestCalendar:
    def test_begins_on_monday_in_the_language_of_the_site(self, clerk):
        open_calendar(clerk, "28/09/2021")
        assert clerk.inner_text(f"{POPUP} thead").split() == ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
        assert clerk.inner_text(f"{POPUP} b") == "Tháng 9 2021"
        assert clerk.locator(f"{POPUP} td button").first.get_attribute("data-day") == "2021-08-30"

    def test_keys_walk_and_choose(self, clerk):
        open_calendar(clerk, "28/09/2021")
        assert focused(clerk) == "2021-09-28"
        for key, found in (
            ("ArrowRight", "2021-09-29"),
            ("ArrowDown", "2021-10-06"),
            ("ArrowUp", "2021-09-29"),
            ("ArrowLeft", "2021-09-28"),
            ("Home", "2021-09-27"),
            ("End", "2021-10-03"),
            ("PageDown", "2021-11-03"),
            ("Shift+PageUp", "2020-11-03"),
        ):
            clerk.keyboard.press(key)
            assert focused(clerk) == found
        clerk.keyboard.press("Enter")
        assert value(clerk) == "03/11/2020"
        assert clerk.locator(POPUP).count() == 0
        assert clerk.evaluate(f'document.activeElement === document.querySelector("{NAME}")')

    def test_escape_leaves_all_as_it_was(self, clerk):
        open_calendar(clerk, "28/09/2021")
        clerk.keyboard.press("ArrowRight")
        clerk.keyboard.press("Escape")
        assert clerk.locator(POPUP).count() == 0
        assert value(clerk) == "28/09/2021"

    def test_mouse_chooses_another_month_today_and_none(self, clerk):
        button = f".eo-day:has({NAME}) .eo-day-button"
        clerk.fill(NAME, "31/01/2026")
        clerk.click(button)
        clerk.click(f"{POPUP} .eo-day-turn >> nth=1")
        clerk.click(f"{POPUP} [data-day='2026-02-28']")
        assert value(clerk) == "28/02/2026"
        clerk.click(button)
        clerk.click(f"{POPUP} .eo-day-foot button >> nth=0")
        assert value(clerk) == day(today())
        clerk.click(button)
        clerk.click(f"{POPUP} .eo-day-foot button >> nth=1")
        assert value(clerk) == ""
        clerk.click(button)
        clerk.click("h1")
        assert clerk.locator(POPUP).count() == 0

    def test_days_off_and_today_are_marked(self, clerk):
        open_calendar(clerk, f"{date(today().year, 9, 2):%d/%m/%Y}")
        assert "ngày nghỉ" in clerk.get_attribute(f"{POPUP} [data-day='{today().year}-09-02']", "aria-label")
        clerk.keyboard.press("Escape")
        open_calendar(clerk)
        assert clerk.get_attribute(f"{POPUP} [aria-current=date]", "data-day") == today().isoformat()

    def test_new_fields_of_a_refused_form_have_it_too(self, clerk):
        type_day(clerk, "28/09/2021")
        clerk.click("[name='form.buttons.keep']")
        clerk.wait_for_selector(".field.error")
        assert value(clerk) == "28/09/2021"
        open_calendar(clerk, "28/09/2021")
        clerk.keyboard.press("ArrowRight")
        clerk.keyboard.press("Enter")
        assert value(clerk) == "29/09/2021"
