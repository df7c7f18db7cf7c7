"""The forms of a document's verbs; the directive has its own module."""

from collective.eoffice import _
from collective.eoffice.incoming import actions
from collective.eoffice.incoming import routes
from collective.eoffice.incoming.recipients_widget import RecipientsFieldWidget
from collective.eoffice.organisation import directory
from collective.eoffice.tasks.verb_pages import VerbForm
from collective.eoffice.tasks.verb_pages import VerbPage
from plone.app.z3cform.widgets.radio import RadioFieldWidget


FEW = 8


class RegisterForm(VerbForm):
    """Enters a received document in the book."""

    action = actions.RegisterIncoming

    def success(self, verb, result):
        """Say the number."""
        return _("message_registered", default="Registered as no. ${number}.", mapping={"number": result.label})


class SubmitForm(VerbForm):
    """Submits to the next on the route; the usual one is chosen already."""

    action = actions.SubmitIncoming

    def updateFields(self):
        """Show a few recipients as radio buttons, so that all are seen at once."""
        super().updateFields()
        if len(routes.submit_targets(self.context)) <= FEW:
            self.fields["to"].widgetFactory = RadioFieldWidget

    def updateWidgets(self, prefix=None):
        """Choose the usual recipient."""
        super().updateWidgets(prefix)
        widget = self.widgets["to"]
        if widget.name not in self.request.form and not widget.value:
            widget.value = routes.submit_targets(self.context)[:1]
            widget.update()

    def success(self, verb, result):
        """Say to whom it went."""
        name = directory.principal_title(verb.data["to"])
        return _("message_submitted", default="Submitted to ${name}.", mapping={"name": name})


class InformForm(VerbForm):
    """Lets others know; creates no duty."""

    action = actions.InformIncoming
    help_text = _(
        "help_inform_form", default="They may read the document and have nothing to do; you see who has read it."
    )

    def updateFields(self):
        """Choose with type-ahead."""
        super().updateFields()
        self.fields["inform"].widgetFactory = RecipientsFieldWidget

    def success(self, verb, result):
        """Say to how many."""
        names = ", ".join(directory.principal_title(name) for name in verb.data["inform"])
        return _("message_informed_names", default="Sent for information to ${names}.", mapping={"names": names})


class FinishForm(VerbForm):
    """Completes the document."""

    action = actions.FinishIncoming

    def success(self, verb, result):
        """Say that it is finished."""
        return _("message_finished", default="The document is finished.")


class ReturnToRegistryForm(VerbForm):
    """Gives the document back to the registry."""

    action = actions.ReturnToRegistry
    danger = True

    def success(self, verb, result):
        """Say where it is."""
        return _("message_returned_to_registry", default="The document went back to the registry.")


class RefuseForm(VerbForm):
    """Sends the document back to its sender."""

    action = actions.RefuseIncoming
    danger = True
    help_text = _("help_refuse", default="A number that it has stays in the book and is void.")

    def success(self, verb, result):
        """Say that it was refused."""
        return _("message_refused", default="The document was refused; send it back to its sender.")


class CancelForm(VerbForm):
    """Cancels the document on recall by its sender."""

    action = actions.CancelIncoming
    danger = True
    help_text = _("help_cancel", default="All tasks are taken back; its number stays in the book and is void.")

    def success(self, verb, result):
        """Say that it was cancelled."""
        return _("message_cancelled", default="The document is cancelled; everybody concerned keeps the right to read.")


class ReopenForm(VerbForm):
    """Opens a finished document again."""

    action = actions.ReopenIncoming

    def success(self, verb, result):
        """Say who has it now."""
        names = ", ".join(directory.principal_title(name) for name in self.context.holder)
        return _("message_reopened", default="Reopened; it is with ${names} now.", mapping={"names": names})


class RegisterPage(VerbPage):
    """Page of RegisterForm."""

    form = RegisterForm


class SubmitPage(VerbPage):
    """Page of SubmitForm."""

    form = SubmitForm


class InformPage(VerbPage):
    """Page of InformForm."""

    form = InformForm


class FinishPage(VerbPage):
    """Page of FinishForm."""

    form = FinishForm


class ReturnToRegistryPage(VerbPage):
    """Page of ReturnToRegistryForm."""

    form = ReturnToRegistryForm


class RefusePage(VerbPage):
    """Page of RefuseForm."""

    form = RefuseForm


class CancelPage(VerbPage):
    """Page of CancelForm."""

    form = CancelForm


class ReopenPage(VerbPage):
    """Page of ReopenForm."""

    form = ReopenForm
