"""What happens when units come, change, move and go."""

from Acquisition import aq_base
from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.organisation import directory
from collective.eoffice.organisation.actions import follows_units
from collective.eoffice.organisation.actions import RemoveUnitGroups
from collective.eoffice.organisation.actions import SyncUnit
from collective.eoffice.organisation.interfaces import FUNCTIONS
from collective.eoffice.organisation.interfaces import IOrganisationArea
from collective.eoffice.organisation.interfaces import IUnit
from collective.eoffice.organisation.interfaces import IUnitRemovalEvent
from collective.eoffice.organisation.interfaces import MEMBER_FIELDS
from zope.event import notify
from zope.interface import implementer
from zope.interface.interfaces import ObjectEvent
from zope.lifecycleevent import modified


@implementer(IUnitRemovalEvent)
class UnitRemovalEvent(ObjectEvent):
    """A unit is about to go away or to change its id; subscribers may refuse."""

    @property
    def principals(self):
        """Return the group ids that would disappear."""
        return tuple(directory.group_id(self.object.getId(), function) for function in FUNCTIONS)


def check_unit_id(unit, event):
    """Refuse an id that another unit of the site has, and one that could not be part of a group id."""
    itself = aq_base(event.object) is aq_base(unit)
    moved = event.oldParent is not None
    if event.newParent is None or (moved and (not itself or event.oldName == event.newName)):
        return
    name = event.newName if itself else unit.getId()
    if ":" in name:
        raise Refusal(_("error_unit_id_colon", default="The short name of a unit has no colon."), field="id")
    brain = directory.unit_brain(name)
    if brain is not None:
        raise Refusal(
            _(
                "error_unit_id_taken",
                default="The short name “${id}” is taken by the unit “${title}”. Give this unit another short name.",
                mapping={"id": name, "title": brain.Title},
            ),
            field="id",
            status=409,
        )


def check_unit_place(unit, event):
    """Refuse a unit outside the area of units."""
    itself = aq_base(event.object) is aq_base(unit)
    place = event.newParent
    if itself and place is not None and not (IOrganisationArea.providedBy(place) or IUnit.providedBy(place)):
        raise Refusal(_("error_unit_place", default="Units are made in the organisation folder or in another unit."))


def check_unit_removal(unit, event):
    """Ask everybody who refers to units before one goes away or changes its id."""
    goes = event.newParent is None
    itself = aq_base(event.object) is aq_base(unit)
    renamed = itself and event.oldParent is not None and not goes and event.oldName != event.newName
    if (goes and _within_units(event.object)) or renamed:
        notify(UnitRemovalEvent(unit))


def unit_added(unit, event):
    """Make the groups of a new unit."""
    SyncUnit(unit)()


def unit_modified(unit, event):
    """Bring the groups in step with the changed unit."""
    SyncUnit(unit)()


def unit_moved(unit, event):
    """After a change of the id the old groups go and new ones come; a change of the parent changes no group."""
    if event.oldParent is None or event.newParent is None:
        return
    if aq_base(event.object) is aq_base(unit) and event.oldName != event.newName:
        RemoveUnitGroups(event.oldName)()
        SyncUnit(unit)()
    directory.forget()


def unit_removed(unit, event):
    """Take the groups away, unless the whole site goes and its groups with it."""
    if _within_units(event.object):
        RemoveUnitGroups(unit.getId())()


def account_removed(event):
    """Take a removed account out of every unit, so that a later account of that name inherits nothing."""
    userid = event.principal if isinstance(event.principal, str) else event.principal.getId()
    for brain in directory.units():
        unit = brain._unrestrictedGetObject()
        held = [name for name in (*MEMBER_FIELDS.values(), "it_contacts") if userid in (getattr(unit, name) or ())]
        for name in held:
            setattr(unit, name, tuple(other for other in getattr(unit, name) if other != userid))
        if held:
            modified(unit)
    directory.forget()


def check_group_change(event):
    """Refuse a member who comes or goes at a unit's group while the unit itself says otherwise."""
    _check_kept_at_unit(event.group_id)


def check_group_removal(event):
    """Refuse the removal of a unit's group while the unit stays."""
    _check_kept_at_unit(event.principal)


def _check_kept_at_unit(group_id):
    unit_id, colon, function = group_id.rpartition(":")
    if not colon or function not in FUNCTIONS or follows_units() or directory.unit_brain(unit_id) is None:
        return
    raise Refusal(_("error_unit_group", default="Membership of a unit's group is kept at the unit itself."), status=409)


def _within_units(removed):
    """Tell whether what is removed is a unit or a folder of units, not the whole site."""
    return IUnit.providedBy(removed) or removed.portal_type != "Plone Site"
