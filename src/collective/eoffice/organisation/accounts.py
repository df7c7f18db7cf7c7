"""What people may change of their own account."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from plone import api
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.services.users.update import UsersPatch
from zExceptions import BadRequest


OWN = frozenset({"password"})


class PatchUser(UsersPatch):
    """PATCH @users/<id>: of one's own account the password alone, unless one may set own properties.

    Lines and papers show names and positions, so nobody gives himself another: the administrator keeps
    them (ORG-18). 400 for a body that is no object, 403 with a message for other details.
    """

    def reply(self):
        """Change the account."""
        try:
            body = json_body(self.request)
        except DeserializationError as error:
            raise BadRequest(str(error)) from error
        if set(body) - OWN and not (
            self.can_manage_users or api.user.has_permission("Set own properties", obj=self.context)
        ):
            raise Refusal(
                _(
                    "refusal_own_details",
                    default="The administrator keeps names, positions and other details of the accounts.",
                ),
                status=403,
            )
        return super().reply()
