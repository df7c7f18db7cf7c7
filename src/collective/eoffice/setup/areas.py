"""The areas of the office: native folders with their own view, made once."""

from collective.eoffice.generation.interfaces import IPodTemplateArea
from collective.eoffice.incoming.interfaces import IIncomingArea
from collective.eoffice.organisation.interfaces import IOrganisationArea
from collective.eoffice.registers.interfaces import IRegisterArea
from dataclasses import dataclass
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.interface import alsoProvides


ADMINISTRATORS = ("Manager", "Site Administrator")


@dataclass(frozen=True)
class Area:
    """One area: its id, Vietnamese title, marker, and what administrators add by hand in it."""

    id: str
    title: str
    marker: type
    addable: str = ""


AREAS = (
    Area("to-chuc", "Tổ chức", IOrganisationArea, "Unit"),
    Area("so-van-ban", "Sổ văn bản", IRegisterArea, "Register"),
    Area("van-ban-den", "Văn bản đến", IIncomingArea),
    Area("mau", "Mẫu văn bản", IPodTemplateArea),
)


def make_areas(portal) -> None:
    """Make every area that is not there yet; what is there stays as it is."""
    for area in AREAS:
        if area.id not in portal.objectIds():
            _make(portal, area)


def _make(portal, area: Area) -> None:
    folder = createContent("Folder", id=area.id, title=area.title)
    folder.exclude_from_nav = False
    folder = addContentToContainer(portal, folder, checkConstraints=False)
    alsoProvides(folder, area.marker)
    folder.setOrdering("unordered")
    folder.manage_permission("Add portal content", ADMINISTRATORS if area.addable else (), acquire=False)
    folder.manage_permission("Delete objects", ADMINISTRATORS if area.addable else ("Manager",), acquire=False)
    folder.manage_permission("Modify portal content", ADMINISTRATORS, acquire=False)
    if area.addable:
        folder.manage_permission(f"collective.eoffice: Add {area.addable}", ADMINISTRATORS, acquire=False)
    constrain = ISelectableConstrainTypes(folder, None)
    if constrain is not None:
        allowed = [area.addable] if area.addable else []
        constrain.setConstrainTypesMode(1)
        constrain.setLocallyAllowedTypes(allowed)
        constrain.setImmediatelyAddableTypes(allowed)
    folder.reindexObject()
