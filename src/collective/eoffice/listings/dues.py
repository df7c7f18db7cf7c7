"""How a due date reads: so many days left, today, so many days over."""

from collective.eoffice import _
from collective.eoffice.workdays import today
from dataclasses import dataclass
from datetime import date
from typing import Any


SOON = 3  # days before the due date from which on a row warns


@dataclass(frozen=True)
class Due:
    """A due date in words; `kind` is overdue, today, soon or later, as the badges are called."""

    kind: str
    words: Any


def due(iso: str, now: date | None = None) -> Due | None:
    """Return how a due date YYYY-MM-DD reads today; None for no date."""
    if not iso:
        return None
    days = (date.fromisoformat(iso) - (now or today())).days
    if days < 0:
        return Due("overdue", _("due_overdue", default="${days} days overdue", mapping={"days": -days}))
    if days == 0:
        return Due("today", _("due_today", default="due today"))
    words = _("due_left", default="${days} days left", mapping={"days": days})
    return Due("soon" if days <= SOON else "later", words)
