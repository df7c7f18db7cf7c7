"""How a task comes into being: made, granted, journalled (called by assigning and passing on)."""

from collective.eoffice import access
from collective.eoffice import journal
from collective.eoffice.tasks.content import Task
from collective.eoffice.tasks.content import TaskEvent
from collective.eoffice.tasks.interfaces import LEAD
from datetime import date
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.event import notify


HOST_ROLES = {LEAD: "Editor"}


def give(parent, assignee: str, duty: str, directive: str = "", due_date: date | None = None) -> Task:
    """Give one task below a document or task and return it.

    The assignee becomes its Handler and may read the document, as Editor when he leads and as
    Contributor when he co-ordinates; the current user, who gives it, becomes its Reviewer.
    """
    assigner = api.user.get_current().getId()
    host_title = getattr(parent, "title", "")
    task = addContentToContainer(
        parent,
        createContent(
            "Task",
            title=host_title,
            directive=directive or "",
            duty=duty,
            assignee=assignee,
            assigner=assigner,
            due_date=due_date,
        ),
        checkConstraints=False,
    )
    uid = task.UID()
    with access.batch(task):
        access.grant(task, assignee, "Handler", "task", uid)
        access.grant(task, assigner, "Reviewer", "task", uid)
    host = task.host()
    access.grant(host, assignee, HOST_ROLES.get(duty, "Contributor"), "task", uid)
    journal.record(
        host, "give_task", task=uid, assignee=assignee, duty=duty, directive=directive or "", due_date=due_date
    )
    notify(TaskEvent(task, "give_task"))
    return task
