"""Reading the policy and the identity of the agency."""

from collective.eoffice.policy.interfaces import IAgencyIdentity
from collective.eoffice.policy.interfaces import IAgencyPolicy
from collective.eoffice.policy.interfaces import IDENTITY_PREFIX
from collective.eoffice.policy.interfaces import POLICY_PREFIX
from copy import copy
from plone.registry.interfaces import IRegistry
from zope.component import queryUtility
from zope.schema import getFields


class Records:
    """Values of an interface from the registry, one attribute per field, read only.

    A record that is missing, as on a site that was not upgraded yet, gives the field's default.
    """

    def __init__(self, interface, prefix):
        self._interface = interface
        self._prefix = prefix
        self._registry = queryUtility(IRegistry)

    def __getattr__(self, name):
        """Return a copy of the value (so that nobody changes the registry by accident)."""
        field = None if name.startswith("_") else self._interface.get(name)
        if field is None:
            raise AttributeError(name)
        if self._registry is None:
            return copy(field.default)
        return copy(self._registry.get(f"{self._prefix}.{name}", field.default))

    def as_dict(self):
        """Return all values by name."""
        return {name: getattr(self, name) for name in getFields(self._interface)}


def get_policy():
    """Return the policy of the current site: one attribute per switch of `IAgencyPolicy`."""
    return Records(IAgencyPolicy, POLICY_PREFIX)


def get_identity():
    """Return the identity of the current site: one attribute per field of `IAgencyIdentity`."""
    return Records(IAgencyIdentity, IDENTITY_PREFIX)
