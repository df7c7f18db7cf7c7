"""The form by which the registry takes a document in, and the one by which it corrects it."""

from collective.eoffice import _
from collective.eoffice.actions.forms import ActionForm
from collective.eoffice.actions.forms import ActionFormPage
from collective.eoffice.actions.forms import style
from collective.eoffice.incoming import known
from collective.eoffice.incoming.actions import ReceiveIncoming
from collective.eoffice.incoming.actions import SubmitIncoming
from collective.eoffice.incoming.hints import described
from collective.eoffice.incoming.hints import hints
from collective.eoffice.incoming.widgets import FilesFieldWidget
from collective.eoffice.incoming.widgets import KnownWordsFieldWidget
from collective.eoffice.incoming.widgets import OneLineFieldWidget
from collective.eoffice.policy import get_policy
from collective.eoffice.registers.keeping import kept
from collective.eoffice.theme import messages
from collective.eoffice.workdays import today
from plone.app.z3cform.widgets.radio import RadioFieldWidget
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form import button
from zExceptions import Forbidden

import json


# Width of each field on the twelve columns of the form, in the order of the eye.
LAYOUT = (
    ("reference", "eo-w5"),
    ("issued_date", "eo-w3 eo-half"),
    ("document_type", "eo-w4 eo-half"),
    ("issuer", "eo-w6"),
    ("sender", "eo-w6"),
    ("title", ""),
    ("signer", "eo-w4"),
    ("signer_position", "eo-w4"),
    ("field", "eo-w4"),
    ("urgency", "eo-radios"),
    ("register", "eo-w6"),
    ("arrival_date", "eo-w3 eo-half"),
    ("due_date", "eo-w3 eo-half"),
    ("page_amount", "eo-w2 eo-half"),
    ("copies", "eo-w2 eo-half"),
    ("medium", "eo-w3 eo-half"),
    ("secrecy", "eo-w5 eo-half"),
    ("addressed_by_name", "eo-w4 eo-half eo-check-field"),
    ("priority_flag", "eo-w4 eo-half eo-check-field"),
)
MORE = (
    ("scan_profile", "eo-w6"),
    ("language", "eo-w6"),
    ("source_url", ""),
    ("description", ""),
)
ISSUERS = "eo-known-issuers"
POSITIONS = "eo-known-positions"
WIDGETS = {
    "files": FilesFieldWidget,
    "issuer": KnownWordsFieldWidget,
    "sender": KnownWordsFieldWidget,
    "signer_position": KnownWordsFieldWidget,
    "title": OneLineFieldWidget,
    "urgency": RadioFieldWidget,
}
MATCHES_SHOWN = 5
DATALISTS = {"issuer": ISSUERS, "sender": ISSUERS, "signer_position": POSITIONS}


class PaperAndFields:
    """Paper left, fields right: the layout of the two forms; mixed into z3c.form forms."""

    template = ViewPageTemplateFile("templates/receive.pt")
    css_class = "eo-guard eo-split eo-receive"
    matches = ()
    more_matches = 0
    intent = ""

    def updateFields(self):
        """Choose the widgets."""
        super().updateFields()
        self.fields = self.fields.omit("on_duplicate", "register_now")
        for name, factory in WIDGETS.items():
            if name in self.fields:
                self.fields[name].widgetFactory = factory

    def updateWidgets(self, prefix=None):
        """Tell the widgets what to complete from."""
        super().updateWidgets(prefix)
        for name, datalist in DATALISTS.items():
            if name in self.widgets:
                self.widgets[name].datalist = datalist

    def laid_out(self, layout) -> list[dict]:
        """Return widget and css of the fields of a layout, those that the form has."""
        return [
            {"widget": self.widgets[name], "css": css, "name": name} for name, css in layout if name in self.widgets
        ]

    def first_fields(self) -> list[dict]:
        """Return the fields that are always in sight."""
        return self.laid_out(LAYOUT)

    def more_fields(self) -> list[dict]:
        """Return the fields that are folded away until they are needed."""
        return self.laid_out(MORE)

    def more_open(self) -> bool:
        """Tell whether a folded field wants to be seen: it has an error or a value of its own."""
        if any(item["widget"].error for item in self.more_fields()):
            return True
        return any(self.widgets[name].value for name in ("source_url", "description") if name in self.widgets)

    def general_errors(self) -> list:
        """Return the errors that belong to no field."""
        return [error for error in self.widgets.errors if getattr(error, "widget", None) is None]

    def datalists(self) -> list[dict]:
        """Return id and words of the lists to complete from."""
        return [
            {"id": ISSUERS, "words": known.issuers(self.context)},
            {"id": POSITIONS, "words": known.POSITIONS},
        ]

    def check_url(self) -> str:
        """Return the address that answers with hints, "" where there is none."""
        return ""

    def shown_file(self) -> dict | None:
        """Return title and address of the file to show at the left, None for a form that takes files."""
        return None


