"""The engine of all lists: columns, filters, sort and batch, from catalog metadata alone.

A list is a `Listing`, made once per kind of list; pages and REST both ask `fetch(listing, form)`.
"""

from collections.abc import Callable
from collections.abc import Mapping
from collective.eoffice import _
from collective.eoffice.actions import Refusal
from dataclasses import dataclass
from itertools import islice
from plone import api
from typing import Any
from urllib.parse import urlencode


BATCH = 20
LARGEST_BATCH = 100
LAST_START = 1_000_000
EVERYTHING = "0"  # sorts before every date and every number written as text


@dataclass(frozen=True)
class Column:
    """One column of a list; without an index it cannot be sorted by."""

    id: str
    title: Any
    index: str = ""
    complete: bool = True
    """Every row has a value in the index; the others come last otherwise."""
    css: str = ""


@dataclass(frozen=True)
class Filter:
    """One filter: `query(value)` returns catalog criteria, or None for a value that cannot be meant.

    `options()` returns value → title of what is offered; None for free text.
    """

    id: str
    title: Any
    query: Callable[[str], dict | None]
    options: Callable[[], Mapping[str, Any]] | None = None


@dataclass(frozen=True)
class Listing:
    """One kind of list: what it holds, what it shows, how it is ordered when nobody asks."""

    id: str
    base: Mapping[str, Any]
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...]
    rows: Callable[[list], list]
    """Makes the rows of one batch of brains."""
    sort: str
    """A sortable column's id, with "-" before it for the reverse order."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a list: filters as (id, value) in the order of the list, sort, and batch."""

    filters: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    start: int = 0
    size: int = BATCH

    def changed(self, **changes) -> str:
        """Return the query string of this with some values changed; "" drops one, and the batch starts anew."""
        values = {**dict(self.filters), "sort": self.sort, **changes}
        if self.size != BATCH:
            values.setdefault("b_size", self.size)
        return urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True)
class Batch:
    """One page of a list and how many rows there are in all."""

    total: int
    rows: list
    asked: Asked

    @property
    def first(self) -> int:
        """The number of the first row on this page."""
        return self.asked.start + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row on this page."""
        return self.asked.start + len(self.rows)

    def pages(self) -> list[dict]:
        """Return number, query and current of the pages around this one; none for a single page."""
        size = self.asked.size
        count = -(-self.total // size)
        if count < 2:
            return []
        here = self.asked.start // size + 1
        numbers = sorted({1, count, *range(max(1, here - 3), min(count, here + 3) + 1)})
        return [
            {"number": n, "query": self.asked.changed(b_start=(n - 1) * size or ""), "current": n == here}
            for n in numbers
        ]


def read(listing: Listing, form: Mapping) -> Asked:
    """Return what a form asks of a list.

    Names: the ids of the filters, `sort`, `b_start`, `b_size`; others are not looked at.

    :raises Refusal: a value that cannot be meant, with its field.
    """
    filters = []
    for item in listing.filters:
        value = text(form, item.id)
        if value:
            if item.query(value) is None:
                raise _unknown(item.id, value)
            filters.append((item.id, value))
    sort = text(form, "sort")
    if sort and sort.removeprefix("-") not in _sortable(listing):
        raise _unknown("sort", sort)
    return Asked(
        tuple(filters),
        sort,
        _number(form, "b_start", 0, 0, LAST_START),
        _number(form, "b_size", BATCH, 1, LARGEST_BATCH),
    )


def fetch(listing: Listing, form: Mapping) -> Batch:
    """Return the page of a list that a form asks for, as far as the current user may see its rows."""
    asked = read(listing, form)
    query = criteria(listing, asked)
    sort = asked.sort or listing.sort
    column = _sortable(listing)[sort.removeprefix("-")]
    order = {"sort_on": column.index, "sort_order": "descending" if sort.startswith("-") else "ascending"}
    catalog = api.portal.get_tool("portal_catalog")
    stop = asked.start + asked.size
    if column.complete:
        found = catalog(**query, **order, sort_limit=stop)
        total, brains = found.actual_result_count, list(islice(found, asked.start, stop))
    else:
        total, brains = _with_missing_last(catalog, query, order, column.index, asked.start, stop)
    return Batch(total, listing.rows(brains), asked)


def criteria(listing: Listing, asked: Asked) -> dict:
    """Return the catalog query of the filters."""
    query = dict(listing.base)
    values = dict(asked.filters)
    for item in listing.filters:
        if item.id in values:
            for index, wanted in item.query(values[item.id]).items():
                query[index] = _both(query[index], wanted) if index in query else wanted
    return query


def count(listing: Listing, **filters: str) -> int:
    """Return how many rows a list has with these filters."""
    query = criteria(listing, read(listing, filters))
    return len(api.portal.get_tool("portal_catalog")(**query))


def text(form: Mapping, name: str) -> str:
    """Return a value of the form as text without blanks at its ends; of several the last."""
    value = form.get(name) or ""
    if isinstance(value, list | tuple):
        value = value[-1] if value else ""
    return value.strip() if isinstance(value, str) else str(value)


def _sortable(listing: Listing) -> dict[str, Column]:
    return {column.id: column for column in listing.columns if column.index}


def _with_missing_last(catalog, query: dict, order: dict, index: str, start: int, stop: int) -> tuple[int, list]:
    """Return total and batch; what has no value to be ordered by, which a sorted answer leaves out, is last."""
    total = len(catalog(**query))
    present = dict(query)
    least = {"query": EVERYTHING, "range": "min"}
    present[index] = _both(query[index], least) if index in query else least
    ordered = catalog(**present, **order)
    brains = list(islice(ordered, start, stop))
    if len(brains) < stop - start and len(ordered) < total:
        known = {brain.getRID() for brain in ordered}
        others = (brain for brain in catalog(**query, sort_on="created") if brain.getRID() not in known)
        skip = max(0, start - len(ordered))
        brains += islice(others, skip, skip + stop - start - len(brains))
    return total, brains


def _both(one, other):
    """Return criteria of one index that hold both: lists of values meet, ranges are narrowed."""
    if isinstance(one, dict) or isinstance(other, dict):
        return _narrowed(one, other)
    first, second = _values(one), _values(other)
    return [value for value in first if value in second]


def _narrowed(one, other):
    low_one, high_one = _bounds(one)
    low_two, high_two = _bounds(other)
    lows = [low for low in (low_one, low_two) if low is not None]
    highs = [high for high in (high_one, high_two) if high is not None]
    if lows and highs:
        return {"query": (max(lows), min(highs)), "range": "min:max"}
    return {"query": max(lows), "range": "min"} if lows else {"query": min(highs), "range": "max"}


def _bounds(wanted) -> tuple:
    if not isinstance(wanted, dict):
        return wanted, wanted
    value = wanted["query"]
    if wanted["range"] == "min:max":
        return tuple(value)
    return (value, None) if wanted["range"] == "min" else (None, value)


def _values(wanted) -> list:
    return list(wanted) if isinstance(wanted, list | tuple) else [wanted]


def _number(form: Mapping, name: str, default: int, least: int, most: int) -> int:
    value = text(form, name)
    if not value:
        return default
    if not (value.isascii() and value.isdecimal()) or not least <= int(value) <= most:
        raise _unknown(name, value)
    return int(value)


def _unknown(name: str, value: str) -> Refusal:
    mapping = {"name": name, "value": value}
    return Refusal(_("refusal_search_value", default="“${value}” is no value of ${name}.", mapping=mapping), name)
