"""What is worth a second look before a document is saved: asked by the form while the clerk types."""

from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import catalogues
from collective.eoffice.incoming import duplicates
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.lists import state_titles
from collective.eoffice.incoming.notation import NotationError
from collective.eoffice.incoming.notation import parse
from collective.eoffice.workdays.words import read_day
from datetime import date
from plone import api
from zope.i18n import translate


SHORT_SUBJECT = 12
WARNINGS = {
    "odd_letters": _(
        "hint_odd_letters", default="Notations use capital letters without marks, Đ aside. Is “${text}” what it says?"
    ),
    "odd_separator": _("hint_odd_separator", default="“${text}” has more than one slash. Is it what it says?"),
    "missing_organ": _("hint_missing_organ", default="“${text}” does not say who issued it, for example 1098/QĐ-UBND."),
    "party_form": _("hint_party_form", default="This is how bodies of the Party write it."),
}


def hints(form) -> dict:
    """Return what the values of a form suggest, ready for JSON and in the user's language.

    `type` is the token of the type that the notation means or None; `reference` and `title` are lists of
    sentences; `matches` are documents that seem to be the same.
    """
    reference, title, issuer = (_text(form, name) for name in ("reference", "title", "issuer"))
    notation, said = _notation(reference)
    matches = duplicates.find(
        {"reference": reference, "issuer": issuer, "issued_date": _day(_text(form, "issued_date"))}, []
    )
    return {
        "type": catalogues.suggest_type(notation) if notation else None,
        "reference": said,
        "title": _subject(title),
        "matches": [described(duplicates.summary(brain)) for brain in matches],
    }


def described(match: dict) -> dict:
    """Return a match with the words for the person: its address, state and day."""
    title = state_titles().get(match["review_state"], match["review_state"])
    return {
        "url": match["@id"],
        "number": match["arrival_number"] or "",
        "day": "/".join(reversed((match["arrival_date"] or "").split("-"))),
        "reference": match["reference"] or "",
        "issuer": match["issuer"] or "",
        "title": match["title"],
        "state": _say(title),
    }


def _notation(reference: str):
    if not reference:
        return None, []
    try:
        notation = parse(reference)
    except NotationError:
        try:
            rules.check_reference(reference)
        except Refusal as refusal:
            return None, [_say(refusal.message)]
        return None, []
    messages = [WARNINGS[code] for code in notation.warnings if code in WARNINGS]
    return notation, [_say(_(text, default=text.default, mapping={"text": notation.notation})) for text in messages]


def _subject(title: str) -> list[str]:
    if not title:
        return []
    try:
        rules.check_subject(title)
    except Refusal as refusal:
        return [_say(refusal.message)]
    if len(title) < SHORT_SUBJECT:
        return [_say(_("hint_short_subject", default="Rather short. Say who, when, where and about what."))]
    return []


def _text(form, name: str) -> str:
    value = form.get(name) or ""
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        return None


def _say(message) -> str:
    return translate(message, context=api.portal.getRequest())
