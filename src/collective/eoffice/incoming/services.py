"""Incoming documents over REST: receiving, the verbs, the journal, and how a document looks."""

from collective.eoffice import _
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.services import ActionService
from collective.eoffice.actions.services import refusal_response
from collective.eoffice.incoming import actions
from collective.eoffice.incoming.interfaces import IIncomingData
from collective.eoffice.incoming.telling import entry_facts
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from plone.restapi.services.content.update import ContentPatch
from zope.schema import getFieldNames


FILE_KEYS = {"filename", "data", "encoding", "content-type"}


class ReceivePost(ActionService):
    """POST /van-ban-den {"@type": "IncomingDocument", …}: receive, with `register_now` register at once.

    201 with the document and its Location; 409 with `matches` when it seems to be here already.
    """

    action = actions.ReceiveIncoming

    def arguments(self) -> dict:
        """Return the data; nothing but incoming documents is made in this area, and by this verb alone."""
        body = self.body()
        kind = body.pop("@type", None)
        if kind != "IncomingDocument":
            message = _("refusal_type_here", default="Here only documents of the type IncomingDocument are received.")
            raise Refusal(message, field="@type")
        check_files_shape(body.get("files"))
        return self.convert(body)

    def answer(self, verb, result) -> dict:
        """Answer 201 with the new document."""
        self.request.response.setStatus(201)
        self.request.response.setHeader("Location", result.absolute_url())
        return self.shown(result)


class CorrectPatch(ContentPatch):
    """PATCH <document>: correct the registry's data while the document is at the registry.

    Unknown fields and what only a verb may change (numbers, holder, state) are refused with 400 and `field`.
    """

    def reply(self):
        """Correct the data, or refuse."""
        try:
            body = json_body(self.request)
            unknown = sorted(set(body) - set(getFieldNames(IIncomingData)))
            if unknown:
                raise Refusal(
                    _("refusal_unknown_field", default="Unknown field: ${name}", mapping={"name": unknown[0]}),
                    field=unknown[0],
                )
        except Refusal as refusal:
            return refusal_response(self, refusal)
        return super().reply()


def check_files_shape(files) -> None:
    """Refuse files that are not {"filename", "data", "encoding": "base64", "content-type"?}."""
    if files is None:
        return
    if not isinstance(files, list) or not all(_is_file(item) for item in files):
        raise Refusal(
            _(
                "refusal_file_shape",
                default='Each file is an object with “filename”, “data” and “encoding”: "base64".',
            ),
            field="files",
        )


def _is_file(item) -> bool:
    return (
        isinstance(item, dict)
        and set(item) <= FILE_KEYS
        and item.get("encoding") == "base64"
        and all(isinstance(item.get(name), str) and item[name] for name in ("filename", "data"))
    )


class RegisterPost(ActionService):
    """POST <document>/@register {"register"?: uid of the book}."""

    action = actions.RegisterIncoming


class SubmitPost(ActionService):
    """POST <document>/@submit {"to", "note"?}."""

    action = actions.SubmitIncoming


class AssignPost(ActionService):
    """POST <document>/@assign {"directive", "lead", "coordinate"?, "inform"?, "due_date"? or "working_days"?}."""

    action = actions.AssignIncoming


class InformPost(ActionService):
    """POST <document>/@inform {"inform": [recipient], "note"?}."""

    action = actions.InformIncoming


class FinishPost(ActionService):
    """POST <document>/@finish {"opinion"?}."""

    action = actions.FinishIncoming


class ReturnToRegistryPost(ActionService):
    """POST <document>/@return-to-registry {"reason"}."""

    action = actions.ReturnToRegistry


class RefusePost(ActionService):
    """POST <document>/@refuse {"reason"}."""

    action = actions.RefuseIncoming


class CancelPost(ActionService):
    """POST <document>/@cancel {"reason"}."""

    action = actions.CancelIncoming


class ReopenPost(ActionService):
    """POST <document>/@reopen {"reason"}."""

    action = actions.ReopenIncoming


class ReadPost(ActionService):
    """POST <document>/@read: the caller read the document; answers {"first": true the first time}."""

    action = actions.MarkRead

    def answer(self, verb, result) -> dict:
        """Tell whether it was the first time."""
        return {"first": bool(result)}


class GetJournal(Service):
    """GET <document>/@journal: {"@id", "items": [line]}, oldest first; lines as `telling.entry_facts`."""

    def reply(self):
        """Return the whole way of the document."""
        return {
            "@id": f"{self.context.absolute_url()}/@journal",
            "items": [entry_facts(entry, self.request) for entry in journal.entries(self.context)],
        }
