"""What an action tells the rest of the house: refusals and events."""

from collective.eoffice import _
from zExceptions import BadRequest
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class Refusal(BadRequest):
    """A verb is not possible; the message says what is wrong, with what, and what to do.

    `message` is translatable, `field` names the schema field at fault, `status` is the HTTP status
    (400 bad data, 403 not allowed, 409 conflicts with what is there), `details` is JSON-able extra
    information for clients. Raised inside a request it aborts the transaction: nothing is half-written.
    """

    def __init__(self, message, field: str | None = None, status: int = 400, details: dict | None = None):
        super().__init__(message)
        self.message = message
        self.field = field
        self.status = status
        self.details = details or {}


def too_late() -> Refusal:
    """Return the refusal (409) of a verb that the state of the object rules out by now."""
    return Refusal(
        _(
            "refusal_wrong_state",
            default="This is not possible (any more): the state has changed. Please load the page again.",
        ),
        status=409,
    )


class IActionPerformed(Interface):
    """An action was carried out and written in the journal."""

    action = Attribute("The action, with its context and data")
    result = Attribute("What its execute() returned")


@implementer(IActionPerformed)
class ActionPerformed:
    """Tells subscribers (notifications, say) that a verb was done."""

    def __init__(self, action, result):
        self.action = action
        self.result = result
