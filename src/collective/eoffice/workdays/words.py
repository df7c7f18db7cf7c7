"""Dates, times and due dates in the words of the office."""

from collective.eoffice import _
from collective.eoffice.workdays.calendar import calendar
from collective.eoffice.workdays.calendar import today
from collective.eoffice.workdays.calendar import ZONE
from datetime import date
from datetime import datetime
from typing import Any
from typing import NamedTuple

import re


SOON = 2
WRITTEN = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})|([0-9]{2})([0-9]{2})([0-9]{4})")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR = 1900
CENTURY_TURN = 69  # two digits below mean 20.., as POSIX reads them


class Due(NamedTuple):
    """How a due date stands: kind is overdue, today, soon or later; words are a translatable message."""

    kind: str
    words: Any
    day: str


def day(value: date | None) -> str:
    """Return a date as dd/mm/yyyy, "" for none."""
    return value.strftime("%d/%m/%Y") if value else ""


def read_day(text: str) -> date:
    """Return the date that a person or a program wrote.

    Understood are d/m/yyyy and dd/mm/yy (also with "-", "." or blanks between), ddmmyyyy and YYYY-MM-DD.

    :raises ValueError: it is no day of the calendar, or lies before 1900.
    """
    text = text.strip()
    if ISO.fullmatch(text):
        found = date.fromisoformat(text)
    else:
        written = WRITTEN.fullmatch(text)
        if written is None:
            raise ValueError(text)
        first, second, third = (part for part in written.groups() if part is not None)
        found = date(_year(third), int(second), int(first))
    if found.year < FIRST_YEAR:
        raise ValueError(text)
    return found


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < CENTURY_TURN else 1900)


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
