"""Which day is a working day, and when a number of them has passed (standards.md section 6)."""

from collective.eoffice.workdays.interfaces import IWorkdaySettings
from datetime import date
from datetime import datetime
from datetime import timedelta
from functools import cache
from plone import api
from zoneinfo import ZoneInfo

import holidays


ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """Return today's date in Viet Nam."""
    return datetime.now(ZONE).date()


@cache
def _national():
    return holidays.country_holidays("VN")


class WorkCalendar:
    """The national calendar plus extra days off and extra working days."""

    def __init__(self, days_off: tuple[date, ...] = (), working_days: tuple[date, ...] = ()):
        self._off = frozenset(days_off)
        self._working = frozenset(working_days)

    def is_working_day(self, day: date) -> bool:
        """Tell whether the agency works on this day."""
        if day in self._off:
            return False
        return day in self._working or _national().is_working_day(day)

    def add(self, day: date, count: int) -> date:
        """Return the day `count` working days after `day` (the day itself does not count)."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Return the number of working days after `start` up to `end`; negative when `end` lies before."""
        if end < start:
            return -self.between(end, start)
        days = (end - start).days
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))


def calendar() -> WorkCalendar:
    """Return the calendar of this agency, with the administrator's exceptions."""
    settings = {
        name: api.portal.get_registry_record(name, interface=IWorkdaySettings, default=()) or ()
        for name in ("extra_days_off", "extra_working_days")
    }
    return WorkCalendar(settings["extra_days_off"], settings["extra_working_days"])
