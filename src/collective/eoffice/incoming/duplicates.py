"""Is it here already? By number, notation, issuer and year, or by the bytes of a file (FD-3.1h).

The decree names number, notation and issuer; as numbers start anew each year, two letters of different years
are two letters. A day typed wrong, or none, hides no duplicate.
"""

from collective.eoffice.incoming.notation import normalise
from collective.eoffice.listings.fulltext import clean
from plone import api


def key(reference: str | None, issuer: str | None, issued) -> str:
    """Return what two copies of one document have in common, or "" without number and notation."""
    if not reference or not issuer:
        return ""
    who = " ".join(clean(issuer).casefold().split())
    return f"{normalise(reference).lstrip('0')}|{who}|{issued.year if issued else ''}"


def find(data: dict, hashes: list[str]) -> list:
    """Return the brains of documents that seem to be the same, oldest first.

    Only those that the user may see: a letter to two agencies is in two books, and one's own says nothing of
    the other's (SEC-04).
    """
    catalog = api.portal.get_tool("portal_catalog")
    found = {}
    undated = key(data.get("reference"), data.get("issuer"), None)
    if undated:
        found |= {b.UID: b for b in catalog(eoffice_duplicate_key=_same(undated, data.get("issued_date")))}
    if hashes:
        found |= {b.UID: b for b in catalog(eoffice_sha256=hashes)}
    brains = [brain for brain in found.values() if brain.portal_type == "IncomingDocument"]
    return sorted(brains, key=lambda brain: brain.created)


def _same(undated: str, issued):
    """Return the query of keys that may mean the same document: of this year or without a date."""
    if issued:
        return [undated, f"{undated}{issued.year}"]
    return {"query": (undated, f"{undated}9999"), "range": "minmax"}


def summary(brain) -> dict:
    """Return what a clerk needs to recognise a match, JSON-able."""
    return {
        "@id": brain.getURL(),
        "UID": brain.UID,
        "title": brain.Title,
        "arrival_number": brain.eoffice_arrival_number,
        "arrival_date": brain.eoffice_arrival,
        "reference": brain.eoffice_reference,
        "issuer": brain.eoffice_issuer,
        "review_state": brain.review_state,
    }
