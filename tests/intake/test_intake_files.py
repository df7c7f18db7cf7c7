"""What a file is, and whether it may come in."""

from collective.eoffice.actions import Refusal
from collective.eoffice.intake import files
from collective.eoffice.intake.files import check_upload
from collective.eoffice.intake.files import sniff
from collective.eoffice.intake.files import TYPES
from collective.eoffice.intake.files import UploadRefused
from plone import api

import io
import pytest
import zipfile


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500


def archive(*names: str, **contents: str) -> bytes:
    """Return a ZIP archive with these parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as parts:
        for name, content in {**dict.fromkeys(names, ""), **contents}.items():
            parts.writestr(name, content)
    return output.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
XLSX = archive("[Content_Types].xml", "xl/workbook.xml")
ODT = archive("content.xml", mimetype=TYPES["odt"])
PDF = b"%PDF-1.7\n%..."
PNG = b"\x89PNG\r\n\x1a\n..."
JPG = b"\xff\xd8\xff\xe0..."
DOC = OLE + "WordDocument".encode("utf-16-le")


class TestSniff:
    @pytest.mark.parametrize(
        "data, token",
        [
            (PDF, "pdf"),
            (b"junk before\n" + PDF, "pdf"),
            (DOCX, "docx"),
            (XLSX, "xlsx"),
            (ODT, "odt"),
            (archive("anything.exe"), "zip"),
            (archive("word/document.xml"), "zip"),
            (DOC, "doc"),
            (PNG, "png"),
            (JPG, "jpg"),
            (b"II*\x00....", "tiff"),
            (b"MM\x00*....", "tiff"),
            (b'<?xml version="1.0"?><a/>', "xml"),
            (b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "xml"),
            ("Quyết định".encode(), "txt"),
            ("Quyết định".encode("utf-16"), "txt"),
        ],
    )
    def test_by_bytes(self, data, token):
        assert sniff(data) == TYPES[token]

    @pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"MZ\x90\x00", b"PK\x03\x04 torn"])
    def test_unknown(self, data):
        assert sniff(data, "a.pdf") == files.UNKNOWN

    def test_ole_of_unknown_kind(self):
        assert sniff(OLE) == files.OLE_DOCUMENT


class TestExtension:
    @pytest.mark.parametrize(
        "filename, token",
        [
            ("Quyết định số 1098.PDF", "pdf"),
            ("a.b.jpeg", "jpg"),
            ("scan.TIF", "tiff"),
            ("C:\\văn bản\\a.docx ", "docx"),
            ("không đuôi", ""),
            (".pdf", ""),
        ],
    )
    def test_token(self, filename, token):
        assert files.extension(filename) == token


class TestCheckUpload:
    accepted = ("pdf", "doc", "docx", "odt", "png", "jpg")

    @pytest.mark.parametrize(
        "filename, data",
        [
            ("a.pdf", PDF),
            ("a.PDF", PDF),
            ("a.doc", DOC),
            ("a.doc", OLE),
            ("a.docx", DOCX),
            ("a.odt", ODT),
            ("a.png", PNG),
            ("a.jpeg", JPG),
        ],
    )
    def test_accepted(self, filename, data):
        assert check_upload(filename, data, self.accepted, max_mb=1) is None

    @pytest.mark.parametrize(
        "filename, data, reason",
        [
            ("a.pdf", b"", "empty"),
            ("a.exe", b"MZ\x90\x00", "type"),
            ("a.xlsx", XLSX, "type"),
            ("a", PDF, "type"),
            ("a.pdf.exe", PDF, "type"),
            ("a.pdf", b"MZ\x90\x00", "content"),
            ("a.pdf", DOCX, "content"),
            ("a.docx", XLSX, "content"),
            ("a.doc", b"plain text", "content"),
            ("a.png", JPG, "content"),
            ("a.pdf", PDF + b"0" * files.MEGABYTE, "size"),
        ],
    )
    def test_refused(self, filename, data, reason):
        with pytest.raises(UploadRefused) as refused:
            check_upload(filename, data, self.accepted, max_mb=1, field="file")
        assert isinstance(refused.value, Refusal)
        assert refused.value.reason == reason
        assert refused.value.field == "file"
        assert refused.value.status == 400
        assert refused.value.message.mapping["filename"] == filename

    def test_exactly_the_limit_comes_in(self):
        assert check_upload("a.pdf", PDF.ljust(files.MEGABYTE, b"0"), ["pdf"], max_mb=1) is None

    def test_formats_in_capitals_or_by_other_name(self):
        assert check_upload("a.jpg", JPG, ["PDF", "JPEG"], max_mb=1) is None


class TestSetting:
    def test_default_and_change(self, integration):
        assert files.max_upload_mb() == 100
        api.portal.set_registry_record("collective.eoffice.intake.max_upload_mb", 1)
        with pytest.raises(UploadRefused) as refused:
            check_upload("a.pdf", PDF + b"0" * files.MEGABYTE, ["pdf"])
        assert refused.value.reason == "size"


class TestSha256:
    def test_known_value(self):
        assert files.sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
