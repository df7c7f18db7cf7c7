"""Entries in a BTree, each chained by SHA-256 over the one before."""

from BTrees.IOBTree import IOBTree
from datetime import datetime
from datetime import UTC
from plone import api
from typing import Any
from typing import NamedTuple
from zope.annotation.interfaces import IAnnotations

import hashlib
import json


KEY = "collective.eoffice.journal"
GENESIS = "0" * 64


class Entry(NamedTuple):
    """One line of the journal; `time` is UTC, `hash` covers this line and the hash before it."""

    number: int
    verb: str
    actor: str
    on_behalf_of: str
    time: datetime
    data: dict[str, Any]
    hash: str


def record(obj, verb: str, actor: str | None = None, on_behalf_of: str = "", **data) -> Entry:
    """Append a line. `data` holds what the verb was done with: strings, numbers, dates, lists of them."""
    annotations = IAnnotations(obj)
    lines = annotations.get(KEY)
    if lines is None:
        lines = annotations[KEY] = IOBTree()
    number = lines.maxKey() + 1 if lines else 1
    before = lines[number - 1][-1] if number > 1 else GENESIS
    if actor is None:
        user = api.user.get_current()
        actor = (user.getId() if user else None) or ""
    moment = datetime.now(UTC)
    content = (verb, actor, on_behalf_of, moment.isoformat(), json.dumps(data, default=str, sort_keys=True))
    lines[number] = (*content, _digest(number, content, before))
    return _entry(number, lines[number])


def entries(obj) -> list[Entry]:
    """Return all lines, oldest first."""
    lines = IAnnotations(obj).get(KEY)
    return [_entry(number, line) for number, line in lines.items()] if lines else []


def verify(obj) -> int | None:
    """Return the number of the first line whose chain is broken, or None when all is well."""
    before = GENESIS
    for expected, (number, line) in enumerate((IAnnotations(obj).get(KEY) or {}).items(), start=1):
        if number != expected or line[-1] != _digest(number, line[:-1], before):
            return expected
        before = line[-1]
    return None


def _digest(number: int, content: tuple, before: str) -> str:
    text = json.dumps([number, *content, before], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(number: int, line: tuple) -> Entry:
    verb, actor, on_behalf_of, moment, data, digest = line
    return Entry(number, verb, actor, on_behalf_of, datetime.fromisoformat(moment), json.loads(data), digest)
