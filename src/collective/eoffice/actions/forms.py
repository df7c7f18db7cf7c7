"""The form of a verb: its schema in z3c.form, its refusals beside the fields."""

from collective.eoffice import _
from collective.eoffice import writelock
from collective.eoffice.actions.interfaces import Refusal
from collective.eoffice.actions.tokens import TokenForm
from collective.eoffice.writelock.interfaces import ISelfLocking
from plone import api
from plone.autoform.form import AutoExtensibleForm
from plone.z3cform.layout import FormWrapper
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from z3c.form import form
from z3c.form.interfaces import ActionExecutionError
from z3c.form.interfaces import WidgetActionExecutionError
from zExceptions import Unauthorized
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid

import transaction


def style(action, css: str) -> None:
    """Make a button look like `css` (btn-primary, btn-secondary, btn-link); Plone makes all others secondary."""
    action.klass = " ".join([name for name in action.klass.split() if name != "btn-secondary"] + css.split())


class INoData(Interface):
    """The empty schema of verbs that need no data."""


class ActionForm(TokenForm, AutoExtensibleForm, form.Form):
    """Shows an action's schema, calls the action, and says what happened and what comes next.

    Only a POST with our token does the verb (see `TokenForm`).

    `action` is the action's class; Plone's form template takes it for an address, hence a template of our own.
    """

    action = None
    template = ViewPageTemplateFile("templates/form.pt")
    ignoreContext = True
    css_class = "eo-guard"

    @property
    def schema(self):
        """The action's own schema."""
        return self.action.schema or INoData

    @property
    def label(self):
        """The verb, as the person would say it."""
        return self.action.title

    def update(self):
        """Show the form; where the verb is not possible say so on the page of the object."""
        try:
            self.action(self.context, self.request).authorize()
        except Refusal as refusal:
            self.turn_away(refusal)
        else:
            super().update()

    def turn_away(self, refusal) -> None:
        """Go to the object with the reason; raise Unauthorized for those who may not view the object."""
        message = refusal.message
        if refusal.status == 403:
            if not api.user.has_permission("View", obj=self.context):
                raise Unauthorized(api.portal.translate(message)) from refusal
            message = self.not_yours()
        api.portal.show_message(message, self.request, type="warning")
        self.request.response.redirect(self.context.absolute_url())

    def not_yours(self):
        """Return the message for somebody who may view the object but not do the verb (any more)."""
        return _("refusal_not_yours", default="This is not for you to do now.")

    @button.buttonAndHandler(_("button_do", default="Do it"), name="do")
    def handle_do(self, action):
        """Run the verb with what the person typed."""
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        self.run(data)

    def updateActions(self):
        """Name the button by the verb."""
        super().updateActions()
        if "do" in self.actions:
            self.actions["do"].title = self.action.title
            style(self.actions["do"], "btn-primary")

    def run(self, data) -> None:
        """Do slow work first, then take the write lock and perform; show refusals beside their field."""
        verb = self.action(self.context, self.request, **data)
        try:
            verb.prepare()
            writelock.hold()
            result = verb.perform()
        except Refusal as refusal:
            self.refuse(refusal)
        else:
            self.done(verb, result)

    def refuse(self, refusal) -> None:
        """Drop whatever was written and show the refusal; the form keeps what was typed."""
        transaction.doom()
        show_refusal(self, refusal)

    def done(self, verb, result) -> None:
        """Say what happened and go on."""
        api.portal.show_message(self.success(verb, result), self.request)
        self.request.response.redirect(self.next_url(verb, result))

    def success(self, verb, result):
        """Return the message that says what happened."""
        return _("message_done", default="Done: ${verb}.", mapping={"verb": api.portal.translate(verb.title)})

    def next_url(self, verb, result) -> str:
        """Return where to go after the verb: the object itself."""
        return self.context.absolute_url()


@implementer(ISelfLocking)
class ActionFormPage(FormWrapper):
    """The page around a verb's form; it takes the write lock by itself."""


def show_refusal(form, refusal) -> None:
    """Show a refusal beside its field, or above the form; raises what z3c.form shows as an error."""
    error = Invalid(translate(refusal.message, context=form.request))
    if refusal.field in form.widgets:
        raise WidgetActionExecutionError(refusal.field, error) from refusal
    raise ActionExecutionError(error) from refusal
