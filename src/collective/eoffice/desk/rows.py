"""The rows of a worklist: what a brain tells, the oldest danger first; no object is woken."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.desk.people import Person
from collective.eoffice.desk.worklists import Worklist
from collective.eoffice.listings import fulltext
from collective.eoffice.organisation import directory
from collective.eoffice.workdays import calendar
from collective.eoffice.workdays import today
from collective.eoffice.workdays.calendar import ZONE
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from plone import api

import sys


GROUPS = ("overdue", "today", "week", "later")
URGENCIES = ("express_timed", "express", "very_urgent", "urgent", "normal")
AT_REGISTRY = ("register", "submit")


@dataclass(frozen=True)
class Row:
    """One line of a list; days are dates or None, people are titles."""

    uid: str
    url: str
    kind: str
    worklist: str
    duty: str
    reference: str
    arrival_number: str
    subject: str
    issuer: str
    urgency: str
    giver: str
    """Who gave the task; "" for documents."""
    since: date | None
    """When it came to the person (documents: when it came into the hands of its holder, or arrived)."""
    arrival: date | None
    due: date | None
    holders: tuple[str, ...]
    unread: bool
    state: str
    group: str

    @property
    def due_in(self) -> int | None:
        """Days from today to the due date, negative when it has passed."""
        return (self.due - today()).days if self.due else None


def _due_key(row: Row):
    return (row.due or date.max, URGENCIES.index(row.urgency), *_newest_key(row))


def _danger_key(row: Row):
    """Sort overdue first (the oldest first), then due today, then the urgent, then by due date, then the new."""
    place = GROUPS.index(row.group)
    if row.group == "overdue":
        return (place, _ordinal(row.due or row.arrival), URGENCIES.index(row.urgency), *_newest_key(row))
    pressing = 0 if row.group == "today" else 1
    return (1 + pressing, URGENCIES.index(row.urgency), place, _ordinal(row.due or date.max), *_newest_key(row))


def _newest_key(row: Row):
    return (-_ordinal(row.since), -_number(row), row.uid)


def _oldest_key(row: Row):
    return (_ordinal(row.since), _number(row), row.uid)


def _number(row: Row) -> int:
    """Return the arrival number for sorting; what has none yet is the newest."""
    digits = "".join(letter for letter in row.arrival_number if letter.isdigit())
    return int(digits) if digits else sys.maxsize


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


SORTS = {
    "danger": _danger_key,
    "due": _due_key,
    "newest": _newest_key,
    "oldest": _oldest_key,
}


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; "" means not asked."""

    text: str = ""
    """Words of subject, number and notation, arrival number; marks may be left out."""
    urgency: str = ""
    due: str = ""
    """A group of GROUPS, or "none" for no due date."""
    issuer: str = ""

    @classmethod
    def from_form(cls, form) -> "Filters":
        """Return the filters of a request; raise Refusal for a value that makes no sense."""
        found = cls(**{name: _text(form, name) for name in ("text", "urgency", "due", "issuer")})
        _known("urgency", found.urgency, URGENCIES)
        _known("due", found.due, (*GROUPS, "none"))
        return found

    @property
    def asks(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.text or self.urgency or self.due or self.issuer)

    def accept(self, row: Row) -> bool:
        """Tell whether a row passes."""
        if self.urgency and row.urgency != self.urgency:
            return False
        if self.due and (row.due is not None if self.due == "none" else row.group != self.due):
            return False
        if self.issuer and not _holds(self.issuer, row.issuer):
            return False
        return not self.text or _holds(self.text, f"{row.subject} {row.reference} {row.arrival_number}")


def sort_from(form) -> str:
    """Return the order asked for, a key of SORTS; raise Refusal for another."""
    return _known("sort_on", _text(form, "sort_on"), SORTS) or "danger"


