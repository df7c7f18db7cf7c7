"""Tasks over REST: the verbs, the tree of a document's tasks, and how a task looks."""

from collective.eoffice.actions.services import ActionService
from collective.eoffice.actions.services import verbs_of
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.organisation.summaries import principal_summary
from collective.eoffice.tasks.actions import AcceptTask
from collective.eoffice.tasks.actions import CompleteTask
from collective.eoffice.tasks.actions import PassOnTask
from collective.eoffice.tasks.actions import ReportProgress
from collective.eoffice.tasks.actions import ReturnTask
from collective.eoffice.tasks.actions import TakeBackTask
from collective.eoffice.tasks.content import child_tasks
from collective.eoffice.tasks.interfaces import ITask
from plone import api
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.serializer.dxcontent import SerializeFolderToJson
from plone.restapi.services import Service
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer


ENDPOINTS = {
    AcceptTask: "@accept",
    PassOnTask: "@pass-on",
    ReportProgress: "@report",
    CompleteTask: "@complete",
    ReturnTask: "@return",
    TakeBackTask: "@take-back",
}


def task_facts(task, request) -> dict:
    """Return what a task adds to its plain fields: people with names, state, progress, verbs.

    `progress` is a list of {"time", "by", "percent", "text"}; times are UTC, ISO 8601.
    """
    document = task.host()
    return {
        "assignee": principal_summary(task.assignee),
        "assigner": principal_summary(task.assigner),
        "state": state_summary(task, request),
        "opinion": task.opinion,
        "progress": [
            {"time": json_compatible(when), "by": principal_summary(who), "percent": percent, "text": text}
            for when, who, percent, text in task.progress
        ],
        "document": document.absolute_url() if document is not None else None,
        "verbs": verbs_of(task, request, ENDPOINTS),
    }


def state_summary(obj, request) -> dict:
    """Return {"token", "title"} of the state, the title in the caller's language."""
    token = api.content.get_state(obj)
    title = api.portal.get_tool("portal_workflow").getTitleForStateOnType(token, obj.portal_type)
    return {"token": token, "title": translate(title, domain="collective.eoffice", context=request)}


def task_node(task, request) -> dict:
    """Return a task with everything below it in "tasks"."""
    return {
        "@id": task.absolute_url(),
        "UID": task.UID(),
        "title": task.title,
        "directive": task.directive or "",
        "duty": task.duty,
        "due_date": json_compatible(task.due_date),
        "created": json_compatible(task.created()),
        **task_facts(task, request),
        "tasks": [task_node(child, request) for child in task.subtasks()],
    }


@implementer(ISerializeToJson)
@adapter(ITask, IEofficeLayer)
class SerializeTask(SerializeFolderToJson):
    """A task as plone.restapi shows content, and `task_facts`."""

    def __call__(self, *args, **kwargs):
        """Return the task."""
        return {**super().__call__(*args, **kwargs), **task_facts(self.context, self.request)}


class GetTasks(Service):
    """GET <document>/@tasks: {"@id", "items": [task, each with its own "tasks"]}, oldest first."""

    def reply(self):
        """Return the tree."""
        return {
            "@id": f"{self.context.absolute_url()}/@tasks",
            "items": [task_node(task, self.request) for task in child_tasks(self.context)],
        }


class AcceptPost(ActionService):
    """POST <task>/@accept."""

    action = AcceptTask


class PassOnPost(ActionService):
    """POST <task>/@pass-on {"directive", "assignees": [user id], "due_date"?}."""

    action = PassOnTask


class ReportPost(ActionService):
    """POST <task>/@report {"text", "percent"?}."""

    action = ReportProgress


class CompletePost(ActionService):
    """POST <task>/@complete {"opinion"}."""

    action = CompleteTask


class ReturnPost(ActionService):
    """POST <task>/@return {"reason"}."""

    action = ReturnTask


class TakeBackPost(ActionService):
    """POST <task>/@take-back {"reason"}."""

    action = TakeBackTask
