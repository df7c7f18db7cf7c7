"""The text indexes of the catalog: put in at installation, taken out again without a trace."""

from collective.eoffice.listings.lexicon import ViExact
from collective.eoffice.listings.lexicon import ViUnaccented
from Products.CMFPlone.UnicodeSplitter.splitter import I18NNormalizer
from Products.CMFPlone.UnicodeSplitter.splitter import Splitter
from Products.ZCTextIndex.ZCTextIndex import PLexicon


EXACT_LEXICON = "eoffice_exact_lexicon"
EXACT_INDEX = "ExactText"
PLAIN_LEXICON = "plone_lexicon"


class ExactTextSettings:
    """What `addIndex` wants to know about the text index."""

    lexicon_id = EXACT_LEXICON
    index_type = "Okapi BM25 Rank"
    doc_attr = "SearchableText"


def setup_lexicons(portal) -> None:
    """Write Plone's text indexes without Vietnamese marks and add `ExactText`, which keeps them.

    May be called again: what is in place stays, and nothing is indexed twice.
    """
    catalog = portal.portal_catalog
    stale = []
    if _element(catalog) is not ViUnaccented:
        catalog[PLAIN_LEXICON]._pipeline = (Splitter(), ViUnaccented())
        stale += _plain_indexes(catalog)
    if EXACT_LEXICON not in catalog.objectIds():
        catalog._setObject(EXACT_LEXICON, PLexicon(EXACT_LEXICON, "", Splitter(), ViExact()))
    if EXACT_INDEX not in catalog.indexes():
        catalog.addIndex(EXACT_INDEX, "ZCTextIndex", ExactTextSettings())
        stale.append(EXACT_INDEX)
    _reindex(catalog, stale)


def remove_lexicons(portal) -> None:
    """Restore Plone's lexicon and remove `ExactText`, so that the catalog needs no class of ours."""
    catalog = portal.portal_catalog
    if EXACT_INDEX in catalog.indexes():
        catalog.delIndex(EXACT_INDEX)
    if EXACT_LEXICON in catalog.objectIds():
        catalog._delObject(EXACT_LEXICON)
    if _element(catalog) is not I18NNormalizer:
        catalog[PLAIN_LEXICON]._pipeline = (Splitter(), I18NNormalizer())
        _reindex(catalog, _plain_indexes(catalog))


def _element(catalog) -> type:
    """Return the class of the element that normalises words in Plone's lexicon."""
    return type(catalog[PLAIN_LEXICON]._pipeline[-1])


def _plain_indexes(catalog) -> list[str]:
    """Return the names of all text indexes on Plone's lexicon, of other add-ons too."""
    return [index.id for index in catalog.getIndexObjects() if getattr(index, "lexicon_id", "") == PLAIN_LEXICON]


def _reindex(catalog, names: list[str]) -> None:
    """Index `names` anew, with none of the words that the old pipeline wrote."""
    if not names:
        return
    if names != [EXACT_INDEX]:
        catalog[PLAIN_LEXICON].clear()
    for name in names:
        catalog.clearIndex(name)
    catalog.reindexIndex(tuple(names), catalog.REQUEST)
