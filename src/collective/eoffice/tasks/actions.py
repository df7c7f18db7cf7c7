"""The verbs of a task."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice import journal
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.running import running
from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_policy
from collective.eoffice.tasks.content import all_tasks
from collective.eoffice.tasks.content import child_tasks
from collective.eoffice.tasks.content import TaskEvent
from collective.eoffice.tasks.giving import give
from collective.eoffice.tasks.interfaces import ACTIVE_STATES
from collective.eoffice.tasks.rights import PERFORM
from collective.eoffice.tasks.rights import SUPERVISE
from collective.eoffice.workdays import today
from datetime import datetime
from datetime import UTC
from plone import api
from zope import schema
from zope.event import notify
from zope.interface import Interface


ACTIVE = frozenset(ACTIVE_STATES)
STATE_INDEXES = ("review_state", "eoffice_lead", "eoffice_coordinate", "eoffice_assigner")


class IPassOn(Interface):
    """What a head writes when he passes a task on (IN-19)."""

    directive = schema.Text(title=_("label_directive", default="Directive"))
    assignees = schema.List(
        title=_("label_assignees", default="To"),
        value_type=schema.Choice(vocabulary="collective.eoffice.own_staff"),
        min_length=1,
    )
    due_date = schema.Date(title=_("label_due_date", default="Due date"), required=False)


class IProgress(Interface):
    """A report on the progress of a task."""

    text = schema.Text(title=_("label_progress_text", default="What has been done"))
    percent = schema.Int(title=_("label_percent", default="Done so far (%)"), min=0, max=100, required=False)


class IOpinion(Interface):
    """The assignee's result."""

    opinion = schema.Text(title=_("label_opinion", default="Result and opinion"))


class IReason(Interface):
    """Why a task goes back."""

    reason = schema.Text(title=_("label_reason", default="Reason"), min_length=5)


class TaskAction(Action):
    """Base: journals on the document, and only the assignee himself (or his group) performs a task."""

    permission = PERFORM
    states = ACTIVE
    reindex = STATE_INDEXES

    def guard(self) -> None:
        """Refuse anyone but the assignee: rights on a parent task reach down to its sub-tasks."""
        user = api.user.get_current().getId()
        if self.context.assignee not in directory.principals_of_user(user):
            raise Refusal(_("refusal_not_assignee", default="This task was given to somebody else."), status=403)

    def journalled(self, result):
        """Return the document, whose journal tells the whole way."""
        return self.context.host()

    def journal_data(self):
        """Return the data and which task it was."""
        return {
            **super().journal_data(),
            "task": self.context.UID(),
            "assignee": self.context.assignee,
        }

    def keep_journal(self, result) -> None:
        """Journal, then tell the document's room."""
        super().keep_journal(result)
        notify(TaskEvent(self.context, self.verb))


class AcceptTask(TaskAction):
    """Take the task in hand."""

    verb = "accept_task"
    title = _("action_accept_task", default="Accept")
    transition = "accept"
    states = frozenset({"open"})

    def execute(self):
        """Change nothing but the state."""


class PassOnTask(TaskAction):
    """Pass the task on to people of one's own unit, as sub-tasks; it is accepted by that (IN-09, IN-19)."""

    verb = "pass_on_task"
    title = _("action_pass_on_task", default="Pass on")
    schema = IPassOn

    def guard(self) -> None:
        """Refuse who leads nobody to whom the task could go."""
        super().guard()
        if not directory.staff_of(api.user.get_current().getId()):
            raise Refusal(
                _("refusal_no_staff", default="You lead nobody to whom you could pass the task on."), status=403
            )

    def check(self) -> None:
        """Refuse who has the task already, a due date in the past or after one's own, and none where one is needed."""
        due = self.data["due_date"]
        at_work = {task.assignee for task in self.context.subtasks() if task.is_active}
        again = at_work & set(self.data["assignees"])
        if again:
            names = ", ".join(sorted(directory.principal_title(person) for person in again))
            raise Refusal(
                _("refusal_passed_on_already", default="${names} has this task already.", mapping={"names": names}),
                field="assignees",
                status=409,
            )
        if get_policy().deadline_required and not (due or self.context.due_date):
            raise Refusal(
                _("refusal_due_missing", default="By the agency's rules every assignment has a due date."),
                field="due_date",
            )
        if due and due < today():
            raise Refusal(_("refusal_due_past", default="The due date is in the past."), field="due_date")
        if due and self.context.due_date and due > self.context.due_date:
            raise Refusal(_("refusal_due_after_own", default="The due date is later than your own."), field="due_date")

    def execute(self):
        """Give one sub-task per person, in the duty of this task; return them."""
        if api.content.get_state(self.context) == "open":
            AcceptTask(self.context, self.request)()
        due = self.data["due_date"] or self.context.due_date
        return [
            give(self.context, person, self.context.duty, self.data["directive"], due)
            for person in dict.fromkeys(self.data["assignees"])
        ]


