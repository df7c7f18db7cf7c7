"""The door: a visitor without an account sees the login form alone.

Rights keep the content closed (rolemap: View is for Authenticated). This is the second lock: Plone has pages
that are public by declaration (site map, author pages, some REST services), and add-ons bring more.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from collective.eoffice.interfaces import IEofficeLayer
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import adapter
from zope.component import getUtility
from ZPublisher.interfaces import IPubAfterTraversal


# What the login form, its pictures and scripts need.
OPEN = frozenset(
    {
        "failsafe_login",
        "favicon.ico",
        "logged-out",
        "login",
        "login_form",
        "logout",
        "plonejsi18n",
        "robots.txt",
        "site-favicon",
        "site-logo",
    }
)
# The way to a new password; closed while the site cannot send the letter.
LETTER = frozenset(
    {
        "login-help",
        "mail_password",
        "mail_password_form",
        "mail_password_response",
        "passwordreset",
    }
)
OPEN_SERVICES = frozenset({"@login", "@login-renew", "@logout"})
TRANSPARENT = frozenset({"/", "++api++", "virtual_hosting"})
STATIC = ("++plone++", "++resource++", "++theme++", "++webresource++")


@adapter(IPubAfterTraversal)
def keep_closed(event):
    """Raise Unauthorized for a visitor who asks for anything but the way in."""
    request = event.request
    if not IEofficeLayer.providedBy(request):
        return
    if "Authenticated" in getSecurityManager().getUser().getRoles():
        return
    if not _is_open(request):
        raise Unauthorized("Log in first.")


def sends_letters() -> bool:
    """Return True when the site has a mail host and a sender, so that it can send the letter with the reset link."""
    registry = getUtility(IRegistry)
    return bool(registry.get("plone.smtp_host") and registry.get("plone.email_from_address"))


def _is_open(request):
    steps = [str(step) for step in request.steps]
    site = api.portal.get().getId()
    below = [step for step in steps[steps.index(site) + 1 :] if step not in TRANSPARENT] if site in steps else []
    if not below:
        return False
    if below[-1] == "require_login":  # asked for below acl_users, does nothing but redirect
        return True
    first = below[0]
    name = first.removeprefix("@@")
    if name in LETTER:
        return sends_letters()
    return name in OPEN or first.startswith(STATIC) or first in OPEN_SERVICES
