"""The page of a task, and the tree of tasks that a document's page shows."""

from collective.eoffice.organisation import directory
from collective.eoffice.tasks.content import child_tasks
from collective.eoffice.tasks.interfaces import DUTIES
from collective.eoffice.tasks.rights import TASK_WORKFLOW
from collective.eoffice.tasks.steps import primary_step
from collective.eoffice.tasks.steps import task_steps
from collective.eoffice.tasks.verb_pages import host_of
from collective.eoffice.tasks.verb_pages import parts_of
from collective.eoffice.workdays import words
from functools import cached_property
from plone import api
from plone.protect.authenticator import createToken
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate


def node(task, request) -> dict:
    """Return what pages show of a task, its sub-tasks in `subtasks`."""
    state = api.content.get_state(task)
    mine = task.assignee in directory.principals_of_user(api.user.get_current().getId())
    return {
        "id": task.getId(),
        "url": task.absolute_url(),
        "assignee": directory.principal_title(task.assignee),
        "assigner": directory.principal_title(task.assigner),
        "given": words.moment(task.created().asdatetime()),
        "duty": task.duty,
        "duty_title": DUTIES[task.duty],
        "state": state,
        "state_title": translate(TASK_WORKFLOW.states[state].title, domain="collective.eoffice", context=request),
        "active": task.is_active,
        "due": words.due(task.due_date) if task.is_active else None,
        "due_day": words.day(task.due_date),
        "directive": task.directive or "",
        "opinion": task.opinion or "",
        "progress": [
            {"time": words.moment(time), "who": directory.principal_title(user), "percent": percent, "text": text}
            for time, user, percent, text in task.progress
        ],
        "mine": mine and task.is_active,
        "primary": primary_step(task),
        "steps": task_steps(task),
        "subtasks": [node(child, request) for child in child_tasks(task)],
    }


class TaskTree(BrowserView):
    """Renders the tasks of a document with what the current user may do."""

    index = ViewPageTemplateFile("templates/tasks.pt")
    tree = ViewPageTemplateFile("templates/tree.pt")
    hidden_directive = ""

    def __call__(self):
        """Return the markup of the tree."""
        return self.index()

    @cached_property
    def nodes(self) -> list[dict]:
        """The tasks directly below the context, each with its sub-tasks."""
        return [node(task, self.request) for task in child_tasks(self.context)]

    def token(self) -> str:
        """Return the CSRF token for the steps of one click."""
        return createToken()


class TaskView(TaskTree):
    """The page of one task: its facts, sub-tasks and actions beside the paper."""

    index = ViewPageTemplateFile("templates/task.pt")

    @cached_property
    def task(self) -> dict:
        """What the page shows of the task."""
        return node(self.context, self.request)

    @cached_property
    def parts(self):
        """The parts of the document's page."""
        return parts_of(self.context, self.request)

    def host_url(self) -> str:
        """Return the address of the document."""
        return host_of(self.context).absolute_url()
