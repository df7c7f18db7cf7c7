"""The organisation over REST."""

from collective.eoffice.organisation.people import matching
from collective.eoffice.organisation.people import tree
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service


class GetUnits(Service):
    """GET @units: all units with functions and people; `?q=` filters as the directory page does."""

    def reply(self):
        """Return {"@id", "items"}: the tree that `people.tree` describes, each `url` as "@id"."""
        nodes = matching(tree(self.request), self.request.form.get("q", ""))
        return {
            "@id": f"{self.context.absolute_url()}/@units",
            "items": json_compatible([_with_id(node) for node in nodes]),
        }


def _with_id(node):
    """Return a node whose address is called as plone.restapi calls addresses."""
    node = {**node, "@id": node["url"], "units": [_with_id(part) for part in node["units"]]}
    del node["url"]
    return node
