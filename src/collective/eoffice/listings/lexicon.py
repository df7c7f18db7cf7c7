"""How Vietnamese words are written into the text indexes: without marks, and with them.

The classes are pickled with the lexicons: do not move or rename them without an upgrade step.
"""

from collective.eoffice.listings.fulltext import one_spelling
from plone.i18n.normalizer.base import baseNormalize
from Products.ZCTextIndex.interfaces import IPipelineElement
from Products.ZCTextIndex.PipelineFactory import element_factory
from zope.interface import implementer


GROUP = "Case Normalizer"
UNACCENTED = "Vietnamese words without marks"
EXACT = "Vietnamese words with marks"


def latin_without_marks(word: str) -> str:
    """Return a word of Latin letters in plain lower case a-z; other scripts in lower case only."""
    first = ord(word[:1] or " ")
    if 0x41 <= first <= 0x24F or 0x1E00 <= first <= 0x1EFF:
        word = baseNormalize(word) or word
    return word.lower()


@implementer(IPipelineElement)
class ViUnaccented:
    """Writes words without marks, also those that begin with Ủ, Ấ, Ứ …, which Plone's own element leaves."""

    def process(self, lst):
        """Return the words of `lst` (str or UTF-8 bytes) without marks."""
        return [latin_without_marks(_text(word)) for word in lst]


@implementer(IPipelineElement)
class ViExact:
    """Writes words with their marks, in one of the two spellings of the tone."""

    def process(self, lst):
        """Return the words of `lst` (str or UTF-8 bytes) in their one spelling."""
        return [one_spelling(_text(word)) for word in lst]


def register_elements() -> None:
    """Make both elements known to ZCTextIndex, once per process."""
    for name, factory in ((UNACCENTED, ViUnaccented), (EXACT, ViExact)):
        known = GROUP in element_factory.getFactoryGroups() and name in element_factory.getFactoryNames(GROUP)
        if not known:
            element_factory.registerFactory(GROUP, name, factory)


def _text(word) -> str:
    return word.decode("utf-8", "replace") if isinstance(word, bytes) else word


register_elements()
