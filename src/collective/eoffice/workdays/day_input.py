"""The input for a day: dd/mm/yyyy whatever the browser speaks, with a calendar that begins on Monday.

The calendar itself is theme/static/days.js; without it the input is plain text.
"""

from collective.eoffice import _
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.workdays import words
from collective.eoffice.workdays.calendar import calendar
from collective.eoffice.workdays.calendar import today
from datetime import date
from datetime import timedelta
from plone.app.z3cform.interfaces import IDateWidget
from plone.app.z3cform.widgets.base import HTMLTextInputWidget
from Products.CMFPlone.resources import add_bundle_on_request
from z3c.form.converter import BaseDataConverter
from z3c.form.converter import FormatterValidationError
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.annotation.interfaces import IAnnotations
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IDate

import html
import json


BUNDLE = "eoffice-days"
KEPT = "collective.eoffice.workdays.day_input"
WORDS = {
    "months": _(
        "days_months",
        default="January,February,March,April,May,June,July,August,September,October,November,December",
    ),
    "weekdays": _("days_weekdays", default="Mo,Tu,We,Th,Fr,Sa,Su"),
    "open": _("days_open", default="Choose the day in a calendar"),
    "previous": _("days_previous", default="Previous month"),
    "next": _("days_next", default="Next month"),
    "today": _("days_today", default="Today"),
    "clear": _("days_clear", default="No date"),
    "off": _("days_off", default="day off"),
    "wrong": _("days_wrong", default="This is no date; an example: 20/11/2026"),
}


class IDayWidget(IDateWidget):
    """A widget for a day, written dd/mm/yyyy."""


def not_a_day(text: str):
    """Return the message about a text that is no date."""
    return _(
        "refusal_not_a_day",
        default="“${text}” is no date. Write day/month/year, for example 20/11/2026.",
        mapping={"text": text},
    )


def shown(text: str) -> str:
    """Return a date, however it is written, as dd/mm/yyyy; any other text as it is."""
    try:
        return words.day(words.read_day(text))
    except ValueError:
        return text


def attributes(request, value: str = "") -> dict[str, str]:
    """Return the attributes of an input for a day that shows `value`, and ask for the calendar's script."""
    add_bundle_on_request(request, BUNDLE)
    return {
        "type": "text",
        "inputmode": "numeric",
        "autocomplete": "off",
        "placeholder": translate(_("days_placeholder", default="day/month/year"), context=request),
        "value": shown(value),
        "data-eo-day": _calendar_data(request),
    }


def _calendar_data(request) -> str:
    """Return what the calendar's script needs, as JSON: words, today, days that break the rule of the week."""
    kept = IAnnotations(request)
    if KEPT not in kept:
        said = {name: translate(message, context=request) for name, message in WORDS.items()}
        off, working = _exceptions(today())
        kept[KEPT] = json.dumps({**said, "now": today().isoformat(), "free": off, "working": working})
    return kept[KEPT]


def _exceptions(now: date) -> tuple[list[str], list[str]]:
    """Return the days off within the week and the working days at its end, from last year to next year."""
    off, working = [], []
    office = calendar()
    day = date(now.year - 1, 1, 1)
    while day.year <= now.year + 1:
        if office.is_working_day(day) != (day.weekday() < 5):
            (working if day.weekday() >= 5 else off).append(day.isoformat())
        day += timedelta(days=1)
    return off, working


@implementer_only(IDayWidget)
class DayWidget(HTMLTextInputWidget, Widget):
    """A text input for a day; also shows values that were set as YYYY-MM-DD."""

    klass = "text-widget eo-day-input"

    def update(self):
        """Ask for the calendar's script before the page's head is written."""
        super().update()
        add_bundle_on_request(self.request, BUNDLE)

    @property
    def attributes(self):
        """Return the attributes of the input."""
        own = attributes(self.request, self.value or "")
        own.pop("value")
        return {**super().attributes, **own}

    def render(self):
        """Return the input, or the day alone where nothing is entered."""
        self.value = shown(self.value or "")
        if self.mode == "display":
            return html.escape(self.value)
        if self.mode != "input":
            return super().render()
        return f'<span class="eo-day">{super().render()}</span>'


@adapter(IDate, IEofficeLayer)
@implementer(IFieldWidget)
def DayFieldWidget(field, request):
    """Return a DayWidget bound to the field."""
    return FieldWidget(field, DayWidget(request))


@adapter(IDate, IDayWidget)
class DayConverter(BaseDataConverter):
    """Between dates and what people write."""

    def toWidgetValue(self, value):
        """Return dd/mm/yyyy, "" for none."""
        return words.day(value)

    def toFieldValue(self, value):
        """Return the date; raise FormatterValidationError with a message for the person."""
        text = (value or "").strip()
        if not text:
            return self.field.missing_value
        try:
            return words.read_day(text)
        except ValueError as error:
            raise FormatterValidationError(not_a_day(text), value) from error
