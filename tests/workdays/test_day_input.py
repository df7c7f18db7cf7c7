"""Days as people write them, whatever their browser speaks."""

from builders.office import build_office
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.workdays import day_input
from collective.eoffice.workdays import today
from collective.eoffice.workdays.words import read_day
from datetime import date
from html import unescape
from incoming.browsing import Person
from plone import api
from plone.app.z3cform.interfaces import IPloneFormLayer
from z3c.form.converter import FormatterValidationError
from z3c.form.interfaces import DISPLAY_MODE
from z3c.form.interfaces import IDataConverter
from z3c.form.interfaces import IFieldWidget
from zope import schema
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.publisher import browser

import json
import pytest
import transaction


DAY = date(2026, 2, 1)
GOOD = {"reference": "12/TB-UBND", "document_type": "notice", "issuer": "UBND", "title": "Thông báo nghỉ lễ"}


class TestReading:
    @pytest.mark.parametrize(
        "text",
        ["01/02/2026", "1/2/2026", " 1/2/26 ", "01022026", "2026-02-01", "1-2-2026", "01.02.2026", "1 2 2026"],
    )
    def test_ways_to_write_a_day(self, text):
        assert read_day(text) == DAY

    @pytest.mark.parametrize("text, year", [("1/1/68", 2068), ("1/1/69", 1969), ("1/1/1900", 1900)])
    def test_centuries(self, text, year):
        assert read_day(text).year == year

    @pytest.mark.parametrize(
        "text",
        ["", "31/02/2026", "02/13/2026", "1/2", "1/2/026", "hôm qua", "1/2/1899", "2026-2-1", "١/٢/٢٠٢٦", "010226"],
    )
    def test_what_is_no_day(self, text):
        with pytest.raises(ValueError):
            read_day(text)


class TestWidget:
    @pytest.fixture
    def request_(self, portal, http_request):
        alsoProvides(http_request, IEofficeLayer)
        http_request.environ["HTTP_ACCEPT_LANGUAGE"] = http_request["LANGUAGE"] = "vi"
        return http_request

    @pytest.fixture
    def widget(self, request_):
        field = schema.Date(__name__="day", title="Ngày", required=False)
        widget = getMultiAdapter((field, request_), IFieldWidget)
        widget.update()
        return widget

    @pytest.fixture
    def converter(self, widget):
        return getMultiAdapter((widget.field, widget), IDataConverter)

    def test_every_date_of_ours_gets_it(self, widget):
        assert isinstance(widget, day_input.DayWidget)

    @pytest.mark.parametrize("layers", [(IEofficeLayer, IPloneFormLayer), (IPloneFormLayer, IEofficeLayer)])
    def test_whatever_was_installed_first(self, portal, layers):
        request = browser.TestRequest()
        alsoProvides(request, *layers)
        widget = getMultiAdapter((schema.Date(__name__="day", title="Ngày"), request), IFieldWidget)
        assert isinstance(widget, day_input.DayWidget)

    def test_converts_both_ways(self, converter):
        assert converter.toWidgetValue(DAY) == "01/02/2026"
        assert converter.toFieldValue("01/02/2026") == DAY
        assert converter.toWidgetValue(None) == ""
        assert converter.toFieldValue("  ") is None

    def test_says_what_is_no_date(self, converter, request_):
        with pytest.raises(FormatterValidationError) as error:
            converter.toFieldValue("31/02/2026")
        said = translate(error.value.doc(), target_language="vi")
        assert said == "“31/02/2026” không phải là ngày. Hãy nhập ngày/tháng/năm, ví dụ 20/11/2026."

    @pytest.mark.parametrize("value, text", [("2026-02-01", "01/02/2026"), ("31/2", "31/2"), ("", "")])
    def test_shows_day_month_year_and_keeps_what_was_mistyped(self, widget, value, text):
        widget.value = value
        markup = widget.render()
        assert f'value="{text}"' in markup
        assert 'type="text"' in markup
        assert 'inputmode="numeric"' in markup

    def test_display_is_plain_text(self, widget):
        widget.mode = DISPLAY_MODE
        widget.value = "2026-02-01"
        assert widget.render() == "01/02/2026"
        widget.value = "<b>"
        assert widget.render() == "&lt;b&gt;"

    def test_calendar_knows_words_and_days_off(self, request_):
        data = json.loads(day_input.attributes(request_)["data-eo-day"])
        assert data["weekdays"].split(",")[0] in ("T2", "Mo")
        assert len(data["months"].split(",")) == 12
        assert data["now"] == today().isoformat()
        assert f"{today().year}-09-02" in data["free"] or date(today().year, 9, 2).weekday() > 4

    def test_other_sites_keep_their_own(self, portal):
        request = browser.TestRequest(skin=IPloneFormLayer)
        widget = getMultiAdapter((schema.Date(__name__="day", title="Ngày"), request), IFieldWidget)
        assert not isinstance(widget, day_input.DayWidget)


class TestForm:
    @pytest.fixture
    def clerk(self, functional, functional_portal):
        build_office(functional_portal)
        api.portal.set_registry_record("plone.default_language", "vi")
        transaction.commit()
        return Person(functional["app"], "van-thu").open("van-ban-den/receive")

    def stored(self):
        transaction.begin()
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="IncomingDocument")
        return [brain._unrestrictedGetObject() for brain in brains]

    @pytest.mark.parametrize("text", ["28/09/2021", "28092021", "2021-09-28"])
    def test_a_day_is_taken_as_it_is_written(self, clerk, text):
        clerk.fill(**GOOD, issued_date=text).press("keep")
        [document] = self.stored()
        assert document.issued_date == date(2021, 9, 28)

    def test_what_is_no_day_stays_in_the_form_with_its_error(self, clerk):
        clerk.fill(**GOOD, issued_date="31/02/2026").press("keep")
        assert self.stored() == []
        assert clerk.shown("issued_date") == "31/02/2026"
        assert "“31/02/2026” không phải là ngày." in unescape(clerk.error_of("issued_date"))
