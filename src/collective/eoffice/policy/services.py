"""The policy over REST: `@policy` for clients, `@controlpanels/eoffice-policy` for administrators."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.policy.actions import ChangePolicy
from collective.eoffice.policy.interfaces import IAgencyIdentity
from collective.eoffice.policy.interfaces import IAgencyPolicy
from collective.eoffice.policy.interfaces import IDENTITY_PREFIX
from collective.eoffice.policy.interfaces import POLICY_PREFIX
from collective.eoffice.policy.reading import get_identity
from collective.eoffice.policy.reading import get_policy
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.controlpanels import RegistryConfigletPanel
from plone.restapi.controlpanels.interfaces import IControlpanel
from plone.restapi.deserializer import json_body
from plone.restapi.exceptions import DeserializationError
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from zope.component import adapter
from zope.component import queryMultiAdapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import Invalid


# What a client needs not know: how passwords are made.
PRIVATE = {"initial_password"}


class GetPolicy(Service):
    """GET @policy: the switches and the identity of the agency, for clients that adapt to them."""

    def reply(self):
        """Return {"@id", "switches": {name: value}, "identity": {name: value}}; sets come sorted."""
        switches = {
            name: sorted(value) if isinstance(value, set) else value
            for name, value in get_policy().as_dict().items()
            if name not in PRIVATE
        }
        return {
            "@id": f"{self.context.absolute_url()}/@policy",
            "switches": json_compatible(switches),
            "identity": json_compatible(get_identity().as_dict()),
        }


class IPolicyControlpanel(IControlpanel):
    """Marks the panel whose changes go through the action."""


@adapter(Interface, IEofficeLayer)
@implementer(IPolicyControlpanel)
class PolicyControlpanel(RegistryConfigletPanel):
    """@controlpanels/eoffice-policy."""

    schema = IAgencyPolicy
    schema_prefix = POLICY_PREFIX
    configlet_id = "eoffice-policy"
    configlet_category_id = "Products"


@adapter(Interface, IEofficeLayer)
class IdentityControlpanel(RegistryConfigletPanel):
    """@controlpanels/eoffice-identity."""

    schema = IAgencyIdentity
    schema_prefix = IDENTITY_PREFIX
    configlet_id = "eoffice-identity"
    configlet_category_id = "Products"


@implementer(IDexterityContent)
class _Content:
    """Stands in for content, which the field deserializers want."""


@implementer(IDeserializeFromJson)
@adapter(IPolicyControlpanel)
class DeserializePolicy:
    """Reads switches from a PATCH and hands them to the action, so that a bad policy writes nothing."""

    def __init__(self, controlpanel):
        self.request = controlpanel.request

    def __call__(self, mask_validation_errors=True):
        """Change the policy, or raise `Refusal` whose details hold `errors`: a list of {"field", "message"}."""
        values, errors = {}, []
        for name, raw in self.body().items():
            try:
                values[name] = self.read(name, raw)
            except (ValueError, Invalid) as error:
                errors.append((name, error.doc() if hasattr(error, "doc") else str(error)))
        try:
            if errors:
                raise Refusal(errors[0][1], field=errors[0][0], details={"errors": errors})
            ChangePolicy(api.portal.get(), self.request, **values)()
        except Refusal as refusal:
            refusal.details = {**refusal.details, "errors": self.listed(refusal)}
            raise

    def body(self):
        """Return the JSON object of the request, or refuse."""
        try:
            return json_body(self.request)
        except DeserializationError as error:
            raise Refusal(_("refusal_no_json", default="Send a JSON object of switches.")) from error

    def listed(self, refusal):
        """Return the errors of a refusal as JSON in the caller's language."""
        return [
            {"field": name, "message": translate(message, context=self.request)}
            for name, message in refusal.details.get("errors", ())
        ]

    def read(self, name, raw):
        """Return the value of one switch; one that does not exist is left to the action to refuse."""
        field = IAgencyPolicy.get(name)
        if field is None:
            return raw
        return queryMultiAdapter((field, _Content(), self.request), IFieldDeserializer)(raw)
