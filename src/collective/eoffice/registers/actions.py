"""The verbs of a register book."""

from collective.eoffice import _
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.organisation import directory
from collective.eoffice.registers.interfaces import INumberVoidEvent
from plone import api
from zope import schema
from zope.event import notify
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interfaces import ObjectEvent


MANAGE = "collective.eoffice: Manage registers"


class IVoidNumber(Interface):
    """What it takes to void a number."""

    number = schema.Int(title=_("label_number", default="Number"), min=1)
    reason = schema.Text(title=_("label_reason", default="Reason"), min_length=5)


class IReason(Interface):
    """Why an administrator does it."""

    reason = schema.Text(title=_("label_reason", default="Reason"), min_length=5)


@implementer(INumberVoidEvent)
class NumberVoidEvent(ObjectEvent):
    """A number is about to be voided by hand."""

    def __init__(self, book, entry):
        super().__init__(book)
        self.entry = entry


class VoidNumber(Action):
    """Cancel a number of the book that no document needs any more; its row stays.

    The number of a document that is being handled is voided by cancelling or refusing the document.
    """

    verb = "void_number"
    title = _("action_void_number", default="Void a number")
    permission = "collective.eoffice: Void number"
    schema = IVoidNumber

    def guard(self) -> None:
        """Leave the book of a unit to the clerks of that unit and to those who manage the books (REG-03)."""
        unit = self.context.unit
        user = api.user.get_current().getId() or ""
        manages = api.user.has_permission(MANAGE, obj=self.context)
        if unit and not manages and (unit, "clerk") not in directory.functions_of(user):
            raise Refusal(_("refusal_not_allowed", default="You are not allowed to do this here."), status=403)

    def check(self) -> None:
        """Ask those whose documents carry the number."""
        entry = self.context.entry(self.data["number"])
        if entry is not None and not entry.is_void:
            notify(NumberVoidEvent(self.context, entry))

    def execute(self):
        """Mark the row void and return it."""
        return self.context.void(self.data["number"], self.data["reason"])


class CloseRegister(Action):
    """Close the book: it gives no more numbers."""

    verb = "close_register"
    title = _("action_close_register", default="Close the book")
    permission = MANAGE
    reindex = ("eoffice_register_open",)

    def guard(self):
        """Refuse when the book is closed already."""
        if self.context.closed:
            raise Refusal(_("refusal_already_closed", default="The book is closed already."), status=409)

    def execute(self):
        """Close it."""
        self.context.closed = True


class ReopenRegister(Action):
    """Open a closed book again; an administrator's act, with a reason."""

    verb = "reopen_register"
    title = _("action_reopen_register", default="Open the book again")
    permission = MANAGE
    schema = IReason
    reindex = ("eoffice_register_open",)

    def guard(self):
        """Refuse when the book is open."""
        if not self.context.closed:
            raise Refusal(_("refusal_not_closed", default="The book is open."), status=409)

    def execute(self):
        """Open it."""
        self.context.closed = False
