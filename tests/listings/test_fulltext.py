"""The words in the search box: what becomes a query, and what it finds in the catalog."""

from collective.eoffice.listings import fulltext
from collective.eoffice.listings.install import remove_lexicons
from collective.eoffice.listings.install import setup_lexicons
from collective.eoffice.listings.lexicon import register_elements
from collective.eoffice.listings.lexicon import ViExact
from collective.eoffice.listings.lexicon import ViUnaccented
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from Products.CMFPlone.UnicodeSplitter.splitter import I18NNormalizer

import pytest
import unicodedata


def nfd(text: str) -> str:
    """Return `text` with its marks apart, as a Mac writes it."""
    return unicodedata.normalize("NFD", text)


class TestQuery:
    @pytest.mark.parametrize(
        "text, expected",
        [
            ("quyết định", '"quyết" AND "định"'),
            ("1098/QĐ-UBND", '"1098 QĐ UBND"'),
            ('"ủy ban nhân dân" xã', '"ủy ban nhân dân" AND "xã"'),
            ("quyế*", "quyế*"),
            ("1098/QĐ-UB*", '"1098 QĐ" AND UB*'),
            ("a*", '"a"'),
            ("(mạng LAN) NOT -rượu", '"mạng" AND "LAN" AND "NOT" AND "rượu"'),
            ('chưa đóng "ngoặc kép', '"chưa" AND "đóng" AND "ngoặc" AND "kép"'),
            ("and or not", '"and" AND "or" AND "not"'),
            ("*", ""),
            ('""', ""),
            (" ()-?! ", ""),
            ("", ""),
        ],
    )
    def test_terms(self, text, expected):
        assert fulltext.query(text) == ({"SearchableText": expected} if expected else {})

    def test_exact_needs_marks(self):
        assert list(fulltext.query("quyết", exact=True)) == ["ExactText"]
        assert list(fulltext.query("quyet", exact=True)) == ["SearchableText"]
        assert list(fulltext.query(nfd("quyết"), exact=True)) == ["ExactText"]

    def test_beginning_before_the_tone_moves(self):
        assert fulltext.query("hoà*", exact=True) == {"ExactText": '(hoà* OR "hoà")'}

    def test_long_input_is_cut(self):
        assert fulltext.query("từ " * 5000)["SearchableText"].count("AND") < fulltext.MAX_WORDS

    @pytest.mark.parametrize("text", ["1098", " 1098 ", "1098/qđ", "Số: 1098/QĐ-UBND", "1098 /QĐ-*", "1098*"])
    def test_reference(self, text):
        query = {"query": ("1098-", "1098/\uffff"), "range": "min:max"}
        assert fulltext.reference_queries(text) == [{"eoffice_reference": query}]

    @pytest.mark.parametrize("text", ["5/BNV-VP", "05/BNV-VP", "5-CV/TU"])
    def test_reference_with_leading_zero(self, text):
        queries = fulltext.reference_queries(text)
        assert [query["eoffice_reference"]["query"][0] for query in queries] == ["05-", "5-"]

    @pytest.mark.parametrize("text", ["", "quyết định", "ngày 28/9", "QĐ-UBND", "*", "28.9.2021", "0"])
    def test_no_reference(self, text):
        assert fulltext.reference_queries(text) == []

    @pytest.mark.parametrize(
        "text, reference, matches",
        [
            ("1098", "1098/QĐ-UBND", True),
            ("1098", "1098-CV/TU", True),
            ("1098", "10981/QĐ-UBND", False),
            ("1098", "1098a/QĐ-UBND", False),
            ("1098a", "1098a/QĐ-UBND", True),
            ("1098/qd", "1098/QĐ-UBND", True),
            ("1098/qđ-ubnd", "1098/QĐ-UBND", True),
            ("1098/TTr*", "1098/TTr-SNV", True),
            ("1098/TB", "1098/QĐ-UBND", False),
            ("5/BNV-VP", "05/BNV-VP", True),
            ("05", "5/BNV-VP", True),
            ("530/QĐ-SXD", "530 /QĐ-SXD", True),
        ],
    )
    def test_reference_matches(self, text, reference, matches):
        assert fulltext.reference_matches(text, reference) is matches


class TestOneSpelling:
    @pytest.mark.parametrize(
        "typed, written",
        [
            ("hoà", "hòa"),
            ("HOÀ", "hòa"),
            (nfd("Hoà"), "hòa"),
            ("hoạ", "họa"),
            ("khoẻ", "khỏe"),
            ("uỷ", "ủy"),
            ("Ủy", "ủy"),
            ("thuỷ", "thủy"),
            ("quý", "quý"),
            ("quỳ", "quỳ"),
            ("hoàng", "hoàng"),
            ("toán", "toán"),
            ("hòa", "hòa"),
            ("đống", "đống"),
        ],
    )
    def test_spelling(self, typed, written):
        assert fulltext.one_spelling(typed) == written


