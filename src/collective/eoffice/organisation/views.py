"""The directory of units and people (danh bạ)."""

from collective.eoffice import _
from collective.eoffice.organisation.area import get_area
from collective.eoffice.organisation.people import matching
from collective.eoffice.organisation.people import tree
from collective.eoffice.organisation.sessions import logged_in_today
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class DirectoryView(BrowserView):
    """All units with their people, positions and contact; `q` in the request filters."""

    title = _("heading_directory", default="Directory")
    units_template = ViewPageTemplateFile("templates/units.pt")

    def units(self):
        """Return the tree of units that match the search box."""
        return matching(tree(self.request), self.query())

    def url(self):
        """Return the address of the directory page."""
        return f"{api.portal.get().absolute_url()}/@@eoffice-directory"

    def query(self):
        """Return what stands in the search box."""
        return self.request.form.get("q", "").strip()

    def add_url(self):
        """Return the address of the form for a new unit, or None for those who may not add one."""
        area = get_area()
        allowed = api.user.has_permission("collective.eoffice: Add Unit", obj=area)
        return f"{area.absolute_url()}/++add++Unit" if allowed else None

    def present(self):
        """Return the ids of those who logged in today, for administrators; nobody else is told."""
        return logged_in_today() if self.may_manage() else set()

    def may_manage(self):
        """Tell whether to show links to the units themselves."""
        return api.user.has_permission("collective.eoffice: Manage organisation", obj=self.context)


class UnitView(BrowserView):
    """One unit with its parts and people."""

    units_template = ViewPageTemplateFile("templates/units.pt")

    def units(self):
        """Return this unit, as a list of one tree."""
        return _find(tree(self.request), self.context.getId())

    def may_manage(self):
        """Tell whether to show links for administrators."""
        return api.user.has_permission("Modify portal content", obj=self.context)

    def present(self):
        """Return the ids of those who logged in today, for administrators."""
        return logged_in_today() if self.may_manage() else set()

    def add_url(self):
        """Return the address of the form for a part of this unit, or None for those who may not add one."""
        allowed = api.user.has_permission("collective.eoffice: Add Unit", obj=self.context)
        return f"{self.context.absolute_url()}/++add++Unit" if allowed else None


def _find(nodes, unit_id):
    """Return the node of a unit in a tree, as a list of one or none."""
    for node in nodes:
        found = [node] if node["id"] == unit_id else _find(node["units"], unit_id)
        if found:
            return found
    return []
