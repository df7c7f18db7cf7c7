"""The closed lists of incoming documents as vocabularies."""

from collective.eoffice import _
from collective.eoffice.incoming import catalogues
from collective.eoffice.incoming import routes
from collective.eoffice.incoming.interfaces import IIncomingDocument
from collective.eoffice.organisation import directory
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


MEDIA = (
    catalogues.Entry("paper", _("medium_paper", default="Paper")),
    catalogues.Entry("electronic", _("medium_electronic", default="Electronic")),
)


def _vocabulary(entries) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(entry.token, entry.token, entry.title) for entry in entries])


@provider(IVocabularyFactory)
def document_types(context):
    """Return the 29 types of NĐ 30/2020 and the legal normative ones."""
    return _vocabulary(catalogues.DOCUMENT_TYPES)


@provider(IVocabularyFactory)
def urgency_levels(context):
    """Return the levels of urgency."""
    return _vocabulary(catalogues.URGENCY)


@provider(IVocabularyFactory)
def secrecy_levels(context):
    """Return the levels of secrecy; all but the first are refused on saving."""
    return _vocabulary(catalogues.SECRECY)


@provider(IVocabularyFactory)
def languages(context):
    """Return the languages of a document."""
    return _vocabulary(catalogues.LANGUAGES)


@provider(IVocabularyFactory)
def content_classes(context):
    """Return the classes for which the policy has scan rules."""
    return _vocabulary(catalogues.CONTENT_CLASSES)


@provider(IVocabularyFactory)
def media(context):
    """Return paper and electronic."""
    return _vocabulary(MEDIA)


def _principals(ids) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(item, item, directory.principal_title(item)) for item in ids])


@provider(IVocabularyFactory)
def submit_targets(context):
    """Return to whom this document may be submitted now."""
    return _principals(routes.submit_targets(context) if IIncomingDocument.providedBy(context) else ())


@provider(IVocabularyFactory)
def lead_targets(context):
    """Return to whom the current user may assign this document."""
    return _principals(routes.lead_targets(context) if IIncomingDocument.providedBy(context) else ())
