"""What the current user may do with a task, as links and buttons."""

from collective.eoffice.organisation import directory
from collective.eoffice.tasks.actions import AcceptTask
from collective.eoffice.tasks.actions import CompleteTask
from collective.eoffice.tasks.actions import PassOnTask
from collective.eoffice.tasks.actions import ReportProgress
from collective.eoffice.tasks.actions import ReturnTask
from collective.eoffice.tasks.actions import TakeBackTask
from collective.eoffice.tasks.content import all_tasks
from plone import api
from typing import Any
from typing import NamedTuple


class Step(NamedTuple):
    """A verb that the current user may do now; `post` marks a step of one click (POST, no form)."""

    name: str
    title: Any
    url: str
    post: bool = False


PAGES = (
    ("pass-on", PassOnTask),
    ("accept", AcceptTask),
    ("complete", CompleteTask),
    ("report", ReportProgress),
    ("return", ReturnTask),
    ("take-back", TakeBackTask),
)
ONE_CLICK = frozenset({"accept"})


def step(context, name: str, verb) -> Step:
    """Return the step of a verb on an object."""
    return Step(name, verb.title, f"{context.absolute_url()}/@@{name}", name in ONE_CLICK)


def task_steps(task) -> list[Step]:
    """Return what the current user may do with the task, in the order of use."""
    return [step(task, name, verb) for name, verb in PAGES if verb.available(task)]


def primary_step(task) -> Step | None:
    """Return what the assignee does next: pass on or accept a new task, complete one in hand."""
    wanted = ("pass-on", "accept") if api.content.get_state(task) == "open" else ("complete",)
    return next((found for found in task_steps(task) if found.name in wanted), None)


def my_tasks(host) -> list:
    """Return the current user's tasks in hand on a document, lead before co-ordination."""
    mine = directory.principals_of_user(api.user.get_current().getId())
    found = [task for task in all_tasks(host) if task.is_active and task.assignee in mine]
    return sorted(found, key=lambda task: not task.is_lead)
