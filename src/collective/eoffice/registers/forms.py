"""The forms of the verbs of a book."""

from collective.eoffice import _
from collective.eoffice.actions.forms import ActionForm
from collective.eoffice.actions.forms import ActionFormPage
from collective.eoffice.registers.actions import CloseRegister
from collective.eoffice.registers.actions import ReopenRegister
from collective.eoffice.registers.actions import VoidNumber


class VoidForm(ActionForm):
    """Voids a number that no document needs."""

    action = VoidNumber
    description = _(
        "help_void_number",
        default="For a number that was taken by mistake. It stays in the book with the reason and is never used "
        "again. The number of a document that is being handled goes with the document: cancel or refuse that.",
    )


class VoidPage(ActionFormPage):
    """The page of the form."""

    form = VoidForm


class CloseForm(ActionForm):
    """Closes the book."""

    action = CloseRegister
    description = _("help_close_register", default="A closed book gives no more numbers; it can still be read.")


class ClosePage(ActionFormPage):
    """The page of the form."""

    form = CloseForm


class ReopenForm(ActionForm):
    """Opens a closed book again."""

    action = ReopenRegister


class ReopenPage(ActionFormPage):
    """The page of the form."""

    form = ReopenForm
