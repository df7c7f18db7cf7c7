"""The closed lists of an incoming document: types, urgency, secrecy, languages, classes for scanning.

Pure data. The tokens are stored; the titles are translated. Types: NĐ 30/2020 article 7 and Annex III.
"""

from collective.eoffice import _
from dataclasses import dataclass

import re
import unicodedata


@dataclass(frozen=True)
class Entry:
    """One value of a list: `token` is stored (ASCII, never changed), `title` is shown."""

    token: str
    title: str


@dataclass(frozen=True)
class DocumentType(Entry):
    """A type of document; `abbreviation` is "" where the decree gives none."""

    abbreviation: str = ""
    legal: bool = False
    """A legal normative document, whose reference has the year."""


ADMINISTRATIVE_TYPES = (
    DocumentType("resolution", _("document_type_resolution", default="Resolution"), "NQ"),
    DocumentType("decision", _("document_type_decision", default="Decision"), "QĐ"),
    DocumentType("directive", _("document_type_directive", default="Directive"), "CT"),
    DocumentType("regulation", _("document_type_regulation", default="Regulation"), "QC"),
    DocumentType("provision", _("document_type_provision", default="Provisions"), "QyĐ"),
    DocumentType("communique", _("document_type_communique", default="Communiqué"), "TC"),
    DocumentType("notice", _("document_type_notice", default="Notice"), "TB"),
    DocumentType("guidance", _("document_type_guidance", default="Guidance"), "HD"),
    DocumentType("programme", _("document_type_programme", default="Programme"), "CTr"),
    DocumentType("plan", _("document_type_plan", default="Plan"), "KH"),
    DocumentType("option_paper", _("document_type_option_paper", default="Option paper"), "PA"),
    DocumentType("scheme", _("document_type_scheme", default="Scheme"), "ĐA"),
    DocumentType("project", _("document_type_project", default="Project"), "DA"),
    DocumentType("report", _("document_type_report", default="Report"), "BC"),
    DocumentType("minutes", _("document_type_minutes", default="Minutes"), "BB"),
    DocumentType("submission", _("document_type_submission", default="Submission"), "TTr"),
    DocumentType("contract", _("document_type_contract", default="Contract"), "HĐ"),
    DocumentType("official_letter", _("document_type_official_letter", default="Official letter")),
    DocumentType("telegram", _("document_type_telegram", default="Official telegram"), "CĐ"),
    DocumentType("memorandum", _("document_type_memorandum", default="Memorandum"), "BGN"),
    DocumentType("agreement", _("document_type_agreement", default="Agreement"), "BTT"),
    DocumentType("authorisation", _("document_type_authorisation", default="Authorisation"), "GUQ"),
    DocumentType("invitation", _("document_type_invitation", default="Invitation"), "GM"),
    DocumentType("introduction", _("document_type_introduction", default="Letter of introduction"), "GGT"),
    DocumentType("leave_permit", _("document_type_leave_permit", default="Leave permit"), "GNP"),
    DocumentType("sending_note", _("document_type_sending_note", default="Sending note"), "PG"),
    DocumentType("transfer_note", _("document_type_transfer_note", default="Transfer note"), "PC"),
    DocumentType("report_note", _("document_type_report_note", default="Report note"), "PB"),
    DocumentType("courtesy_letter", _("document_type_courtesy_letter", default="Courtesy letter")),
)

LEGAL_TYPES = (
    DocumentType("law", _("document_type_law", default="Law"), "", True),
    DocumentType("ordinance", _("document_type_ordinance", default="Ordinance"), "PL", True),
    DocumentType("state_order", _("document_type_state_order", default="Order of the State President"), "L", True),
    DocumentType("decree", _("document_type_decree", default="Decree"), "NĐ", True),
    DocumentType(
        "legal_resolution",
        _("document_type_legal_resolution", default="Resolution (legal normative)"),
        "NQ",
        True,
    ),
    DocumentType("legal_decision", _("document_type_legal_decision", default="Decision (legal normative)"), "QĐ", True),
    DocumentType("circular", _("document_type_circular", default="Circular"), "TT", True),
    DocumentType("joint_circular", _("document_type_joint_circular", default="Joint circular"), "TTLT", True),
)

