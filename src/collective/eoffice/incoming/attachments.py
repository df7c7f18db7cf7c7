"""The files of a document: checked, hashed and read before they are stored (AUD-05, IN-14)."""

from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.interfaces import IOfficeFile
from collective.eoffice.intake import files
from collective.eoffice.intake import text
from collective.eoffice.policy import get_policy
from dataclasses import dataclass
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from zope.interface import alsoProvides


@dataclass(frozen=True)
class PreparedFile:
    """An upload whose slow part is done: type, hash, text and pages are known."""

    filename: str
    data: bytes
    content_type: str
    sha256: str
    text: str
    pages: int | None


def prepare_files(uploads) -> list[PreparedFile]:
    """Check and read the uploads; refuse wrong types and sizes with `field="files"`."""
    accepted = get_policy().accepted_formats
    return [_prepare(upload, accepted) for upload in uploads]


def check_files(data: dict, prepared: list[PreparedFile]) -> None:
    """Hold a set of files against the scan rules for the document's class."""
    rules.check_file_set(data, [item.pages for item in prepared])


def add_files(document, prepared: list[PreparedFile]) -> list:
    """Store the files in the document and return them."""
    return [_add(document, item) for item in prepared]


def file_facts(document) -> list[dict]:
    """Return name, hash, pages and text of each file, for indexing."""
    return [
        {
            "filename": child.file.filename,
            "sha256": getattr(child, "eoffice_sha256", ""),
            "pages": getattr(child, "eoffice_pages", None),
            "text": getattr(child, "eoffice_text", ""),
        }
        for child in document.objectValues()
        if child.portal_type == "File" and child.file is not None
    ]


def keep_facts(child) -> PreparedFile:
    """Check a stored File, write its hash, text and pages on it, and return them."""
    item = _prepare(child.file, get_policy().accepted_formats)
    _note(child, item)
    return item


def _prepare(upload, accepted) -> PreparedFile:
    data = upload.data
    name = (upload.filename or "file").replace("\\", "/").rpartition("/")[2]
    try:
        files.check_upload(name, data, accepted)
    except Refusal as refusal:
        refusal.field = "files"
        raise
    kind = files.sniff(data, name)
    return PreparedFile(
        filename=name,
        data=data,
        content_type=kind,
        sha256=files.sha256(data),
        text=text.extract(data, name, kind),
        pages=text.page_count(data, kind),
    )


def _note(child, item: PreparedFile) -> None:
    alsoProvides(child, IOfficeFile)
    child.eoffice_sha256 = item.sha256
    child.eoffice_text = item.text
    child.eoffice_pages = item.pages


def _add(document, item: PreparedFile):
    child = createContent("File", title=item.filename, file=NamedBlobFile(item.data, item.content_type, item.filename))
    _note(child, item)
    return addContentToContainer(document, child, checkConstraints=False)
