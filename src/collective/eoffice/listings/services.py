"""The search over REST."""

from collective.eoffice.actions import Refusal
from collective.eoffice.actions.services import refusal_response
from collective.eoffice.listings.search import Criteria
from collective.eoffice.listings.search import search
from dataclasses import asdict
from plone.restapi.services import Service


class SearchGet(Service):
    """GET @eoffice-search?q=…: `{"@id", "items_total", "b_start", "b_size", "items": [Result …]}`.

    Parameters as in `search.Criteria.from_form`; 400 with `message` and `field` for a value that makes no sense.
    """

    def reply(self) -> dict:
        """Return a batch of what was found."""
        try:
            criteria = Criteria.from_form(self.request.form)
        except Refusal as refusal:
            return refusal_response(self, refusal)
        found = search(criteria)
        return {
            "@id": f"{self.context.absolute_url()}/@eoffice-search",
            "items_total": found.total,
            "b_start": criteria.start,
            "b_size": criteria.size,
            "items": [{"@id": result.url, **asdict(result)} for result in found.results],
        }
