"""What follows from changes that others make: rules for every door, holders from tasks."""

from collective.eoffice import _
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import changes
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.attachments import check_files
from collective.eoffice.incoming.attachments import file_facts
from collective.eoffice.incoming.attachments import keep_facts
from collective.eoffice.incoming.interfaces import IIncomingDocument
from collective.eoffice.incoming.interfaces import IOfficeFile
from collective.eoffice.incoming.submitting import hand_over
from collective.eoffice.tasks.content import all_tasks
from collective.eoffice.tasks.content import child_tasks
from plone import api
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent

import collective.eoffice.journal as journal


FILE_INDEXES = ["SearchableText", "ExactText", "eoffice_sha256"]


class HandBack(Action):
    """Give a document back to who instructed: every lead returned it or was taken off."""

    verb = "hand_back"
    title = _("action_hand_back", default="Back to the instructing leader")
    permission = "View"
    transition = "hand_back"
    states = frozenset({"in_progress"})
    reindex = ("eoffice_holder", "eoffice_to_finish")

    def execute(self):
        """Make the instructing leader the holder again."""
        hand_over(self.context, (self.context.instructed_by,))


def follow_task(task, event) -> None:
    """Keep the document's holder in step with its lead tasks."""
    document = task.host()
    if not IIncomingDocument.providedBy(document) or api.content.get_state(document) != "in_progress":
        return
    leads = [item for item in all_tasks(document) if item.is_lead]
    active = [item for item in leads if item.is_active]
    if active:
        document.hand_to(item.assignee for item in active if not any(sub.is_active for sub in child_tasks(item)))
    elif any(api.content.get_state(item) == "completed" for item in leads):
        document.hand_to(
            item.assignee
            for item in leads
            if api.content.get_state(item) == "completed" and item in document.objectValues()
        )
    elif leads:
        HandBack(document)()
        return
    document.reindexObject(idxs=["eoffice_holder", "eoffice_to_finish"])


def remember_data(document, event) -> None:
    """Keep the first data, to tell later what changed."""
    changes.remember(document)


def check_changed_data(document, event) -> None:
    """Hold changed data against the same rules as new data, whatever door it came through."""
    if IContainerModifiedEvent.providedBy(event):
        return
    data = changes.data_of(document)
    rules.check_data(data)
    rules.check_file_set(data, [item["pages"] for item in file_facts(document)])
    changes.keep_changes(document)


def check_new_file(obj, event) -> None:
    """Check, hash and read a file that came into a document by another door than receiving."""
    document = obj.__parent__
    if not IIncomingDocument.providedBy(document) or IOfficeFile.providedBy(obj):
        return
    prepared = keep_facts(obj)
    check_files(changes.data_of(document), [prepared])
    journal.record(document, "add_file", filename=prepared.filename, sha256=prepared.sha256)
    document.reindexObject(idxs=FILE_INDEXES)


def check_changed_file(obj, event) -> None:
    """Refuse a silent replacement: the journal keeps both hashes (AUD-05)."""
    document = obj.__parent__
    if not IIncomingDocument.providedBy(document):
        return
    before = getattr(obj, "eoffice_sha256", "")
    prepared = keep_facts(obj)
    if prepared.sha256 != before:
        check_files(changes.data_of(document), [prepared])
        journal.record(document, "replace_file", filename=prepared.filename, sha256=[before, prepared.sha256])
        document.reindexObject(idxs=FILE_INDEXES)


def journal_removed_file(obj, event) -> None:
    """Write in the journal that a file was taken away."""
    document = event.oldParent
    if IIncomingDocument.providedBy(document) and IObjectRemovedEvent.providedBy(event):
        journal.record(document, "remove_file", filename=obj.title, sha256=getattr(obj, "eoffice_sha256", ""))
        document.reindexObject(idxs=FILE_INDEXES)


def refuse_removal(document, event) -> None:
    """Refuse to delete a document that is in a book (AUD-04); its number would point nowhere."""
    if event.object is document and document.arrival_number:
        raise Refusal(
            _(
                "refusal_delete_registered",
                default="A registered document cannot be deleted; it can be cancelled, and its row stays.",
            ),
            status=409,
        )
