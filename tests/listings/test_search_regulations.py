"""The full texts of the regulations are found by words that stand only inside their files."""

from builders.office import acting_as
from builders.office import pdf_file
from builders.office import receive
from collective.eoffice.listings.search import Criteria
from collective.eoffice.listings.search import search
from collective.eoffice.setup.letters import REGULATIONS
from collective.eoffice.setup.letters import render_text_pdf
from regulations import have_regulations
from regulations import regulation_texts

import pytest
import re
import unicodedata


# Words in the body of each, in the full text and in the demo's letter where the full texts are absent.
WORDS = {
    "s0": ("khai thác tài nguyên mạng", "máy tính, mạng nội bộ"),
    "s1": ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    "s2": ("64/2007/NĐ-CP", "64/2007/NĐ-CP"),
    "s3": ("132/QĐ-STTTT", "132/QĐ-STTTT"),
    "s4": ("sổ công văn đến", "sổ công văn đến"),
}


def plain(text: str) -> str:
    """Return `text` in lower case without marks."""
    text = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return re.sub(r"[\u0300-\u036f]", "", text)


@pytest.fixture
def regulations(office):
    """The office with the five regulations as PDF files; the uid of each by its short name."""
    letters = {letter.id[:2]: letter for letter in REGULATIONS}
    uids = {}
    for name, text in regulation_texts().items():
        letter = letters[name[:2]]
        document = receive(
            office,
            reference=letter.reference or "1/QĐ-UBND",
            issuer=letter.agency,
            title=letter.subject,
            issued_date=letter.date,
            files=[pdf_file(letter.filename, render_text_pdf(letter.subject, text))],
        )
        uids[name[:2]] = document.UID()
    return uids


@pytest.mark.requirement("IN-36")
class TestRegulations:
    def test_found_by_their_text(self, request, regulations, office):
        if not have_regulations():
            request.node.warn(pytest.PytestWarning("no full texts here: the demo's letters are used"))
        for name, (full, demo) in WORDS.items():
            phrase = full if have_regulations() else demo
            for q in (f'"{phrase}"', f'"{plain(phrase)}"', phrase.upper()):
                with acting_as(office, "van-thu"):
                    found = search(Criteria(q=q))
                assert regulations[name] in {result.uid for result in found.results}, (name, q)

    def test_each_is_found_by_its_number(self, regulations, office):
        for letter in REGULATIONS:
            if letter.number:
                with acting_as(office, "van-thu"):
                    first = search(Criteria(q=letter.reference)).results[0]
                assert first.uid == regulations[letter.id[:2]]
