"""The processing slip: what it says, who gets it, what its file is called."""

from builders.office import acting_as
from collective.eoffice.generation.install import setup_templates
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.tasks.content import all_tasks
from collective.eoffice.workdays import today
from collective.eoffice.workdays import words
from datetime import timedelta
from generation.conftest import address
from lxml import etree
from plone import api
from plone.namedfile.file import NamedBlobFile
from urllib.parse import unquote

import io
import shutil
import transaction
import zipfile


def words_of(data: bytes) -> str:
    """Return the text of an ODT."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        content = etree.fromstring(archive.read("content.xml"))
    paragraphs = content.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p")
    return " ".join("\n".join("".join(one.itertext()) for one in paragraphs).split())


def download(person, document, slip, kind="odt"):
    person.open(address(document, slip, kind))
    assert person.status == 200
    return person.contents if isinstance(person.contents, bytes) else person._response.body


def instruct(site, document):
    """Let the document go to the chair, to a department and to its specialist, who reports."""
    due = today() + timedelta(days=7)
    with acting_as(site, "van-thu"):
        verbs.SubmitIncoming(document, to="van-phong:head")()
    with acting_as(site, "chanh-van-phong"):
        verbs.SubmitIncoming(document, to="chu-tich")()
    with acting_as(site, "chu-tich"):
        verbs.AssignIncoming(
            document,
            directive="Giao Phòng Văn hóa tham mưu & trình",
            lead=["van-hoa:head"],
            coordinate=["noi-vu:head"],
            due_date=due,
        )()
    with acting_as(site, "truong-phong"):
        task = next(one for one in all_tasks(document) if one.assignee == "van-hoa:head")
        task_verbs.PassOnTask(task, directive="Đồng chí Chuyên dự thảo", assignees=["chuyen-vien"])()
    with acting_as(site, "chuyen-vien"):
        task = next(one for one in all_tasks(document) if one.assignee == "chuyen-vien")
        task_verbs.AcceptTask(task)()
        task_verbs.CompleteTask(task, opinion="Đề xuất ban hành kế hoạch")()
    transaction.commit()
    return due


def again(site) -> dict[str, str]:
    """Install the templates once more."""
    with api.env.adopt_roles(["Manager"]):
        return setup_templates(site)


class TestSlip:
    def test_facts(self, site, person, document, slip):
        found = words_of(download(person("van-thu"), document, slip))
        for fact in (
            "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "1098/QĐ-UBND",
            "28/09/2021",
            "UBND thị xã Từ Sơn",
            "Ban hành Quy chế sử dụng phần mềm",
            document.arrival_label,
            words.day(document.arrival_date),
        ):
            assert fact in found
        assert "Thời hạn giải quyết" not in found
        assert found.count("……") >= 3, "room to write by hand where nobody said anything yet"

    def test_opinions(self, site, person, document, slip):
        due = instruct(site, document)
        found = words_of(download(person("chuyen-vien"), document, slip))
        leaders, _, rest = found.partition("2. Ý kiến của lãnh đạo đơn vị")
        units, _, handler = rest.partition("3. Ý kiến đề xuất")
        assert "Phạm Quốc Chủ: Giao Phòng Văn hóa tham mưu & trình" in leaders
        assert "Chủ trì: Phòng Văn hóa và Thông tin" in leaders
        assert "Phối hợp: Phòng Nội vụ" in leaders
        assert f"Thời hạn: {words.day(due)}" in leaders
        assert f"Thời hạn giải quyết: {words.day(due)}" in leaders
        assert "Hoàng Văn Trưởng: Đồng chí Chuyên dự thảo" in units
        assert "Vũ Thị Chuyên" in units
        assert "Vũ Thị Chuyên: Đề xuất ban hành kế hoạch" in handler

    def test_file_name(self, site, person, document, slip):
        browser = person("van-thu")
        download(browser, document, slip)
        header = browser.headers["Content-Disposition"]
        assert header.startswith('attachment; filename="Phieu-giai-quyet-van-ban-den-')
        name = unquote(header.partition("filename*=UTF-8''")[2])
        assert name == f"Phiếu giải quyết văn bản đến {document.arrival_label}.odt"
        assert browser.headers["Content-Type"] == "application/vnd.oasis.opendocument.text"
        assert browser.headers["X-Content-Type-Options"] == "nosniff"

    def test_the_page_offers_what_the_server_can_make(self, site, person, document, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda name: None)
        found = person("van-thu").go(document).page.select(".eo-menu a.eo-offer")
        assert [link.get_text() for link in found] == ["Phiếu giải quyết văn bản đến (ODT)"]
        browser = person("van-thu")
        browser.open(found[0]["href"])
        assert browser.status == 200
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        found = person("van-thu").go(document).page.select(".eo-menu a.eo-offer")
        assert [link.get_text()[-5:] for link in found] == ["(ODT)", "(PDF)"]

    def test_generating_writes_nothing(self, site, person, document, slip):
        before = site._p_jar.db().lastTransaction()
        download(person("van-thu"), document, slip)
        assert site._p_jar.db().lastTransaction() == before


class TestUpdate:
    def test_second_time_changes_nothing(self, site):
        assert set(again(site).values()) == {"unchanged"}

    def test_a_new_version_replaces_what_nobody_changed(self, site, slip):
        slip.initial_md5 = "of an older version"
        data = slip.odt_file.data
        slip.odt_file = NamedBlobFile(b"old", "application/vnd.oasis.opendocument.text", "x.odt")
        slip.style_modification_md5 = slip.current_md5
        assert again(site) == {slip.getId(): "replaced"}
        assert slip.odt_file.data == data
        assert not slip.has_been_modified()

    def test_what_the_administrator_changed_stays(self, site, slip):
        slip.initial_md5 = "of an older version"
        slip.odt_file = NamedBlobFile(b"mine", "application/vnd.oasis.opendocument.text", "x.odt")
        assert again(site) == {slip.getId(): "kept"}
        assert slip.odt_file.data == b"mine"

    def test_area_is_not_in_the_navigation(self, site):
        assert site["mau"].title == "Mẫu văn bản"
        assert site["mau"].exclude_from_nav
        with acting_as(site, "van-thu"):
            assert not api.content.find(portal_type="ConfigurablePODTemplate")
            assert not api.content.find(id="mau")
