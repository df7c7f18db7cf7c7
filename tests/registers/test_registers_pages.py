"""The books: gapless numbers, year by year, closed and opened, voided, and each unit with its own."""

from builders.office import acting_as
from builders.office import build_office
from builders.office import PASSWORD
from builders.office import receive
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.registers import books
from collective.eoffice.registers.actions import CloseRegister
from collective.eoffice.registers.actions import ReopenRegister
from collective.eoffice.registers.actions import VoidNumber
from collective.eoffice.registers.keeping import kept
from collective.eoffice.workdays import today
from incoming.browsing import Person
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from unittest.mock import patch

import pytest
import transaction


YEAR = today().year
WARD = "Sổ văn bản đến phường Đông Ngàn"


def agency_book(year=YEAR):
    """Return the agency's book of a year."""
    return next(b for b in books.books("incoming", year) if not b.eoffice_register_unit)._unrestrictedGetObject()


def open_book(portal, **values):
    """Open a book as the administrator does."""
    data = {"title": WARD, "year": YEAR, "unit": "dong-ngan", **values}
    return addContentToContainer(portal["so-van-ban"], createContent("Register", **data), checkConstraints=False)


def administrator():
    """Make the account of the administrator."""
    api.user.create(email="qt@example.org", username="quan-tri", password=PASSWORD)
    api.user.grant_roles(username="quan-tri", roles=["Site Administrator"])


@pytest.fixture
def as_admin(office):
    """Return a context in which an administrator works."""
    administrator()
    return lambda: acting_as(office, "quan-tri")


class TestNumbers:
    @pytest.mark.requirement("REG-01", "IN-02")
    def test_one_after_the_other(self, office):
        documents = [receive(office, reference=f"{n}/QĐ-UBND") for n in range(1, 4)]
        assert [document.arrival_label for document in documents] == ["01", "02", "03"]
        entries = list(agency_book().entries())
        assert [entry.uid for entry in entries] == [document.UID() for document in documents]
        assert {entry.who for entry in entries} == {"van-thu"}

    @pytest.mark.requirement("REG-01")
    def test_begin_anew_every_year(self, office):
        receive(office)
        next_year = today().replace(year=YEAR + 1, month=1, day=3)
        with patch("collective.eoffice.incoming.rules.today", return_value=next_year):
            document = receive(office, reference="1/QĐ-UBND", arrival_date=next_year)
        assert document.arrival_number == 1
        new = agency_book(YEAR + 1)
        assert document.register == new.UID()
        assert str(YEAR + 1) in new.title
        assert new.is_default == agency_book(YEAR).is_default
        assert agency_book(YEAR).last_number == 1


class TestClose:
    @pytest.mark.requirement("REG-01")
    def test_closed_book_gives_no_number(self, office, as_admin):
        book = agency_book()
        with as_admin():
            CloseRegister(book)()
            assert not CloseRegister.available(book)
        with pytest.raises(Refusal) as refused:
            receive(office)
        assert refused.value.status == 409
        assert book.last_number == 0

    def test_opened_again_it_goes_on(self, office, as_admin):
        receive(office)
        book = agency_book()
        with as_admin():
            CloseRegister(book)()
            ReopenRegister(book, reason="Khóa nhầm trước cuối năm")()
        assert receive(office, reference="2/QĐ-UBND").arrival_number == 2
        assert [entry.verb for entry in journal.entries(book)][-2:] == ["close_register", "reopen_register"]
        assert list(journal.entries(book))[-1].data["reason"] == "Khóa nhầm trước cuối năm"

    @pytest.mark.parametrize("userid", ["van-thu", "chu-tich", "chuyen-vien"])
    def test_only_by_an_administrator(self, office, userid):
        with acting_as(office, userid), pytest.raises(Refusal) as refused:
            CloseRegister(agency_book())()
        assert refused.value.status == 403


