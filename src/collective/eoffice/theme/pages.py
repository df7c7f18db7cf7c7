"""Plone's own pages in our frame: page skeleton, login, errors."""

from AccessControl.SecurityManagement import newSecurityManager
from collective.eoffice import _
from collective.eoffice.theme.door import sends_letters
from plone import api
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from Products.CMFPlone.browser.exceptions import ExceptionView
from Products.CMFPlone.browser.login.login import LoginForm
from Products.CMFPlone.browser.main_template import MainTemplate
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from urllib.parse import quote
from zExceptions import BadRequest
from zExceptions import Forbidden
from zExceptions import NotFound
from zExceptions import Unauthorized


OWN_PAGES = "eoffice-"
NO_RIGHT = "insufficient-privileges"


class OfficeMainTemplate(MainTemplate):
    """Puts Plone's pages into our frame, except for those who have Plone's toolbar.

    They too see our own pages, and that they have no right, in our frame.
    """

    office_template = ViewPageTemplateFile("templates/main_template.pt")

    @property
    def template(self):
        """Return the skeleton: Plone's for administrators and partial requests, else ours."""
        toolbar = not self._is_ours() and api.user.has_permission("Show Toolbar", obj=api.portal.get())
        return super().template if self.use_ajax or toolbar else self.office_template

    def _is_ours(self) -> bool:
        name = getattr(self.request.get("PUBLISHED"), "__name__", None) or ""
        return name.startswith(OWN_PAGES) or name == NO_RIGHT


class OfficeLogin(LoginForm):
    """The login form under the name of the agency, with the notice of use (ACC-16)."""

    def can_reset_password(self):
        """Return True when the site is able to send the letter with the reset link."""
        return sends_letters()


class ErrorPage(ExceptionView):
    """Says in plain words what is wrong and what to do; never a path, a version or a trace to staff."""

    office_template = ViewPageTemplateFile("templates/error.pt")

    def index(self, error_type="", error_tb=""):
        """Return the page; a visitor without an account is sent to the login form instead of learning
        that a page is missing or closed.
        """
        if api.user.is_anonymous() and self._hides():
            return self.to_login()
        trace = error_tb if self.is_manager() and self.status() == 500 else ""
        return self.office_template(error_tb=trace)

    def __call__(self):
        """Return the page, or the answer of plone.rest when a program asks."""
        self.error = self.context  # the base class replaces the context by its parent
        if IAPIRequest.providedBy(self.request):
            answer = ErrorHandling(self.error, self.request)
            answer.__parent__ = self.__parent__
            return answer()
        if isinstance(self.error, Unauthorized):
            # The log-in form or its refusal follows by redirect; a page here would eat the waiting messages.
            return ""
        self._recognise()
        status = getattr(self.error, "status", None)
        if isinstance(self.error, BadRequest) and isinstance(status, int):
            self.request.response.setStatus(status, lock=True)
        return super().__call__()

    def _recognise(self):
        """Find out who asks: an address that cannot be traversed is refused before the log-in is read."""
        if not api.user.is_anonymous():
            return
        site = api.portal.get()
        published = self.request.get("PUBLISHED")
        self.request.set("PUBLISHED", site)
        for folder in (site.acl_users, site.getPhysicalRoot().acl_users):
            user = folder.validate(self.request)
            if user is not None and user.getId():
                newSecurityManager(self.request, user.__of__(folder))
                break
        self.request.set("PUBLISHED", published)

    def _hides(self) -> bool:
        """Return True when the answer would tell a visitor what there is; a refused POST keeps its own words."""
        reads = self.request.get("REQUEST_METHOD") in ("GET", "HEAD")
        return isinstance(self.error, NotFound) or (reads and isinstance(self.error, Forbidden))

    def to_login(self):
        """Send the visitor to the login form, which comes back to the address asked for."""
        asked = quote(self.request.get("ACTUAL_URL", ""))
        self.request.response.redirect(f"{api.portal.get().absolute_url()}/login?came_from={asked}", lock=True)
        return ""

    def status(self):
        """Return the HTTP status of the answer."""
        return self.request.response.getStatus()

    def title(self):
        """Return the heading: what is wrong."""
        if isinstance(self.error, NotFound):
            return _("error_not_found", default="This page does not exist")
        if self.status() == 403:
            return _("error_forbidden", default="You may not open this page")
        if self.is_refusal():
            return _("error_refused", default="This could not be done")
        return _("error_broken", default="Something went wrong on our side")

    def is_refusal(self):
        """Return True when the exception carries words meant for the person."""
        return isinstance(self.error, BadRequest) or self.status() == 409

    def advice(self):
        """Return what to do about it."""
        if isinstance(self.error, NotFound):
            return _(
                "error_not_found_advice",
                default="The address may be mistyped, or the document was moved or cancelled. Try the search box.",
            )
        if self.status() == 403:
            return _(
                "error_forbidden_advice",
                default="You have no right to this page. If your work needs it, ask the head of your unit "
                "or the administrator.",
            )
        if self.is_refusal():
            return (
                getattr(self.error, "message", "")
                or str(self.error)
                or _("error_refused_advice", default="Check what was entered and try again.")
            )
        return _(
            "error_broken_advice",
            default="Nothing was changed. Try again; if it happens again, tell the administrator what you "
            "were doing and when.",
        )
