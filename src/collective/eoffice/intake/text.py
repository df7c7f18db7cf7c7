"""The text in a file, for search: whatever comes in, nothing here raises.

PDF goes through poppler in a process of its own with a time limit, since a hostile file may hang or
crash its reader. Broken input gives "" and a line in the log.
"""

from collective.eoffice import logger
from collective.eoffice.intake.files import sniff
from collective.eoffice.intake.files import TYPES
from collective.eoffice.intake.office import docx_pages
from collective.eoffice.intake.office import docx_text
from collective.eoffice.intake.office import odt_pages
from collective.eoffice.intake.office import odt_text
from collective.eoffice.intake.office import OfficeFileError
from collective.eoffice.intake.pdf import pdf_pages
from collective.eoffice.intake.pdf import pdf_text
from collective.eoffice.intake.pdf import PDFError
from PIL import Image

import io
import re
import unicodedata


MAX_CHARACTERS = 1_000_000

_BLANKS = re.compile(r"[ \t\xa0]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_READERS = {TYPES["pdf"]: pdf_text, TYPES["docx"]: docx_text, TYPES["odt"]: odt_text}
_COUNTERS = {TYPES["pdf"]: pdf_pages, TYPES["docx"]: docx_pages, TYPES["odt"]: odt_pages}


def extract(data: bytes, filename: str = "", content_type: str = "") -> str:
    """Return the text of a PDF, DOCX, ODT or plain text file in NFC, at most MAX_CHARACTERS of it.

    What the bytes show counts, not what the browser said. Other kinds of file have no text: "".
    """
    kind = _kind(data, filename, content_type)
    if kind == TYPES["txt"]:
        return _tidy(plain_text(data))
    reader = _READERS.get(kind)
    if reader is None:
        return ""
    try:
        return _tidy(reader(data))
    except (OfficeFileError, PDFError) as error:
        logger.warning("No text taken from %r (%s, %d bytes): %s", filename, kind, len(data), error)
        return ""


def page_count(data: bytes, content_type: str = "") -> int | None:
    """Return how many pages the file has; None where it cannot be told."""
    kind = _kind(data, "", content_type)
    if kind.startswith("image/"):
        return _image_pages(data)
    counter = _COUNTERS.get(kind)
    if counter is None:
        return None
    try:
        return counter(data)
    except (OfficeFileError, PDFError) as error:
        logger.warning("Pages not counted (%s, %d bytes): %s", kind, len(data), error)
        return None


def plain_text(data: bytes) -> str:
    """Return the characters of plain text: Unicode, else the Windows code page for Vietnamese."""
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1258", "replace")


def _kind(data: bytes, filename: str, content_type: str) -> str:
    found = sniff(data, filename)
    return found if found in TYPES.values() else content_type


def _tidy(text: str) -> str:
    """Return `text` in NFC, without control characters and runs of blanks, cut at the limit."""
    text = _CONTROLS.sub("", text[: 2 * MAX_CHARACTERS].replace("\f", "\n"))
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", text)).strip()[:MAX_CHARACTERS]


def _image_pages(data: bytes) -> int | None:
    try:
        with Image.open(io.BytesIO(data)) as image:
            return getattr(image, "n_frames", 1)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        logger.warning("Pages of an image not counted (%d bytes): %s", len(data), error)
        return None
