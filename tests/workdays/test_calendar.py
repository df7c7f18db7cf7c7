"""Working days of Viet Nam with the agency's exceptions."""

from collective.eoffice.workdays import WorkCalendar
from datetime import date

import pytest


FRIDAY = date(2026, 11, 20)


class TestWorkCalendar:
    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (FRIDAY, True),
            (date(2026, 11, 21), False),
            (date(2026, 11, 24), False),  # Culture Day, a holiday from 2026 on
            (date(2026, 9, 2), False),
            (date(2026, 8, 22), True),  # a Saturday worked instead of 31 August
            (date(2026, 8, 31), False),
        ],
    )
    def test_national_calendar(self, day, works):
        assert WorkCalendar().is_working_day(day) is works

    def test_exceptions_of_the_agency(self):
        calendar = WorkCalendar(days_off=(FRIDAY,), working_days=(date(2026, 11, 21),))
        assert not calendar.is_working_day(FRIDAY)
        assert calendar.is_working_day(date(2026, 11, 21))

    def test_counting_skips_weekend_and_holiday(self):
        assert WorkCalendar().add(FRIDAY, 1) == date(2026, 11, 23)
        assert WorkCalendar().add(FRIDAY, 2) == date(2026, 11, 25)
        assert WorkCalendar().between(FRIDAY, date(2026, 11, 25)) == 2
        assert WorkCalendar().between(date(2026, 11, 25), FRIDAY) == -2
        assert WorkCalendar().between(FRIDAY, FRIDAY) == 0
