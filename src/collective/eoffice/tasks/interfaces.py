"""Schema, markers and events of tasks."""

from collective.eoffice import _
from plone.supermodel import model
from zope import schema
from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


LEAD = "lead"
COORDINATE = "coordinate"
DUTIES = {
    LEAD: _("duty_lead", default="Lead"),
    COORDINATE: _("duty_coordinate", default="Co-ordinate"),
}
ACTIVE_STATES = ("open", "accepted")


class ITaskHost(Interface):
    """Content that tasks are about: an incoming document, later a case file.

    Its journal tells the whole way of its tasks, and assignees get their rights on it.
    """


class ITask(model.Schema):
    """What one person or unit has to do: lead or co-ordinate, until when (IN-17 to IN-19)."""

    title = schema.TextLine(title=_("label_task_title", default="Task"), max_length=500)

    directive = schema.Text(title=_("label_directive", default="Directive"), required=False)

    duty = schema.Choice(title=_("label_duty", default="Duty"), vocabulary="collective.eoffice.duties", default=LEAD)

    assignee = schema.Choice(title=_("label_assignee", default="Assignee"), vocabulary="collective.eoffice.recipients")

    due_date = schema.Date(title=_("label_due_date", default="Due date"), required=False)


class ITaskEvent(IObjectEvent):
    """The state of a task changed (given, accepted, completed, returned, taken back)."""

    verb = Attribute("The verb that changed it")


class IHostParts(Interface):
    """What the page of a document lends to the pages of its verbs and tasks: (host, request) are adapted."""

    def head():
        """Return the markup of the document's heading: number, subject, state, holder, due date."""

    def paper():
        """Return the markup of the preview of its files."""

    def next_step():
        """Return the `steps.Step` that the current user would do next on the document, or None."""
