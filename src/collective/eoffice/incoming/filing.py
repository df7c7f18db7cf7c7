"""The files of a document after it was received: added and taken away by the registry, each with its line (AUD-05)."""

from collective.eoffice import _
from collective.eoffice import journal
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import changes
from collective.eoffice.incoming import rights
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.attachments import add_files
from collective.eoffice.incoming.attachments import file_facts
from collective.eoffice.incoming.attachments import prepare_files
from plone.namedfile.field import NamedBlobFile
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


STATES = frozenset({"received", "registered"})
INDEXES = ("SearchableText", "ExactText", "eoffice_sha256")


@provider(IVocabularyFactory)
def document_files(context):
    """Return the files of a document by their ids."""
    files = [child for child in getattr(context, "objectValues", tuple)() if child.portal_type == "File"]
    return SimpleVocabulary([SimpleTerm(child.getId(), child.getId(), child.title) for child in files])


class IAddFiles(Interface):
    """What comes in."""

    files = schema.List(title=_("label_files", default="Files"), value_type=NamedBlobFile(), min_length=1)


class IRemoveFile(Interface):
    """Which file goes, and why."""

    file = schema.Choice(title=_("label_file", default="File"), vocabulary="collective.eoffice.document_files")
    reason = schema.Text(title=_("label_reason", default="Reason"), min_length=5, max_length=2000)


class AddFiles(Action):
    """Add files to a document that is not on its way yet; the rules are those of receiving (IN-14).

    Returns the new files. Refuses with `field="files"`, also bytes that the document has already (409).
    """

    verb = "add_file"
    title = _("action_add_files", default="Add files")
    permission = rights.ADD_FILE
    states = STATES
    schema = IAddFiles
    reindex = INDEXES

    def prepare(self) -> None:
        """Hash and read the files, for those who may add them."""
        self.authorize()
        self._prepared = prepare_files(self.data.get("files") or ())

    def check(self) -> None:
        """Hold the whole set against the scan rules, and refuse what is there already."""
        facts = file_facts(self.context)
        here = {fact["sha256"]: fact["filename"] for fact in facts}
        for item in self._prepared:
            if item.sha256 in here:
                mapping = {"filename": item.filename, "other": here[item.sha256]}
                message = _(
                    "refusal_file_here",
                    default="“${filename}” is here already, as “${other}”.",
                    mapping=mapping,
                )
                raise Refusal(message, field="files", status=409)
            here[item.sha256] = item.filename
        pages = [fact["pages"] for fact in facts] + [item.pages for item in self._prepared]
        rules.check_file_set(changes.data_of(self.context), pages)

    def execute(self):
        """Store them."""
        return add_files(self.context, self._prepared)

    def keep_journal(self, result) -> None:
        """Write one line for each file."""
        for item in self._prepared:
            journal.record(self.context, self.verb, filename=item.filename, sha256=item.sha256)


class RemoveFile(Action):
    """Take a wrong file away, with a reason; name and hash stay in the journal (AUD-05)."""

    verb = "remove_file"
    title = _("action_remove_file", default="Take a file away")
    permission = rights.ADD_FILE
    states = STATES
    schema = IRemoveFile
    reindex = INDEXES

    def guard(self) -> None:
        """Refuse when there is no file."""
        if not len(document_files(self.context)):
            raise Refusal(_("refusal_no_file", default="The document has no file."), status=409)

    def execute(self):
        """Take it away; return its name and hash."""
        child = self.context[self.data["file"]]
        gone = {"filename": child.title, "sha256": getattr(child, "eoffice_sha256", "")}
        # The right to delete is the administrator's; this verb has asked for its own.
        self.context._delObject(child.getId())
        return gone

    def keep_journal(self, result) -> None:
        """Keep what went, and why."""
        journal.record(self.context, self.verb, **result, reason=self.data["reason"])
