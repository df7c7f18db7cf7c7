"""Year and month folders below /van-ban-den: unordered, out of sight, made when needed."""

from datetime import date
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent


def period_for(area, day: date):
    """Return the folder of the month in the area, making it if it is not there yet."""
    year = _folder(area, f"{day:%Y}")
    return _folder(year, f"{day:%m}")


def _folder(parent, name: str):
    if name in parent.objectIds():
        return parent[name]
    folder = createContent("Folder", id=name, title=name)
    folder.exclude_from_nav = True
    folder = addContentToContainer(parent, folder, checkConstraints=False)
    folder.setOrdering("unordered")
    return folder
