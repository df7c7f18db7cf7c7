"""Number and notation: what agencies write, what they mistype, what cannot be."""

from collective.eoffice.incoming import catalogues
from collective.eoffice.incoming.notation import normalise
from collective.eoffice.incoming.notation import NotationError
from collective.eoffice.incoming.notation import parse

import pytest
import unicodedata


GOOD = [
    # text, number, year, notation, type_code, organ, unit
    ("1098/QĐ-UBND", "1098", None, "QĐ-UBND", "QĐ", "UBND", None),
    ("1222/QĐ-UBND", "1222", None, "QĐ-UBND", "QĐ", "UBND", None),
    ("530 /QĐ-SXD", "530", None, "QĐ-SXD", "QĐ", "SXD", None),
    ("243/QĐ-STTTT", "243", None, "QĐ-STTTT", "QĐ", "STTTT", None),
    ("50/2020/QĐ-UBND", "50", 2020, "QĐ-UBND", "QĐ", "UBND", None),
    ("30/2020/NĐ-CP", "30", 2020, "NĐ-CP", "NĐ", "CP", None),
    ("33/2024/QH15", "33", 2024, "QH15", None, "QH15", None),
    ("01/2019/TT-BNV", "01", 2019, "TT-BNV", "TT", "BNV", None),
    ("07/2014/TTLT-BNV-BTC", "07", 2014, "TTLT-BNV-BTC", "TTLT", "BNV-BTC", None),
    ("05/BNV-VP", "05", None, "BNV-VP", None, "BNV", "VP"),
    ("12/UBND-VX", "12", None, "UBND-VX", None, "UBND", "VX"),
    ("12/UBND-KT.TH", "12", None, "UBND-KT.TH", None, "UBND", "KT.TH"),
    ("7/TTr-SNV", "7", None, "TTr-SNV", "TTr", "SNV", None),
    ("15a/KH-UBND", "15a", None, "KH-UBND", "KH", "UBND", None),
    ("81/GM-VP", "81", None, "GM-VP", "GM", "VP", None),
    ("10/2006/CT-TTg", "10", 2006, "CT-TTg", "CT", "TTg", None),
    ("9/DA-BQL", "9", None, "DA-BQL", "DA", "BQL", None),
    ("9/ĐA-BQL", "9", None, "ĐA-BQL", "ĐA", "BQL", None),
]


class TestParse:
    @pytest.mark.parametrize("text, number, year, notation, code, organ, unit", GOOD)
    def test_good(self, text, number, year, notation, code, organ, unit):
        parsed = parse(text)
        assert (parsed.number, parsed.year, parsed.notation) == (number, year, notation)
        assert (parsed.type_code, parsed.organ, parsed.unit) == (code, organ, unit)
        assert parsed.warnings == ()
        assert parsed.text == text.replace(" ", "")

    @pytest.mark.parametrize(
        "text",
        [
            unicodedata.normalize("NFD", "1098/QĐ-UBND"),
            " 1098 / QĐ - UBND ",
            "1098/QÐ-UBND",  # the Icelandic letter of old fonts
            "1098/QĐ–UBND",  # an en dash from a word processor
            "Số: 1098/QĐ-UBND",
            "So 1098/QĐ-UBND",
            "1098\u200b/QĐ-UBND\u00a0",
        ],
    )
    def test_the_same_in_other_clothes(self, text):
        assert parse(text).text == "1098/QĐ-UBND"

    @pytest.mark.parametrize("text", ["1098/qđ-ubnd", "1098/QD-UBND", "1098/qd-ubnd"])
    def test_type_without_case_or_marks(self, text):
        assert parse(text).type_code == "QĐ"
        assert parse(text).notation == text.partition("/")[2]

    def test_ordinal(self):
        assert parse("05/BNV-VP").ordinal == 5
        assert parse("15a/KH-UBND").ordinal == 15

    @pytest.mark.parametrize(
        "text, warning",
        [
            ("12/CTƯ-VP", "odd_letters"),
            ("3/QĐ-ĐƯTW", "odd_letters"),
            ("12/UBND-KT,TH", "odd_letters"),
            ("12/QĐ/UBND", "odd_separator"),
            ("33/QĐ", "missing_organ"),
            ("15-CV/TU", "party_form"),
        ],
    )
    def test_odd_is_kept_with_a_warning(self, text, warning):
        parsed = parse(text)
        assert parsed.text == text
        assert warning in parsed.warnings

    def test_party(self):
        parsed = parse("15-QĐ/TU")
        assert (parsed.number, parsed.type_code, parsed.organ) == ("15", "QĐ", "TU")

    @pytest.mark.parametrize(
        "text, reason",
        [
            ("", "empty"),
            ("   ", "empty"),
            ("Số:", "missing_number"),
            ("1098", "missing_notation"),
            ("1098/", "missing_notation"),
            ("1098/2021", "missing_notation"),
            ("quyết định", "missing_number"),
            ("QĐ-UBND", "missing_number"),
            ("QĐ-UBND/1098", "missing_number"),
            ("/QĐ-UBND", "missing_number"),
            ("0/QĐ-UBND", "zero"),
            ("000/QĐ-UBND", "zero"),
            ("1098//QĐ-UBND", "double_slash"),
            ("1098/QĐ-", "trailing_dash"),
            ("1098/QĐ--UBND", "empty_group"),
            ("1098/-UBND", "empty_group"),
            ("10x98/QĐ-UBND", "bad_number"),
            ("1.098/QĐ-UBND", "bad_number"),
            ("12/345/QĐ-UBND", "bad_year"),
            ("12/1789/QĐ-UBND", "bad_year"),
            ("1098/QĐ-UBND?", "odd_characters"),
            ("<b>1</b>/QĐ", "odd_characters"),
            ("123456789012/QĐ-UBND", "number_too_long"),
            ("1/QĐ-" + "A" * 30, "notation_too_long"),
        ],
    )
    def test_impossible(self, text, reason):
        with pytest.raises(NotationError) as refused:
            parse(text)
        assert refused.value.reason == reason


