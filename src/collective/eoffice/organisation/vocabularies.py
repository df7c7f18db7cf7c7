"""Kinds of unit, units, and recipients."""

from collective.eoffice.organisation import directory
from collective.eoffice.organisation.interfaces import FUNCTIONS
from collective.eoffice.organisation.titles import KINDS
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def unit_kinds(context):
    """Return the kinds of unit."""
    return SimpleVocabulary([SimpleTerm(kind, kind, title) for kind, title in KINDS.items()])


@provider(IVocabularyFactory)
def units(context):
    """Return the unit ids, in the order of the organisation."""
    return SimpleVocabulary([SimpleTerm(brain.getId, brain.getId, brain.Title) for brain in directory.units()])


class RecipientTerm(SimpleTerm):
    """A recipient; `unit` is the id of the unit under which pickers show it, `is_unit` tells units from people."""

    def __init__(self, value, title, unit, is_unit):
        super().__init__(value, value, title)
        self.unit = unit
        self.is_unit = is_unit


@provider(IVocabularyFactory)
def recipients(context):
    """Return units as `<unit>:head` and persons as user ids, each unit followed by its people.

    A person who works in several units stands under the first. A unit without any people receives nothing and is
    left out.
    """
    terms, seen = [], set()
    for brain in directory.units():
        unit = brain.getId
        if not any(directory.members(unit, function) for function in FUNCTIONS):
            continue
        terms.append(RecipientTerm(directory.group_id(unit, "head"), brain.Title, unit, True))
        for function in FUNCTIONS:
            for userid in directory.members(unit, function):
                if userid not in seen:
                    seen.add(userid)
                    terms.append(RecipientTerm(userid, directory.principal_title(userid), unit, False))
    return SimpleVocabulary(terms)
