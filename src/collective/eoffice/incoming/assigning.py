"""The directive (bút phê): who leads, who co-ordinates, who is to know, until when."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import rights
from collective.eoffice.incoming import routes
from collective.eoffice.incoming.submitting import hand_over
from collective.eoffice.incoming.submitting import HANDLED
from collective.eoffice.policy import get_policy
from collective.eoffice.tasks.giving import give
from collective.eoffice.tasks.interfaces import COORDINATE
from collective.eoffice.tasks.interfaces import LEAD
from collective.eoffice.workdays import calendar
from collective.eoffice.workdays import today
from plone import api
from zope import schema
from zope.interface import Interface


class IInform(Interface):
    """Whom to let know."""

    inform = schema.List(
        title=_("label_inform", default="For information"),
        value_type=schema.Choice(vocabulary="collective.eoffice.recipients"),
        min_length=1,
    )
    note = schema.Text(title=_("label_inform_note", default="Note"), required=False, max_length=2000)


class IAssign(Interface):
    """The directive of a leader (IN-18, NĐ 30/2020 article 23.2)."""

    directive = schema.Text(title=_("label_directive", default="Directive"), max_length=5000)
    lead = schema.List(
        title=_("label_lead", default="Lead"),
        value_type=schema.Choice(vocabulary="collective.eoffice.lead_targets"),
        required=False,
        default=[],
    )
    coordinate = schema.List(
        title=_("label_coordinate", default="Co-ordinate"),
        value_type=schema.Choice(vocabulary="collective.eoffice.lead_targets"),
        required=False,
        default=[],
    )
    inform = schema.List(
        title=_("label_inform", default="For information"),
        description=_("help_inform", default="To know; creates no duty."),
        value_type=schema.Choice(vocabulary="collective.eoffice.recipients"),
        required=False,
        default=[],
    )
    due_date = schema.Date(title=_("label_due_date", default="Due date"), required=False)
    working_days = schema.Int(
        title=_("label_working_days", default="or in working days from today"), min=1, max=365, required=False
    )


class AssignIncoming(Action):
    """Instruct and assign in one step; returns the tasks."""

    verb = "assign"
    title = _("action_assign", default="Instruct")
    permission = rights.ASSIGN
    transition = "assign"
    states = frozenset({"submitted"})
    schema = IAssign
    reindex = ("eoffice_holder", "eoffice_informed", "eoffice_unread", "eoffice_due", "eoffice_to_finish")

    def guard(self) -> None:
        """Refuse who holds the document but may assign it to nobody."""
        if not routes.lead_targets(self.context):
            raise Refusal(
                _("refusal_nobody_to_assign", default="There is nobody to whom you may assign this document."),
                status=409,
            )

    def check(self) -> None:
        """Hold the directive against the policy."""
        data, policy = self.data, get_policy()
        for name in ("lead", "coordinate", "inform"):
            data[name] = list(dict.fromkeys(data[name] or ()))
        if not (data["lead"] or data["inform"]):
            raise Refusal(_("refusal_no_lead", default="Say who leads, or who is to know."), field="lead")
        if data["coordinate"] and not data["lead"]:
            raise Refusal(_("refusal_coordinate_alone", default="Nobody can co-ordinate without a lead."), field="lead")
        if len(data["lead"]) > 1 and not policy.allow_multiple_leads:
            raise Refusal(
                _("refusal_one_lead", default="By the agency's rules one unit or person leads."), field="lead"
            )
        self._refuse_twice(data)
        if data["working_days"]:
            data["due_date"] = calendar().add(today(), data["working_days"])
        if data["due_date"] and data["due_date"] < today():
            raise Refusal(_("refusal_due_past", default="The due date is in the past."), field="due_date")
        if data["lead"] and policy.deadline_required and not data["due_date"]:
            raise Refusal(
                _("refusal_due_missing", default="By the agency's rules every assignment has a due date."),
                field="due_date",
            )

    def _refuse_twice(self, data) -> None:
        seen: set[str] = set()
        for name in ("lead", "coordinate", "inform"):
            both = seen & set(data[name])
            if both:
                raise Refusal(
                    _("refusal_named_twice", default="The same recipient is named for two duties."), field=name
                )
            seen |= set(data[name])

    def execute(self):
        """Give the tasks, note who is to know, and hand the document on."""
        document, data = self.context, self.data
        document.instructed_by = routes.current_user()
        if data["due_date"]:
            document.due_date = data["due_date"]
        with access.batch(document):
            document.leads = ()
            access.grant(document, document.instructed_by, "Reader", HANDLED, HANDLED)
            hand_over(document, () if data["lead"] else (document.instructed_by,))
            tasks = [
                give(document, principal, duty, data["directive"], data["due_date"])
                for duty, names in ((LEAD, data["lead"]), (COORDINATE, data["coordinate"]))
                for principal in names
            ]
            document.leads = tuple(task.UID() for task in tasks if task.is_lead)
            note_informed(document, data["inform"])
            if data["lead"]:
                document.hand_to(data["lead"])
        return tasks

    def journal_data(self):
        """Keep the directive as it was given."""
        return {name: value for name, value in super().journal_data().items() if name != "working_days"}


class InformIncoming(Action):
    """Send a copy to know: reference only, no duty to process (IN-27)."""

    verb = "inform"
    title = _("action_inform", default="Let know")
    permission = "View"
    states = frozenset({"registered", "submitted", "in_progress", "completed"})
    schema = IInform
    reindex = ("eoffice_informed", "eoffice_unread")

    def execute(self):
        """Note the recipients and let them read."""
        with access.batch(self.context):
            note_informed(self.context, self.data["inform"])


def note_informed(document, principals) -> None:
    """Record who is to know the document and let them read it."""
    by = api.user.get_current().getId()
    for principal in principals:
        if document.inform(principal, by):
            access.grant(document, principal, "Reader", "inform", "inform")
