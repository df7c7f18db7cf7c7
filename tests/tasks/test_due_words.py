"""Due dates in the words of the office."""

from collective.eoffice.workdays import words
from datetime import date
from datetime import datetime
from datetime import UTC
from zope.i18n import translate

import pytest


FRIDAY = date(2026, 11, 13)


class TestDue:
    @pytest.mark.parametrize(
        "day, kind, text",
        [
            (date(2026, 11, 13), "today", "hôm nay"),
            (date(2026, 11, 14), "soon", "còn 1 ngày"),
            (date(2026, 11, 16), "soon", "còn 1 ngày"),
            (date(2026, 11, 18), "later", "còn 3 ngày"),
            (date(2026, 11, 12), "overdue", "quá hạn 1 ngày"),
            (date(2026, 11, 10), "overdue", "quá hạn 3 ngày"),
        ],
    )
    def test_in_working_days(self, integration, day, kind, text):
        due = words.due(day, now=FRIDAY)
        assert due.kind == kind
        assert translate(due.words, target_language="vi") == text

    def test_none(self, integration):
        assert words.due(None) is None


class TestDates:
    def test_day_and_moment_in_viet_nam(self):
        assert words.day(date(2026, 1, 9)) == "09/01/2026"
        assert words.moment(datetime(2026, 11, 20, 18, 30, tzinfo=UTC)) == "21/11/2026 01:30"
        assert words.day(None) == words.moment(None) == ""
