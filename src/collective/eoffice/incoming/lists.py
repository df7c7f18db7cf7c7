"""The lists of incoming documents: what they show, how they are filtered, from the catalog alone."""

from collective.eoffice import _
from collective.eoffice.incoming import catalogues
from collective.eoffice.incoming.rights import INCOMING_WORKFLOW
from collective.eoffice.incoming.routes import current_user
from collective.eoffice.listings.engine import Column
from collective.eoffice.listings.engine import Filter
from collective.eoffice.listings.engine import Listing
from collective.eoffice.listings.search import issuers_like
from collective.eoffice.organisation import directory
from collective.eoffice.organisation.interfaces import FUNCTIONS
from collective.eoffice.registers.books import books
from collective.eoffice.workdays import today
from collective.eoffice.workdays import words
from dataclasses import dataclass
from datetime import date
from datetime import timedelta
from plone import api
from typing import Any
from zope.i18nmessageid import MessageFactory

import re


PORTAL_TYPE = "IncomingDocument"
OPEN_STATES = ("received", "registered", "submitted", "in_progress")
MONTHS_OFFERED = 12
_PERIOD = re.compile(r"^(\d{4})(?:-(\d{2}))?$")
_workflow = MessageFactory("collective.eoffice")


@dataclass(frozen=True)
class Row:
    """One incoming document as its catalog metadata tell; days are YYYY-MM-DD or ""."""

    uid: str
    url: str
    number: str
    arrival: str
    reference: str
    issued: str
    issuer: str
    subject: str
    document_type: str
    urgency: str
    state: str
    holders: tuple[str, ...]
    """The names of those who have it in hand."""
    holder_since: str
    """UTC, ISO 8601, or ""."""
    due: str
    left: words.Due | None
    """The due date in words; None when there is none or the document is finished."""
    unread: bool
    """The current user has it in hand or was informed, and has not opened it."""

    @property
    def overdue(self) -> bool:
        """Whether it should have been finished before today."""
        return self.left is not None and self.left.kind == "overdue"


def rows(brains: list) -> list[Row]:
    """Return the rows of a batch; one further query tells what the current user was informed of and has not read."""
    user = current_user()
    mine = set(directory.principals_of_user(user))
    uids = [brain.UID for brain in brains]
    catalog = api.portal.get_tool("portal_catalog")
    told = {found.UID for found in catalog(UID=uids, eoffice_unread=sorted(mine))} if uids else set()
    return [_row(brain, user, mine, told) for brain in brains]


def _row(brain, user: str, mine: set[str], told: set[str]) -> Row:
    holders = tuple(brain.eoffice_holder or ())
    held_unread = bool(mine & set(holders)) and user not in (brain.eoffice_read_by or ())
    return Row(
        uid=brain.UID,
        url=brain.getURL(),
        number=brain.eoffice_arrival_number or "",
        arrival=brain.eoffice_arrival or "",
        reference=brain.eoffice_reference or "",
        issued=brain.eoffice_issued or "",
        issuer=brain.eoffice_issuer or "",
        subject=brain.Title,
        document_type=brain.eoffice_document_type or "",
        urgency=brain.eoffice_urgency or "normal",
        state=brain.review_state,
        holders=tuple(directory.principal_title(principal) for principal in holders),
        holder_since=brain.eoffice_holder_since or "",
        due=brain.eoffice_due or "",
        left=words.due(_day(brain.eoffice_due)) if brain.review_state in OPEN_STATES else None,
        unread=held_unread or brain.UID in told,
    )


def type_titles() -> dict[str, Any]:
    """Return token → title of the types."""
    return {entry.token: entry.title for entry in catalogues.DOCUMENT_TYPES}


def urgency_titles() -> dict[str, Any]:
    """Return token → title of the levels of urgency."""
    return {entry.token: entry.title for entry in catalogues.URGENCY}


def state_titles() -> dict[str, Any]:
    """Return id → title of the states."""
    return {name: _workflow(state.title) for name, state in INCOMING_WORKFLOW.states.items()}


def book_titles() -> dict[str, str]:
    """Return uid → title of the books of incoming documents, the newest year first."""
    found = sorted(books("incoming", only_open=False), key=lambda brain: -brain.eoffice_register_year)
    return {brain.UID: brain.Title for brain in found}