def rows_of(lists: list[Worklist], person: Person, filters: Filters | None = None, sort: str = "danger") -> list[Row]:
    """Return the rows of one list or of several, each thing once, sorted by a key of SORTS."""
    found: dict[str, Row] = {}
    for worklist in lists:
        for brain in worklist.brains(person):
            if brain.UID not in found:
                found[brain.UID] = row_of(brain, worklist, person)
    rows = [row for row in found.values() if filters is None or filters.accept(row)]
    return sorted(rows, key=SORTS[sort])


def row_of(brain, worklist: Worklist, person: Person) -> Row:
    """Return what a brain tells."""
    is_task = brain.portal_type == "Task"
    duty = worklist.duty or _duty(brain)
    due, arrival = _day(brain.eoffice_due), _day(brain.eoffice_arrival)
    return Row(
        uid=brain.UID,
        url=_task_url(brain) if is_task else brain.getURL(),
        kind=brain.portal_type,
        worklist=worklist.name,
        duty=duty,
        reference=brain.eoffice_reference or "",
        arrival_number=brain.eoffice_arrival_number or "",
        subject=brain.Title,
        issuer=brain.eoffice_issuer or "",
        urgency=brain.eoffice_urgency if brain.eoffice_urgency in URGENCIES else "normal",
        giver=", ".join(directory.principal_title(each) for each in brain.eoffice_assigner or ()) if is_task else "",
        since=_local_day(brain.created.ISO8601() if is_task else brain.eoffice_holder_since) or arrival,
        arrival=arrival,
        due=due,
        holders=tuple(directory.principal_title(each) for each in _holders(brain, is_task)),
        unread=_unread(brain, is_task, person),
        state=brain.review_state,
        group=group_of(due, arrival if duty in AT_REGISTRY else None),
    )


def group_of(due: date | None, arrival: date | None = None) -> str:
    """Return which of GROUPS something due on a day belongs to.

    `arrival` is given for what lies at the registry: it goes on the day it arrives, on the next working day
    at the latest (NĐ 30/2020 article 23.1).
    """
    now = today()
    if arrival:
        at_registry = "overdue" if calendar().add(arrival, 1) < now else "today"
        return "overdue" if due and due < now else at_registry
    if due is None:
        return "later"
    if due <= now:
        return "overdue" if due < now else "today"
    return "week" if due <= now + timedelta(days=6 - now.weekday()) else "later"


def _duty(brain) -> str:
    if brain.portal_type == "Task":
        return brain.eoffice_duty
    return {"received": "register", "registered": "submit", "submitted": "instruct"}.get(brain.review_state, "finish")


def _holders(brain, is_task: bool) -> tuple[str, ...]:
    return (brain.eoffice_assignee,) if is_task else tuple(brain.eoffice_holder or ())


def _unread(brain, is_task: bool, person: Person) -> bool:
    """A task is new until it is accepted, a document until the person opened it."""
    if is_task:
        return brain.review_state == "open" and brain.eoffice_assignee in person.principals
    return person.userid not in (brain.eoffice_read_by or ())


def _task_url(brain) -> str:
    """Return the address of the task's document, at the task."""
    return f"{api.portal.get().absolute_url()}/{brain.eoffice_document_path}#task-{brain.UID}"


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _local_day(moment: str) -> date | None:
    """Return the day in Viet Nam of an ISO 8601 moment."""
    return datetime.fromisoformat(moment).astimezone(ZONE).date() if moment else None


def _holds(wanted: str, text: str) -> bool:
    """Tell whether each word of `wanted` stands in the text; marks and case aside."""
    plain = fulltext.without_marks(fulltext.clean(text)).casefold()
    return all(word.casefold() in plain for word in fulltext.without_marks(fulltext.clean(wanted)).split())


def _text(form, name: str) -> str:
    value = form.get(name) or ""
    return value.strip() if isinstance(value, str) else ""


def _known(name: str, value: str, values) -> str:
    if value and value not in values:
        raise Refusal(
            _(
                "refusal_search_value",
                default="“${value}” is no value of ${name}.",
                mapping={"name": name, "value": value},
            ),
            field=name,
        )
    return value