class TestNormalise:
    def test_one_spelling(self):
        spellings = ["1098/QĐ-UBND", "1098 / qđ-ubnd", unicodedata.normalize("NFD", "Số: 1098/QĐ-ubnd")]
        assert {normalise(text) for text in spellings} == {"1098/QĐ-UBND"}

    def test_whatever_it_is(self):
        assert normalise("không số") == "KHÔNGSỐ"


class TestCatalogues:
    def test_the_29_types(self):
        assert len(catalogues.ADMINISTRATIVE_TYPES) == 29
        assert [t.token for t in catalogues.ADMINISTRATIVE_TYPES if not t.abbreviation] == [
            "official_letter",
            "courtesy_letter",
        ]

    @pytest.mark.parametrize(
        "entries",
        [
            catalogues.DOCUMENT_TYPES,
            catalogues.URGENCY,
            catalogues.SECRECY,
            catalogues.LANGUAGES,
            catalogues.CONTENT_CLASSES,
        ],
    )
    def test_tokens(self, entries):
        tokens = [entry.token for entry in entries]
        assert len(set(tokens)) == len(tokens)
        assert all(token.isascii() and token.islower() for token in tokens)
        assert all(entry.title.default for entry in entries)

    @pytest.mark.parametrize(
        "text, token",
        [
            ("1098/QĐ-UBND", "decision"),
            ("50/2020/QĐ-UBND", "legal_decision"),
            ("30/2020/NĐ-CP", "decree"),
            ("125/NQ-CP", "resolution"),
            ("12/2021/NQ-HĐND", "legal_resolution"),
            ("33/2024/QH15", "law"),
            ("08/2022/UBTVQH15", "ordinance"),
            ("01/2019/TT-BNV", "circular"),
            ("10/2006/CT-TTg", "directive"),
            ("05/BNV-VP", "official_letter"),
            ("15-CV/TU", "official_letter"),
            ("7/TTr-SNV", "submission"),
            ("2/CTr-UBND", "programme"),
            ("2/CĐ-UBND", "telegram"),
            ("2/HĐ-VP", "contract"),
            ("2/HD-SNV", "guidance"),
            ("2/QyĐ-UBND", "provision"),
            ("12/2020/ABC-X", None),
        ],
    )
    def test_suggest_type(self, text, token):
        assert catalogues.suggest_type(parse(text)) == token

    def test_document_type(self):
        assert catalogues.document_type("decision").abbreviation == "QĐ"
        assert catalogues.document_type("nothing") is None