class ReceiveForm(PaperAndFields, ActionForm):
    """Vào sổ văn bản đến: data, files and the book in one step (IN-01, IN-02)."""

    action = ReceiveIncoming
    label = _("heading_receive", default="Register an incoming document")

    def updateWidgets(self, prefix=None):
        """Offer the book of this year, and only the formats that the policy accepts."""
        super().updateWidgets(prefix)
        self.widgets["files"].accept = ",".join(f".{token}" for token in sorted(get_policy().accepted_formats))
        if not self.request.get(self.widgets["register"].name):
            self.propose_book()

    def propose_book(self) -> None:
        """Choose the first open book of this year that the clerk keeps."""
        found = [brain for brain in kept("incoming") if brain.eoffice_register_year == today().year]
        if found and f"{self.widgets['register'].name}-empty-marker" not in self.request:
            self.widgets["register"].value = (found[0].UID,)

    @button.buttonAndHandler(_("receive_button_register", default="Save and register"), name="register")
    def handle_register(self, action):
        """Take it in and give it a number."""
        self.save("register")

    @button.buttonAndHandler(_("receive_button_submit", default="Save and submit"), name="submit")
    def handle_submit(self, action):
        """Take it in, give it a number, and go on to the form that submits it."""
        self.save("submit")

    @button.buttonAndHandler(_("receive_button_keep", default="Save, register later"), name="keep")
    def handle_keep(self, action):
        """Take it in without a number."""
        self.save("keep")

    @button.buttonAndHandler(_("receive_button_go_on", default="Save all the same"), name="go_on")
    def handle_go_on(self, action):
        """It is another document than those that were found."""
        self.save(self.request.form.get("eo-intent"), "continue")

    @button.buttonAndHandler(_("receive_button_link", default="Save and link"), name="link")
    def handle_link(self, action):
        """It is a copy of those that were found: keep the link."""
        self.save(self.request.form.get("eo-intent"), "link")

    def updateActions(self):
        """Make the first button the primary one."""
        super().updateActions()
        for name, css in (("register", "btn-primary"), ("submit", "btn-secondary"), ("keep", "btn-link")):
            style(self.actions[name], css)
        for name in ("go_on", "link"):
            style(self.actions[name], "btn-secondary btn-sm")

    def main_actions(self) -> list:
        """Return the buttons at the foot of the form."""
        return [self.actions[name] for name in ("register", "submit", "keep")]

    def duplicate_actions(self) -> list:
        """Return the buttons beside the documents that were found."""
        return [self.actions[name] for name in ("go_on", "link")]

    def save(self, intent: str | None, on_duplicate: str = "ask") -> None:
        """Run the action; `intent` is register, submit or keep."""
        self.intent = intent if intent in ("register", "submit", "keep") else "register"
        data, errors = self.extractData()
        if errors:
            self.status = self.formErrorsMessage
            return
        self.run({**data, "register_now": self.intent != "keep", "on_duplicate": on_duplicate})

    def refuse(self, refusal) -> None:
        """Keep the documents that were found, to show them."""
        found = refusal.details.get("matches", ())
        self.matches = [described(match) for match in found[:MATCHES_SHOWN]]
        self.more_matches = max(0, len(found) - MATCHES_SHOWN)
        super().refuse(refusal)

    def done(self, verb, result) -> None:
        """Say the number and offer the next step."""
        url = result.absolute_url()
        if self.intent == "keep":
            text = _("message_kept", default="Saved. It is not registered yet.")
            messages.show(self.request, text)
        else:
            self._tell_number(result, url)
        to_form = self.intent == "submit" and SubmitIncoming.available(result)
        self.request.response.redirect(f"{url}/submit" if to_form else url)

    def _tell_number(self, result, url: str) -> None:
        number = {"number": result.arrival_label}
        if self.intent == "register" and SubmitIncoming.available(result):
            messages.show(
                self.request,
                _("message_registered_next", default="Registered as no. ${number}. Next: submit it.", mapping=number),
                f"{url}/submit",
                _("receive_button_submit_now", default="Submit"),
            )
        else:
            text = _("message_registered", default="Registered as no. ${number}.", mapping=number)
            messages.show(self.request, text)

    def check_url(self) -> str:
        """Return the address of the hints."""
        return f"{self.context.absolute_url()}/receive-check"


class ReceivePage(ActionFormPage):
    """The page of the form."""

    form = ReceiveForm


class ReceiveCheck(BrowserView):
    """GET: what the values typed so far suggest, as JSON (see `hints.hints`)."""

    def __call__(self):
        """Return the hints; 403 for those who take nothing in."""
        if not ReceiveIncoming.available(self.context):
            raise Forbidden
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        self.request.response.setHeader("Cache-Control", "no-store")
        return json.dumps(hints(self.request.form))
