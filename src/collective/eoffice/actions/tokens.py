"""The CSRF token of our forms: a button does nothing before the token is found good."""

from collective.eoffice import _
from plone import api
from plone.protect.authenticator import check
from plone.protect.authenticator import createToken
from z3c.form.button import ButtonAction
from z3c.form.button import ButtonActionHandler
from z3c.form.interfaces import ActionExecutionError
from z3c.form.interfaces import IHandlerForm
from zExceptions import Forbidden
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid


STALE = _(
    "refusal_stale_token",
    default="Your session has changed since this page was opened. What you typed is still here: press again to save.",
)


class ITokenForm(IHandlerForm):
    """A form whose buttons work for a POST with our token alone."""


@implementer(ITokenForm)
class TokenForm:
    """Mix-in of z3c.form forms: the form carries a token, and comes back with a new one when it went stale."""

    def token(self) -> str:
        """Return a CSRF token of the current user."""
        return createToken()

    def token_is_good(self) -> bool:
        """Tell whether the request is a POST with a token that is valid for the current user."""
        try:
            check(self.request)
        except Forbidden:
            return False
        return self.request.method == "POST"


@adapter(ITokenForm, Interface, Interface, ButtonAction)
class TokenHandler(ButtonActionHandler):
    """Asks for the token before the handler of any button.

    plone.protect asks at the end of a request: too late for a form that has told of its success by then.
    """

    def __call__(self):
        """Run the button's handler; without a good token show the form again with all that was typed."""
        if not self.form.token_is_good():
            raise ActionExecutionError(Invalid(api.portal.translate(STALE)))
        return super().__call__()
