"""Questions about the organisation, answered from the catalog and the groups; no unit is woken up.

A *recipient* is one principal id: a user id, or `<unit id>:head`, which means the unit.
"""

from collective.eoffice.organisation.interfaces import FUNCTIONS
from plone import api
from zope.annotation.interfaces import IAnnotations
from zope.globalrequest import getRequest


CACHE = "collective.eoffice.organisation"


def units(kind=None):
    """Return the brains of all units, parents before children, siblings by their order and title.

    `kind` restricts to one kind of unit. The brain's `eoffice_unit` is a dictionary with kind, abbreviation,
    organ_id, address, phone, email and order. Who asks does not matter: the organisation is known to all staff.
    """
    brains = _cached("units", _all_units)
    return [brain for brain in brains if kind is None or brain.eoffice_unit["kind"] == kind]


def unit_brain(unit_id):
    """Return the brain of the unit with this id, or None."""
    return _cached("units_by_id", lambda: {brain.getId: brain for brain in units()}).get(unit_id)


def unit_of(principal):
    """Return the Unit of a recipient, or None.

    For `<unit>:<function>` that unit; for a user the unit in which he has his first function (see `functions_of`).
    """
    unit_id = unit_id_of(principal)
    brain = unit_brain(unit_id) if unit_id else None
    return brain._unrestrictedGetObject() if brain is not None else None


def unit_id_of(principal):
    """Return the id of the unit of a recipient, or None; as `unit_of` without waking the unit."""
    unit_id, _colon, function = (principal or "").partition(":")
    if function in FUNCTIONS and unit_brain(unit_id) is not None:
        return unit_id
    return next((unit_id for unit_id, _function in functions_of(principal)), None)


def kind_of(principal):
    """Return the kind of the recipient's unit ("office", "department" …), or None for a stranger."""
    brain = unit_brain(unit_id_of(principal))
    return brain.eoffice_unit["kind"] if brain is not None else None


def principal_title(principal):
    """Return what people call a recipient: the unit's name for `<unit>:head`, the full name of a user.

    Another function's group gives its own title, an unknown principal its id.
    """
    return _cached(("title", principal), lambda: _principal_title(principal))


def principals_of_user(userid):
    """Return the user id and the ids of all groups of the user, as a tuple; the user id comes first."""
    return _cached(("principals", userid), lambda: _principals_of_user(userid))


def members(unit_id, function):
    """Return the user ids that have the function in the unit, as a tuple (empty for an unknown unit)."""
    return group_members(group_id(unit_id, function))


def functions_of(userid):
    """Return the functions of a user as a list of (unit id, function): head first, then by order of units."""
    groups = {principal for principal in principals_of_user(userid) if ":" in principal}
    if not groups:
        return []
    return [
        (brain.getId, function)
        for function in FUNCTIONS
        for brain in units()
        if group_id(brain.getId, function) in groups
    ]


def is_head(userid, unit_id=None):
    """Tell whether the user is head of the unit, or of any unit. Deputies are not heads (see `leads`)."""
    return any(function == "head" and unit_id in (None, unit) for unit, function in functions_of(userid))


def leads(userid, unit_id=None):
    """Tell whether the user is head or deputy of the unit, or of any unit (ORG-05)."""
    return any(function in ("head", "deputy") and unit_id in (None, unit) for unit, function in functions_of(userid))


def staff_of(userid):
    """Return the people of the units that the user leads, as a list of user ids without himself."""
    led = [unit for unit, function in functions_of(userid) if function in ("head", "deputy")]
    people = [person for unit in led for function in FUNCTIONS for person in members(unit, function)]
    return [person for person in dict.fromkeys(people) if person != userid]


def group_id(unit_id, function):
    """Return the id of the group of a function in a unit."""
    return f"{unit_id}:{function}"


def forget():
    """Drop what this request remembers of the organisation (after a unit, group or account changed)."""
    request = getRequest()
    if request is not None:
        IAnnotations(request).pop(CACHE, None)


def _cached(key, compute):
    """Return `compute()`, remembered for the rest of the request."""
    request = getRequest()
    if request is None:
        return compute()
    cache = IAnnotations(request).setdefault(CACHE, {})
    site = api.portal.get().getPhysicalPath()
    if (site, key) not in cache:
        cache[(site, key)] = compute()
    return cache[(site, key)]


def _all_units():
    """Return all units in the order of the tree."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = {brain.getPath(): brain for brain in catalog.unrestrictedSearchResults(portal_type="Unit")}

    def place(path):
        """Sort by (order, title, id) of every unit from the top down to this one."""
        steps = []
        while path in brains:
            brain = brains[path]
            steps.append((brain.eoffice_unit["order"], brain.Title, brain.getId))
            path = path.rpartition("/")[0]
        return tuple(reversed(steps))

    return [brains[path] for path in sorted(brains, key=place)]


def _principal_title(principal):
    """Look the title of a principal up."""
    unit_id, _colon, function = (principal or "").partition(":")
    if function:
        brain = unit_brain(unit_id)
        if brain is not None and function == "head":
            return brain.Title
        group = api.portal.get_tool("portal_groups").getGroupById(principal)
        return (group.getProperty("title") if group is not None else None) or principal
    member = api.portal.get_tool("portal_membership").getMemberById(principal) if principal else None
    return (member.getProperty("fullname") if member is not None else None) or principal


def _principals_of_user(userid):
    """Return the user id and the groups of an account; an unknown user has no group."""
    user = api.portal.get_tool("acl_users").getUserById(userid) if userid else None
    groups = user.getGroups() if user is not None else ()
    return (userid or "", *(group for group in groups if group != "AuthenticatedUsers"))


def group_members(group):
    """Return the direct members of a group of the site, as a tuple sorted by id."""
    plugin = api.portal.get_tool("acl_users").source_groups
    return tuple(sorted(plugin.getGroupMembers(group)))
