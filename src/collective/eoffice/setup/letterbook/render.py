"""Typesets letters and plain texts with typst.

The data goes in as JSON and is never read as markup, so no subject or name can change the layout.
"""

from collections.abc import Iterable
from collective.eoffice.setup.letterbook.model import Letter
from pathlib import Path

import datetime
import functools
import json
import tempfile
import typst


TEMPLATES = Path(__file__).parent / "templates"
# Metrics of Times New Roman, with Vietnamese letters; without them typst takes the Libertinus it brings.
FONT_FOLDERS = ("liberation2", "croscore")
FONT_ROOT = Path("/usr/share/fonts/truetype")
STAMPS = {
    "urgent": "KHẨN",
    "very_urgent": "THƯỢNG KHẨN",
    "express": "HỎA TỐC",
    "express_timed": "HỎA TỐC HẸN GIỜ",
}


def decision_pdf(letter: Letter) -> bytes:
    """Return the letter, a decision or of any other type, as PDF in the layout of NĐ 30/2020 Annex I."""
    return _compile("letter.typ", _letter_data(letter))


def render_text_pdf(title: str, text: str) -> bytes:
    """Return a PDF with `title` and all lines of `text`, as many pages as it takes."""
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    return _compile("text.typ", {"title": title, "paragraphs": paragraphs})


def vietnamese_date(place: str, date: datetime.date | None, year: int | None = None) -> str:
    """Return place and date as a letter prints them: "Hà Nội, ngày 05 tháng 01 năm 2020".

    Only days below 10 and the months 1 and 2 get a leading zero (Annex I). Unknown parts stay open.
    """
    if date is None:
        return f"{place}, ngày      tháng      năm {year or '      '}"
    month = f"{date.month:02d}" if date.month <= 2 else str(date.month)
    return f"{place}, ngày {date.day:02d} tháng {month} năm {date.year}"


def _letter_data(letter: Letter) -> dict:
    headings = [article.heading for article in letter.articles]
    texts = _ended(article.text for article in letter.articles)
    return {
        "parent": letter.parent,
        "letterhead": letter.letterhead,
        "reference": f"Số: {letter.reference or '         /' + letter.notation}",
        "date": vietnamese_date(letter.place, letter.date, letter.year),
        "type": letter.type_title,
        "subject": letter.subject,
        "stamp": STAMPS.get(letter.urgency, ""),
        "addressees": _listed(letter.addressees, "."),
        "decided_by": letter.decided_by,
        "grounds": _listed(letter.grounds, "."),
        "body": _ended(letter.body),
        "articles": [[heading, text] for heading, text in zip(headings, texts, strict=True)],
        "authority": letter.authority,
        "signer": letter.signer,
        "recipients": [f"- {line}" for line in _listed(letter.recipients, ".")],
        "note": letter.note,
        "author": letter.agency,
    }


def _listed(lines: Iterable[str], last: str) -> list[str]:
    """Return the lines of a list, each closed by a semicolon, the last one by `last`."""
    lines = list(lines)
    return [line + (";" if number < len(lines) else last) for number, line in enumerate(lines, 1)]


def _ended(paragraphs: Iterable[str]) -> list[str]:
    """Return the paragraphs, the last one closed by "./." as every letter is."""
    *others, last = [*paragraphs] or [""]
    return [*others, last.removesuffix(".") + "./."] if last else []


def _compile(template: str, data: dict) -> bytes:
    # An empty root: whatever the template says, typst reads no file of this machine.
    with tempfile.TemporaryDirectory() as root:
        return typst.compile(
            (TEMPLATES / template).read_bytes(),
            root=root,
            sys_inputs={"d": json.dumps(data)},
            font_paths=_font_paths(),
            ignore_system_fonts=True,
        )


@functools.cache
def _font_paths() -> list[str]:
    return [str(FONT_ROOT / name) for name in FONT_FOLDERS if (FONT_ROOT / name).is_dir()]
