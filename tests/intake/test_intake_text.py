"""The text in files: right Vietnamese from honest ones, nothing but "" from hostile ones."""

from collective.eoffice.intake import office
from collective.eoffice.intake import pdf
from collective.eoffice.intake import text
from collective.eoffice.intake.files import TYPES
from collective.eoffice.intake.pdf import BROKEN_NOTATION
from collective.eoffice.intake.text import extract
from collective.eoffice.intake.text import page_count
from collective.eoffice.setup.letters import render_text_pdf
from PIL import Image

import io
import pytest
import subprocess
import unicodedata
import zipfile


VIETNAMESE = "Ủy ban nhân dân thị xã Từ Sơn ban hành Quyết định số 1098/QĐ-UBND"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def archive(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of the parts."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return output.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX whose body is `body` (WordprocessingML)."""
    document = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    return archive({"[Content_Types].xml": "", "word/document.xml": document, **parts})


def odt(body: str, **parts: str) -> bytes:
    """Return an ODT whose body is `body`."""
    content = f"<office:document-content {OFFICE}><office:body><office:text>{body}</office:text></office:body>"
    content += "</office:document-content>"
    return archive({"mimetype": TYPES["odt"], "content.xml": content, **parts})


def broken_log(caplog) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "collective.eoffice"]


