"""The work desk (Bàn làm việc): counts, what there is to do, and each worklist."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.desk import rows
from collective.eoffice.desk.counting import desk_of
from collective.eoffice.incoming.actions import ReceiveIncoming
from collective.eoffice.workdays import today
from collective.eoffice.workdays import words
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from urllib.parse import urlencode
from zExceptions import NotFound
from zope.schema.vocabulary import getVocabularyRegistry


BATCH = 20
WEEKDAYS = (
    _("weekday_monday", default="Monday"),
    _("weekday_tuesday", default="Tuesday"),
    _("weekday_wednesday", default="Wednesday"),
    _("weekday_thursday", default="Thursday"),
    _("weekday_friday", default="Friday"),
    _("weekday_saturday", default="Saturday"),
    _("weekday_sunday", default="Sunday"),
)
GROUP_TITLES = {
    "overdue": _("group_overdue", default="Overdue"),
    "today": _("group_today", default="Today"),
    "week": _("group_week", default="This week"),
    "later": _("group_later", default="Later"),
}
DUE_TITLES = {**GROUP_TITLES, "none": _("group_none", default="Without a due date")}
SORT_TITLES = {
    "danger": _("sort_danger", default="Oldest danger first"),
    "due": _("sort_due", default="Next due first"),
    "newest": _("sort_newest", default="Newest first"),
    "oldest": _("sort_oldest", default="Oldest first"),
}
DUTY_TITLES = {
    "register": _("desk_duty_register", default="Register"),
    "submit": _("desk_duty_submit", default="Submit"),
    "instruct": _("desk_duty_instruct", default="Instruct"),
    "lead": _("duty_lead", default="Lead"),
    "coordinate": _("duty_coordinate", default="Co-ordinate"),
    "know": _("desk_duty_know", default="For information"),
    "finish": _("desk_duty_finish", default="Finish"),
    "wait": _("desk_duty_wait", default="Wait"),
    "watch": _("desk_duty_watch", default="Watch"),
}
DUTY_STYLES = {"coordinate": "coordinate", "know": "inform", "wait": "inform", "watch": "inform"}
URGENCY_STYLES = {"express_timed": "flash", "express": "flash", "very_urgent": "most_urgent", "urgent": "urgent"}


class DeskView(BrowserView):
    """The home of the staff; `?list=<name>` shows one worklist, with filters, order and pages."""

    title = _("nav_desk", default="Work desk")

    def __call__(self):
        """Return the page; 404 for a list that is not the user's, 400 for a filter that makes no sense."""
        if self.name and self.worklist is None:
            raise NotFound(self.name)
        if self.refusal:
            self.request.response.setStatus(400)
        return self.index()

    @cached_property
    def desk(self):
        """Who asks, and the counts of his lists."""
        return desk_of(self.request)

    @cached_property
    def name(self) -> str:
        """The name of the list asked for, "" for the home."""
        value = self.request.form.get("list") or ""
        return value if isinstance(value, str) else "?"

    @cached_property
    def worklist(self):
        """The list asked for, None for the home or when it is not the user's."""
        return next((each for each, _count in self.desk.counts if each.name == self.name), None)

    @property
    def url(self) -> str:
        """The address of the desk."""
        return f"{api.portal.get().absolute_url()}/@@eoffice-desk"

    def greeting_name(self) -> str:
        """Return the name of the user."""
        return api.user.get_current().getProperty("fullname") or self.desk.person.userid

    def weekday(self):
        """Return the name of today."""
        return WEEKDAYS[today().weekday()]

    def day(self, value) -> str:
        """Return a date as dd/mm/yyyy, "" for none."""
        return value.strftime("%d/%m/%Y") if value else ""

    def today(self) -> str:
        """Return today as dd/mm/yyyy."""
        return self.day(today())

    def cards(self) -> list[dict]:
        """Return name, title, count, url, css and current of each list's card."""
        return [
            {
                "name": worklist.name,
                "title": worklist.title,
                "count": count,
                "url": f"{self.url}?list={worklist.name}",
                "css": f"eo-{worklist.tone}" if count and worklist.tone else "" if count else "eo-zero",
                "current": worklist is self.worklist,
            }
            for worklist, count in self.desk.counts
            if worklist.name != "late_at_registry"
            and (count or worklist is self.worklist or worklist.usual(self.desk.person))
        ]

    def late_at_registry(self) -> int:
        """Return how many documents of earlier days still lie at the registry (NĐ 30/2020 article 23.1)."""
        return next((count for each, count in self.desk.counts if each.name == "late_at_registry"), 0)

    @cached_property
    def _asked(self):
        try:
            return rows.Filters.from_form(self.request.form), rows.sort_from(self.request.form), self._start(), None
        except Refusal as refusal:
            return rows.Filters(), "danger", 0, refusal

    def _start(self) -> int:
        value = self.request.form.get("b_start") or "0"
        if not (isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 7):
            raise Refusal(_("refusal_page", default="There is no such page."), field="b_start")
        return int(value) // BATCH * BATCH

    @property
    def filters(self) -> rows.Filters:
        """What the list is narrowed to."""
        return self._asked[0]

    @property
    def refusal(self) -> Refusal | None:
        """What is wrong with the filters, if anything."""
        return self._asked[3]

    @cached_property
    def found(self) -> list:
        """All rows of the list asked for, or of everything to do."""
        lists = [self.worklist] if self.worklist else [each for each, count in self.desk.counts if each.to_do and count]
        return rows.rows_of(lists, self.desk.person, self.filters, self._asked[1])

    @property
    def start(self) -> int:
        """The place of the first row of this page, from 0."""
        return self._asked[2]

    def page(self) -> list:
        """Return the rows of this page."""
        return self.found[self.start : self.start + BATCH]

    def groups(self) -> list[dict]:
        """Return title and rows of each group on this page; a list in another order is one group without title."""
        page = self.page()
        if self._asked[1] != "danger":
            return [{"name": "", "title": "", "rows": page}] if page else []
        found = [(name, [row for row in page if row.group == name]) for name in rows.GROUPS]
        return [{"name": name, "title": GROUP_TITLES[name], "rows": part} for name, part in found if part]

    @cached_property
    def pages(self) -> list[dict]:
        """Return number, url and current of the pages; none for a single page."""
        count = -(-len(self.found) // BATCH)
        here = self.start // BATCH + 1
        near = sorted({1, count, *range(max(1, here - 3), min(count, here + 3) + 1)})
        return [
            {"number": n, "url": self.link(b_start=(n - 1) * BATCH), "current": n == here} for n in near if count > 1
        ]

    def link(self, **changes) -> str:
        """Return the address of this list with other parameters; an empty value takes one away."""
        kept = {name: self.request.form.get(name) for name in ("list", "text", "urgency", "due", "issuer", "sort_on")}
        asked = {**kept, **changes}
        return f"{self.url}?{urlencode({name: value for name, value in asked.items() if value})}"

    def chips(self) -> list[dict]:
        """Return title and url of each filter in force; the url takes it away."""
        filters = self.filters
        shown = {
            "text": filters.text and f"“{filters.text}”",
            "urgency": self.urgency_title(filters.urgency),
            "due": DUE_TITLES.get(filters.due, ""),
            "issuer": filters.issuer,
        }
        return [{"title": title, "url": self.link(**{name: ""})} for name, title in shown.items() if title]

    def options(self, name: str) -> list[dict]:
        """Return value, title and selected of the choices of a field: urgency, due or sort_on."""
        titles = {"urgency": self._urgencies, "due": DUE_TITLES, "sort_on": SORT_TITLES}[name]
        chosen = self._asked[1] if name == "sort_on" else getattr(self.filters, name)
        return [{"value": token, "title": title, "selected": token == chosen} for token, title in titles.items()]

    @cached_property
    def _urgencies(self) -> dict:
        terms = getVocabularyRegistry().get(api.portal.get(), "collective.eoffice.urgency_levels")
        return {term.token: term.title for term in terms}

    def urgency_title(self, token: str):
        """Return the words for a level of urgency."""
        return self._urgencies.get(token, "")

    def urgency_css(self, token: str) -> str:
        """Return the css class of a level of urgency, "" for the normal one."""
        return f"eo-urgency-{URGENCY_STYLES[token]}" if token in URGENCY_STYLES else ""

    def duty_title(self, duty: str):
        """Return the words for what a row asks of the person."""
        return DUTY_TITLES[duty]

    def duty_css(self, duty: str) -> str:
        """Return the css class of a duty."""
        return f"eo-duty-{DUTY_STYLES.get(duty, 'lead')}"

    @property
    def receive_url(self) -> str:
        """Return the address of the form for a new document, "" for those who receive none."""
        area = api.portal.get().get("van-ban-den")
        if area is None or not ReceiveIncoming.available(area):
            return ""
        return f"{area.absolute_url()}/receive"

    def due_css(self, row) -> str:
        """Return the css class of a due date."""
        return f"eo-due-{words.due(row.due).kind}"

    def due_words(self, row):
        """Return “3 days overdue”, “today” or “2 days left”, in working days."""
        return words.due(row.due).words
