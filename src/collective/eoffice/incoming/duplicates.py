"""Is it here already? By number, notation, issuer and date, or by the bytes of a file (FD-3.1h)."""

from collective.eoffice.incoming.notation import normalise
from collective.eoffice.listings.fulltext import clean
from plone import api


def key(reference: str | None, issuer: str | None, issued) -> str:
    """Return what two copies of one document have in common, or "" without number and notation."""
    if not reference or not issuer:
        return ""
    who = " ".join(clean(issuer).casefold().split())
    return f"{normalise(reference)}|{who}|{issued.isoformat() if issued else ''}"


def find(data: dict, hashes: list[str]) -> list:
    """Return the brains of documents that seem to be the same, oldest first; whoever asks."""
    catalog = api.portal.get_tool("portal_catalog")
    found = {}
    same = key(data.get("reference"), data.get("issuer"), data.get("issued_date"))
    if same:
        found |= {b.UID: b for b in catalog.unrestrictedSearchResults(eoffice_duplicate_key=same)}
    if hashes:
        found |= {b.UID: b for b in catalog.unrestrictedSearchResults(eoffice_sha256=hashes)}
    brains = [brain for brain in found.values() if brain.portal_type == "IncomingDocument"]
    return sorted(brains, key=lambda brain: brain.created)


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
