"""The REST service of a verb."""

from collective.eoffice import writelock
from collective.eoffice.actions.interfaces import Refusal
from collective.eoffice.writelock.interfaces import ISelfLocking
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services import Service
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.schema import getFields
from zope.schema.interfaces import ValidationError

import transaction


def refusal_response(service, refusal: Refusal) -> dict:
    """Return the JSON of a refusal, set its HTTP status and drop whatever was written."""
    transaction.doom()
    service.request.response.setStatus(refusal.status)
    error = {
        "type": {403: "Forbidden", 409: "Conflict"}.get(refusal.status, "BadRequest"),
        "message": api.portal.translate(refusal.message),
        **refusal.details,
    }
    if refusal.field:
        error["field"] = refusal.field
    return error


@implementer(ISelfLocking)
class ActionService(Service):
    """POST of one verb: JSON body in, the object or the action's own answer out.

    200 with the serialised object, 400 for bad data, 403 without the right, 409 in the wrong state;
    errors are `{"type", "message", "field"?}` with the message in the caller's language.
    """

    action = None

    def reply(self):
        """Do the verb."""
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            verb = self.action(self.context, self.request, **self.arguments())
            verb.prepare()
            writelock.hold()
            result = verb.perform()
        except Refusal as refusal:
            return refusal_response(self, refusal)
        return self.answer(verb, result)

    def arguments(self) -> dict:
        """Return the body, each value converted by its schema field; unknown names are refused."""
        return deserialize(self.action.schema, self.context, self.request, json_body(self.request))

    def answer(self, verb, result) -> dict:
        """Return the object as plone.restapi shows it."""
        return getMultiAdapter((self.context, self.request), ISerializeToJson)()


def deserialize(schema, context, request, body: dict) -> dict:
    """Convert a JSON body by the fields of a schema; raise Refusal naming the wrong field."""
    from collective.eoffice import _

    fields = getFields(schema) if schema is not None else {}
    unknown = sorted(set(body) - set(fields))
    if unknown:
        raise Refusal(
            _("refusal_unknown_field", default="Unknown field: ${name}", mapping={"name": unknown[0]}),
            field=unknown[0],
        )
    data = {}
    for name, value in body.items():
        field = fields[name].bind(context)
        try:
            data[name] = getMultiAdapter((field, context, request), IFieldDeserializer)(value)
        except ValidationError as error:
            raise Refusal(
                _(
                    "refusal_invalid_value",
                    default="${field}: ${error}",
                    mapping={"field": field.title, "error": error.doc()},
                ),
                field=name,
            ) from error
        except (ValueError, TypeError) as error:
            raise Refusal(
                _(
                    "refusal_unreadable_value",
                    default="${field}: this value cannot be read.",
                    mapping={"field": field.title},
                ),
                field=name,
            ) from error
    return data
