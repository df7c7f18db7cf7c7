"""The register book: a counter and its rows, gapless and unique (IN-02, REG-01, FD-3.1đ)."""

from BTrees.IOBTree import IOBTree
from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.registers.interfaces import IRegister
from collective.eoffice.registers.interfaces import RegisterEntry
from datetime import datetime
from datetime import UTC
from plone import api
from plone.dexterity.content import Item
from zope.interface import implementer


@implementer(IRegister)
class Register(Item):
    """A book. `allocate` belongs under the write lock; the rows live in a BTree, oldest number first."""

    closed = False
    unit = None
    document_types = ()
    _rows = None
    _fixed = None

    @property
    def last_number(self) -> int:
        """Return the last number given, 0 for an empty book."""
        return self._rows.maxKey() if self._rows else 0

    @property
    def identity(self) -> tuple:
        """Return what the numbers of the book stand for: direction, year, unit and pattern."""
        return (self.direction, self.year, self.unit, self.number_pattern)

    @property
    def is_altered(self) -> bool:
        """Tell whether that was changed although the book has numbers."""
        return self._fixed is not None and self.identity != self._fixed

    def label(self, number: int) -> str:
        """Return the number as the book writes it, e.g. "07"."""
        return self.number_pattern.format(number=number, year=self.year)

    def takes(self, document_type: str) -> bool:
        """Tell whether documents of this type belong into the book."""
        return not self.document_types or document_type in self.document_types

    def allocate(self, uid: str, when: datetime | None = None) -> RegisterEntry:
        """Give the next number to the document with this uid and return the row.

        Refuses when the book is closed. The number is part of the caller's transaction: if that
        fails, the number was never given.
        """
        if self.closed:
            raise Refusal(
                _(
                    "refusal_register_closed",
                    default="The book “${title}” is closed. Choose another book.",
                    mapping={"title": self.title},
                ),
                field="register",
                status=409,
            )
        if self._rows is None:
            self._rows = IOBTree()
            self._fixed = self.identity
        number = self.last_number + 1
        who = api.user.get_current().getId() or ""
        self._rows[number] = (self.label(number), uid, when or datetime.now(UTC), who)
        return self.entry(number)

    def void(self, number: int, reason: str) -> RegisterEntry:
        """Cancel a number; its row stays in the book with the reason and the number is never reused."""
        row = (self._rows or {}).get(number)
        if row is None:
            raise Refusal(
                _("refusal_no_such_number", default="This book has no number ${number}.", mapping={"number": number}),
                field="number",
            )
        if len(row) > 4:
            raise Refusal(
                _("refusal_number_void", default="Number ${number} is void already.", mapping={"number": number}),
                field="number",
                status=409,
            )
        who = api.user.get_current().getId() or ""
        self._rows[number] = (*row[:4], reason, who, datetime.now(UTC))
        return self.entry(number)

    def entry(self, number: int) -> RegisterEntry | None:
        """Return one row, or None."""
        row = (self._rows or {}).get(number)
        return None if row is None else RegisterEntry(number, *row)

    def entries(self, start: int = 1, stop: int | None = None, newest_first: bool = False):
        """Yield the rows from number `start` to `stop` (both included)."""
        if self._rows is None:
            return
        numbers = self._rows.keys(start, stop)
        for number in reversed(list(numbers)) if newest_first else numbers:
            yield self.entry(number)
