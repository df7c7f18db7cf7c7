"""The form by which the registry takes a document in, as the clerk in a (script-less) browser."""

from builders.office import build_office
from builders.office import PDF
from builders.office import receive
from collective.eoffice.policy.interfaces import POLICY_PREFIX
from collective.eoffice.registers import books
from collective.eoffice.workdays import today
from datetime import timedelta
from incoming.browsing import Person
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent

import json
import pytest
import transaction


GOOD = {
    "reference": "1098/QĐ-UBND",
    "issued_date": "2021-09-28",
    "document_type": "decision",
    "issuer": "UBND thị xã Từ Sơn",
    "title": "Ban hành Quy chế sử dụng phần mềm Quản lý văn bản và điều hành",
    "signer": "Hoàng Bá Huy",
    "signer_position": "Chủ tịch",
    "urgency": "urgent",
}


@pytest.fixture
def site(functional, functional_portal):
    """The office, committed, in Vietnamese."""
    build_office(functional_portal)
    api.portal.set_registry_record("plone.default_language", "vi")
    transaction.commit()
    return functional_portal


@pytest.fixture
def at_form(site, functional):
    """Return a function: user id -> that person at the form."""

    def sit_down(userid="van-thu"):
        return Person(functional["app"], userid).open("van-ban-den/receive")

    return sit_down


def documents(site):
    """Return the brains of all incoming documents."""
    transaction.begin()
    return api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="IncomingDocument")


def last_number(site):
    """Return the last number of the agency's book."""
    transaction.begin()
    return books.books("incoming")[0]._unrestrictedGetObject().last_number


def own_book(site):
    """Open a book for the ward, which keeps its own (REG-03)."""
    book = createContent("Register", title="Sổ văn bản đến phường Đông Ngàn", year=today().year, unit="dong-ngan")
    return addContentToContainer(site["so-van-ban"], book, checkConstraints=False)


class TestRegister:
    @pytest.mark.requirement("IN-01", "IN-02", "IN-03")
    def test_saved_and_registered_at_once(self, site, at_form):
        clerk = at_form().fill(files=[("quyet-dinh.pdf", PDF)], **GOOD).press("register")
        assert "Đã vào sổ số 01. Tiếp theo: trình" in clerk.page
        [brain] = documents(site)
        assert brain.getPath() in clerk.browser.url
        assert f"{brain.getPath()}/submit" in clerk.page
        document = brain._unrestrictedGetObject()
        assert document.arrival_label == "01"
        assert document.urgency == "urgent"
        assert document.signer_position == "Chủ tịch"
        assert document.arrival_date == today()
        assert [child.file.filename for child in document.objectValues()] == ["quyet-dinh.pdf"]
        assert document.Creator() == "van-thu"

    def test_defaults(self, site, at_form):
        clerk = at_form()
        assert clerk.shown("arrival_date") == f"{today():%d/%m/%Y}"
        assert clerk.shown("urgency") == "normal"
        assert clerk.shown("secrecy") == "none"
        assert clerk.shown("register") == books.books("incoming")[0].UID

    def test_several_files(self, site, at_form):
        files = [("van-ban.pdf", PDF), ("phu-luc.pdf", PDF + b"% 2")]
        clerk = at_form().fill(files=files, **GOOD)
        clerk.press("register")
        document = documents(site)[0]._unrestrictedGetObject()
        assert sorted(child.file.filename for child in document.objectValues()) == ["phu-luc.pdf", "van-ban.pdf"]

    def test_saved_without_number(self, site, at_form):
        clerk = at_form().fill(**GOOD).press("keep")
        assert "chưa vào sổ" in clerk.page
        [brain] = documents(site)
        assert brain.review_state == "received"
        assert last_number(site) == 0

    def test_goes_on_to_submit(self, site, at_form):
        clerk = at_form().fill(files=[("a.pdf", PDF)], **GOOD).press("submit")
        assert clerk.browser.url.endswith("/submit")
        assert documents(site)[0].review_state == "registered"

    def test_line_breaks_in_the_subject_become_blanks(self, site, at_form):
        at_form().fill(**{**GOOD, "title": "Ban hành\r\n Quy chế  làm việc"}).press("register")
        assert documents(site)[0].Title == "Ban hành Quy chế làm việc"

    def test_completes_from_issuers_seen_before(self, site, at_form):
        receive(site, issuer="Sở Nội vụ tỉnh Kinh Bắc")
        transaction.commit()
        assert '<option value="Sở Nội vụ tỉnh Kinh Bắc">' in at_form().page

    @pytest.mark.requirement("ACC-01")
    @pytest.mark.parametrize("userid", ["chu-tich", "truong-phong", "chuyen-vien"])
    def test_others_are_not_let_in(self, site, at_form, userid):
        person = at_form(userid)
        assert "form.buttons.register" not in person.page
        assert person.open("van-ban-den/receive-check?reference=1").status in (401, 403)