DOCUMENT_TYPES = ADMINISTRATIVE_TYPES + LEGAL_TYPES

URGENCY = (
    Entry("normal", _("urgency_normal", default="Normal")),
    Entry("urgent", _("urgency_urgent", default="Urgent")),
    Entry("very_urgent", _("urgency_very_urgent", default="Very urgent")),
    Entry("express", _("urgency_express", default="Express")),
    Entry("express_timed", _("urgency_express_timed", default="Express, by a set hour")),
)

SECRECY = (
    Entry("none", _("secrecy_none", default="Not secret")),
    Entry("secret", _("secrecy_secret", default="Secret")),
    Entry("top_secret", _("secrecy_top_secret", default="Top secret")),
    Entry("absolute_secret", _("secrecy_absolute_secret", default="Absolute secret")),
)

LANGUAGES = (
    Entry("vi", _("language_vi", default="Vietnamese")),
    Entry("en", _("language_en", default="English")),
    Entry("zh", _("language_zh", default="Chinese")),
    Entry("fr", _("language_fr", default="French")),
    Entry("ja", _("language_ja", default="Japanese")),
    Entry("ko", _("language_ko", default="Korean")),
    Entry("lo", _("language_lo", default="Lao")),
    Entry("km", _("language_km", default="Khmer")),
    Entry("ru", _("language_ru", default="Russian")),
    Entry("other", _("language_other", default="Other language")),
)

CONTENT_CLASSES = (
    Entry("ordinary", _("content_class_ordinary", default="Ordinary document")),
    Entry("project", _("content_class_project", default="Project file with drawings")),
    Entry("reference", _("content_class_reference", default="Book or reference material")),
    Entry("central_law", _("content_class_central_law", default="Legal document of a central agency")),
    Entry("named", _("content_class_named", default="Addressed to a person by name")),
)

# Not in the decree, but still on many letters and on all of the Party's.
_OFFICIAL_LETTER_CODES = frozenset(("CV",))
_LAW = re.compile(r"^QH\d*$", re.IGNORECASE)
_ORDINANCE = re.compile(r"^UBTVQH\d*$", re.IGNORECASE)


def document_type(token: str) -> DocumentType | None:
    """Return the type with this token, None when there is none."""
    return next((entry for entry in DOCUMENT_TYPES if entry.token == token), None)


def type_code(group: str) -> str | None:
    """Return the abbreviation of a type that `group` means, as the decree writes it, else None.

    Case does not matter; missing marks do not where only one type fits ("qd" is QĐ; "DA" is DA, not ĐA).
    """
    wanted = group.upper()
    codes = {entry.abbreviation: None for entry in DOCUMENT_TYPES if entry.abbreviation}
    codes.update(dict.fromkeys(_OFFICIAL_LETTER_CODES))
    for code in codes:
        if code.upper() == wanted:
            return code
    unmarked = [code for code in codes if _unmarked(code) == wanted]
    return unmarked[0] if len(unmarked) == 1 else None


def suggest_type(notation) -> str | None:
    """Return the token of the type that a parsed `Notation` means, None when it does not tell.

    A year in the reference means the legal normative type of that name where there is one.
    """
    code = notation.type_code
    if code is None:
        if notation.year is None:
            return "official_letter"
        organ = notation.organ or ""
        return "law" if _LAW.match(organ) else "ordinance" if _ORDINANCE.match(organ) else None
    if code in _OFFICIAL_LETTER_CODES:
        return "official_letter"
    preferred = LEGAL_TYPES + ADMINISTRATIVE_TYPES if notation.year else DOCUMENT_TYPES
    return next((entry.token for entry in preferred if entry.abbreviation == code), None)


def _unmarked(code: str) -> str:
    """Return `code` in upper case, Đ as D."""
    return unicodedata.normalize("NFD", code.upper()).replace("Đ", "D")
