"""Working days of Viet Nam, with the agency's own table of exceptions."""

from collective.eoffice.workdays.calendar import calendar
from collective.eoffice.workdays.calendar import today
from collective.eoffice.workdays.calendar import WorkCalendar


__all__ = ["WorkCalendar", "calendar", "today"]
