"""The REST service of a verb."""

from collective.eoffice import _
from collective.eoffice import writelock
from collective.eoffice.actions.errors import refusal_body
from collective.eoffice.actions.interfaces import Refusal
from collective.eoffice.actions.interfaces import too_late
from collective.eoffice.writelock.interfaces import ISelfLocking
from plone import api
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.services import Service
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.schema import getFields
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IInt
from zope.schema.interfaces import ValidationError

import transaction


def refusal_response(service, refusal: Refusal) -> dict:
    """Return the JSON of a refusal, set its HTTP status and drop whatever was written."""
    transaction.doom()
    service.request.response.setStatus(refusal.status)
    return refusal_body(refusal, service.request)


def verbs_of(context, request, endpoints: dict) -> list[dict]:
    """Return {"verb", "title", "@id"} of the verbs that the current user may do on the object now.

    `endpoints` maps each action to the name of its service.
    """
    return [
        {
            "verb": action.verb,
            "title": translate(action.title, context=request),
            "@id": f"{context.absolute_url()}/{name}",
        }
        for action, name in endpoints.items()
        if action.available(context)
    ]


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
        in_state = not self.action.states or api.content.get_state(self.context, default=None) in self.action.states
        try:
            verb = self.action(self.context, self.request, **self.arguments())
            verb.authorize()
            verb.prepare()
            writelock.hold()
            result = verb.perform()
        except Refusal as refusal:
            # Rights follow the state, so a verb that comes too late looks forbidden; it is a conflict.
            late = refusal.status == 403 and not in_state
            return refusal_response(self, too_late() if late else refusal)
        return self.answer(verb, result)

    def arguments(self) -> dict:
        """Return the body, each value converted by its schema field; unknown names are refused."""
        return self.convert(self.body())

    def convert(self, body: dict) -> dict:
        """Return a body's values converted by the fields of the verb."""
        return deserialize(self.action.schema, self.context, self.request, body)

    def body(self) -> dict:
        """Return the JSON object of the request; refuse anything else."""
        try:
            return json_body(self.request)
        except (DeserializationError, UnicodeDecodeError) as error:
            raise Refusal(_("refusal_malformed_json", default="The request's body is not a JSON object.")) from error

    def answer(self, verb, result) -> dict:
        """Return the object as plone.restapi shows it."""
        return self.shown(self.context)

    def shown(self, obj) -> dict:
        """Return an object without what a GET of it offers besides: the list of its children and the links."""
        return getMultiAdapter((obj, self.request), ISerializeToJson)(include_items=False, include_expansion=False)


def deserialize(schema, context, request, body: dict) -> dict:
    """Convert a JSON body by the fields of a schema; raise Refusal naming the wrong field."""
    fields = getFields(schema) if schema is not None else {}
    unknown = sorted(set(body) - set(fields))
    if unknown:
        raise Refusal(
            _("refusal_unknown_field", default="Unknown field: ${name}", mapping={"name": unknown[0]}),
            field=unknown[0],
        )
    return {name: _value(fields[name].bind(context), value, context, request) for name, value in body.items()}


def _value(field, value, context, request):
    """Return one value of the body; null means that nothing was given."""
    if value is None:
        return field.missing_value
    if IBool.providedBy(field) != isinstance(value, bool) and (IBool.providedBy(field) or IInt.providedBy(field)):
        raise _invalid(field, _("refusal_unreadable", default="this value cannot be read."))
    try:
        return getMultiAdapter((field, context, request), IFieldDeserializer)(value)
    except ValidationError as error:
        raise _invalid(field, error.doc()) from error
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        # The deserializers take the shape of a value for granted; what breaks them came from the caller.
        raise _invalid(field, _("refusal_unreadable", default="this value cannot be read.")) from error


def _invalid(field, reason) -> Refusal:
    return Refusal(
        _(
            "refusal_invalid_value",
            default="${field}: ${error}",
            mapping={"field": field.title or field.__name__, "error": reason},
        ),
        field=field.__name__,
    )
