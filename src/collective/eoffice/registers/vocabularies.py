"""Choices about the books."""

from collective.eoffice import _
from collective.eoffice.registers.keeping import kept
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


TITLES = {
    "incoming": _("register_incoming", default="Incoming documents"),
    "outgoing": _("register_outgoing", default="Outgoing documents"),
    "internal": _("register_internal", default="Internal documents"),
}


@provider(IVocabularyFactory)
def register_directions(context):
    """Return the kinds of book."""
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in TITLES.items()])


@provider(IVocabularyFactory)
def open_incoming_registers(context):
    """Return the open books of incoming documents that the user keeps, by their uid, the default first."""
    return SimpleVocabulary([SimpleTerm(brain.UID, brain.UID, brain.Title) for brain in kept("incoming")])
