"""Receiving: a document and its files come in, and perhaps straight into the book."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import duplicates
from collective.eoffice.incoming import rights
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.attachments import add_files
from collective.eoffice.incoming.attachments import check_files
from collective.eoffice.incoming.attachments import prepare_files
from collective.eoffice.incoming.interfaces import IDuplicateChoice
from collective.eoffice.incoming.interfaces import IIncomingData
from collective.eoffice.incoming.periods import period_for
from collective.eoffice.incoming.registering import choose_book
from collective.eoffice.incoming.registering import RegisterIncoming
from collective.eoffice.incoming.routes import current_user
from collective.eoffice.organisation import directory
from collective.eoffice.registers import books
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.field import NamedBlobFile
from plone.uuid.interfaces import IUUIDGenerator
from zope import schema
from zope.component import getUtility
from zope.schema import getFieldNames


class IReceive(IIncomingData, IDuplicateChoice):
    """What the registry gives when a document arrives."""

    files = schema.List(
        title=_("label_files", default="Files"),
        value_type=NamedBlobFile(),
        required=False,
        default=[],
    )

    register_now = schema.Bool(title=_("label_register_now", default="Register at once"), default=False, required=False)

    register = schema.Choice(
        title=_("label_register", default="Book"),
        description=_("help_register", default="Empty: the agency's book of the year."),
        vocabulary="collective.eoffice.open_incoming_registers",
        required=False,
    )


class ReceiveIncoming(Action):
    """Take a document in: checked, filed under its month, ready to be registered (IN-01, IN-02).

    Returns the new document. Refuses state secrets, what policy forbids, and, unless told to go on,
    a document that seems to be here already (409, `details["matches"]` lists them).
    """

    verb = "receive"
    title = _("action_receive", default="Receive")
    permission = "collective.eoffice: Add IncomingDocument"
    schema = IReceive

    def authorize(self) -> None:
        """Let the agency's registry in, and the clerk of a unit that keeps a book of its own (ORG-07)."""
        if not books.desks_of(current_user(), "incoming"):
            super().authorize()

    def prepare(self) -> None:
        """Hash and read the files, unless the person or the document is one that may not enter."""
        self.authorize()
        rules.check_secrecy(self.data.get("secrecy"))
        self._prepared = prepare_files(self.data.get("files") or ())

    def check(self) -> None:
        """Hold data and files against regulation and policy, look for duplicates, and find the book."""
        rules.check_data(self.data)
        check_files(self.data, self._prepared)
        self._matches = duplicates.find(self.data, [item.sha256 for item in self._prepared])
        if self._matches and self.data["on_duplicate"] in (None, "ask"):
            raise Refusal(
                _(
                    "refusal_duplicate",
                    default="This document seems to be here already. Look at the matches, then go on or link it.",
                ),
                field="on_duplicate",
                status=409,
                details={"matches": [duplicates.summary(brain) for brain in self._matches]},
            )
        self._desk = self._choose_desk()
        if self.data["register_now"]:
            choose_book(self.data["register"], self.data["arrival_date"], self.data["document_type"], self._desk)

    def _choose_desk(self) -> str:
        """Return the unit in whose name the clerk receives: "" for the agency, else the one of the book he chose."""
        if api.user.has_permission(self.permission, obj=self.context):
            return ""
        mine = books.desks_of(current_user(), "incoming")
        chosen = books.by_uid(self.data["register"]).unit if self.data["register"] else None
        return chosen if chosen in mine else mine[0]

    def execute(self):
        """Make the document in its period folder, add the files, and register it when asked to."""
        values = {name: self.data[name] for name in getFieldNames(IIncomingData)}
        uid = getUtility(IUUIDGenerator)()
        document = createContent("IncomingDocument", id=f"vbd-{uid[:12]}", **values)
        document.duplicate_of = (
            tuple(brain.UID for brain in self._matches) if self.data["on_duplicate"] == "link" else ()
        )
        document.desk = self._desk
        document = addContentToContainer(
            period_for(self.context, self.data["arrival_date"]), document, checkConstraints=False
        )
        self._share_with_own_desk(document)
        add_files(document, self._prepared)
        document.reindexObject(idxs=["SearchableText", "ExactText", "eoffice_sha256"])
        return document

    def _share_with_own_desk(self, document) -> None:
        """Let the clerks of a unit go on with what they received themselves."""
        if document.desk:
            access.grant(document, directory.group_id(document.desk, "clerk"), rights.CLERK, "desk", "desk")

    def journalled(self, result):
        """Return the new document."""
        return result

    def journal_data(self):
        """Return what identifies the document, and the hash of every file (AUD-05)."""
        return {
            "reference": self.data["reference"],
            "issuer": self.data["issuer"],
            "subject": self.data["title"],
            "files": {item.filename: item.sha256 for item in self._prepared},
            "duplicates": [brain.UID for brain in self._matches],
            "on_duplicate": self.data["on_duplicate"] if self._matches else "",
        }

    def keep_journal(self, result) -> None:
        """Journal the arrival before the registration that may follow."""
        super().keep_journal(result)
        if self.data["register_now"]:
            RegisterIncoming(result, self.request, register=self.data["register"])()
