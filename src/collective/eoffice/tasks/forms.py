"""The forms of a task's verbs."""

from collective.eoffice import _
from collective.eoffice.organisation import directory
from collective.eoffice.tasks import actions
from collective.eoffice.tasks.verb_pages import PostVerb
from collective.eoffice.tasks.verb_pages import VerbForm
from collective.eoffice.tasks.verb_pages import VerbPage
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from z3c.form.interfaces import IDataConverter


class AcceptPage(PostVerb):
    """Takes the task in hand by one click."""

    action = actions.AcceptTask

    def success(self):
        """Say that it is in hand."""
        return _("message_task_accepted", default="The task is in your hands now.")


class PassOnForm(VerbForm):
    """Passes a task on to people of one's own unit."""

    action = actions.PassOnTask
    help_text = _(
        "help_pass_on",
        default="Who is chosen gets a task of his own under yours; you see the result before you complete.",
    )

    def updateFields(self):
        """Offer the people as check boxes: a unit has a handful."""
        super().updateFields()
        self.fields["assignees"].widgetFactory = CheckBoxFieldWidget

    def updateWidgets(self, prefix=None):
        """Start with one's own directive and due date."""
        super().updateWidgets(prefix)
        for name in ("directive", "due_date"):
            widget, value = self.widgets[name], getattr(self.context, name)
            if value and widget.name not in self.request.form:
                widget.value = IDataConverter(widget).toWidgetValue(value)

    def success(self, verb, result):
        """Say to whom it went."""
        names = ", ".join(directory.principal_title(task.assignee) for task in result)
        return _("message_passed_on", default="Passed on to ${names}.", mapping={"names": names})


class ReportForm(VerbForm):
    """Reports on the progress of a task."""

    action = actions.ReportProgress

    def success(self, verb, result):
        """Say that it is kept."""
        return _("message_progress_kept", default="Your report was kept; everybody concerned sees it.")


class CompleteForm(VerbForm):
    """Completes a task with an opinion."""

    action = actions.CompleteTask

    def success(self, verb, result):
        """Say that it is completed."""
        return _("message_task_completed", default="The task is completed.")


class ReturnForm(VerbForm):
    """Returns a task, with a reason."""

    action = actions.ReturnTask
    danger = True

    def success(self, verb, result):
        """Say to whom it went back."""
        return _(
            "message_task_returned",
            default="The task went back to ${name}.",
            mapping={"name": directory.principal_title(self.context.assigner)},
        )


class TakeBackForm(VerbForm):
    """Takes a task back, with a reason."""

    action = actions.TakeBackTask
    danger = True

    def success(self, verb, result):
        """Say from whom it was taken."""
        return _(
            "message_task_taken_back",
            default="The task was taken back from ${name}.",
            mapping={"name": directory.principal_title(self.context.assignee)},
        )


class PassOnPage(VerbPage):
    """Page of PassOnForm."""

    form = PassOnForm


class ReportPage(VerbPage):
    """Page of ReportForm."""

    form = ReportForm


class CompletePage(VerbPage):
    """Page of CompleteForm."""

    form = CompleteForm


class ReturnPage(VerbPage):
    """Page of ReturnForm."""

    form = ReturnForm


class TakeBackPage(VerbPage):
    """Page of TakeBackForm."""

    form = TakeBackForm
