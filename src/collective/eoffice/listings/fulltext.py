"""What a person types into the search box, made into a catalog query that cannot go wrong.

Pure functions: no site, no request. Indexes: `SearchableText` (marks do not matter), `ExactText` (marks
matter), `eoffice_reference` (number and notation as `normalise_reference` writes them).
"""

import re
import unicodedata


MAX_WORDS = 20
MAX_LENGTH = 200
LAST = "\uffff"

_ETH = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"})
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SLASHES = re.compile("[\u2044\u2215\uff0f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LABEL = re.compile(r"^\s*s[ốo]\s*:?\s*(?=\d)", re.IGNORECASE)
_PHRASE = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"\w+(?:[/.,&\-]\w+)*\*?")
_CODE = re.compile(r"^\d+[^\W\d_]?(?:[/-]\S*)?$")
_OPERATORS = frozenset(("and", "or", "not"))


def clean(text: str) -> str:
    """Return `text` as NFC, with one spelling of Đ, of dashes and of slashes, and nothing invisible."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_ETH)
    return _SLASHES.sub("/", _DASHES.sub("-", text))


def normalise_reference(text: str) -> str:
    """Return number and notation as `eoffice_reference` keeps them: `clean`, no blanks, upper case.

    A leading "Số:" is dropped, so that a reference may be pasted from a letter.
    """
    return re.sub(r"\s+", "", _LABEL.sub("", clean(text))).upper()


def has_marks(text: str) -> bool:
    """Say whether `text` has a Vietnamese letter beyond plain a-z (a tone, a hat, a horn or đ)."""
    return any(letter in "đĐ" or unicodedata.combining(letter) for letter in _decomposed(text))


def query(text: str, exact: bool = False) -> dict:
    """Return the catalog query for the words in `text`; {} when it holds no word.

    :param exact: marks matter ("đúng dấu"); without marks in `text` it changes nothing that is found wrongly,
        since a word without marks is then looked for as it stands.

    All words must occur. `"…"` is a phrase, a trailing `*` finds the beginning of a word; parentheses,
    AND, OR, NOT, a leading hyphen and a quote without its partner are ordinary characters.
    """
    terms = _terms(text)
    if not terms:
        return {}
    return {"ExactText" if exact else "SearchableText": " ".join(terms)}


def reference_query(text: str) -> dict:
    """Return the query for documents with this number (and notation), {} when `text` is none.

    `1098` finds every number 1098 whatever its notation, `1098/QĐ` every reference that begins so.
    """
    code = normalise_reference(text.strip().rstrip("*"))
    if not _CODE.match(code):
        return {}
    if code.isdigit():
        return {"eoffice_reference": {"query": (f"{code}/", f"{code}/{LAST}"), "range": "min:max"}}
    return {"eoffice_reference": {"query": (code, code + LAST), "range": "min:max"}}


def _terms(text: str) -> list[str]:
    """Return the atoms of the query language that `text` means, each of them harmless."""
    text = clean(text)[:MAX_LENGTH]
    terms = []
    position = 0
    for phrase in _PHRASE.finditer(text):
        terms += _words(text[position : phrase.start()])
        words = re.findall(r"\w+", phrase.group(1))
        if words:
            terms.append('"{}"'.format(" ".join(words)))
        position = phrase.end()
    return (terms + _words(text[position:]))[:MAX_WORDS]


def _words(text: str) -> list[str]:
    """Return the words of `text`; a joined one such as a reference stays together as a phrase."""
    words = _WORD.findall(text)
    # An operator in quotes is a word like any other; the parser reads it as one only when bare.
    return [f'"{word}"' if word.lower() in _OPERATORS else word for word in words]


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)
