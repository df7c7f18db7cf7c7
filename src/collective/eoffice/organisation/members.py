"""People in the fields of a unit."""

from collective.eoffice import _
from plone import api
from zope.schema.interfaces import ValidationError


class UnknownUsers(ValidationError):
    """Somebody in this list has no account."""

    def __init__(self, userids):
        super().__init__(", ".join(userids))
        self.userids = userids

    def doc(self):
        """Return the message with the ids at fault."""
        return _(
            "error_unknown_users",
            default="There is no account with this name: ${users}.",
            mapping={"users": ", ".join(self.userids)},
        )


def known_users(userids):
    """Constraint: raise `UnknownUsers` unless every id belongs to an account of this site."""
    if not userids:
        return True
    users = api.portal.get_tool("acl_users")
    unknown = [userid for userid in userids if users.getUserById(userid) is None]
    if unknown:
        raise UnknownUsers(unknown)
    return True
