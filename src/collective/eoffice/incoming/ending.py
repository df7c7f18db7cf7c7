"""How a document ends, well or badly, and how a finished one is opened again."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import rights
from collective.eoffice.incoming import routes
from collective.eoffice.incoming.registering import check_desk
from collective.eoffice.incoming.submitting import hand_over
from collective.eoffice.incoming.submitting import IReason
from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_policy
from collective.eoffice.registers import books
from collective.eoffice.tasks.actions import withdraw_all
from plone import api
from zope import schema
from zope.interface import Interface


class IFinish(Interface):
    """The closing words."""

    opinion = schema.Text(title=_("label_result", default="Result"), required=False, max_length=5000)


def finishing_roles(document, userid: str) -> set[str]:
    """Return in which of the policy's finishing roles the user stands to the document.

    handler: completed a lead task of it, at any level; head: did so as head or deputy of a unit; leader
    and office: holds it, or instructed, as a leader of the agency or of the Office; clerk: keeps the registry.
    """
    principals = set(directory.principals_of_user(userid))
    found = set()
    for task in document.lead_tasks():
        if task.assignee in principals and api.content.get_state(task) == "completed":
            found.add("handler")
            if directory.leads(userid):
                found.add("head")
    if principals & {*document.holder, document.instructed_by}:
        kinds = {directory.unit_brain(unit).eoffice_unit["kind"] for unit, _name in directory.functions_of(userid)}
        if "leadership" in kinds:
            found.add("leader")
        if "office" in kinds:
            found.add("office")
    if principals & set(document.holder) and directory.leads(userid) and "leader" not in found:
        found.add("head")
    if rights.CLERK in api.user.get_roles(username=userid, obj=document):
        found.add("clerk")
    return found


class FinishIncoming(Action):
    """Complete the document once no lead task is in hand (IN-21); who may is the policy's choice."""

    verb = "finish"
    title = _("action_finish", default="Finish")
    permission = rights.FINISH
    transition = "finish"
    states = frozenset({"registered", "submitted", "in_progress"})
    schema = IFinish
    reindex = ("eoffice_holder", "eoffice_to_finish")

    def guard(self) -> None:
        """Refuse while a lead task is in hand, and who is not among the policy's finishing roles."""
        leads = self.context.lead_tasks()
        if any(task.is_active for task in leads):
            raise Refusal(
                _("refusal_leads_open", default="A lead task is still in hand; it has to be completed first."),
                status=409,
            )
        user = routes.current_user()
        allowed = get_policy().finish_allowed_roles
        roles = finishing_roles(self.context, user)
        known_only = not leads and "Handler" in api.user.get_roles(username=user, obj=self.context)
        informed = known_only and api.content.get_state(self.context) == "in_progress"
        if not (roles & set(allowed)) and not informed:
            raise Refusal(
                _("refusal_finish_role", default="By the agency's rules somebody else finishes this document."),
                status=403,
            )

    def execute(self):
        """Close what is left of co-ordination; everybody involved keeps the right to read."""
        with access.batch(self.context):
            withdraw_all(self.context, self.verb)
            keep_as_readers(self.context)
        self.context.hand_to(())


class RefuseIncoming(Action):
    """Send the document back to its sender: wrong addressee, secret, invalid signature (NĐ 30/2020 article 21.2)."""

    verb = "refuse"
    title = _("action_refuse", default="Refuse")
    permission = rights.REFUSE
    transition = "refuse"
    states = frozenset({"received", "registered"})
    schema = IReason
    reindex = ("eoffice_holder",)

    def guard(self) -> None:
        """Leave the document to the desk that received it."""
        check_desk(self.context)

    def execute(self):
        """Nobody holds it; a number that it has stays in the book, void."""
        void_number(self.context, self.data["reason"])
        self.context.hand_to(())


class CancelIncoming(Action):
    """Cancel the document because its sender recalled it (NĐ 30/2020 article 18.4, FD-3.8b)."""

    verb = "cancel"
    title = _("action_cancel", default="Cancel on recall")
    permission = rights.CANCEL
    transition = "cancel"
    states = frozenset({"registered", "submitted", "in_progress"})
    schema = IReason
    reindex = ("eoffice_holder", "eoffice_to_finish")

    def guard(self) -> None:
        """Leave the document to the desk that received it."""
        check_desk(self.context)

    def execute(self):
        """Take all tasks back, void the number, keep the readers."""
        with access.batch(self.context):
            withdraw_all(self.context, self.verb)
            keep_as_readers(self.context)
        void_number(self.context, self.data["reason"])
        self.context.hand_to(())


class ReopenIncoming(Action):
    """Open a finished document again: wrong or premature finish (IN-25); it goes back to who instructed."""

    verb = "reopen"
    title = _("action_reopen", default="Reopen")
    permission = rights.REOPEN
    transition = "reopen"
    states = frozenset({"completed"})
    schema = IReason
    reindex = ("eoffice_holder",)

    def execute(self):
        """Hand it to whoever instructed last, or to who reopens it."""
        hand_over(self.context, (self.context.instructed_by or routes.current_user(),))


def void_number(document, reason: str) -> None:
    """Void the number of a document that ends without being handled; its row stays in the book."""
    if document.arrival_number:
        book = books.by_uid(document.register)
        if not book.entry(document.arrival_number).is_void:
            book.void(document.arrival_number, reason)


def keep_as_readers(document) -> None:
    """Turn every working role on the document into the right to read."""
    working = {"Handler", "Editor", "Contributor"}
    for grant in [grant for grant in access.grants(document) if grant.role in working]:
        access.revoke(document, grant.reference)
        access.grant(document, grant.principal, "Reader", "ended", "ended")
