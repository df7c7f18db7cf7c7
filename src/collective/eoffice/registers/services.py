"""Register books over REST: their rows, their verbs, and how a book looks."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.services import ActionService
from collective.eoffice.actions.services import refusal_response
from collective.eoffice.actions.services import verbs_of
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.organisation.summaries import principal_summary
from collective.eoffice.registers.actions import CloseRegister
from collective.eoffice.registers.actions import ReopenRegister
from collective.eoffice.registers.actions import VoidNumber
from collective.eoffice.registers.interfaces import IRegister
from itertools import islice
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.serializer.dxcontent import SerializeToJson
from plone.restapi.services import Service
from urllib.parse import urlencode
from zope.component import adapter
from zope.interface import implementer


ENDPOINTS = {VoidNumber: "@void", CloseRegister: "@close", ReopenRegister: "@reopen"}
BATCH = 50
LARGEST_BATCH = 500
LARGEST_NUMBER = 2**31 - 1


@implementer(ISerializeToJson)
@adapter(IRegister, IEofficeLayer)
class SerializeRegister(SerializeToJson):
    """A book as plone.restapi shows content, with its last number and the caller's verbs."""

    def __call__(self, *args, **kwargs):
        """Return the book."""
        return {
            **super().__call__(*args, **kwargs),
            "last_number": self.context.last_number,
            "verbs": verbs_of(self.context, self.request, ENDPOINTS),
        }


class GetEntries(Service):
    """GET <register>/@entries?start=&stop=&b_size=: rows of the book by number, both ends included.

    {"@id", "last_number", "items": [row], "next"?}; `next` is the address of the rows that follow.
    400 with `field` for what is no number.
    """

    def reply(self):
        """Return the rows."""
        try:
            start = self.number("start", 1, LARGEST_NUMBER)
            stop = self.number("stop", LARGEST_NUMBER, LARGEST_NUMBER)
            size = self.number("b_size", BATCH, LARGEST_BATCH)
        except Refusal as refusal:
            return refusal_response(self, refusal)
        entries = list(islice(self.context.entries(start, stop), size + 1))
        address = f"{self.context.absolute_url()}/@entries"
        documents = self.documents(entries[:size])
        answer = {
            "@id": address,
            "last_number": self.context.last_number,
            "items": [entry_facts(entry, documents.get(entry.uid)) for entry in entries[:size]],
        }
        if len(entries) > size:
            following = {"start": entries[size].number, "b_size": size}
            if stop != LARGEST_NUMBER:
                following["stop"] = stop
            answer["next"] = f"{address}?{urlencode(following)}"
        return answer

    def number(self, name: str, default: int, most: int) -> int:
        """Return a positive number of the form, `default` where it is not given; refuse anything else."""
        value = self.request.form.get(name, default)
        if not str(value).isascii() or not str(value).isdecimal() or not 1 <= int(value) <= most:
            raise Refusal(
                _(
                    "refusal_number_parameter",
                    default="“${name}” is a number from 1 to ${most}.",
                    mapping={"name": name, "most": str(most)},
                ),
                field=name,
            )
        return int(value)

    def documents(self, entries) -> dict:
        """Return the brains by uid of those documents of the rows that the caller may see."""
        catalog = api.portal.get_tool("portal_catalog")
        return {brain.UID: brain for brain in catalog(UID=[entry.uid for entry in entries])} if entries else {}


def entry_facts(entry, brain) -> dict:
    """Return a row; `document` is None when the caller may not see it, `void` when the number is in use."""
    return {
        "number": entry.number,
        "label": entry.label,
        "when": json_compatible(entry.when),
        "who": principal_summary(entry.who),
        "document": brain
        and {
            "@id": brain.getURL(),
            "UID": brain.UID,
            "title": brain.Title,
            "reference": brain.eoffice_reference or "",
            "issuer": brain.eoffice_issuer or "",
            "issued_date": brain.eoffice_issued or None,
            "arrival_date": brain.eoffice_arrival or None,
            "review_state": brain.review_state,
        },
        "void": {
            "reason": entry.void_reason,
            "by": principal_summary(entry.void_by),
            "when": json_compatible(entry.void_when),
        }
        if entry.is_void
        else None,
    }


class VoidPost(ActionService):
    """POST <register>/@void {"number", "reason"}: answers the row."""

    action = VoidNumber

    def answer(self, verb, result) -> dict:
        """Return the void row."""
        brains = api.portal.get_tool("portal_catalog")(UID=result.uid)
        return entry_facts(result, brains[0] if brains else None)


class ClosePost(ActionService):
    """POST <register>/@close."""

    action = CloseRegister


class ReopenPost(ActionService):
    """POST <register>/@reopen {"reason"}."""

    action = ReopenRegister
