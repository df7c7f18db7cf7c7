"""What may enter the books at all: the rules of regulation and policy on a document's data.

Every door asks them: the form, REST, an import, and a subscriber for whatever changes a document.
"""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming.notation import NotationError
from collective.eoffice.incoming.notation import parse
from collective.eoffice.listings.fulltext import clean
from collective.eoffice.policy import get_policy
from collective.eoffice.workdays import today

import re


FIRST_YEAR = 1900
_ABOUT = re.compile(r"^\s*(v\s*/\s*v|về việc)\b[\s:.]*", re.IGNORECASE)

TEXT_FORMATS = frozenset({"doc", "docx", "odt"})

NOTATION_MESSAGES = {
    "missing_notation": _(
        "refusal_missing_notation",
        default="“${text}” lacks the notation, for example ${text}/QĐ-UBND.",
    ),
    "missing_number": _("refusal_missing_number", default="“${text}” lacks the number, for example 1098/QĐ-UBND."),
    "zero": _("refusal_number_zero", default="“${text}”: the number of a document cannot be 0."),
}
NOTATION_MESSAGE = _(
    "refusal_bad_notation",
    default="“${text}” cannot be the number and notation of a document, for example 1098/QĐ-UBND.",
)


def check_data(data: dict) -> None:
    """Refuse what may not be written about a document; `data` is keyed by the fields of IIncomingData.

    Secrets first (RES-01 to RES-03), so that nothing else of a secret document is looked at.
    """
    check_secrecy(data.get("secrecy"))
    check_subject(data.get("title") or "")
    check_reference(data.get("reference") or "")
    check_dates(data)
    check_source_url(data.get("source_url") or "")
    if get_policy().scan_rules.get(data.get("scan_profile")) == "first_page" and not data.get("source_url"):
        raise Refusal(
            _(
                "refusal_source_url_missing",
                default="Only the first page of this class is scanned: give the address of the full text.",
            ),
            field="source_url",
        )


def check_source_url(address: str) -> None:
    """Refuse an address that no browser opens safely."""
    if address and not address.lower().startswith(("http://", "https://")):
        raise Refusal(
            _("refusal_source_url", default="The address of the full text begins with https:// or http://."),
            field="source_url",
        )


def check_secrecy(secrecy: str | None) -> None:
    """Refuse state secrets (RES-01, RES-02, RES-03)."""
    if secrecy and secrecy != "none":
        raise Refusal(
            _(
                "refusal_secret",
                default="State secrets must not enter this system. Nothing was saved; write the document "
                "in the separate paper book for secrets.",
            ),
            field="secrecy",
        )


def check_subject(subject: str) -> None:
    """Refuse a subject that is one of the policy's too general ones (IN-04)."""
    policy = get_policy()
    if policy.abstract_min_rule == "off":
        return
    forbidden = {_bare(text) for text in policy.abstract_forbidden}
    if _bare(subject) in forbidden:
        raise Refusal(
            _(
                "refusal_subject_general",
                default="The subject “${subject}” is too general. Say who, when, where and about what.",
                mapping={"subject": subject},
            ),
            field="title",
        )


def check_reference(reference: str) -> None:
    """Refuse an impossible number and notation."""
    if not reference:
        return
    try:
        parse(reference)
    except NotationError as error:
        message = NOTATION_MESSAGES.get(error.reason, NOTATION_MESSAGE)
        raise Refusal(
            _(message, default=message.default, mapping={"text": reference.strip().rstrip("/")}), field="reference"
        ) from error


def check_dates(data: dict) -> None:
    """Refuse dates in the future, and a document that arrived before it was issued."""
    now = today()
    arrival, issued, due = (data.get(name) for name in ("arrival_date", "issued_date", "due_date"))
    if arrival and arrival > now:
        raise Refusal(
            _("refusal_arrival_future", default="The date of arrival is in the future."), field="arrival_date"
        )
    if issued and issued.year < FIRST_YEAR:
        raise Refusal(
            _("refusal_issued_long_ago", default="The date of the document cannot be right."), field="issued_date"
        )
    if issued and issued > now:
        raise Refusal(
            _("refusal_issued_future", default="The date of the document is in the future."), field="issued_date"
        )
    if issued and arrival and issued > arrival:
        raise Refusal(
            _("refusal_issued_after_arrival", default="The document is dated after its arrival."),
            field="issued_date",
        )
    if due and arrival and due < arrival:
        raise Refusal(
            _("refusal_due_before_arrival", default="The due date lies before the arrival."), field="due_date"
        )


def scan_rule(data: dict) -> str:
    """Return the scan rule for a document: full, submission_only, first_page, metadata_only or none."""
    policy = get_policy()
    if data.get("addressed_by_name") and policy.named_policy == "register_no_scan":
        return "none"
    return policy.scan_rules.get(data.get("scan_profile"), "full")


def check_file_set(data: dict, pages: list[int | None]) -> None:
    """Refuse files that the scan rules forbid (RES-06, RES-09, RES-10); `pages` has one item per file."""
    rule = scan_rule(data)
    if not pages:
        return
    if rule in ("none", "metadata_only"):
        raise Refusal(
            _(
                "refusal_no_file_allowed",
                default="By the agency's rules documents of this class are registered without a file. "
                "Take the file away or choose another class.",
            ),
            field="files",
        )
    if rule == "first_page" and (len(pages) > 1 or (pages[0] or 1) > 1):
        raise Refusal(
            _(
                "refusal_first_page_only",
                default="By the agency's rules only the first page of this class is kept. Upload that page alone.",
            ),
            field="files",
        )


def missing_format(data: dict, formats: set[str]) -> bool:
    """Tell whether a scanned document lacks its PDF or its text (IN-05, `formats_both_required`).

    `formats` are those of its files. What came electronically stays as it was sent, and where the scan rules
    want less than the whole document there is no text of it.
    """
    if not get_policy().formats_both_required or data.get("medium") == "electronic" or not formats:
        return False
    return scan_rule(data) == "full" and not ("pdf" in formats and formats & TEXT_FORMATS)


def _bare(subject: str) -> str:
    text = _ABOUT.sub("", clean(subject)).casefold()
    return " ".join(re.sub(r"[^\w\s]", " ", text).split())
