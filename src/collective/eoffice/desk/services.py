"""The worklists over REST."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.services import refusal_response
from collective.eoffice.desk import rows
from collective.eoffice.desk.counting import desk_of
from collective.eoffice.workdays import today
from dataclasses import asdict
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from zExceptions import NotFound
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


BATCH = 20
LARGEST_BATCH = 200


@implementer(IPublishTraverse)
class GetWorklist(Service):
    """GET @worklist: the caller's lists with counts; GET @worklist/<name>: the rows of one.

    Rows take `text`, `urgency`, `due` (overdue, today, week, later, none), `issuer`, `sort_on` (danger, due,
    newest, oldest), `b_start` and `b_size`; 404 for a list that is not the caller's, 400 with `field` for a
    value that makes no sense.
    """

    def __init__(self, context, request):
        super().__init__(context, request)
        self.path = []

    def publishTraverse(self, request, name):
        """Take the name of the list."""
        self.path.append(name)
        return self

    def reply(self):
        """Return the counts, or the rows of the list named."""
        address = f"{self.context.absolute_url()}/@worklist"
        desk = desk_of(self.request)
        if not self.path:
            lists = [self.summary(address, worklist, count) for worklist, count in desk.counts]
            return {"@id": address, "today": today().isoformat(), "to_do": desk.to_do, "items": lists}
        found = [(worklist, count) for worklist, count in desk.counts if [worklist.name] == self.path]
        if not found:
            raise NotFound("/".join(self.path))
        try:
            return self.rows(address, desk.person, *found[0])
        except Refusal as refusal:
            return refusal_response(self, refusal)

    def summary(self, address, worklist, count) -> dict:
        """Return {"@id", "name", "title", "count", "to_do"} of a list."""
        return {
            "@id": f"{address}/{worklist.name}",
            "name": worklist.name,
            "title": translate(worklist.title, context=self.request),
            "count": count,
            "to_do": worklist.to_do,
        }

    def rows(self, address, person, worklist, count) -> dict:
        """Return a batch of a list; `items_total` counts what the filters leave of `count`."""
        form = self.request.form
        filters, sort = rows.Filters.from_form(form), rows.sort_from(form)
        start, size = number(form, "b_start", 0, 0, 10**6), number(form, "b_size", BATCH, 1, LARGEST_BATCH)
        found = rows.rows_of([worklist], person, filters, sort)
        return {
            **self.summary(address, worklist, count),
            "items_total": len(found),
            "b_start": start,
            "b_size": size,
            "items": [row_facts(row) for row in found[start : start + size]],
        }


def row_facts(row) -> dict:
    """Return a row as `rows.Row` tells it, its address as "@id"."""
    facts = asdict(row)
    facts["@id"] = facts.pop("url")
    facts["due_in"] = row.due_in
    return json_compatible(facts)


def number(form, name: str, default: int, least: int, most: int) -> int:
    """Return a number of the form; raise Refusal for anything else."""
    value = str(form.get(name, default))
    if not (value.isascii() and value.isdecimal() and len(value) < 9 and least <= int(value) <= most):
        raise Refusal(
            _(
                "refusal_search_value",
                default="“${value}” is no value of ${name}.",
                mapping={"name": name, "value": value},
            ),
            field=name,
        )
    return int(value)
