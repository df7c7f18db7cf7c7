"""Keeping the groups of the site in step with the units."""

from collective.eoffice.organisation import directory
from collective.eoffice.organisation.interfaces import FUNCTIONS
from collective.eoffice.organisation.interfaces import MEMBER_FIELDS
from collective.eoffice.organisation.titles import group_title
from contextlib import contextmanager
from contextvars import ContextVar
from plone import api


# Global roles of a function's group, by the kind of unit (ORG-03, ORG-04, ORG-07).
ROLES = {
    ("leadership", "head"): "Agency Leader",
    ("leadership", "deputy"): "Agency Leader",
    ("office", "head"): "Office Leader",
    ("office", "deputy"): "Office Leader",
    ("office", "clerk"): "Registry Clerk",
}
OWN_ROLES = frozenset(ROLES.values())

_in_step: ContextVar[bool] = ContextVar("collective.eoffice.organisation.in_step", default=False)


@contextmanager
def _following_units():
    """Mark changes of groups in the block as those that follow a change of a unit."""
    token = _in_step.set(True)
    try:
        yield
    finally:
        _in_step.reset(token)


def follows_units() -> bool:
    """Tell whether the groups are being changed because a unit changed."""
    return _in_step.get()


class SyncUnit:
    """Bring the four groups of a unit in step with its fields; doing it again changes nothing.

    Carried out by the system after the unit changed, whoever changed it: the permission is that of the change.
    Roles that an administrator gave a group by hand (ORG-18) stay, only the roles of the office follow the kind.
    """

    def __init__(self, unit):
        self.unit = unit
        self.groups = api.portal.get_tool("portal_groups")

    def __call__(self):
        """Create or update every group of the unit."""
        with _following_units():
            for function in FUNCTIONS:
                self.sync_group(function)
        directory.forget()

    def sync_group(self, function):
        """Create or update one group: title, role, members."""
        group = directory.group_id(self.unit.getId(), function)
        title = group_title(self.unit, function, api.portal.get_default_language())
        existing = self.groups.getGroupById(group)
        if existing is None:
            self.groups.addGroup(group, title=title)
            existing = self.groups.getGroupById(group)
        elif existing.getProperty("title") != title:
            self.groups.editGroup(group, title=title)
        self.sync_roles(group, existing, ROLES.get((self.unit.kind, function)))
        self.sync_members(group, getattr(self.unit, MEMBER_FIELDS[function]) or ())

    def sync_roles(self, group, existing, role):
        """Give the group the role of its kind and take other roles of the office away."""
        has = set(existing.getRoles()) - {"Authenticated"}
        wanted = (has - OWN_ROLES) | ({role} if role else set())
        if has != wanted:
            self.groups.setRolesForGroup(group, sorted(wanted))

    def sync_members(self, group, userids):
        """Put exactly these users in the group."""
        has, wanted = set(directory.group_members(group)), set(userids)
        for userid in sorted(wanted - has):
            self.groups.addPrincipalToGroup(userid, group)
        for userid in sorted(has - wanted):
            self.groups.removePrincipalFromGroup(userid, group)


class RemoveUnitGroups:
    """Take the groups of a unit away; groups that are gone already are no error."""

    def __init__(self, unit_id):
        self.unit_id = unit_id

    def __call__(self):
        """Remove every group of the unit."""
        with _following_units():
            for function in FUNCTIONS:
                self.remove_group(directory.group_id(self.unit_id, function))
        directory.forget()

    def remove_group(self, group):
        """Remove one group with its roles, if there is one."""
        groups = api.portal.get_tool("portal_groups")
        if groups.getGroupById(group) is not None:
            groups.setRolesForGroup(group, ())
            groups.removeGroup(group)
