"""The files of a document as its page shows them, and why there are none."""

from collective.eoffice import _
from collective.eoffice.incoming import rules
from urllib.parse import quote


INLINE = frozenset({"application/pdf", "image/jpeg", "image/png", "text/plain"})
MEGABYTE = 1024 * 1024


def files(document) -> list[dict]:
    """Return name, addresses, size and kind of preview of each file."""
    found = []
    for child in document.objectValues():
        if child.portal_type != "File" or child.file is None:
            continue
        name = child.file.filename or child.title
        kind = child.file.contentType
        found.append(
            {
                "id": child.getId(),
                "name": name,
                "show": f"{child.absolute_url()}/@@display-file/file/{quote(name)}",
                "pdf": kind == "application/pdf",
                "download": f"{child.absolute_url()}/@@download/file/{quote(name)}",
                "size": _size(child.file.getSize()),
                "pages": getattr(child, "eoffice_pages", None),
                "image": kind.startswith("image/"),
                "inline": kind in INLINE,
            }
        )
    return found


def _size(count: int) -> str:
    if count >= MEGABYTE:
        return f"{count / MEGABYTE:.1f} MB".replace(".", ",")
    return f"{max(1, round(count / 1024))} KB"


def why_no_file(document):
    """Return why a document has no file: by the scan rule of its class, or because it was not scanned yet."""
    rule = rules.scan_rule({"scan_profile": document.scan_profile, "addressed_by_name": document.addressed_by_name})
    if rule == "none":
        return _(
            "paper_rule_none",
            default="Addressed by name: by the agency's rules it is registered without being opened or scanned.",
        )
    if rule == "metadata_only":
        return _(
            "paper_rule_metadata",
            default="By the agency's rules documents of this class are registered without a file; the paper "
            "is with the registry.",
        )
    return _("paper_not_scanned", default="There is no file yet. The registry scans the document and adds it.")
