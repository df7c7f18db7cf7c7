"""What a person types into the search box, made into a catalog query that cannot go wrong.

Pure functions: no site, no request. Indexes: `SearchableText` (marks do not matter), `ExactText` (marks
matter), `eoffice_reference` (number and notation as `normalise_reference` writes them).
"""

import re
import unicodedata


MAX_WORDS = 20
MAX_LENGTH = 200
SHORTEST_BEGINNING = 2
LAST = "\uffff"

_ETH = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"})
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SLASHES = re.compile("[\u2044\u2215\uff0f]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LABEL = re.compile(r"^\s*s[ốo]\s*:?\s*(?=\d)", re.IGNORECASE)
_PHRASE = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"\w+(?:[/.,&\-]\w+)*\*?")
_CODE = re.compile(r"^(\d+[^\W\d_]?)(?:[/-]\S*)?\*?$")
_VOWELS = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ"}
# Where the tone stands in a word that ends in oa, oe, uy: hoà and hòa are one word.
_TONE_ON_FIRST = {
    first + tone_second: tone_first + second
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone_first, tone_second in zip(_VOWELS[first], _VOWELS[second], strict=True)
}


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


def plain_words(text: str) -> list[str]:
    """Return the words of `text` without marks, in lower case: "Sở Nội vụ" is so, noi, vu."""
    return re.findall(r"\w+", without_marks(clean(text)).lower())


def without_marks(text: str) -> str:
    """Return `text` with its Vietnamese letters as plain a-z, đ as d."""
    text = _decomposed(text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def one_spelling(word: str) -> str:
    """Return a word with its marks: NFC, lower case, the tone of a final oa, oe, uy on the first vowel."""
    word = unicodedata.normalize("NFC", word).lower()
    # After q the u is no vowel: in "quý" the tone cannot stand elsewhere.
    if word.startswith("qu") or word[-2:] not in _TONE_ON_FIRST:
        return word
    return word[:-2] + _TONE_ON_FIRST[word[-2:]]


def query(text: str, exact: bool = False) -> dict:
    """Return the catalog query for the words in `text`; {} when it holds no word.

    :param exact: marks matter ("đúng dấu"); of no effect when `text` has none.

    All words must occur. `"…"` is a phrase, a trailing `*` finds the beginning of a word; parentheses,
    AND, OR, NOT, a leading hyphen and a quote without its partner are ordinary characters.
    """
    exact = exact and has_marks(text)
    terms = _terms(text, exact)
    if not terms:
        return {}
    # AND between terms, since the parser reads no bare term after an alternative in parentheses.
    return {"ExactText" if exact else "SearchableText": " AND ".join(terms)}


def reference_queries(text: str) -> list[dict]:
    """Return catalog queries that together hold every reference `text` may mean; [] when it is no number.

    They go by the number alone, with and without the leading zero; `reference_matches` then tells which
    of the documents found are meant.
    """
    number = _number(normalise_reference(text))
    if not number:
        return []
    written = {number, number.zfill(2)}
    # The slash of state agencies and the hyphen of the Party's; only the full stop lies between them.
    return [{"eoffice_reference": {"query": (f"{n}-", f"{n}/{LAST}"), "range": "min:max"}} for n in sorted(written)]


def reference_matches(text: str, reference: str) -> bool:
    """Say whether `reference` begins with what `text` says of it: `1098`, `1098/qd`, `5/BNV-VP`."""
    wanted, found = _comparable(text), _comparable(reference)
    if wanted.isdigit():
        return _number(found) == wanted
    return found.startswith(wanted)


def _number(code: str) -> str:
    """Return the number at the beginning of a normalised reference without leading zeros; "" if none."""
    match = _CODE.match(code)
    return match.group(1).lstrip("0") if match else ""


def _comparable(text: str) -> str:
    """Return a reference without blanks, marks, leading zeros and final star, in upper case."""
    return without_marks(normalise_reference(text.strip().rstrip("*"))).lstrip("0")


def _terms(text: str, exact: bool) -> list[str]:
    """Return the atoms of the query language that `text` means, each of them harmless."""
    text = clean(text)[:MAX_LENGTH]
    terms = []
    position = 0
    for phrase in _PHRASE.finditer(text):
        terms += _words(text[position : phrase.start()], exact)
        words = re.findall(r"\w+", phrase.group(1))
        if words:
            terms.append(_quoted(words))
        position = phrase.end()
    return (terms + _words(text[position:], exact))[:MAX_WORDS]


def _words(text: str, exact: bool) -> list[str]:
    """Return the atoms for text outside quotes; what is joined, as a reference is, stays a phrase."""
    atoms = []
    for token in _WORD.findall(text):
        parts = re.findall(r"\w+", token)
        if token.endswith("*") and len(parts[-1]) >= SHORTEST_BEGINNING:
            # A phrase knows no beginnings, so the last word stands alone.
            atoms += [_quoted(parts[:-1])] if parts[:-1] else []
            atoms.append(_beginning(parts[-1], exact))
        else:
            atoms.append(_quoted(parts))
    return atoms


def _quoted(words: list[str]) -> str:
    """Return a phrase; a single word in quotes is a word, never an operator."""
    return '"{}"'.format(" ".join(words))


def _beginning(word: str, exact: bool) -> str:
    """Return the atom for words that begin with `word`.

    With marks, "hoà*" means "hoàng" and "hòa": the place of the tone moves when the word goes on.
    """
    if exact and one_spelling(word) != word.lower():
        return f'({word}* OR "{word}")'
    return f"{word}*"


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)
