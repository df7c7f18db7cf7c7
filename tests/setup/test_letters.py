"""Letters as PDF: layout, letters of the alphabet, facts, and the full texts of the regulations."""

from collective.eoffice.incoming import catalogues
from collective.eoffice.incoming.notation import parse
from collective.eoffice.intake.text import extract
from collective.eoffice.intake.text import page_count
from collective.eoffice.setup import letters
from collective.eoffice.setup.letterbook import render
from collective.eoffice.setup.letterbook.render import vietnamese_date
from regulations import have_regulations
from regulations import regulation_texts

import dataclasses
import datetime
import pytest
import re
import typst
import unicodedata


MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
ALPHABET = MARKED + MARKED.upper()
NOWHERE = "\ue123"  # a private letter that no font draws


def words(text: str) -> str:
    """Return `text` in NFC with single blanks, to compare what was typeset with what came out."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def text_of(letter) -> str:
    return words(extract(letters.decision_pdf(letter), letter.filename, "application/pdf"))


class TestFont:
    @pytest.mark.parametrize("installed", [True, False])
    def test_every_vietnamese_letter_is_drawn(self, installed):
        """With the system's font, and with the one that typst brings along."""
        fonts = re.search(r"font: (\(.*?\))", (render.TEMPLATES / "letter.typ").read_text("utf-8")).group(1)
        source = f"#set page(width: 20pt, height: 24pt, margin: 3pt)\n#set text(font: {fonts}, fallback: false)\n"
        source += "\n#pagebreak()\n".join(ALPHABET + NOWHERE)
        pages = typst.compile(
            source.encode(),
            format="png",
            ppi=144,
            font_paths=render._font_paths() if installed else [],
            ignore_system_fonts=True,
        )
        assert len(pages) == len(ALPHABET) + 1
        assert pages[-1] not in pages[:-1], "a letter is drawn as the sign for a missing one"
        assert len(set(pages)) == len(pages), "two letters look the same"


class TestDate:
    @pytest.mark.parametrize(
        "date, expected",
        [
            (datetime.date(2020, 1, 5), "Hà Nội, ngày 05 tháng 01 năm 2020"),
            (datetime.date(2021, 9, 28), "Hà Nội, ngày 28 tháng 9 năm 2021"),
            (datetime.date(2018, 12, 8), "Hà Nội, ngày 08 tháng 12 năm 2018"),
        ],
    )
    def test_zeros(self, date, expected):
        assert vietnamese_date("Hà Nội", date) == expected

    def test_unknown(self):
        assert words(vietnamese_date("An Nhơn", None, 2015)) == "An Nhơn, ngày tháng năm 2015"


@pytest.mark.parametrize("letter", letters.DEMO_LETTERS, ids=lambda letter: letter.id)
class TestDemoLetters:
    def test_facts_stand_on_the_page(self, letter):
        text = text_of(letter)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
        assert letter.reference in text
        assert letter.signer in text
        assert letter.note in text
        # Both columns of the head share lines, so the abstract of an official letter is broken up.
        if letter.type_title:
            assert words(letter.subject) in text

    def test_one_page(self, letter):
        assert page_count(letters.decision_pdf(letter), "application/pdf") == 1

    def test_agrees_with_the_catalogues(self, letter):
        kind = catalogues.document_type(letter.document_type)
        assert letter.urgency in {entry.token for entry in catalogues.URGENCY}
        assert letter.notation.startswith(kind.abbreviation)
        if letter.number:
            assert catalogues.suggest_type(parse(letter.reference)) == letter.document_type
            assert parse(letter.reference).warnings == ()


class TestLetter:
    def test_data_is_not_markup(self):
        odd = '#panic("x") *đậm* $x$ "\\ - [a] @b <c> `d`'
        letter = dataclasses.replace(letters.DEMO_LETTERS[0], subject=odd, signer="#let x = 1", note="// không")
        text = text_of(letter)
        assert odd in text
        assert "#let x = 1" in text
        assert "// không" in text

    def test_ids_are_unique(self):
        ids = [letter.id for letter in letters.DEMO_LETTERS]
        assert len(set(ids)) == len(ids)

    def test_stamp(self):
        calm, urgent = (dataclasses.replace(letters.DEMO_LETTERS[0], urgency=u) for u in ("normal", "express"))
        assert "HỎA TỐC" not in text_of(calm)
        assert "HỎA TỐC" in text_of(urgent)

    def test_unknown_number_stays_open(self):
        letter = next(letter for letter in letters.REGULATIONS if not letter.number)
        assert "Số: /QĐ-UBND" in text_of(letter)


@pytest.fixture(params=sorted(regulation_texts()))
def regulation(request):
    """The title and text of one regulation; a warning tells when it is only the demo's."""
    if not have_regulations():
        request.node.warn(pytest.PytestWarning("no full texts here: the demo's letters are used"))
    return request.param, regulation_texts()[request.param]


class TestText:
    def test_regulation_survives_the_pdf(self, regulation):
        title, text = regulation
        pdf = letters.render_text_pdf(title, text)
        found = extract(pdf, "regulation.pdf", "application/pdf")
        wanted = set(re.findall(r"\w+", words(text)))
        missing = wanted - set(re.findall(r"\w+", words(found)))
        # A word longer than the line, or one divided at its hyphen, may come out in two parts.
        assert len(missing) <= len(wanted) * 0.01, missing
        assert page_count(pdf, "application/pdf") >= (3 if have_regulations() else 1)
