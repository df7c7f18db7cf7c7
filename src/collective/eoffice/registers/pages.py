"""The pages of the register books: which there are, and what stands in one."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.listings.engine import Asked
from collective.eoffice.listings.engine import BATCH
from collective.eoffice.listings.engine import Batch
from collective.eoffice.listings.engine import text
from collective.eoffice.organisation import directory
from collective.eoffice.registers.actions import CloseRegister
from collective.eoffice.registers.actions import ReopenRegister
from collective.eoffice.registers.actions import VoidNumber
from collective.eoffice.registers.vocabularies import TITLES
from collective.eoffice.workdays.calendar import ZONE
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from plone import api
from Products.Five import BrowserView
from zope.i18n import translate
from zope.schema.vocabulary import getVocabularyRegistry


VIEW_REGISTER = "collective.eoffice: View register"
ADD_REGISTER = "collective.eoffice: Add Register"
MENU = (
    (VoidNumber, "void-number"),
    (CloseRegister, "close-register"),
    (ReopenRegister, "reopen-register"),
)
LAST_START = 10_000_000


@dataclass(frozen=True)
class Row:
    """One row of a book of incoming documents, in the columns of NĐ 30/2020 Annex IV; days as dd/mm/yyyy or "".

    What the catalog tells of the document is empty where the reader may not see the document.
    """

    number: str
    arrival: str
    issuer: str
    reference: str
    issued: str
    document_type: str
    subject: str
    url: str
    holders: tuple[str, ...]
    forwarded: str
    state: str
    void_reason: str
    hidden: bool


class BooksView(BrowserView):
    """The books that the user may open, the newest year first (REG-01)."""

    title = _("heading_registers", default="Register books")

    def books(self) -> list[dict]:
        """Return title, url, kind, year, unit, last number and closed of the books."""
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            portal_type="Register", path="/".join(self.context.getPhysicalPath())
        )
        books = [brain._unrestrictedGetObject() for brain in brains]
        allowed = [book for book in books if api.user.has_permission(VIEW_REGISTER, obj=book)]
        allowed.sort(key=lambda book: (-book.year, book.direction, book.unit or "", book.title))
        return [self._described(book) for book in allowed]

    def _described(self, book) -> dict:
        unit = directory.unit_brain(book.unit) if book.unit else None
        return {
            "title": book.title,
            "url": book.absolute_url(),
            "kind": TITLES[book.direction],
            "year": book.year,
            "unit": unit.Title if unit is not None else "",
            "last_number": book.last_number,
            "closed": book.closed,
        }

    def add_url(self) -> str | None:
        """Return the address of the form for a new book, None for those who open none."""
        allowed = api.user.has_permission(ADD_REGISTER, obj=self.context)
        return f"{self.context.absolute_url()}/++add++Register" if allowed else None


class BookView(BrowserView):
    """One book, the last number first, with the columns of NĐ 30/2020 Annex IV (REG-01, FD-3.1đ)."""

    def __call__(self):
        """Return the page; status 400 for a month that is none."""
        if self.refusal:
            self.request.response.setStatus(400)
        return self.index()

    @property
    def title(self) -> str:
        """The name of the book."""
        return self.context.title

    @cached_property
    def _read(self) -> tuple[Batch, Refusal | None]:
        try:
            return self._batch(), None
        except Refusal as refusal:
            return Batch(0, [], Asked()), refusal

    @property
    def batch(self) -> Batch:
        """The rows of this page."""
        return self._read[0]

    @property
    def refusal(self) -> Refusal | None:
        """What is wrong with the address, if anything."""
        return self._read[1]

    @property
    def month(self) -> str:
        """The month of registration that is asked for, 1 to 12, or ""."""
        return text(self.request.form, "month")

    def _batch(self) -> Batch:
        month = _number(self.month, 1, 12) if self.month else None
        start = _number(text(self.request.form, "b_start") or "0", 0, LAST_START)
        entries = self.context.entries(newest_first=True)
        if month:
            entries = [entry for entry in entries if entry.when.astimezone(ZONE).month == month]
            total, page = len(entries), entries[start : start + BATCH]
        else:
            total, page = self.context.last_number, list(islice(entries, start, start + BATCH))
        filters = (("month", str(month)),) if month else ()
        return Batch(total, self.rows(page), Asked(filters, "", start))

    def rows(self, entries) -> list[Row]:
        """Return the rows of a page; one query tells of all its documents."""
        uids = [entry.uid for entry in entries]
        found = api.portal.get_tool("portal_catalog")(UID=uids) if uids else ()
        brains = {brain.UID: brain for brain in found}
        return [self._row(entry, brains.get(entry.uid)) for entry in entries]

    def _row(self, entry, brain) -> Row:
        return Row(
            number=entry.label,
            arrival=_day(brain and brain.eoffice_arrival),
            issuer=(brain and brain.eoffice_issuer) or "",
            reference=(brain and brain.eoffice_reference) or "",
            issued=_day(brain and brain.eoffice_issued),
            document_type=self._types.get(brain and brain.eoffice_document_type, ""),
            subject=brain.Title if brain else "",
            url=brain.getURL() if brain else "",
            holders=tuple(directory.principal_title(one) for one in (brain and brain.eoffice_holder) or ()),
            forwarded=_moment(brain and brain.eoffice_holder_since),
            state=self._state(brain) if brain else "",
            void_reason=entry.void_reason,
            hidden=brain is None,
        )

    @cached_property
    def _types(self) -> dict:
        terms = getVocabularyRegistry().get(self.context, "collective.eoffice.document_types")
        return {term.value: translate(term.title, context=self.request) for term in terms}

    def _state(self, brain) -> str:
        workflow = api.portal.get_tool("portal_workflow")
        title = workflow.getTitleForStateOnType(brain.review_state, brain.portal_type)
        return translate(title, domain="collective.eoffice", context=self.request)

    def months(self) -> list[dict]:
        """Return value, url and current of the months, "" for the whole year first."""
        base = self.context.absolute_url()
        values = ["", *(str(month) for month in range(1, 13))]
        return [
            {"value": value, "url": f"{base}?month={value}" if value else base, "current": value == self.month}
            for value in values
        ]

    def pages(self) -> list[dict]:
        """Return number, url and current of the pages."""
        base = self.context.absolute_url()
        return [{**page, "url": f"{base}?{page['query']}" if page["query"] else base} for page in self.batch.pages()]

    def menu(self) -> list[dict]:
        """Return title and url of what the user may do with the book."""
        base = self.context.absolute_url()
        items = [{"title": verb.title, "url": f"{base}/{name}"} for verb, name in MENU if verb.available(self.context)]
        if api.user.has_permission("Modify portal content", obj=self.context):
            items.append({"title": _("action_edit_register", default="Change the book"), "url": f"{base}/edit"})
        return items

    def unit(self) -> str:
        """Return the name of the unit that keeps the book, "" for the agency's registry."""
        brain = directory.unit_brain(self.context.unit) if self.context.unit else None
        return brain.Title if brain is not None else ""


def _number(value: str, least: int, most: int) -> int:
    if not (value.isascii() and value.isdecimal()) or not least <= int(value) <= most:
        mapping = {"value": value}
        raise Refusal(_("refusal_month", default="“${value}” is no month or page of the book.", mapping=mapping))
    return int(value)


def _day(iso: str | None) -> str:
    """Return YYYY-MM-DD as dd/mm/yyyy."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


def _moment(iso: str | None) -> str:
    """Return the day in Viet Nam of a moment in UTC."""
    return f"{datetime.fromisoformat(iso).astimezone(ZONE):%d/%m/%Y}" if iso else ""
