"""The search page."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.listings.search import Criteria
from collective.eoffice.listings.search import Found
from collective.eoffice.listings.search import KINDS
from collective.eoffice.listings.search import search
from collective.eoffice.workdays import day_input
from functools import cached_property
from plone import api
from Products.Five import BrowserView
from urllib.parse import urlencode
from zope.schema.vocabulary import getVocabularyRegistry


FILTERS = ("kind", "since", "until", "document_type", "urgency", "issuer")
FIELDS = ("q", "exact", "sort", "b_size", *FILTERS)
THING_TITLES = {
    "IncomingDocument": _("search_incoming_document", default="Incoming document"),
    "Task": _("search_task", default="Task"),
}
KIND_TITLES = {
    "IncomingDocument": _("search_kind_incoming", default="Incoming documents"),
    "Task": _("search_kind_task", default="Tasks"),
}
SORT_TITLES = {
    "relevance": _("search_sort_relevance", default="Best match first"),
    "newest": _("search_sort_newest", default="Latest arrival first"),
    "oldest": _("search_sort_oldest", default="Earliest arrival first"),
    "due": _("search_sort_due", default="Next due first"),
    "changed": _("search_sort_changed", default="Last changed first"),
}


class SearchView(BrowserView):
    """Looks for documents and tasks (Tra cứu); the form says what `search.Criteria` tells."""

    title = _("search_title", default="Search")

    def __call__(self):
        """Return the page; status 400 when a filter makes no sense."""
        if self.refusal:
            self.request.response.setStatus(400)
        return self.index()

    @cached_property
    def _asked(self) -> tuple[Criteria, Refusal | None]:
        try:
            return Criteria.from_form(self.request.form), None
        except Refusal as refusal:
            return Criteria(), refusal

    @property
    def criteria(self) -> Criteria:
        """What is looked for."""
        return self._asked[0]

    @property
    def refusal(self) -> Refusal | None:
        """What is wrong with the form, if anything."""
        return self._asked[1]

    @cached_property
    def found(self) -> Found:
        """The batch of results; empty as long as nothing is asked."""
        if self.refusal or not self.criteria.asks:
            return Found(0, [])
        return search(self.criteria)

    def typed(self, name: str) -> str:
        """Return what was typed in a field, also when it was refused."""
        value = self.request.form.get(name) or ""
        return value if isinstance(value, str) else ""

    def day_input(self, name: str) -> dict[str, str]:
        """Return the attributes of the input for a day."""
        return day_input.attributes(self.request, self.typed(name))

    @property
    def filtered(self) -> bool:
        """Whether a filter is set or refused, so that the filters are to be seen."""
        return any(self.typed(name) for name in FILTERS)

    def options(self, name: str) -> list[dict]:
        """Return value, title and selected of the choices for a field of the form."""
        titles = {
            "kind": {kind: title for kind, title in KIND_TITLES.items() if kind != KINDS[0]},
            "sort": SORT_TITLES,
        }.get(name) or self._titles("document_types" if name == "document_type" else "urgency_levels")
        chosen = self.criteria.order if name == "sort" else self.typed(name)
        return [{"value": token, "title": title, "selected": token == chosen} for token, title in titles.items()]

    def title_of(self, vocabulary: str, token: str) -> str:
        """Return the title of a token of `document_types` or `urgency_levels`, "" if it has none."""
        return self._titles(vocabulary).get(token, "")

    def kind_title(self, kind: str) -> str:
        """Return what a thing found is: document or task."""
        return THING_TITLES[kind]

    def day(self, text: str) -> str:
        """Return YYYY-MM-DD as dd/mm/yyyy."""
        return "/".join(reversed(text.split("-"))) if text else ""

    @cached_property
    def pages(self) -> list[dict]:
        """Return number, url and current of the pages around this one; none for a single page."""
        size = self.criteria.size
        count = -(-self.found.total // size)
        if count < 2:
            return []
        here = self.criteria.start // size + 1
        numbers = sorted({1, count, *range(max(1, here - 3), min(count, here + 3) + 1)})
        return [{"number": n, "url": self._url((n - 1) * size), "current": n == here} for n in numbers]

    @property
    def first(self) -> int:
        """The number of the first result on this page."""
        return self.criteria.start + 1

    @property
    def last(self) -> int:
        """The number of the last result on this page."""
        return self.criteria.start + len(self.found.results)

    @cached_property
    def _vocabularies(self) -> dict:
        return {}

    def _titles(self, vocabulary: str) -> dict:
        if vocabulary not in self._vocabularies:
            terms = getVocabularyRegistry().get(api.portal.get(), f"collective.eoffice.{vocabulary}")
            self._vocabularies[vocabulary] = {term.token: term.title for term in terms}
        return self._vocabularies[vocabulary]

    def _url(self, start: int) -> str:
        form = {name: self.typed(name) for name in FIELDS if self.typed(name)}
        return f"{api.portal.get().absolute_url()}/@@eoffice-search?{urlencode({**form, 'b_start': start})}"
