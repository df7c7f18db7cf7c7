"""Year and month folders below /van-ban-den: unordered, out of sight, made when needed."""

from collective.eoffice.incoming.interfaces import IIncomingArea
from collective.eoffice.incoming.interfaces import IPeriod
from datetime import date
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from Products.Five import BrowserView
from zope.interface import alsoProvides


def period_for(area, day: date):
    """Return the folder of the month in the area, making it if it is not there yet."""
    year = _folder(area, f"{day:%Y}")
    return _folder(year, f"{day:%m}")


def _folder(parent, name: str):
    if name in parent.objectIds():
        return parent[name]
    folder = createContent("Folder", id=name, title=name)
    folder.exclude_from_nav = True
    alsoProvides(folder, IPeriod)
    folder = addContentToContainer(parent, folder, checkConstraints=False)
    folder.setOrdering("unordered")
    return folder


class PeriodPage(BrowserView):
    """The page of a year or month folder: the list of the area, filtered by that period."""

    def __call__(self):
        """Redirect to the list."""
        area, names = self.context, []
        while not IIncomingArea.providedBy(area):
            names.insert(0, area.getId())
            area = area.__parent__
        self.request.response.redirect(f"{area.absolute_url()}?period={'-'.join(names)}")
        return ""
