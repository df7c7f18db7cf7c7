"""The frame around every staff page."""

from collective.eoffice import _
from collective.eoffice.theme import messages
from collective.eoffice.theme import navigation
from collective.eoffice.theme.interfaces import IFrame
from functools import cached_property
from plone import api
from plone.protect.authenticator import createToken
from plone.registry.interfaces import IRegistry
from Products.CMFPlone.browser.icons import IconsView
from Products.CMFPlone.resources import add_bundle_on_request
from Products.CMFPlone.resources.browser.resource import ResourceBase
from Products.Five import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.component import queryMultiAdapter
from zope.i18n import translate
from zope.interface import implementer


BUNDLES = ("eoffice-base", "eoffice", "eoffice-days")
IDENTITY = "collective.eoffice.policy.identity"
_icons = {}


class Icons(IconsView):
    """Plone's icons, also for the login form: the drawings are public, the site they hang on is not."""

    def _iconfile(self, icon):
        return api.portal.get().unrestrictedTraverse(icon)


class Resources(ResourceBase):
    """Plone's own resource rendering (script and style tags), outside of a viewlet."""

    def __init__(self, context, request):
        self.context = context
        self.request = request


@implementer(IFrame)
class Frame(BrowserView):
    """Offers the macro `page` and what the macro shows.

    Use: `<html metal:use-macro="context/@@eoffice-frame/macros/page">` with the slots head, title, actions,
    content and aside. Inside the slots `eo` is this view, `icons` its icon function and `portal_url` the site.
    """

    template = ViewPageTemplateFile("templates/frame.pt")

    @property
    def macros(self):
        """Return the macros of the frame."""
        return self.template.macros

    @cached_property
    def site(self):
        """Return the site."""
        return api.portal.get()

    @cached_property
    def portal_url(self):
        """Return the absolute address of the site."""
        return self.site.absolute_url()

    def prepare(self):
        """Switch Diazo off for this response, ask for our bundles, forbid shared caching; return ''."""
        response = self.request.response
        response.setHeader("X-Theme-Disabled", "True")
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Frame-Options", "SAMEORIGIN")
        response.setHeader("Content-Type", "text/html;charset=utf-8")
        for bundle in BUNDLES:
            add_bundle_on_request(self.request, bundle)
        return ""

    @cached_property
    def resources(self):
        """Return {"css": markup, "js": markup} of Plone's bundles and ours."""
        resources = Resources(self.site, self.request)
        resources.update()
        return resources.rendered

    def body_settings(self):
        """Return the data attributes that Plone's patterns read from the body."""
        return getMultiAdapter((self.context, self.request), name="plone_patterns_settings")()

    def language(self):
        """Return the language code of the page."""
        return api.portal.get_current_language()

    def token(self):
        """Return the CSRF token for the posts of our script."""
        return createToken()

    def _identity(self, name):
        return getUtility(IRegistry).get(f"{IDENTITY}.{name}") or ""

    def agency_name(self):
        """Return the name of the agency, or the title of the site."""
        return self._identity("agency_name") or self.site.Title()

    def parent_agency(self):
        """Return the name of the parent agency, or ''."""
        return self._identity("parent_agency")

    def emblem(self):
        """Return the address of the agency's emblem (the site logo of the registry), or None."""
        if getUtility(IRegistry).get("plone.site_logo"):
            return f"{self.portal_url}/@@site-logo"
        return None

    def document_title(self, view):
        """Return the words of the browser tab: those of the view, else of the object, then the agency."""
        own = getattr(view, "title", None) or getattr(view, "label", None)
        own = own() if callable(own) else own
        if not own and self.context is not self.site:
            title = getattr(self.context, "Title", None)
            own = title() if callable(title) else None
        own = translate(own, context=self.request) if own else ""
        agency = self.agency_name()
        return f"{own} — {agency}" if own and own != agency else agency

    @cached_property
    def anonymous(self):
        """Return True when nobody is logged in."""
        return api.user.is_anonymous()

    @cached_property
    def items(self):
        """Return the lines of the side bar; none for anonymous visitors."""
        return [] if self.anonymous else navigation.items(self.site, self.request, self)

    def has_search(self):
        """Return True when the search page exists."""
        return any(item["name"] == "search" for item in self.items)

    def extra(self, name):
        """Return the markup of an optional view (bell, banner) of another room, or ''."""
        if self.anonymous:
            return ""
        view = queryMultiAdapter((self.site, self.request), name=name)
        return view() if view is not None else ""

    @cached_property
    def user(self):
        """Return the current user as dict (id, name, initials)."""
        member = api.user.get_current()
        name = member.getProperty("fullname") or member.getUserName()
        # The given name comes last in Vietnamese and is what people are called by.
        return {"id": member.getId(), "name": name, "initial": name.split()[-1][:1].upper()}

    def has_own_details(self):
        """Return True for those who may change their own name; of staff the administrator keeps it (ORG-18)."""
        return api.user.has_permission("Set own properties", obj=self.site)

    @cached_property
    def messages(self):
        """Return the waiting messages (see `messages.take`)."""
        return messages.take(self.request)

    def keys(self):
        """Return the keys and what they do, for the help of the keyboard."""
        return [
            ("/", _("key_search", default="Go to the search box")),
            ("j", _("key_next", default="Next row")),
            ("k", _("key_previous", default="Previous row")),
            ("Enter", _("key_open", default="Open the row")),
            ("x", _("key_select", default="Select the row")),
            ("?", _("key_help", default="Show these keys")),
        ]

    def icon(self, name, css=""):
        """Return the inline drawing of one icon of Plone's Bootstrap set, hidden from screen readers."""
        key = (name, css)
        if key not in _icons:
            tag = Icons(self.site, self.request).tag(name, tag_class=f"eo-icon {css}".strip())
            _icons[key] = tag.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
        return _icons[key]
