"""The list of incoming documents (Văn bản đến)."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import lists
from collective.eoffice.incoming.actions import ReceiveIncoming
from collective.eoffice.listings.engine import Asked
from collective.eoffice.listings.engine import Batch
from collective.eoffice.listings.engine import fetch
from collective.eoffice.listings.engine import text
from functools import cached_property
from Products.Five import BrowserView
from zope.i18n import translate


QUICK = (
    ("state", "received", _("quick_received", default="To be registered")),
    ("state", "registered", _("quick_registered", default="To be submitted")),
    ("state", "in_progress", _("quick_in_progress", default="In progress")),
    ("overdue", "1", _("quick_overdue", default="Overdue")),
)
# The badge of the stylesheet for each level.
URGENCY_BADGES = {
    "urgent": "urgent",
    "very_urgent": "most_urgent",
    "express": "flash",
    "express_timed": "flash",
}
STATE_BADGES = {
    "received": "waiting",
    "registered": "waiting",
    "submitted": "waiting",
    "in_progress": "active",
    "completed": "good",
    "returned": "bad",
    "recalled": "bad",
}


def day(iso: str) -> str:
    """Return YYYY-MM-DD as dd/mm/yyyy."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


class IncomingList(BrowserView):
    """The documents that the user may see, newest number first; filters and order are in the address."""

    title = _("heading_incoming", default="Incoming documents")
    listing = lists.DOCUMENTS

    def __call__(self):
        """Return the page; status 400 when a filter makes no sense."""
        if self.refusal:
            self.request.response.setStatus(400)
        return self.index()

    @cached_property
    def _fetched(self) -> tuple[Batch, Refusal | None]:
        try:
            return fetch(self.listing, self.request.form), None
        except Refusal as refusal:
            return Batch(0, [], Asked()), refusal

    @property
    def batch(self) -> Batch:
        """The rows of this page."""
        return self._fetched[0]

    @property
    def refusal(self) -> Refusal | None:
        """What is wrong with the address, if anything."""
        return self._fetched[1]

    @cached_property
    def may_receive(self) -> bool:
        """Whether the user takes documents in."""
        return ReceiveIncoming.available(self.context)

    def url(self, query: str = "") -> str:
        """Return the address of the list with a query string."""
        base = self.context.absolute_url()
        return f"{base}?{query}" if query else base

    def chips(self) -> list[dict]:
        """Return text and url (of the list without it) of the filters that are on."""
        asked = self.batch.asked
        titles = {item.id: item for item in self.listing.filters}
        return [
            {"title": titles[name].title, "value": self._value_title(titles[name], value),
             "url": self.url(asked.changed(**{name: ""}))}
            for name, value in asked.filters
        ]  # fmt: skip

    def quick(self) -> list[dict]:
        """Return title and url of the filters most asked for, without those that are on."""
        asked = self.batch.asked
        return [
            {"title": title, "url": self.url(asked.changed(**{name: value}))}
            for name, value, title in QUICK
            if (name, value) not in asked.filters
        ]

    def _value_title(self, item, value: str) -> str:
        title = item.options().get(value) if item.options else None
        if item.id == "period":
            title = lists.period_title(value)
        return translate(title, context=self.request) if title else value

    def headings(self) -> list[dict]:
        """Return title, css, url to sort by and aria-sort of the columns."""
        asked = self.batch.asked
        current = asked.sort or self.listing.sort
        return [self._heading(column, asked, current) for column in self.listing.columns]

    def _heading(self, column, asked: Asked, current: str) -> dict:
        down = current == f"-{column.id}"
        up = current == column.id
        other = column.id if down else f"-{column.id}"
        if not (up or down) and column.id not in ("number", "arrival"):
            other = column.id
        return {
            "title": column.title,
            "css": column.css,
            "url": self.url(asked.changed(sort=other)) if column.index else None,
            "sort": "descending" if down else "ascending" if up else None,
        }

    def column_title(self, name: str) -> str:
        """Return the title of a column, for the cards of a phone."""
        title = next(column.title for column in self.listing.columns if column.id == name)
        return translate(title, context=self.request)

    def fields(self) -> list[dict]:
        """Return the filters as fields of a form: id, title, value, options (None for free text)."""
        return [
            {
                "id": item.id,
                "title": item.title,
                "value": text(self.request.form, item.id),
                "options": item.options() if item.options else None,
            }
            for item in self.listing.filters
        ]

    def pages(self) -> list[dict]:
        """Return number, url and current of the pages."""
        return [{**page, "url": self.url(page["query"])} for page in self.batch.pages()]

    day = staticmethod(day)

    def urgency(self, row) -> dict | None:
        """Return badge and title of the urgency; None for a normal document."""
        badge = URGENCY_BADGES.get(row.urgency)
        return {"css": f"eo-urgency-{badge}", "title": lists.urgency_titles()[row.urgency]} if badge else None

    def state(self, row) -> dict:
        """Return badge and title of the state."""
        title = lists.state_titles().get(row.state, row.state)
        return {"css": f"eo-state-{STATE_BADGES.get(row.state, 'waiting')}", "title": title}

    def type_title(self, row) -> str:
        """Return the title of the type, "" for none."""
        return lists.type_titles().get(row.document_type, "")
