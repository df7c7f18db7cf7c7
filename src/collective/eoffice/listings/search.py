"""The search of the office: one engine for the page and for REST, from catalog metadata alone."""

from collections.abc import Iterator
from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.listings import fulltext
from collective.eoffice.workdays.day_input import not_a_day
from collective.eoffice.workdays.words import read_day
from dataclasses import dataclass
from itertools import chain
from itertools import islice
from plone import api
from zope.i18n import translate

import datetime


KINDS = ("IncomingDocument", "Task")
SORTS = {
    "relevance": {},
    "newest": {"sort_on": "eoffice_arrival", "sort_order": "descending"},
    "oldest": {"sort_on": "eoffice_arrival", "sort_order": "ascending"},
    "due": {"sort_on": "eoffice_due", "sort_order": "ascending"},
    "changed": {"sort_on": "modified", "sort_order": "descending"},
}
BATCH = 20
LARGEST_BATCH = 100
# So many documents with the number asked for come first; the rest keep their place in the order.
MAX_BY_REFERENCE = 50


@dataclass(frozen=True)
class Criteria:
    """What is looked for; "" and None mean: not asked."""

    q: str = ""
    exact: bool = False
    """The marks of `q` matter ("đúng dấu")."""
    kind: str = ""
    """A portal type of KINDS; "" is documents alone: a task has its document's number and subject."""
    since: datetime.date | None = None
    until: datetime.date | None = None
    """First and last day of arrival."""
    document_type: str = ""
    urgency: str = ""
    issuer: str = ""
    """Words of the issuer's name, with or without marks."""
    sort: str = ""
    """A key of SORTS; by default relevance for words, else newest."""
    start: int = 0
    size: int = BATCH

    @classmethod
    def from_form(cls, form) -> "Criteria":
        """Return the criteria in a request's form.

        Names: q, exact, kind, since, until, document_type, urgency, issuer, sort, b_start, b_size.
        Days as dd/mm/yyyy or YYYY-MM-DD (see `workdays.words.read_day`).

        :raises Refusal: a value that cannot be meant, with its field.
        """
        since, until = _day(form, "since"), _day(form, "until")
        if since and until and since > until:
            raise Refusal(_("refusal_search_period", default="The first day lies after the last one."), "since")
        return cls(
            q=_text(form, "q"),
            exact=_text(form, "exact").lower() in ("1", "true", "on", "yes"),
            kind=_choice(form, "kind", KINDS),
            since=since,
            until=until,
            document_type=_text(form, "document_type"),
            urgency=_text(form, "urgency"),
            issuer=_text(form, "issuer"),
            sort=_choice(form, "sort", SORTS),
            start=_number(form, "b_start", 0, 0, 1_000_000),
            size=_number(form, "b_size", BATCH, 1, LARGEST_BATCH),
        )

    @property
    def order(self) -> str:
        """The key of SORTS that applies."""
        return self.sort or ("relevance" if self.q else "newest")

    @property
    def asks(self) -> bool:
        """Whether anything is asked for at all."""
        named = (self.q, self.kind, self.document_type, self.urgency, self.issuer, self.since, self.until)
        return any(named)


@dataclass(frozen=True)
class Result:
    """One thing found, as its catalog metadata tell; days as YYYY-MM-DD or ""."""

    uid: str
    url: str
    kind: str
    reference: str
    subject: str
    issuer: str
    arrival: str
    arrival_number: str
    due: str
    document_type: str
    urgency: str
    state: str
    state_title: str


@dataclass(frozen=True)
class Found:
    """A batch of results and how many there are in all."""

    total: int
    results: list[Result]


def search(criteria: Criteria) -> Found:
    """Return what the current user may see of what is looked for.

    When `q` is a number or a notation, the documents that bear it come first, whatever the order.
    """
    catalog = api.portal.get_tool("portal_catalog")
    filters = _filters(catalog, criteria)
    words = fulltext.query(criteria.q, criteria.exact)
    bearing = _by_reference(catalog, criteria.q, filters)
    if criteria.q and not words:
        # Nothing but punctuation was typed: that is found nowhere.
        return Found(0, [])
    query = {**filters, **words}
    total = len(catalog(**query))
    if bearing:
        total += len(bearing) - len(catalog(**query, UID=[brain.UID for brain in bearing]))
    rids = {brain.getRID() for brain in bearing}
    others = (brain for brain in _ordered(catalog, query, criteria.order) if brain.getRID() not in rids)
    page = islice(chain(bearing, others), criteria.start, criteria.start + criteria.size)
    return Found(total, [_result(brain) for brain in page])


