"""Text and pages of DOCX and ODT, read from the archive without an office program.

Archives are hostile until proven otherwise: every part is read up to a limit, whatever the directory of
the archive promises, and XML with a document type declaration (entities) is refused.
"""

from contextlib import contextmanager
from lxml import etree

import io
import re
import zipfile
import zlib


MAX_PART = 30_000_000  # bytes of one unpacked part
MAX_PARTS = 5000

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"

_DOCX_PARTS = re.compile(r"^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$")
_DOCX_GAPS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n"}
_ODT_PARAGRAPHS = frozenset((_TEXT + "p", _TEXT + "h"))
_ODT_GAPS = {_TEXT + "s": " ", _TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_BROKEN = (zipfile.BadZipFile, zlib.error, etree.LxmlError, RuntimeError, ValueError, EOFError, OSError, KeyError)


class OfficeFileError(Exception):
    """The archive is damaged, encrypted, or larger than anything honest."""


def docx_text(data: bytes) -> str:
    """Return the text of body, headers, footers and notes, a line per paragraph.

    :raises OfficeFileError: see the class.
    """
    with _archive(data) as archive:
        names = [name for name in archive.namelist() if _DOCX_PARTS.match(name)]
        # "document" sorts before "endnotes", "footer", "header": the body comes first.
        return "\n".join(_docx_part(_part(archive, name)) for name in sorted(names))


def odt_text(data: bytes) -> str:
    """Return the text of the body, a line per paragraph.

    :raises OfficeFileError: see the class.
    """
    with _archive(data) as archive:
        return _odt_part(_part(archive, "content.xml"))


def docx_pages(data: bytes) -> int | None:
    """Return the number of pages that the program which wrote the file noted, None without a note.

    :raises OfficeFileError: see the class.
    """
    with _archive(data) as archive:
        if "docProps/app.xml" not in archive.namelist():
            return None
        return _number(_part(archive, "docProps/app.xml").findtext(f".//{_APP}Pages"))


def odt_pages(data: bytes) -> int | None:
    """Return the number of pages that the program which wrote the file noted, None without a note.

    :raises OfficeFileError: see the class.
    """
    with _archive(data) as archive:
        if "meta.xml" not in archive.namelist():
            return None
        statistic = _part(archive, "meta.xml").find(f".//{_META}document-statistic")
        return None if statistic is None else _number(statistic.get(f"{_META}page-count"))


@contextmanager
def _archive(data: bytes):
    """Open the archive; whatever is wrong with it inside the block becomes an OfficeFileError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.namelist()) > MAX_PARTS:
                raise OfficeFileError(f"more than {MAX_PARTS} parts")
            yield archive
    except _BROKEN as error:
        raise OfficeFileError(str(error)) from error


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """Return the root of an XML part of at most MAX_PART bytes."""
    with archive.open(name) as part:
        content = part.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise OfficeFileError(f"{name} unpacks to more than {MAX_PART} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise OfficeFileError(f"{name} has a document type declaration")
    return root


def _docx_part(root: etree._Element) -> str:
    pieces = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element.tag == _W + "p":
                pieces.append("\n")
        elif element.tag == _FALLBACK:
            # The same text as in the Choice beside it.
            walk.skip_subtree()
        elif element.tag == _W + "t":
            pieces.append(element.text or "")
        else:
            pieces.append(_DOCX_GAPS.get(element.tag, ""))
    return "".join(pieces)


def _odt_part(root: etree._Element) -> str:
    pieces = []
    depth = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag == _TEXT + "tracked-changes":
                walk.skip_subtree()
                continue
            depth += element.tag in _ODT_PARAGRAPHS
            pieces += [_ODT_GAPS.get(element.tag, ""), (element.text or "") if depth else ""]
            continue
        if element.tag in _ODT_PARAGRAPHS:
            depth -= 1
            pieces.append("\n")
        pieces.append((element.tail or "") if depth else "")
    return "".join(pieces)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