class TestPDF:
    data = render_text_pdf("Quy chế", "\n".join([VIETNAMESE] * 200))

    @pytest.mark.requirement("IN-36")
    @pytest.mark.parametrize("poppler", [True, False])
    def test_text_and_pages(self, monkeypatch, poppler):
        if not poppler:
            monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
        found = extract(self.data, "quy-che.pdf", "application/pdf")
        assert found.startswith("Quy chế")
        assert " ".join(found.split()).count(VIETNAMESE) > 190
        assert found == unicodedata.normalize("NFC", found)
        assert page_count(self.data) > 4

    @pytest.mark.parametrize("poppler", [True, False])
    @pytest.mark.parametrize("data", [b"%PDF-1.7 nothing more", data[: len(data) // 2], b"%PDF-" + bytes(range(256))])
    def test_broken(self, monkeypatch, caplog, data, poppler):
        if not poppler:
            monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
        assert isinstance(extract(data, "a.pdf", "application/pdf"), str)
        page_count(data)

    def test_nothing_to_read_is_logged(self, caplog):
        assert extract(b"%PDF-1.7 nothing more", "hỏng.pdf", "application/pdf") == ""
        assert "hỏng.pdf" in broken_log(caplog)[0]

    def test_time_limit(self, monkeypatch, caplog):
        def hang(command, **options):
            raise subprocess.TimeoutExpired(command, options["timeout"])

        monkeypatch.setattr(pdf.subprocess, "run", hang)
        assert extract(self.data, "a.pdf", "application/pdf") == ""
        assert page_count(self.data) is None
        assert "not read within 30 s" in broken_log(caplog)[0]

    def test_what_the_browser_says_does_not_count(self):
        assert "Từ Sơn" in extract(self.data, "a.docx", TYPES["docx"])


class TestDOCX:
    @pytest.mark.requirement("IN-36")
    def test_text(self):
        body = (
            "<w:p><w:r><w:t>Quyết </w:t></w:r><w:r><w:t>định</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Số:</w:t><w:tab/><w:t>1098</w:t><w:br/><w:t>UBND</w:t></w:r></w:p>"
        )
        data = docx(body, **{"word/header1.xml": f'<w:hdr xmlns:w="{W}"><w:p><w:t>Đầu trang</w:t></w:p></w:hdr>'})
        assert extract(data, "a.docx", TYPES["docx"]) == "Quyết định\nSố: 1098\nUBND\n\nĐầu trang"

    def test_alternative_content_once(self):
        box = "<w:p><w:t>khung</w:t></w:p>"
        body = f"<w:p><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        assert extract(docx(body + "</mc:AlternateContent></w:p>"), "a.docx").count("khung") == 1

    def test_pages(self):
        app = f'<Properties xmlns="{APP}"><Pages>7</Pages></Properties>'
        assert page_count(docx("", **{"docProps/app.xml": app})) == 7
        assert page_count(docx("")) is None


class TestODT:
    @pytest.mark.requirement("IN-36")
    def test_text(self):
        body = (
            "<text:tracked-changes><text:p>bỏ đi</text:p></text:tracked-changes>"
            "<text:h>Quyết <text:span>định</text:span> số</text:h>"
            "<text:p>1098<text:s/>QĐ<text:line-break/>UBND</text:p>"
        )
        assert extract(odt(body), "a.odt", TYPES["odt"]) == "Quyết định số\n1098 QĐ\nUBND"

    def test_pages(self):
        statistic = '<meta:document-statistic meta:page-count="3"/>'
        meta = f"<office:document-meta {OFFICE}>{statistic}</office:document-meta>"
        assert page_count(odt("", **{"meta.xml": meta})) == 3
        assert page_count(odt("")) is None


class TestHostileArchive:
    def refused(self, data, caplog) -> str:
        assert extract(data, "xấu.docx", TYPES["docx"]) == ""
        assert page_count(data) is None
        return " ".join(broken_log(caplog))

    def test_bomb(self, monkeypatch, caplog):
        monkeypatch.setattr(office, "MAX_PART", 10_000)
        assert "more than 10000 bytes" in self.refused(docx("<w:p/>" * 100_000), caplog)

    def test_too_many_parts(self, monkeypatch, caplog):
        monkeypatch.setattr(office, "MAX_PARTS", 10)
        assert "more than 10 parts" in self.refused(docx("", **{f"{n}.xml": "" for n in range(20)}), caplog)

    def test_entities(self, tmp_path, caplog):
        secret = tmp_path / "secret"
        secret.write_text("mật khẩu")
        document = (
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
            f'<w:document xmlns:w="{W}"><w:p><w:t>&x;</w:t></w:p></w:document>'
        )
        data = archive({"[Content_Types].xml": "", "word/document.xml": document})
        assert "document type declaration" in self.refused(data, caplog)

    @pytest.mark.parametrize("document", ["", "<no", "\x00\x01", '<a b="&c;"/>'])
    def test_broken_xml(self, document, caplog):
        assert self.refused(archive({"[Content_Types].xml": "", "word/document.xml": document}), caplog)

    def test_torn(self, caplog):
        data = docx("<w:p><w:t>" + "văn bản " * 1000 + "</w:t></w:p>")
        # The directory at the end is whole, the compressed part is not.
        torn = data.replace(data[120:160], b"\xff" * 40)
        assert self.refused(torn, caplog)


class TestPlain:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_encodings(self, encoding):
        assert extract(VIETNAMESE.encode(encoding), "a.txt", "text/plain") == VIETNAMESE

    def test_windows_code_page(self):
        # It writes tones as marks of their own.
        apart = "Thị trấn".replace("ị", "i\u0323").replace("ấ", "â\u0301")
        assert extract(apart.encode("cp1258"), "a.txt", "text/plain") == "Thị trấn"

    def test_tidy(self):
        assert extract("a\u0323\f  b\t\tc".encode(), "a.txt") == "ạ\n b c"

    def test_cut(self, monkeypatch):
        monkeypatch.setattr(text, "MAX_CHARACTERS", 10)
        assert extract(b"x" * 1000, "a.txt", "text/plain") == "x" * 10


class TestOther:
    @pytest.mark.parametrize("data", [b"", b"\x00\x01", b"\x89PNG\r\n\x1a\n torn", b'<?xml version="1.0"?><a>b</a>'])
    def test_no_text(self, data):
        assert extract(data, "a.bin", "application/octet-stream") == ""

    @pytest.mark.parametrize("kind, pages", [("png", 1), ("jpeg", 1), ("tiff", 3)])
    def test_pages_of_scans(self, kind, pages):
        image = Image.new("L", (8, 8))
        output = io.BytesIO()
        more = {"save_all": True, "append_images": [image] * (pages - 1)} if kind == "tiff" else {}
        image.save(output, kind, **more)
        assert page_count(output.getvalue()) == pages

    def test_pages_of_broken_scan(self, caplog):
        assert page_count(b"\x89PNG\r\n\x1a\n torn") is None
        assert broken_log(caplog)


class TestBrokenNotation:
    @pytest.mark.parametrize(
        ("broken", "whole"),
        [("NĐ-\nCP", "NĐ-CP"), ("QĐ-\nUBND", "QĐ-UBND"), ("công-\nviệc", "công-\nviệc"), ("- A", "- A")],
    )
    def test_a_notation_broken_at_the_end_of_a_line_is_joined(self, broken, whole):
        assert BROKEN_NOTATION.sub("-", broken) == whole
