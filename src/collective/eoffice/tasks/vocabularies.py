"""Choices about tasks."""

from collective.eoffice.organisation import directory
from collective.eoffice.tasks.interfaces import DUTIES
from plone import api
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def duties(context):
    """Return lead and co-ordinate."""
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in DUTIES.items()])


@provider(IVocabularyFactory)
def own_staff(context):
    """Return the people to whom the current user may pass a task on: those of the units he leads."""
    people = directory.staff_of(api.user.get_current().getId())
    return SimpleVocabulary([SimpleTerm(item, item, directory.principal_title(item)) for item in people])