def _filters(catalog, criteria: Criteria) -> dict:
    """Return the query of everything but the words."""
    query = {"portal_type": criteria.kind or KINDS[0]}
    days = [day.isoformat() for day in (criteria.since, criteria.until) if day]
    if days:
        bounds = "min:max" if len(days) == 2 else "min" if criteria.since else "max"
        query["eoffice_arrival"] = {"query": days if len(days) == 2 else days[0], "range": bounds}
    if criteria.document_type:
        query["eoffice_document_type"] = criteria.document_type
    if criteria.urgency:
        query["eoffice_urgency"] = criteria.urgency
    if criteria.issuer:
        query["eoffice_issuer"] = issuers_like(catalog, criteria.issuer)
    return query


def issuers_like(catalog, text: str) -> list[str]:
    """Return the issuers in whose names all words of `text` begin a word, marks aside.

    Only for a query: the names come from all documents, also from those that the user may not see.
    """
    wanted = fulltext.plain_words(text)
    names = [name for name in catalog.uniqueValuesFor("eoffice_issuer") if name]
    return [name for name in names if _all_begin(wanted, fulltext.plain_words(name))]


def _all_begin(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)


def _by_reference(catalog, text: str, filters: dict) -> list:
    """Return the brains of the documents with the number and notation `text`, the newest first."""
    found = {}
    for query in fulltext.reference_queries(text):
        for brain in catalog(**filters, **query):
            if fulltext.reference_matches(text, brain.eoffice_reference or ""):
                found[brain.getRID()] = brain
    newest = sorted(found.values(), key=lambda brain: brain.eoffice_arrival or "", reverse=True)
    return newest[:MAX_BY_REFERENCE]


def _ordered(catalog, query: dict, order: str) -> Iterator:
    """Yield the brains in this order, then those that have no value to be ordered by.

    The catalog leaves them out of a sorted answer: what has no due date would not be found at all.
    """
    seen = set()
    for brain in catalog(**query, **SORTS[order]):
        seen.add(brain.getRID())
        yield brain
    if SORTS[order]:
        yield from (brain for brain in catalog(**query) if brain.getRID() not in seen)


def _result(brain) -> Result:
    return Result(
        uid=brain.UID,
        url=brain.getURL(),
        kind=brain.portal_type,
        reference=brain.eoffice_reference or "",
        subject=brain.Title,
        issuer=brain.eoffice_issuer or "",
        arrival=brain.eoffice_arrival or "",
        arrival_number=str(brain.eoffice_arrival_number or ""),
        due=brain.eoffice_due or "",
        document_type=brain.eoffice_document_type or "",
        urgency=brain.eoffice_urgency or "",
        state=brain.review_state or "",
        state_title=_state_title(brain),
    )


def _state_title(brain) -> str:
    workflow = api.portal.get_tool("portal_workflow")
    title = workflow.getTitleForStateOnType(brain.review_state, brain.portal_type)
    return translate(title, domain="collective.eoffice", context=api.portal.getRequest())


def _text(form, name: str) -> str:
    """Return a value of the form as text without blanks at its ends; of several the last."""
    value = form.get(name) or ""
    if isinstance(value, list | tuple):
        value = value[-1] if value else ""
    return value.strip() if isinstance(value, str) else str(value)


def _choice(form, name: str, values) -> str:
    value = _text(form, name)
    if value and value not in values:
        raise _unknown(name, value)
    return value


def _day(form, name: str) -> datetime.date | None:
    value = _text(form, name)
    if not value:
        return None
    try:
        return read_day(value)
    except ValueError as error:
        raise Refusal(not_a_day(value), name) from error


def _number(form, name: str, default: int, least: int, most: int) -> int:
    value = _text(form, name)
    if not value:
        return default
    if not value.isdecimal() or not least <= int(value) <= most:
        raise _unknown(name, value)
    return int(value)


def _unknown(name: str, value: str) -> Refusal:
    mapping = {"name": name, "value": value}
    return Refusal(_("refusal_search_value", default="“${value}” is no value of ${name}.", mapping=mapping), name)
