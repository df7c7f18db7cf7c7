"""The task (công việc)."""

from collective.eoffice.actions.guarded import GuardedTransitions
from collective.eoffice.tasks.interfaces import ACTIVE_STATES
from collective.eoffice.tasks.interfaces import ITask
from collective.eoffice.tasks.interfaces import ITaskEvent
from collective.eoffice.tasks.interfaces import ITaskHost
from collective.eoffice.tasks.interfaces import LEAD
from plone import api
from plone.dexterity.content import Container
from zope.interface import implementer
from zope.interface.interfaces import ObjectEvent


@implementer(ITask)
class Task(GuardedTransitions, Container):
    """A task of one principal. `assigner` is the user who gave it; `opinion` what the assignee said at the end.

    `progress` is a tuple of (UTC time, user id, percent or None, text).
    """

    assigner = ""
    opinion = ""
    progress = ()

    @property
    def is_lead(self) -> bool:
        """Tell whether the assignee leads (otherwise he co-ordinates)."""
        return self.duty == LEAD

    @property
    def is_active(self) -> bool:
        """Tell whether the task is still to be done."""
        return api.content.get_state(self) in ACTIVE_STATES

    def host(self):
        """Return the document that the task is about."""
        return next((parent for parent in self.aq_chain if ITaskHost.providedBy(parent)), None)

    def subtasks(self) -> list:
        """Return the tasks passed on from this one, oldest first."""
        return child_tasks(self)


@implementer(ITaskEvent)
class TaskEvent(ObjectEvent):
    """Tells the host's room that a task changed."""

    def __init__(self, task, verb: str):
        super().__init__(task)
        self.verb = verb


def child_tasks(container) -> list:
    """Return the tasks directly in a document or task, oldest first."""
    return sorted((child for child in container.objectValues() if ITask.providedBy(child)), key=lambda t: t.created())


def all_tasks(container) -> list:
    """Return all tasks below a document or task, each before its sub-tasks."""
    return [task for child in child_tasks(container) for task in (child, *all_tasks(child))]
