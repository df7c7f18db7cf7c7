"""The unit."""

from collective.eoffice.organisation.interfaces import IUnit
from plone.dexterity.content import Container
from zope.interface import implementer


@implementer(IUnit)
class Unit(Container):
    """A part of the agency; units nest."""
