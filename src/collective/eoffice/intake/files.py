"""Files at the door: what they are, whether they may come in, their fingerprint."""

from collections.abc import Collection
from collective.eoffice import _
from collective.eoffice.actions import Refusal
from collective.eoffice.intake.interfaces import IIntakeSettings
from collective.eoffice.intake.interfaces import REGISTRY_PREFIX
from pathlib import PurePosixPath
from plone import api

import hashlib
import io
import zipfile


MEGABYTE = 1024 * 1024
UNKNOWN = "application/octet-stream"
OLE_DOCUMENT = "application/x-ole-storage"

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "png": "image/png",
    "jpg": "image/jpeg",
    "tiff": "image/tiff",
    "xml": "application/xml",
    "txt": "text/plain",
    "zip": "application/zip",
}
ALIASES = {"jpeg": "jpg", "jpe": "jpg", "tif": "tiff", "text": "txt"}

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (("doc", "WordDocument"), ("xls", "Workbook"), ("xls", "Book"))
_ZIP_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_MIMETYPE_LENGTH = 100
# A PDF may begin with some junk (ISO 32000 implementation note): readers look this far.
_PDF_HEADER = 1024


class UploadRefused(Refusal):
    """The file may not come in; nothing of it was kept. `reason`: empty, type, content or size."""

    def __init__(self, message, reason: str, field: str | None = None):
        super().__init__(message, field=field)
        self.reason = reason


def sniff(data: bytes, filename: str = "") -> str:
    """Return the content type that the bytes show; `filename` decides only between kinds of plain text.

    `application/octet-stream` when they show none.
    """
    if b"%PDF-" in data[:_PDF_HEADER]:
        return TYPES["pdf"]
    for magic, token in _MAGIC:
        if data.startswith(magic):
            return TYPES[token]
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    return _sniff_text(data, filename)


def extension(filename: str) -> str:
    """Return the format token of a file name: "pdf" for "Quyết định.PDF", "jpg" for "a.jpeg", else ""."""
    suffix = PurePosixPath(filename.strip().replace("\\", "/")).suffix.lstrip(".").lower()
    return ALIASES.get(suffix, suffix)


def check_upload(
    filename: str,
    data: bytes,
    accepted_formats: Collection[str],
    max_mb: int | None = None,
    field: str | None = None,
) -> None:
    """Refuse a file that is empty, too large, of a format not accepted, or not what its name says.

    :param accepted_formats: tokens of the policy such as "pdf", "docx", "jpg".
    :param max_mb: megabytes of 1024 × 1024 bytes; by default the setting of the site.
    :raises UploadRefused: with a message for the user.
    """
    names = {"filename": filename}
    if not data:
        raise UploadRefused(
            _("refusal_file_empty", default="The file “${filename}” is empty.", mapping=names), "empty", field
        )
    _check_size(filename, len(data), max_mb, field)
    accepted = {ALIASES.get(token.lower(), token.lower()) for token in accepted_formats}
    token = extension(filename)
    if token not in accepted:
        names["accepted"] = ", ".join(sorted(accepted))
        message = _(
            "refusal_file_type",
            default="“${filename}” cannot be taken in: the office accepts ${accepted}.",
            mapping=names,
        )
        raise UploadRefused(message, "type", field)
    if not _content_fits(token, sniff(data, filename)):
        names["extension"] = token
        message = _(
            "refusal_file_content",
            default="The content of “${filename}” is not ${extension}, as its name says. It may be damaged.",
            mapping=names,
        )
        raise UploadRefused(message, "content", field)


def max_upload_mb() -> int:
    """Return the largest upload of this site in megabytes."""
    name = f"{REGISTRY_PREFIX}.max_upload_mb"
    return api.portal.get_registry_record(name, default=None) or IIntakeSettings["max_upload_mb"].default


def sha256(data: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _check_size(filename: str, size: int, max_mb: int | None, field: str | None) -> None:
    limit = max_upload_mb() if max_mb is None else max_mb
    if size <= limit * MEGABYTE:
        return
    mapping = {"filename": filename, "size": f"{size / MEGABYTE:.1f}", "limit": str(limit)}
    message = _(
        "refusal_file_size",
        default="“${filename}” is too large: ${size} MB, at most ${limit} MB are taken in.",
        mapping=mapping,
    )
    raise UploadRefused(message, "size", field)


def _content_fits(token: str, found: str) -> bool:
    """Say whether bytes of type `found` may bear the extension `token`."""
    if found == OLE_DOCUMENT:
        return token in ("doc", "xls")
    return token in TYPES and found == TYPES[token]


def _sniff_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= _MIMETYPE_LENGTH:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                return declared if declared in TYPES.values() else TYPES["zip"]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError, OSError):
        return UNKNOWN
    for folder, token in _ZIP_FOLDERS:
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return TYPES[token]
    return TYPES["zip"]


def _sniff_ole(data: bytes) -> str:
    for token, stream in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return TYPES[token]
    return OLE_DOCUMENT


def _sniff_text(data: bytes, filename: str) -> str:
    """Return the type of text: XML by its declaration, else plain where no byte contradicts."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TYPES["txt"]
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<?xml") or (text.startswith(b"<") and extension(filename) == "xml"):
        return TYPES["xml"]
    controls = set(data) & (set(range(32)) - set(b"\t\n\r\f\x1b"))
    return UNKNOWN if controls or not data else TYPES["txt"]