class TestRefusals:
    """Each refusal stands beside its field, in Vietnamese; nothing is kept and no number is used."""

    def refused(self, site, clerk, field, words):
        assert clerk.status == 200
        assert words in clerk.error_of(field)
        assert len(documents(site)) == 0
        assert last_number(site) == 0
        # What was typed is still there.
        assert not clerk.typed.get("signer") or clerk.shown("signer") == clerk.typed["signer"]

    @pytest.mark.requirement("RES-01", "RES-02", "RES-03")
    @pytest.mark.parametrize("level", ["secret", "top_secret", "absolute_secret"])
    def test_state_secrets(self, site, at_form, level):
        clerk = at_form().fill(files=[("mat.pdf", PDF)], **GOOD, secrecy=level).press("register")
        self.refused(site, clerk, "secrecy", "bí mật nhà nước")

    def test_scan_rule_forbids_the_file(self, site, at_form):
        api.portal.set_registry_record(f"{POLICY_PREFIX}.scan_rules", {"reference": "none"})
        transaction.commit()
        clerk = at_form().fill(files=[("sach.pdf", PDF)], **GOOD, scan_profile="reference").press("register")
        self.refused(site, clerk, "files", "không kèm tệp")

    @pytest.mark.requirement("IN-14")
    @pytest.mark.parametrize(
        "name, data, words",
        [
            ("tro-choi.exe", b"MZ\x00\x01", "tro-choi.exe"),
            ("gia.pdf", b"MZ\x00\x01", "gia.pdf"),
            ("rong.pdf", b"", "rong.pdf"),
        ],
    )
    def test_wrong_file(self, site, at_form, name, data, words):
        clerk = at_form().fill(files=[(name, data)], **GOOD).press("register")
        self.refused(site, clerk, "files", words)

    def test_file_too_large(self, site, at_form):
        api.portal.set_registry_record("collective.eoffice.intake.max_upload_mb", 1)
        transaction.commit()
        clerk = at_form().fill(files=[("to.pdf", PDF + b" " * 1024 * 1024)], **GOOD).press("register")
        self.refused(site, clerk, "files", "quá lớn")

    @pytest.mark.parametrize("field", ["arrival_date", "issued_date"])
    def test_date_in_the_future(self, site, at_form, field):
        tomorrow = (today() + timedelta(days=1)).isoformat()
        clerk = at_form().fill(**{**GOOD, field: tomorrow}).press("register")
        self.refused(site, clerk, field, "tương lai")

    @pytest.mark.parametrize(
        "reference, words",
        [("1098", "thiếu phần ký hiệu"), ("QĐ-UBND", "thiếu số"), ("0/QĐ-UBND", "không thể là 0"), ("1_/!", "1_/!")],
    )
    def test_impossible_notation(self, site, at_form, reference, words):
        clerk = at_form().fill(**{**GOOD, "reference": reference}).press("register")
        self.refused(site, clerk, "reference", words)

    def test_nothing_typed(self, site, at_form):
        clerk = at_form().press("register")
        assert clerk.error_of("title")
        assert clerk.error_of("issuer")
        assert len(documents(site)) == 0

    def test_refused_in_the_book_leaves_no_document(self, site, at_form):
        yesteryear = today().replace(year=today().year - 1, month=1, day=5).isoformat()
        clerk = at_form().fill(**{**GOOD, "arrival_date": yesteryear, "issued_date": ""}).press("register")
        self.refused(site, clerk, "register", "năm")


class TestGeneralSubject:
    @pytest.mark.requirement("IN-04")
    def test_refused_where_policy_says_so(self, site, at_form):
        api.portal.set_registry_record(f"{POLICY_PREFIX}.abstract_min_rule", "forbid_list")
        api.portal.set_registry_record(f"{POLICY_PREFIX}.abstract_forbidden", ("Mời họp",))
        transaction.commit()
        clerk = at_form().fill(**{**GOOD, "title": "V/v mời họp"}).press("register")
        assert "quá chung chung" in clerk.error_of("title")
        assert len(documents(site)) == 0
        assert last_number(site) == 0


