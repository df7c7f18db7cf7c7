"""Submitting, passing on, and giving back to the registry."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import rights
from collective.eoffice.incoming import routes
from collective.eoffice.incoming.registering import check_desk
from collective.eoffice.incoming.registering import file_refusal
from plone import api
from zope import schema
from zope.interface import Interface


HOLDER = "holder"
HANDLED = "handled"


class ISubmit(Interface):
    """To whom, with what words."""

    to = schema.Choice(title=_("label_submit_to", default="Submit to"), vocabulary="collective.eoffice.submit_targets")
    note = schema.Text(title=_("label_submit_note", default="Note for the recipient"), required=False, max_length=2000)


class IReason(Interface):
    """Why."""

    reason = schema.Text(title=_("label_reason", default="Reason"), min_length=5, max_length=2000)


def hand_over(document, principals) -> None:
    """Make the principals the holders who have to instruct; who held it before keeps the right to read."""
    with access.batch(document):
        for grant in access.grants(document):
            if grant.reference == HOLDER:
                access.grant(document, grant.principal, "Reader", HANDLED, HANDLED)
        access.revoke(document, HOLDER)
        for principal in principals:
            access.grant(document, principal, "Handler", HOLDER, HOLDER)
    document.hand_to(principals)


class SubmitIncoming(Action):
    """Put the document before the person or office leadership that instructs next (IN-07 to IN-11)."""

    verb = "submit"
    title = _("action_submit", default="Submit")
    permission = rights.SUBMIT
    transition = "submit"
    states = frozenset({"registered", "submitted"})
    schema = ISubmit
    reindex = ("eoffice_holder",)

    def guard(self) -> None:
        """Refuse when there is nobody to submit to, or the file that policy wants is missing."""
        if api.content.get_state(self.context) == "registered":
            check_desk(self.context)
        if not routes.submit_targets(self.context):
            raise Refusal(
                _(
                    "refusal_no_target",
                    default="There is nobody to whom you may submit this document. Ask the administrator "
                    "whether the unit has its people.",
                ),
                status=409,
            )
        refusal = file_refusal(self.context)
        if refusal is not None:
            raise refusal

    def check(self) -> None:
        """Refuse a recipient who is not next on the route."""
        if self.data["to"] not in routes.submit_targets(self.context):
            raise Refusal(_("refusal_bad_target", default="This is not the next person on the route."), field="to")

    def execute(self):
        """Hand it over."""
        hand_over(self.context, (self.data["to"],))


class ReturnToRegistry(Action):
    """Give the document back to the registry, with a reason: wrong data, wrong addressee."""

    verb = "return_to_registry"
    title = _("action_return_to_registry", default="Return to registry")
    permission = rights.RETURN
    transition = "return_to_registry"
    states = frozenset({"submitted"})
    schema = IReason
    reindex = ("eoffice_holder",)

    def execute(self):
        """Nobody but the registry holds it."""
        hand_over(self.context, ())
