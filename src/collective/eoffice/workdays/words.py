"""Dates, times and due dates in the words of the office."""

from collective.eoffice import _
from collective.eoffice.workdays.calendar import calendar
from collective.eoffice.workdays.calendar import today
from collective.eoffice.workdays.calendar import ZONE
from datetime import date
from datetime import datetime
from typing import Any
from typing import NamedTuple


SOON = 2


class Due(NamedTuple):
    """How a due date stands: kind is overdue, today, soon or later; words are a translatable message."""

    kind: str
    words: Any
    day: str


def day(value: date | None) -> str:
    """Return a date as dd/mm/yyyy, "" for none."""
    return value.strftime("%d/%m/%Y") if value else ""


def moment(value: datetime | None) -> str:
    """Return a point in time as dd/mm/yyyy HH:MM in Viet Nam, "" for none."""
    return value.astimezone(ZONE).strftime("%d/%m/%Y %H:%M") if value else ""


def due(value: date | None, now: date | None = None) -> Due | None:
    """Tell in working days how a due date stands against `now` (today in Viet Nam)."""
    if value is None:
        return None
    now = now or today()
    if value == now:
        return Due("today", _("due_words_today", default="today"), day(value))
    # A due date on a day off is a day away even when no working day lies between.
    count = max(1, abs(calendar().between(now, value)))
    if value < now:
        words = _("due_words_overdue", default="${days} days overdue", mapping={"days": count})
        return Due("overdue", words, day(value))
    words = _("due_words_left", default="${days} days left", mapping={"days": count})
    return Due("soon" if count <= SOON else "later", words, day(value))
