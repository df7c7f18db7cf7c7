"""How errors look to a program: JSON, a true status, a message in the caller's language."""

from collective.eoffice import _
from collective.eoffice.actions.interfaces import Refusal
from collective.eoffice.actions.languages import bind_language
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.writelock.lock import WriterBusy
from plone import api
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from zExceptions import Unauthorized
from zope.component import adapter
from zope.i18n import translate


TYPES = {403: "Forbidden", 409: "Conflict", 503: "ServiceUnavailable"}


def refusal_body(refusal: Refusal, request) -> dict:
    """Return {"type", "message", "field"?, …details} of a refusal, in the language of the request."""
    body = {
        **refusal.details,
        "type": TYPES.get(refusal.status, "BadRequest"),
        "message": translate(refusal.message, context=request),
    }
    if refusal.field:
        body["field"] = refusal.field
    return body


@adapter(Refusal, IAPIRequest)
class RefusalAnswer(ErrorHandling):
    """A refusal that nobody caught: raised by a subscriber below plone.restapi's own services."""

    def __call__(self):
        """Answer with the status of the refusal."""
        bind_language(self.request)
        self.request.response.setStatus(self.context.status, lock=1)
        return super().__call__()

    def render_exception(self, exception):
        """Return the refusal's body."""
        return refusal_body(exception, self.request)


@adapter(WriterBusy, IAPIRequest)
class BusyAnswer(ErrorHandling):
    """Too many are writing at once."""

    def __call__(self):
        """Answer with 503 and when to try again, in seconds."""
        bind_language(self.request)
        self.request.response.setStatus(503, lock=1)
        self.request.response.setHeader("Retry-After", "5")
        return super().__call__()

    def render_exception(self, exception):
        """Return type and message."""
        message = _("refusal_busy", default="The office is busy; please try again in a moment. Nothing was changed.")
        return {"type": TYPES[503], "message": translate(message, context=self.request)}


@adapter(Unauthorized, IAPIRequest)
class UnauthorizedAnswer(ErrorHandling):
    """401 asks to log in; who is logged in already and may not gets 403."""

    def __call__(self):
        """Answer with 401 or 403."""
        bind_language(self.request)
        if IEofficeLayer.providedBy(self.request) and self.known_user():
            self.request.response.setStatus(403, lock=1)
        return super().__call__()

    def render_exception(self, exception):
        """Return type and message; the name of the permission that was missing says nothing to a caller."""
        if not IEofficeLayer.providedBy(self.request):
            return super().render_exception(exception)
        if self.request.response.getStatus() == 403:
            message = _("refusal_not_allowed", default="You are not allowed to do this here.")
            return {"type": "Forbidden", "message": translate(message, context=self.request)}
        message = _("refusal_log_in", default="Log in first.")
        return {"type": "Unauthorized", "message": translate(message, context=self.request)}

    def known_user(self) -> bool:
        """Tell whether the request carries the log-in of an account of this site.

        Refused while the address was traversed, the request has no user yet: ask the site for its own page.
        """
        if not api.user.is_anonymous():
            return True
        site = api.portal.get()
        published = self.request.get("PUBLISHED")
        self.request.set("PUBLISHED", site)
        try:
            user = site.acl_users.validate(self.request)
        finally:
            self.request.set("PUBLISHED", published)
        return user is not None and user.getId() is not None
