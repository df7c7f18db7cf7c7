"""Number and notation of a document: `1098/QĐ-UBND` (NĐ 30/2020 Annex I).

Pure Python. What no agency could have written is refused; what is merely odd is kept as typed, with a
warning, because the clerk registers what stands on the paper.
"""

from collective.eoffice.incoming.catalogues import type_code
from collective.eoffice.listings.fulltext import clean
from collective.eoffice.listings.fulltext import normalise_reference
from dataclasses import dataclass

import re


NUMBER_LENGTH = 11  # CodeNumber S11, NĐ 30/2020 Annex VI
NOTATION_LENGTH = 30  # CodeNotation S30
FIRST_YEAR = 1945
LAST_YEAR = 2100

_LABEL = re.compile(r"^\s*s[ốo]\s*:?\s*(?=\d)", re.IGNORECASE)
_NUMBER = re.compile(r"^\d+[A-Za-zĐđ]?$")
_PLAIN = re.compile(r"^[0-9A-Za-zĐđ.&/-]+$")
_POSSIBLE = re.compile(r"^[\w.&,+'()/-]+$")
_PARTY = re.compile(r"^(\d+[A-Za-z]?)-([^\W\d_]+)/(.+)$")


class NotationError(ValueError):
    """No reference: `reason` is empty, missing_number, missing_notation, zero, bad_number, bad_year,
    double_slash, trailing_dash, empty_group, odd_characters, number_too_long or notation_too_long."""

    def __init__(self, reason: str, text: str = ""):
        super().__init__(reason)
        self.reason = reason
        self.text = text


@dataclass(frozen=True)
class Notation:
    """A reference taken apart; all strings as typed, in NFC and without blanks."""

    number: str
    """Digits, with leading zeros as typed, perhaps one letter: "1098", "05", "12a"."""
    notation: str
    """What follows number and year: "QĐ-UBND"."""
    year: int | None = None
    """The year of a legal normative document: 2020 in 50/2020/QĐ-UBND."""
    type_code: str | None = None
    """The abbreviation of the type as the decree writes it, None for công văn and laws."""
    organ: str | None = None
    """The abbreviation of who issued it: "UBND"."""
    unit: str | None = None
    """Unit or field in an official letter: "VP" in 05/BNV-VP."""
    warnings: tuple[str, ...] = ()
    """Codes: odd_letters, odd_separator, missing_organ, party_form."""
    text: str = ""
    """The whole reference: "50/2020/QĐ-UBND"."""

    @property
    def ordinal(self) -> int:
        """The number as a number: 5 for "05", 12 for "12a"."""
        return int(re.match(r"\d+", self.number).group())


def normalise(text: str) -> str:
    """Return `text` as the index `eoffice_reference` keeps it: NFC, no blanks, upper case."""
    return normalise_reference(text)


def parse(text: str) -> Notation:
    """Take a reference apart.

    :raises NotationError: `text` cannot be number and notation of a document.
    """
    text = re.sub(r"\s+", "", _LABEL.sub("", clean(text or "")))
    _refuse_impossible(text)
    party = _PARTY.match(text)
    if party:
        return _party_notation(text, *party.groups())
    number, *rest = text.split("/")
    _check_number(number, rest, text)
    year = None
    if len(rest) > 1 and rest[0].isdigit():
        year = _year(rest.pop(0), text)
    return _state_notation(text, number, year, "/".join(rest))


def _refuse_impossible(text: str) -> None:
    if not text:
        raise NotationError("empty", text)
    if "//" in text:
        raise NotationError("double_slash", text)
    if text.endswith(("-", "/")) and len(text) > 1:
        raise NotationError("trailing_dash" if text.endswith("-") else "missing_notation", text)
    if not any(letter.isdigit() for letter in text) or text.startswith("/"):
        raise NotationError("missing_number", text)
    if not _POSSIBLE.match(text) or "_" in text:
        raise NotationError("odd_characters", text)


def _check_number(number: str, rest: list[str], text: str) -> None:
    if not number[0].isdigit():
        raise NotationError("missing_number", text)
    if not _NUMBER.match(number):
        raise NotationError("bad_number", text)
    if not number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzĐđ").strip("0"):
        raise NotationError("zero", text)
    if len(number) > NUMBER_LENGTH:
        raise NotationError("number_too_long", text)
    if not rest or (len(rest) == 1 and rest[0].isdigit()):
        raise NotationError("missing_notation", text)


def _year(digits: str, text: str) -> int:
    if len(digits) != 4 or not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        raise NotationError("bad_year", text)
    return int(digits)


def _state_notation(text: str, number: str, year: int | None, notation: str) -> Notation:
    """Return the parts of a reference of a state agency: number/TYPE-ORGAN or number/ORGAN-UNIT."""
    groups = re.split(r"[-/]", notation)
    if not all(groups):
        raise NotationError("empty_group", text)
    if len(notation) > NOTATION_LENGTH:
        raise NotationError("notation_too_long", text)
    warnings = _warnings(notation)
    code = type_code(groups[0])
    if code:
        organ, unit = "-".join(groups[1:]) or None, None
        if organ is None:
            warnings += ("missing_organ",)
    else:
        organ, unit = groups[0], "-".join(groups[1:]) or None
    return Notation(number, notation, year, code, organ, unit, warnings, text)


def _party_notation(text: str, number: str, code: str, organ: str) -> Notation:
    """Return the parts of a reference as Party bodies write it: 15-QĐ/TU."""
    _check_number(number, [organ], text)
    notation = f"{code}/{organ}"
    if len(notation) > NOTATION_LENGTH:
        raise NotationError("notation_too_long", text)
    warnings = ("party_form", *(w for w in _warnings(notation) if w != "odd_separator"))
    return Notation(number, notation, None, type_code(code), organ, None, warnings, text)


def _warnings(notation: str) -> tuple[str, ...]:
    warnings = []
    if not _PLAIN.match(notation):
        warnings.append("odd_letters")
    if "/" in notation:
        warnings.append("odd_separator")
    return tuple(warnings)