class ReportProgress(TaskAction):
    """Say how far the work has come."""

    verb = "report_progress"
    title = _("action_report_progress", default="Report progress")
    schema = IProgress
    reindex = ()

    def execute(self):
        """Keep the report; a task reported on is in hand."""
        if api.content.get_state(self.context) == "open":
            AcceptTask(self.context, self.request)()
        user = api.user.get_current().getId()
        line = (datetime.now(UTC), user, self.data["percent"], self.data["text"])
        self.context.progress = (*self.context.progress, line)


class CompleteTask(TaskAction):
    """Complete the task with an opinion; sub-tasks must be settled first."""

    verb = "complete_task"
    title = _("action_complete_task", default="Complete")
    transition = "complete"
    schema = IOpinion

    def guard(self) -> None:
        """Refuse while sub-tasks are in hand."""
        super().guard()
        waiting = [task for task in self.context.subtasks() if task.is_active]
        if waiting:
            names = ", ".join(directory.principal_title(task.assignee) for task in waiting)
            raise Refusal(
                _(
                    "refusal_subtasks_open",
                    default="Still waiting for: ${names}. Take their tasks back or wait for them.",
                    mapping={"names": names},
                ),
                status=409,
            )

    def execute(self):
        """Keep the opinion."""
        self.context.opinion = self.data["opinion"]


class ReturnTask(TaskAction):
    """Give the task back to whom it came from, with a reason."""

    verb = "return_task"
    title = _("action_return_task", default="Return")
    transition = "return"
    schema = IReason

    def execute(self):
        """Take the duty's rights away, keeping the right to read; sub-tasks in hand are taken back."""
        self.context.opinion = self.data["reason"]
        withdraw(self.context, self.verb)


class TakeBackTask(TaskAction):
    """Take back a task that one gave, with a reason."""

    verb = "take_back_task"
    title = _("action_take_back_task", default="Take back")
    transition = "take_back"
    permission = SUPERVISE
    schema = IReason

    def guard(self) -> None:
        """Leave it to the permission: who gave this task or one above it may take it back."""

    def execute(self):
        """Take the duty's rights away, keeping the right to read; sub-tasks in hand are taken back."""
        withdraw(self.context, self.verb)


def withdraw(task, verb: str) -> None:
    """Take the rights of a task that ended without a result, and of all that was passed on from it.

    What is in hand below is taken back with it; `verb` is what ended it and stands in the journal.
    """
    host = task.host()
    with access.batch(host):
        withdraw_all(task, verb)
        for item in (task, *all_tasks(task)):
            uid = item.UID()
            if any(grant.reference == uid and grant.role != "Reader" for grant in access.grants(host)):
                access.revoke(host, uid)
                access.grant(host, item.assignee, "Reader", "task_ended", uid)


def withdraw_all(container, verb: str) -> None:
    """Take back every active task directly in a document or task, and those below them, because of a verb."""
    workflow = api.portal.get_tool("portal_workflow")
    for task in child_tasks(container):
        if task.is_active:
            with running(TakeBackTask(task)):
                workflow.doActionFor(task, "take_back")
            withdraw(task, verb)
            journal.record(task.host(), "take_back_task", task=task.UID(), assignee=task.assignee, because=verb)
            task.reindexObject(idxs=list(STATE_INDEXES))
