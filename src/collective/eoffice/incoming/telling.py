"""How a document and the lines of its journal are told to a program."""

from collective.eoffice import _
from collective.eoffice.actions.services import verbs_of
from collective.eoffice.incoming import actions
from collective.eoffice.incoming.interfaces import IIncomingDocument
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.organisation import directory
from collective.eoffice.organisation.summaries import principal_summary
from collective.eoffice.registers import books
from collective.eoffice.tasks import actions as task_actions
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer


ENDPOINTS = {
    actions.RegisterIncoming: "@register",
    actions.SubmitIncoming: "@submit",
    actions.AssignIncoming: "@assign",
    actions.FinishIncoming: "@finish",
    actions.ReturnToRegistry: "@return-to-registry",
    actions.InformIncoming: "@inform",
    actions.RefuseIncoming: "@refuse",
    actions.CancelIncoming: "@cancel",
    actions.ReopenIncoming: "@reopen",
    actions.MarkRead: "@read",
}
TASK_VERBS = (
    task_actions.AcceptTask,
    task_actions.PassOnTask,
    task_actions.ReportProgress,
    task_actions.CompleteTask,
    task_actions.ReturnTask,
    task_actions.TakeBackTask,
)
TITLES = {action.verb: action.title for action in (actions.ReceiveIncoming, *ENDPOINTS, *TASK_VERBS)} | {
    "give_task": _("journal_give_task", default="Task given"),
    "hand_back": _("action_hand_back", default="Back to the instructing leader"),
    "correct": _("journal_correct", default="Data corrected"),
    "add_file": _("journal_add_file", default="File added"),
    "replace_file": _("journal_replace_file", default="File replaced"),
    "remove_file": _("journal_remove_file", default="File removed"),
}
RECIPIENTS = ("to", "lead", "coordinate", "inform", "assignee", "assignees")


def entry_facts(entry, request) -> dict:
    """Return a line of the journal: what, who, when (UTC), with what, and the names of those it speaks of.

    {"number", "verb", "title", "actor", "on_behalf_of", "time", "data", "names": {principal: name}, "hash"}
    """
    return {
        "number": entry.number,
        "verb": entry.verb,
        "title": translate(TITLES.get(entry.verb, entry.verb), context=request),
        "actor": principal_summary(entry.actor),
        "on_behalf_of": principal_summary(entry.on_behalf_of),
        "time": json_compatible(entry.time),
        "data": entry.data,
        "names": _names(entry.data),
        "hash": entry.hash,
    }


def _names(data: dict) -> dict[str, str]:
    spoken_of = []
    for name in RECIPIENTS:
        value = data.get(name)
        spoken_of += [value] if isinstance(value, str) else value or []
    return {principal: directory.principal_title(principal) for principal in spoken_of}


@implementer(ISerializeToJson)
@adapter(IIncomingDocument, IEofficeLayer)
class SerializeIncomingDocument(SerializeFolderToJson):
    """A document as plone.restapi shows content, with number, holder, readers, files and the caller's verbs."""

    def __call__(self, *args, **kwargs):
        """Return the document."""
        return {**super().__call__(*args, **kwargs), **self.facts()}

    def facts(self) -> dict:
        """Return what the document adds to its plain fields; times are UTC, ISO 8601."""
        document = self.context
        return {
            "arrival_number": document.arrival_number,
            "arrival_label": document.arrival_label,
            "register": self.register(),
            "code_number": document.code_number,
            "code_notation": document.code_notation,
            "holder": [principal_summary(principal) for principal in document.holder],
            "holder_since": json_compatible(document.holder_since),
            "informed": [
                {
                    **principal_summary(principal),
                    "since": json_compatible(record["since"]),
                    "by": principal_summary(record["by"]),
                    "read_by": principal_summary(record["read_by"]),
                    "read_at": json_compatible(record["read_at"]),
                }
                for principal, record in sorted(document.informed.items())
            ],
            "readers": [
                {**principal_summary(user), "time": json_compatible(when)}
                for user, when in sorted(document.readers.items(), key=lambda item: item[1])
            ],
            "duplicates": list(document.duplicate_of),
            "files": self.files(),
            "verbs": verbs_of(document, self.request, ENDPOINTS),
        }

    def register(self) -> dict | None:
        """Return {"@id", "UID", "title", "year"} of the book, None before registration."""
        if not self.context.register:
            return None
        book = books.by_uid(self.context.register)
        return {"@id": book.absolute_url(), "UID": book.UID(), "title": book.title, "year": book.year}

    def files(self) -> list[dict]:
        """Return the files that the caller may see, with their hash (AUD-05)."""
        return [
            {
                "@id": child.absolute_url(),
                "filename": child.file.filename,
                "content-type": child.file.contentType,
                "size": child.file.getSize(),
                "sha256": getattr(child, "eoffice_sha256", ""),
                "pages": getattr(child, "eoffice_pages", None),
                "download": f"{child.absolute_url()}/@@download/file",
            }
            for child in self.context.objectValues()
            if child.portal_type == "File" and child.file is not None and api.user.has_permission("View", obj=child)
        ]