class TestElements:
    def test_without_marks(self):
        words = ["Ủy", "Ấn", "ệ", "Đống", "quyết", nfd("ỨNG"), b"\xc4\x90a", "123", "会議"]
        expected = ["uy", "an", "e", "dong", "quyet", "ung", "da", "123", "会議"]
        assert ViUnaccented().process(words) == expected

    def test_exact(self):
        assert ViExact().process(["UỶ", b"ho\xc3\xa0"]) == ["ủy", "hòa"]

    def test_registering_again_does_nothing(self):
        register_elements()


@pytest.fixture
def find(integration, portal):
    """Return a function: text, exact -> ids of the documents found."""
    setRoles(portal, TEST_USER_ID, ["Manager"])
    setup_lexicons(portal)
    texts = {
        "uy-ban": "Ủy ban nhân dân thị xã Từ Sơn",
        "quyet-dinh": "Quyết định số 1098/QĐ-UBND",
        "quyet-nfd": nfd("Quyết toán ứng dụng Ở đâu ấn phím"),
        "dong-da": "Đống Đa, đường phố",
        "dong": "Đông về",
        "hoa": "Hoà bình",
        "hoa-moi": "Hòa hợp",
        "hoang": "Hoàng hôn",
        "khong-dau": "UY BAN quyet dinh",
    }
    for id_, title in texts.items():
        api.content.create(portal, "Document", id_, title=title)

    def find(text, exact=False):
        found = portal.portal_catalog(portal_type="Document", **fulltext.query(text, exact))
        return {brain.getId for brain in found}

    return find


class TestFind:
    @pytest.mark.requirement("IN-36")
    @pytest.mark.parametrize(
        "text, found",
        [
            ("uy ban", {"uy-ban", "khong-dau"}),
            ("Uỷ ban", {"uy-ban", "khong-dau"}),
            ("ỦY BAN NHÂN DÂN", {"uy-ban"}),
            ('"uy ban nhan dan"', {"uy-ban"}),
            ('"nhan dan uy ban"', set()),
            ("quyet dinh", {"quyet-dinh", "khong-dau"}),
            ("QUYẾT ĐỊNH", {"quyet-dinh", "khong-dau"}),
            (nfd("Quyết định"), {"quyet-dinh", "khong-dau"}),
            ("quyế*", {"quyet-dinh", "quyet-nfd", "khong-dau"}),
            ("1098/qd-ubnd", {"quyet-dinh"}),
            ("1098/QĐ-UBND", {"quyet-dinh"}),
            ("1098", {"quyet-dinh"}),
            ("1098/QĐ-UB*", {"quyet-dinh"}),
            ("ung dung", {"quyet-nfd"}),
            ("o dau", {"quyet-nfd"}),
            ("an phim", {"quyet-nfd"}),
            ("dong da", {"dong-da"}),
            ("duong", {"dong-da"}),
            ("Đống", {"dong-da", "dong"}),
            ("hoa", {"hoa", "hoa-moi"}),
            ("(uy ban) AND NOT", set()),
            ('"uy ban', {"uy-ban", "khong-dau"}),
            ("không có từ này", set()),
        ],
    )
    def test_without_marks(self, find, text, found):
        assert find(text) == found

    @pytest.mark.parametrize(
        "text, found",
        [
            ("Đống", {"dong-da"}),
            ("đông", {"dong"}),
            ("quyết", {"quyet-dinh", "quyet-nfd"}),
            ("quyệt", set()),
            ("QUYẾT ĐỊNH", {"quyet-dinh"}),
            ("Uỷ ban", {"uy-ban"}),
            ("uy ban", {"uy-ban", "khong-dau"}),
            ("hoà", {"hoa", "hoa-moi"}),
            ("hòa", {"hoa", "hoa-moi"}),
            ("hoà*", {"hoa", "hoa-moi", "hoang"}),
            (nfd("ứng dụng"), {"quyet-nfd"}),
        ],
    )
    def test_with_marks(self, find, text, found):
        assert find(text, exact=True) == found


class TestInstall:
    def test_again_changes_nothing(self, find, portal):
        catalog = portal.portal_catalog
        before = catalog.plone_lexicon._pipeline
        setup_lexicons(portal)
        assert catalog.plone_lexicon._pipeline is before
        assert find("uy ban")

    def test_removed_without_trace(self, find, portal):
        catalog = portal.portal_catalog
        remove_lexicons(portal)
        assert "ExactText" not in catalog.indexes()
        assert "eoffice_exact_lexicon" not in catalog.objectIds()
        assert isinstance(catalog.plone_lexicon._pipeline[-1], I18NNormalizer)
        assert find("quyet dinh") == {"quyet-dinh", "khong-dau"}
        remove_lexicons(portal)