class TestVoid:
    @pytest.mark.requirement("REG-01")
    def test_the_row_stays_and_the_number_is_not_used_again(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.CancelIncoming(document, reason="Nơi gửi thu hồi văn bản")()
        entry = agency_book().entry(1)
        assert entry.is_void
        assert entry.void_reason == "Nơi gửi thu hồi văn bản"
        assert receive(office, reference="2/QĐ-UBND").arrival_number == 2

    def test_not_the_number_of_a_live_document(self, office):
        receive(office)
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as refused:
            VoidNumber(agency_book(), number=1, reason="Vào sổ nhầm")()
        assert (refused.value.field, refused.value.status) == ("number", 409)
        assert not agency_book().entry(1).is_void

    def test_a_number_that_no_document_needs(self, office):
        book = agency_book()
        with acting_as(office, "van-thu"):
            book.allocate("0" * 32)
            VoidNumber(book, number=1, reason="Lấy số nhầm")()
            with pytest.raises(Refusal):
                VoidNumber(book, number=1, reason="Lấy số nhầm")()
            with pytest.raises(Refusal) as refused:
                VoidNumber(book, number=9, reason="Không có số này")()
        assert refused.value.field == "number"
        assert book.entry(1).void_by == "van-thu"

    @pytest.mark.parametrize("userid", ["chu-tich", "chuyen-vien", "van-thu-phuong"])
    def test_not_by_others(self, office, userid):
        with acting_as(office, userid), pytest.raises(Refusal) as refused:
            VoidNumber(agency_book(), number=1, reason="Không có quyền")()
        assert refused.value.status == 403


class TestUnits:
    """The ward's clerk keeps the ward's own book (REG-03, ORG-07)."""

    @pytest.fixture
    def ward(self, office):
        return open_book(office)

    def own_letter(self, office):
        from builders.office import letter

        with acting_as(office, "van-thu-phuong"):
            data = letter(reference="7/CV-TPĐN", title="Việc của phường", document_type="official_letter")
            return verbs.ReceiveIncoming(office["van-ban-den"], register_now=True, **data)()

    @pytest.mark.requirement("REG-03", "ORG-07")
    def test_numbers_of_its_own(self, office, ward):
        receive(office)
        document = self.own_letter(office)
        assert document.arrival_number == 1
        assert document.register == ward.UID()
        assert receive(office, reference="2/QĐ-UBND").arrival_number == 2
        assert ward.last_number == 1

    @pytest.mark.requirement("REG-03", "ORG-07", "ACC-01")
    def test_sees_its_own_and_nothing_of_the_agency(self, office, ward):
        agencys = receive(office)
        own = self.own_letter(office)
        with acting_as(office, "van-thu-phuong"):
            assert [brain.UID for brain in kept("incoming")] == [ward.UID()]
            found = {brain.UID for brain in api.portal.get_tool("portal_catalog")(portal_type="IncomingDocument")}
            assert found == {own.UID()}
            assert not api.user.has_permission("View", obj=agencys)
            assert api.user.has_permission("collective.eoffice: View register", obj=ward)
            assert not api.user.has_permission("collective.eoffice: View register", obj=agency_book())

    def test_does_not_write_in_the_agency_s_book(self, office, ward):
        from builders.office import letter

        with acting_as(office, "van-thu-phuong"), pytest.raises(Refusal) as refused:
            data = letter(register=agency_book().UID(), register_now=True)
            verbs.ReceiveIncoming(office["van-ban-den"], **data)()
        assert refused.value.field == "register"
        assert agency_book().last_number == 0

    def test_agency_keeps_the_agency_s(self, office, ward):
        with acting_as(office, "van-thu"):
            assert [brain.UID for brain in kept("incoming")] == [agency_book().UID()]

    @pytest.mark.requirement("REG-03")
    def test_no_book_no_receiving(self, office):
        with acting_as(office, "van-thu-phuong"):
            assert not verbs.ReceiveIncoming.available(office["van-ban-den"])


class TestPages:
    @pytest.fixture
    def site(self, functional, functional_portal):
        build_office(functional_portal)
        api.portal.set_registry_record("plone.default_language", "vi")
        administrator()
        open_book(functional_portal)
        documents = [receive(functional_portal, reference=f"{n}/QĐ-UBND", title=f"Việc số {n}") for n in range(1, 24)]
        with acting_as(functional_portal, "van-thu"):
            verbs.CancelIncoming(documents[22], reason="Nơi gửi thu hồi văn bản")()
            verbs.SubmitIncoming(documents[21], to="van-phong:head")()
        transaction.commit()
        return functional_portal

    @pytest.fixture
    def person(self, site, functional):
        return lambda userid: Person(functional["app"], userid)

    def path(self):
        return "/".join(agency_book().getPhysicalPath()[2:])

    @pytest.mark.requirement("REG-01", "REG-03")
    def test_list_of_books(self, person):
        page = person("van-thu").open("so-van-ban").page
        assert agency_book().title in page
        assert ">23<" in page
        assert "++add++Register" not in page
        ward = person("van-thu-phuong").open("so-van-ban").page
        assert WARD in ward
        assert agency_book().title not in ward
        assert "eo-empty" in person("chuyen-vien").open("so-van-ban").page
        assert "++add++Register" in person("quan-tri").open("so-van-ban").page

    @pytest.mark.requirement("REG-01")
    def test_book_in_the_columns_of_the_decree(self, person):
        page = person("van-thu").open(self.path()).page
        columns = (
            "Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
            "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận", "Ghi chú",
        )  # fmt: skip
        places = [page.index(f">{column}<") for column in columns]
        assert places == sorted(places)
        assert page.index("Việc số 22") < page.index("Việc số 21")
        assert "Quyết định" in page
        assert "Văn phòng HĐND và UBND" in page
        assert "<s>23</s>" in page
        assert "Nơi gửi thu hồi văn bản" in page
        assert "Việc số 3<" not in page
        assert "Việc số 3<" in person("van-thu").open(f"{self.path()}?b_start=20").page

    def test_month(self, person):
        assert "Việc số 22" in person("van-thu").open(f"{self.path()}?month={today().month}").page
        other = today().month % 12 + 1
        assert "eo-empty" in person("van-thu").open(f"{self.path()}?month={other}").page
        refused = person("van-thu").open(f"{self.path()}?month=13")
        assert refused.status == 400

    @pytest.mark.requirement("REG-03", "ACC-01")
    @pytest.mark.parametrize("userid", ["van-thu-phuong", "chuyen-vien", "truong-phong"])
    def test_not_for_others(self, person, userid):
        page = person(userid).open(self.path()).page
        assert "Việc số" not in page

    def test_leader_reads_only_what_concerns_him(self, person):
        page = person("chu-tich").open(self.path()).page
        assert "Việc số 21" not in page
        assert "Văn bản bạn không được mở" in page

    def test_void_by_the_form(self, person):
        clerk = person("van-thu").open(f"{self.path()}/void-number").fill(number="21", reason="Vào sổ nhầm").press("do")
        assert "đang xử lý" in clerk.error_of("number")
        assert not clerk.fresh(agency_book()).entry(21).is_void

    def test_close_and_open_by_the_forms(self, person):
        admin = person("quan-tri").open(f"{self.path()}/close-register").press("do")
        assert admin.fresh(agency_book_of(YEAR)).closed
        admin.open(f"{self.path_closed()}/reopen-register").fill(reason="Khóa nhầm").press("do")
        assert not admin.fresh(agency_book_of(YEAR)).closed

    def path_closed(self):
        return "/".join(agency_book_of(YEAR).getPhysicalPath()[2:])

    def test_administrator_opens_a_book(self, site, person):
        admin = person("quan-tri").open("so-van-ban/++add++Register")
        admin.fill(title="Sổ giấy mời", year=str(YEAR)).press("save")
        transaction.begin()
        assert "Sổ giấy mời" in [brain.Title for brain in books.books("incoming")]
        assert "++add++Register" not in person("van-thu").open("so-van-ban/++add++Register").page


def agency_book_of(year):
    """Return the agency's book of a year, open or closed."""
    found = books.books("incoming", year, only_open=False)
    return next(brain for brain in found if not brain.eoffice_register_unit)._unrestrictedGetObject()
