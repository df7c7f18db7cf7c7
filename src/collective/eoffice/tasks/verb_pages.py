"""The page of a verb: the paper on the left, the form on the right."""

from AccessControl import Unauthorized
from collective.eoffice import _
from collective.eoffice import writelock
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.forms import ActionForm
from collective.eoffice.actions.forms import ActionFormPage
from collective.eoffice.organisation import directory
from collective.eoffice.tasks.interfaces import IHostParts
from collective.eoffice.tasks.interfaces import ITaskHost
from collective.eoffice.theme import messages
from collective.eoffice.writelock.interfaces import ISelfLocking
from functools import cached_property
from plone import api
from plone.protect.authenticator import check
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import queryMultiAdapter
from zope.interface import implementer

import transaction


def host_of(context):
    """Return the document that a document or task belongs to."""
    return context if ITaskHost.providedBy(context) else context.host()


def parts_of(context, request):
    """Return the IHostParts of the document of a document or task."""
    return queryMultiAdapter((host_of(context), request), IHostParts)


def tell(context, request, text) -> None:
    """Say what happened, with a button for what the same person would do next."""
    following = parts_of(context, request).next_step()
    if following is None or following.post:
        messages.show(request, text)
    else:
        messages.show(request, text, following.url, following.title)


class VerbForm(ActionForm):
    """The form of a verb on a document or task, beside the paper."""

    template = ViewPageTemplateFile("templates/verb_form.pt")
    help_text = None
    danger = False
    long_texts = ("directive", "opinion", "text", "reason", "note")

    def not_yours(self):
        """Say who has the document now, unless it is the user or nobody."""
        holders = getattr(host_of(self.context), "holder", ())
        if not holders or set(holders) & set(directory.principals_of_user(api.user.get_current().getId())):
            return super().not_yours()
        return _(
            "refusal_with_holder",
            default="This is no longer for you to do: the document is with ${holder} now.",
            mapping={"holder": ", ".join(directory.principal_title(name) for name in holders)},
        )

    def updateWidgets(self, prefix=None):
        """Let the browser keep a draft of long texts."""
        super().updateWidgets(prefix)
        for name in self.long_texts:
            if name in self.widgets:
                widget = self.widgets[name]
                widget.rows = 4
                widget.attributes["data-eo-draft"] = f"{self.action.verb}:{name}:{self.context.UID()}"

    def updateActions(self):
        """Colour what is hard to undo."""
        super().updateActions()
        button = self.actions["do"]
        button.title = self.button_title
        button.klass = f"btn {'btn-danger' if self.danger else 'btn-primary'}"

    @property
    def button_title(self):
        """The words of the button: the verb."""
        return self.action.title

    def back_url(self) -> str:
        """Return where to go without doing anything."""
        return host_of(self.context).absolute_url()

    def general_errors(self) -> list:
        """Return the errors that belong to no field."""
        return [error for error in self.widgets.errors if not getattr(error, "widget", None)]

    def done(self, verb, result) -> None:
        """Say what happened and what comes next."""
        tell(self.context, self.request, self.success(verb, result))
        self.request.response.redirect(self.next_url(verb, result))

    def next_url(self, verb, result) -> str:
        """Return to the document."""
        return self.back_url()


class VerbPage(ActionFormPage):
    """The page around the form of a verb."""

    index = ViewPageTemplateFile("templates/verb.pt")

    @cached_property
    def parts(self):
        """The parts of the document's page."""
        return parts_of(self.context, self.request)

    def host_url(self) -> str:
        """Return the address of the document."""
        return host_of(self.context).absolute_url()


@implementer(ISelfLocking)
class PostVerb(BrowserView):
    """A verb of one click: POST with our token does it; a GET goes to the object and writes nothing."""

    action = None

    def __call__(self):
        """Do the verb and go back to the document."""
        if self.request.method != "POST":
            return self.leave()
        check(self.request)
        try:
            verb = self.action(self.context, self.request)
            verb.prepare()
            writelock.hold()
            result = verb.perform()
        except Refusal as refusal:
            transaction.doom()
            if refusal.status == 403:
                raise Unauthorized(api.portal.translate(refusal.message)) from refusal
            messages.show(self.request, refusal.message, kind="warning")
            return self.leave()
        return self.done(result)

    def done(self, result):
        """Say what happened."""
        tell(self.context, self.request, self.success())
        return self.leave()

    def success(self):
        """Return the message that says what happened."""
        return _("message_done", default="Done: ${verb}.", mapping={"verb": api.portal.translate(self.action.title)})

    def leave(self):
        """Go to the document."""
        self.request.response.redirect(host_of(self.context).absolute_url())
        return ""