def unit_titles() -> dict[str, str]:
    """Return id → name of the units."""
    return {brain.getId: brain.Title for brain in directory.units()}


def period_titles() -> dict[str, str]:
    """Return the last months and the years to which they belong, as YYYY-MM and YYYY → title."""
    day = today()
    months = [(day.year * 12 + day.month - 1 - back) for back in range(MONTHS_OFFERED)]
    titles = {str(year): period_title(str(year)) for year in sorted({n // 12 for n in months}, reverse=True)}
    for number in months:
        value = f"{number // 12:04d}-{number % 12 + 1:02d}"
        titles[value] = period_title(value)
    return titles


def period_title(value: str):
    """Return the words for YYYY or YYYY-MM."""
    year, _dash, month = value.partition("-")
    if month:
        return _("period_month", default="${month}/${year}", mapping={"month": month, "year": year})
    return _("period_year", default="Year ${year}", mapping={"year": year})


def _of(index: str, titles):
    """Return a query that accepts the values of `titles`."""

    def query(value: str) -> dict | None:
        return {index: value} if value in titles() else None

    return query


def _in_period(value: str) -> dict | None:
    found = _PERIOD.match(value)
    if not found:
        return None
    year, month = found.groups()
    try:
        first = date(int(year), int(month or 1), 1)
    except ValueError:
        return None
    last = f"{year}-{month}-31" if month else f"{year}-12-31"
    return {"eoffice_arrival": {"query": (first.isoformat(), last), "range": "min:max"}}


def _of_issuer(value: str) -> dict:
    return {"eoffice_issuer": issuers_like(api.portal.get_tool("portal_catalog"), value)}


def _held_by(unit: str) -> dict | None:
    """Return the documents in the hands of a unit: its own and those of its people."""
    if directory.unit_brain(unit) is None:
        return None
    people = {person for function in FUNCTIONS for person in directory.members(unit, function)}
    return {"eoffice_holder": [*(directory.group_id(unit, function) for function in FUNCTIONS), *sorted(people)]}


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _overdue(value: str) -> dict | None:
    if value != "1":
        return None
    yesterday = today() - timedelta(days=1)
    return {
        "eoffice_due": {"query": yesterday.isoformat(), "range": "max"},
        "review_state": list(OPEN_STATES),
    }


DOCUMENTS = Listing(
    id="incoming",
    base={"portal_type": PORTAL_TYPE},
    columns=(
        Column("number", _("column_number", default="Arrival no."), "eoffice_arrival_order", css="eo-num"),
        Column("arrival", _("column_arrival", default="Arrived"), "eoffice_arrival", css="eo-nowrap"),
        Column("reference", _("column_reference", default="Number, notation"), "eoffice_reference", css="eo-nowrap"),
        Column("issuer", _("column_issuer", default="Issuer"), "eoffice_issuer"),
        Column("subject", _("column_subject", default="Subject"), "sortable_title", css="eo-subject"),
        Column("holder", _("column_holder", default="In hand")),
        Column("due", _("column_due", default="Due"), "eoffice_due", complete=False, css="eo-nowrap"),
        Column("state", _("column_state", default="State"), "review_state"),
    ),
    filters=(
        Filter("book", _("filter_book", default="Book"), _of("eoffice_register", book_titles), book_titles),
        Filter("period", _("filter_period", default="Period"), _in_period, period_titles),
        Filter("state", _("filter_state", default="State"), _of("review_state", state_titles), state_titles),
        Filter("type", _("filter_type", default="Type"), _of("eoffice_document_type", type_titles), type_titles),
        Filter(
            "urgency", _("filter_urgency", default="Urgency"), _of("eoffice_urgency", urgency_titles), urgency_titles
        ),
        Filter("issuer", _("filter_issuer", default="Issuer"), _of_issuer),
        Filter("unit", _("filter_unit", default="In hand of"), _held_by, unit_titles),
        Filter(
            "overdue",
            _("filter_overdue", default="Overdue"),
            _overdue,
            lambda: {"1": _("filter_overdue_yes", default="Overdue only")},
        ),
    ),
    rows=rows,
    sort="-number",
)
