"""The lines of the side bar."""

from collective.eoffice import _
from collective.eoffice.theme.interfaces import INavigationItem
from zope.component import getAdapters
from zope.component import queryMultiAdapter
from zope.interface import implementer


SETTINGS_PAGES = ("eoffice-identity", "eoffice-policy")


@implementer(INavigationItem)
class NavigationItem:
    """Base of a line: set `order`, `title`, `icon` and either `view` (of the site) or `path` (below it).

    A line whose page is not there, or closed to the user, is not shown.
    """

    order = 100
    title = ""
    icon = "circle"
    path = ""
    view = ""
    permission = "View"

    def __init__(self, site, request, frame):
        self.site = site
        self.request = request
        self.frame = frame

    def url(self):
        """Return the absolute address of the page."""
        tail = f"@@{self.view}" if self.view else self.path
        return f"{self.site.absolute_url()}/{tail}"

    def available(self):
        """Return True when the page exists and the current user may open it."""
        target = self.site
        if self.path:
            target = self.site.get(self.path)
        elif queryMultiAdapter((self.site, self.request), name=self.view) is None:
            target = None
        return target is not None and self.site.portal_membership.checkPermission(self.permission, target)

    def count(self):
        """Return None: no figure."""

    def current(self):
        """Return True when the address asked for lies under this page."""
        mine = self.url().replace("/@@", "/")
        asked = self.request.get("ACTUAL_URL", "").replace("/@@", "/").rstrip("/")
        return asked == mine or asked.startswith(mine + "/")


class DeskItem(NavigationItem):
    """Bàn làm việc: the home of the staff, also the front page."""

    order = 10
    title = _("nav_desk", default="Work desk")
    icon = "house-door"
    view = "eoffice-desk"
    permission = "collective.eoffice: Use the office"

    def current(self):
        """Return True on the front page as well."""
        return super().current() or self.request.get("ACTUAL_URL", "").rstrip("/") == self.site.absolute_url()


class IncomingItem(NavigationItem):
    """Văn bản đến: the incoming documents."""

    order = 20
    title = _("nav_incoming", default="Incoming documents")
    icon = "inbox"
    path = "van-ban-den"


class SearchItem(NavigationItem):
    """Tra cứu: the search."""

    order = 30
    title = _("nav_search", default="Search")
    icon = "search"
    view = "eoffice-search"
    permission = "collective.eoffice: Use the office"


class DirectoryItem(NavigationItem):
    """Danh bạ: units and people."""

    order = 40
    title = _("nav_directory", default="Directory")
    icon = "people"
    view = "eoffice-directory"
    permission = "collective.eoffice: Use the office"


class RegistersItem(NavigationItem):
    """Sổ văn bản: the register books."""

    order = 50
    title = _("nav_registers", default="Register books")
    icon = "journal-text"
    path = "so-van-ban"


class AdministrationItem(NavigationItem):
    """Quản trị: the settings, for those who may change them."""

    order = 900
    title = _("nav_administration", default="Administration")
    icon = "gear"
    view = "overview-controlpanel"
    permission = "Plone Site Setup: Overview"

    def current(self):
        """Return True on our own settings pages as well."""
        page = self.request.get("ACTUAL_URL", "").rstrip("/").rpartition("/")[2].removeprefix("@@")
        return super().current() or page in SETTINGS_PAGES


def items(site, request, frame):
    """Return the available lines as a list of dicts (name, title, icon, url, count, current), in order."""
    found = sorted(
        ((name, item) for name, item in getAdapters((site, request, frame), INavigationItem) if item.available()),
        key=lambda pair: (pair[1].order, pair[0]),
    )
    return [
        {
            "name": name,
            "title": item.title,
            "icon": item.icon,
            "url": item.url(),
            "count": item.count(),
            "current": item.current(),
        }
        for name, item in found
    ]