class TestDuplicates:
    @pytest.fixture
    def twice(self, site, at_form):
        receive(site)
        transaction.commit()
        return at_form().fill(files=[("ban-sao.pdf", PDF)], **GOOD).press("register")

    @pytest.mark.requirement("IN-03")
    def test_lists_what_is_here_already(self, site, twice):
        [brain] = documents(site)
        assert twice.status == 200
        for text in ("Số đến", "1098/QĐ-UBND", "UBND thị xã Từ Sơn", f"{today():%d/%m/%Y}", brain.getPath()):
            assert text in twice.page
        assert last_number(site) == 1

    @pytest.mark.parametrize("button, linked", [("go_on", False), ("link", True)])
    def test_the_clerk_decides(self, site, twice, button, linked):
        [first] = documents(site)
        twice.press(button)
        assert "Đã vào sổ số 02" in twice.page
        new = next(brain for brain in documents(site) if brain.UID != first.UID)._unrestrictedGetObject()
        assert new.duplicate_of == ((first.UID,) if linked else ())


class TestHints:
    def hints(self, clerk, **values):
        from urllib.parse import urlencode

        clerk.open(f"van-ban-den/receive-check?{urlencode(values)}")
        assert clerk.status == 200
        return json.loads(clerk.browser.contents)

    @pytest.mark.parametrize(
        "reference, token",
        [
            ("1098/QĐ-UBND", "decision"),
            ("50/2020/QĐ-UBND", "legal_decision"),
            ("05/BNV-VP", "official_letter"),
            ("", None),
        ],
    )
    def test_type_from_the_notation(self, at_form, reference, token):
        assert self.hints(at_form(), reference=reference)["type"] == token

    def test_warnings(self, at_form):
        clerk = at_form()
        assert "thiếu phần ký hiệu" in self.hints(clerk, reference="1098")["reference"][0]
        assert self.hints(clerk, reference="1098/QĐ-ỦBND")["reference"]
        assert self.hints(clerk, title="Mời")["title"]
        assert self.hints(clerk, reference="1098/QĐ-UBND", title=GOOD["title"])["title"] == []

    def test_possible_duplicate_before_saving(self, site, at_form):
        receive(site)
        transaction.commit()
        values = {name: GOOD[name] for name in ("reference", "issuer", "issued_date")}
        [match] = self.hints(at_form(), **values)["matches"]
        assert match["number"] == "01"
        assert match["url"].endswith(documents(site)[0].getPath())
        assert self.hints(at_form(), **{**values, "reference": "1099/QĐ-UBND"})["matches"] == []

    def test_nothing_of_what_one_may_not_see(self, site, at_form):
        receive(site)
        own_book(site)
        transaction.commit()
        values = {name: GOOD[name] for name in ("reference", "issuer", "issued_date")}
        clerk = at_form("van-thu-phuong")
        assert "UBND thị xã Từ Sơn" not in clerk.page
        assert self.hints(clerk, **values)["matches"] == []


class TestCorrect:
    """The clerk corrects what is registered, in the same layout."""

    @pytest.fixture
    def document(self, site):
        document = receive(site)
        transaction.commit()
        return document

    @pytest.fixture
    def at_document(self, functional, document, site):
        path = "/".join(document.getPhysicalPath()[2:])
        return Person(functional["app"], "van-thu").open(f"{path}/edit")

    @pytest.mark.requirement("IN-26")
    def test_change_is_kept_and_journalled(self, document, at_document):
        from collective.eoffice import journal

        at_document.fill(signer="Nguyễn Văn Khác").press("save")
        transaction.begin()
        assert document.signer == "Nguyễn Văn Khác"
        line = list(journal.entries(document))[-1]
        assert (line.verb, line.actor) == ("correct", "van-thu")
        assert line.data["changes"]["signer"] == [GOOD["signer"], "Nguyễn Văn Khác"]

    @pytest.mark.parametrize(
        "field, value, words",
        [("reference", "1098", "thiếu phần ký hiệu"), ("secrecy", "secret", "bí mật nhà nước")],
    )
    def test_refusal_beside_the_field(self, document, at_document, field, value, words):
        at_document.fill(**{field: value}).press("save")
        assert words in at_document.error_of(field)
        transaction.begin()
        assert document.reference == GOOD["reference"]
        assert document.secrecy == "none"

    def test_not_by_others(self, document, functional):
        path = "/".join(document.getPhysicalPath()[2:])
        page = Person(functional["app"], "chanh-van-phong").open(f"{path}/edit").page
        assert "form.buttons.save" not in page
