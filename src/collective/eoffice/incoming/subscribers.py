"""What follows from changes that others make: rules for every door, holders from tasks."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.running import is_doing
from collective.eoffice.incoming import changes
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.attachments import file_facts
from collective.eoffice.incoming.attachments import keep_facts
from collective.eoffice.incoming.interfaces import IIncomingDocument
from collective.eoffice.incoming.interfaces import IOfficeFile
from collective.eoffice.incoming.registering import check_correction
from collective.eoffice.incoming.registering import check_desk
from collective.eoffice.incoming.submitting import hand_over
from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_policy
from collective.eoffice.tasks.actions import withdraw_all
from collective.eoffice.tasks.content import all_tasks
from collective.eoffice.tasks.content import child_tasks
from collective.eoffice.tasks.interfaces import ITask
from plone import api
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent

import collective.eoffice.journal as journal


LIVE = ("registered", "submitted", "in_progress", "completed")
TOLD_BY_TASKS = frozenset({"reference", "issuer", "urgency", "arrival_date"})
TASK_INDEXES = ["SearchableText", "eoffice_urgency"]
FILE_INDEXES = ["SearchableText", "ExactText", "eoffice_sha256"]


class HandBack(Action):
    """Give a document back to who instructed: every lead returned it or was taken off.

    Nobody co-ordinates without a lead, so what is left of co-ordination is taken back.
    """

    verb = "hand_back"
    title = _("action_hand_back", default="Back to the instructing leader")
    permission = "View"
    transition = "hand_back"
    states = frozenset({"in_progress"})
    reindex = ("eoffice_holder", "eoffice_to_finish")

    def execute(self):
        """Make the instructing leader the holder again."""
        with access.batch(self.context):
            withdraw_all(self.context, self.verb)
            hand_over(self.context, (self.context.instructed_by,))


def follow_task(task, event) -> None:
    """Keep the document's holder in step with its lead tasks."""
    document = task.host()
    if not IIncomingDocument.providedBy(document) or api.content.get_state(document) != "in_progress":
        return
    leads = document.lead_tasks()
    active = [item for item in leads if item.is_active]
    if active:
        document.hand_to(item.assignee for item in active if not any(sub.is_active for sub in child_tasks(item)))
    elif any(_completed(item) for item in leads):
        document.hand_to(finishers(document, [item for item in leads if _completed(item)]))
    elif leads:
        HandBack(document)()
        return
    document.reindexObject(idxs=["eoffice_holder", "eoffice_to_finish"])


def finishers(document, completed) -> list[str]:
    """Return who has a document in hand whose work is done: whoever policy lets finish it.

    The leads, for a policy of handlers and heads; else the one who instructed, or the registry's clerks.
    """
    roles = get_policy().finish_allowed_roles
    if {"handler", "head"} & roles:
        return [task.assignee for task in completed if task.__parent__.UID() == document.UID()]
    if {"leader", "office"} & roles:
        return [document.instructed_by]
    return [directory.group_id(unit.getId, "clerk") for unit in directory.units("office")]


def _completed(task) -> bool:
    return api.content.get_state(task) == "completed"


def remember_data(document, event) -> None:
    """Keep the first data, to tell later what changed."""
    changes.remember(document)


def check_changed_data(document, event) -> None:
    """Hold changed data against the same rules as new data, whatever door it came through."""
    if IContainerModifiedEvent.providedBy(event):
        return
    check_desk(document)
    check_correction(document, changes.data_of(document))
    if changes.keep_changes(document) & TOLD_BY_TASKS:
        for task in all_tasks(document):
            task.reindexObject(idxs=TASK_INDEXES)


def check_new_file(obj, event) -> None:
    """Check, hash and read a file that came into a document by another door than receiving."""
    parent = obj.__parent__
    if IOfficeFile.providedBy(obj):
        return
    if IIncomingDocument.providedBy(parent):
        check_desk(parent)
        prepared = keep_facts(obj)
        _check_whole_set(parent)
        journal.record(parent, "add_file", filename=prepared.filename, sha256=prepared.sha256)
        parent.reindexObject(idxs=FILE_INDEXES)
    elif ITask.providedBy(parent) and IIncomingDocument.providedBy(parent.host()):
        prepared = keep_facts(obj)
        journal.record(parent.host(), "add_file", filename=prepared.filename, sha256=prepared.sha256, task=parent.UID())


def _check_whole_set(document) -> None:
    rules.check_file_set(changes.data_of(document), [item["pages"] for item in file_facts(document)])


def check_changed_file(obj, event) -> None:
    """Refuse a silent replacement: the journal keeps both hashes (AUD-05)."""
    document = obj.__parent__
    if not IIncomingDocument.providedBy(document):
        return
    before = getattr(obj, "eoffice_sha256", "")
    prepared = keep_facts(obj)
    if prepared.sha256 != before:
        _check_whole_set(document)
        journal.record(document, "replace_file", filename=prepared.filename, sha256=[before, prepared.sha256])
        document.reindexObject(idxs=FILE_INDEXES)


def journal_removed_file(obj, event) -> None:
    """Write in the journal that a file was taken away; the verb for it writes its own line, with the reason."""
    document = event.oldParent
    if not IIncomingDocument.providedBy(document) or not IObjectRemovedEvent.providedBy(event):
        return
    if not is_doing(document, "remove_file"):
        journal.record(document, "remove_file", filename=obj.title, sha256=getattr(obj, "eoffice_sha256", ""))
    document.reindexObject(idxs=FILE_INDEXES)


def refuse_removal(document, event) -> None:
    """Refuse to delete a document that is in a book (AUD-04), or a folder with one; its number would point nowhere."""
    if document.arrival_number and event.object.portal_type != "Plone Site":
        raise Refusal(
            _(
                "refusal_delete_registered",
                default="A registered document cannot be deleted; it can be cancelled, and its row stays.",
            ),
            status=409,
        )


def keep_number(book, event) -> None:
    """Refuse to void the number of a document that is being handled: it is cancelled or refused instead."""
    found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=event.entry.uid)
    if any(brain.portal_type == "IncomingDocument" and brain.review_state in LIVE for brain in found):
        raise Refusal(
            _(
                "refusal_number_in_use",
                default="Number ${number} belongs to a document that is being handled. Cancel the document instead; "
                "that voids its number.",
                mapping={"number": event.entry.label},
            ),
            field="number",
            status=409,
        )


def keep_unit(unit, event) -> None:
    """Refuse to take a unit away whose groups have rights on documents: they would hold, handle or know nothing."""
    users = [f"user:{principal}" for principal in event.principals]
    catalog = api.portal.get_tool("portal_catalog")
    if catalog.unrestrictedSearchResults(portal_type="IncomingDocument", allowedRolesAndUsers=users):
        raise Refusal(
            _(
                "refusal_unit_has_documents",
                default="“${title}” has documents. A unit with documents stays; take its people away instead.",
                mapping={"title": unit.title},
            ),
            status=409,
        )
