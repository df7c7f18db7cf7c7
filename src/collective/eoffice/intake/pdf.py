"""Text and pages of a PDF, by poppler where it is installed, else by PDFium."""

import pypdfium2
import re
import shutil
import subprocess
import tempfile
import threading
import time


TIME_LIMIT = 30  # seconds for one file
MAX_PAGES = 3000
MAX_BYTES = 8_000_000  # of text

# A notation broken at the end of a line: NĐ-⏎CP
BROKEN_NOTATION = re.compile(r"(?<=[A-ZĐ])-\n(?=[A-ZĐ])")
_PAGES = re.compile(rb"^Pages:\s+(\d+)", re.MULTILINE)
# PDFium keeps global state and may run once at a time in a process.
_pdfium = threading.Lock()


class PDFError(Exception):
    """The PDF cannot be read (damaged, encrypted, too slow)."""


def pdf_text(data: bytes) -> str:
    """Return the text of all pages, values of form fields too where poppler is installed.

    :raises PDFError: the file cannot be read, or not within TIME_LIMIT.
    """
    program = shutil.which("pdftotext")
    if program is None:
        return _pdfium_text(data)
    # -raw: poppler's own order of reading takes the hyphen of “NĐ-CP” away when a line ends there
    command = [program, "-q", "-raw", "-enc", "UTF-8", "-l", str(MAX_PAGES)]
    return BROKEN_NOTATION.sub("-", _poppler(command, data, ["-"]).decode("utf-8", "replace"))


def pdf_pages(data: bytes) -> int:
    """Return the number of pages.

    :raises PDFError: the file cannot be read, or not within TIME_LIMIT.
    """
    program = shutil.which("pdfinfo")
    if program is None:
        return _pdfium_pages(data)
    found = _PAGES.search(_poppler([program], data))
    if found is None:
        raise PDFError("pdfinfo tells no number of pages")
    return int(found.group(1))


def _poppler(command: list[str], data: bytes, tail: list[str] | None = None) -> bytes:
    """Run a poppler program on the bytes and return the first MAX_BYTES of what it writes.

    Both go through files: pipes would have to hold the whole output of a hostile PDF in memory.
    """
    with tempfile.NamedTemporaryFile(suffix=".pdf") as source, tempfile.TemporaryFile() as output:
        source.write(data)
        source.flush()
        try:
            done = subprocess.run(
                [*command, source.name, *(tail or [])],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.PIPE,
                timeout=TIME_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PDFError(f"not read within {TIME_LIMIT} s") from error
        except OSError as error:
            raise PDFError(str(error)) from error
        if done.returncode:
            complaint = done.stderr[-300:].decode("utf-8", "replace").strip()
            raise PDFError(f"{command[0].rpartition('/')[2]} ended with {done.returncode}: {complaint}")
        output.seek(0)
        return output.read(MAX_BYTES)


def _pdfium_text(data: bytes) -> str:
    parts = []
    size = 0
    deadline = time.monotonic() + TIME_LIMIT
    with _pdfium:
        document = _pdfium_open(data)
        try:
            for number in range(min(len(document), MAX_PAGES)):
                if size > MAX_BYTES or time.monotonic() > deadline:
                    break
                parts.append(_pdfium_page_text(document, number))
                size += len(parts[-1])
        except pypdfium2.PdfiumError as error:
            raise PDFError(str(error)) from error
        finally:
            document.close()
    return "\n".join(parts)


def _pdfium_page_text(document, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    text_page.close()
    page.close()
    return text.replace("\r\n", "\n")


def _pdfium_pages(data: bytes) -> int:
    with _pdfium:
        document = _pdfium_open(data)
        pages = len(document)
        document.close()
    return pages


def _pdfium_open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise PDFError(str(error)) from error
