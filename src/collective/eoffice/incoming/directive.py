"""The form of the directive (bút phê): quick phrases, quick lists, recipients, due date in working days."""

from collective.eoffice import _
from collective.eoffice import writelock
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.tokens import STALE
from collective.eoffice.incoming.actions import AssignIncoming
from collective.eoffice.incoming.directive_settings import quick_phrases
from collective.eoffice.incoming.quick_lists import DropQuickList
from collective.eoffice.incoming.quick_lists import DUTIES
from collective.eoffice.incoming.quick_lists import quick_lists
from collective.eoffice.incoming.quick_lists import SaveQuickList
from collective.eoffice.incoming.recipients_widget import RecipientsFieldWidget
from collective.eoffice.incoming.recipients_widget import tokens
from collective.eoffice.incoming.routes import current_user
from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_policy
from collective.eoffice.tasks.verb_pages import VerbForm
from collective.eoffice.tasks.verb_pages import VerbPage
from collective.eoffice.theme import messages
from collective.eoffice.workdays import calendar
from collective.eoffice.workdays import today
from collective.eoffice.workdays import words
from functools import cached_property
from plone import api
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from z3c.form.interfaces import IDataConverter

import transaction


DAYS = (1, 3, 5, 10)
ROWS = 3  # with the recipients on one screen of a laptop
PREFIX = "form.widgets."


class AssignForm(VerbForm):
    """Instructs and assigns in one step.

    The quick buttons are submit buttons of the same form (`phrase`, `due_days`, `use_list`, `save_list`,
    `drop_list`): they change what stands in the fields, do not do the verb, and keep what was typed.
    """

    action = AssignIncoming
    template = ViewPageTemplateFile("templates/directive.pt")
    button_title = _("button_send_on", default="Send on")
    quick_error = None
    quick_note = None
    chosen_day = None

    def update(self):
        """Let a quick button fill the fields, then show the form."""
        if self.request.method == "POST":
            self._quick()
        super().update()

    def updateFields(self):
        """Choose recipients with type-ahead; working days are buttons beside the date."""
        super().updateFields()
        self.fields = self.fields.omit("working_days")
        for name in DUTIES:
            self.fields[name].widgetFactory = RecipientsFieldWidget

    def updateWidgets(self, prefix=None):
        """Show one choice for the lead where policy wants one, and the document's own due date."""
        super().updateWidgets(prefix)
        self.widgets["directive"].attributes["rows"] = ROWS
        self.widgets["lead"].single = not get_policy().allow_multiple_leads
        due = self.widgets["due_date"]
        day = self.chosen_day or (due.name not in self.request.form and self.context.due_date)
        if day:
            due.value = IDataConverter(due).toWidgetValue(day)

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The agency's quick phrases."""
        return quick_phrases()

    @cached_property
    def lists(self) -> list[str]:
        """The names of the user's own lists of recipients."""
        return list(quick_lists(current_user()))

    @cached_property
    def days(self) -> list[dict]:
        """The buttons of the due date: count of working days and the resulting date."""
        resulting = {count: calendar().add(today(), count) for count in DAYS}
        return [{"count": count, "date": date.isoformat(), "day": words.day(date)} for count, date in resulting.items()]

    def _quick(self) -> None:
        form = self.request.form
        if form.get("phrase"):
            typed = form.get(f"{PREFIX}directive", "").rstrip()
            form[f"{PREFIX}directive"] = f"{typed}\n{form['phrase']}".lstrip()
        elif form.get("due_days") in {str(count) for count in DAYS}:
            self.chosen_day = calendar().add(today(), int(form["due_days"]))
        elif form.get("use_list"):
            chosen = quick_lists(current_user()).get(form["use_list"], {})
            for name in DUTIES:
                form[f"{PREFIX}{name}"] = list(chosen.get(name, ()))
        elif "save_list" in form:
            name = form.get("list_name", "").strip()
            note = _("message_quick_list_saved", default="The group “${name}” is kept.", mapping={"name": name})
            self._keep(SaveQuickList, name, note)
        elif form.get("drop_list"):
            name = form["drop_list"]
            note = _("message_quick_list_dropped", default="The group “${name}” is deleted.", mapping={"name": name})
            self._keep(DropQuickList, name, note)

    def _keep(self, action, name: str, note) -> None:
        if not self.token_is_good():
            self.quick_error = STALE
            return
        chosen = {duty: tokens(self.request, f"{PREFIX}{duty}") or [] for duty in DUTIES}
        try:
            writelock.hold()
            action(self.context, self.request, name=name, **chosen)()
        except Refusal as refusal:
            transaction.doom()
            self.quick_error = refusal.message
        else:
            self.quick_note = note

    def done(self, verb, result) -> None:
        """Say who got it, and offer the next document that waits for this leader's directive."""
        waiting = self._next_document()
        if waiting is None:
            messages.show(self.request, self.success(verb, result))
        else:
            title = _("button_next_document", default="Next document")
            messages.show(self.request, self.success(verb, result), f"{waiting.getURL()}/@@assign", title)
        self.request.response.redirect(self.back_url())

    def _next_document(self):
        """Return the brain of the document that waits longest for the user's directive, or None."""
        found = api.portal.get_tool("portal_catalog")(
            portal_type="IncomingDocument",
            review_state="submitted",
            eoffice_holder=list(directory.principals_of_user(current_user())),
            sort_on="eoffice_arrival",
        )
        return next((brain for brain in found if brain.UID != self.context.UID()), None)

    def success(self, verb, result):
        """Say to whom it went."""
        if not verb.data["lead"]:
            return _("message_informed", default="Sent for information. You hold the document and may finish it.")
        names = ", ".join(directory.principal_title(name) for name in verb.data["lead"])
        return _("message_assigned", default="Instructed and sent on; ${names} leads.", mapping={"names": names})


class AssignPage(VerbPage):
    """Page of AssignForm."""

    form = AssignForm
