"""The books: numbers without a gap, years, desks, void rows."""

from builders.office import acting_as
from builders.office import receive
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.registers import actions as verbs
from collective.eoffice.registers import books
from collective.eoffice.registers.interfaces import valid_pattern
from collective.eoffice.workdays import today
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.event import notify
from zope.interface import Invalid
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


YEAR = today().year


@pytest.fixture
def book(office):
    return books.book_for("incoming", YEAR)


def new_book(portal, **data):
    data = {"title": f"Sổ {YEAR}", "direction": "incoming", "year": YEAR, **data}
    return addContentToContainer(portal["so-van-ban"], createContent("Register", **data), checkConstraints=False)


def manage(verb, book, **data):
    with api.env.adopt_roles(["Manager"]):
        return verb(book, **data)()


class TestNumbers:
    @pytest.mark.requirement("REG-01", "FD-3.1đ")
    def test_gapless_from_one(self, book):
        assert [book.allocate(f"uid-{n}").number for n in range(1, 12)] == list(range(1, 12))
        assert [row.label for row in book.entries(9, 11)] == ["09", "10", "11"]
        assert [row.number for row in book.entries(newest_first=True)][:2] == [11, 10]
        assert book.last_number == 11

    def test_pattern_with_the_year(self, office):
        book = new_book(office, number_pattern="{number:03d}/{year}")
        assert book.allocate("uid").label == f"001/{YEAR}"

    @pytest.mark.parametrize("pattern", ["", "abc", "{year}", "{number", "{number.real}", "{other}{number}", "{0}"])
    def test_patterns_that_make_no_number(self, pattern):
        with pytest.raises(Invalid):
            valid_pattern(pattern)

    @pytest.mark.requirement("AUD-02")
    def test_row_tells_who_and_when(self, office, book):
        document = receive(office)
        [row] = book.entries()
        assert (row.uid, row.who, row.is_void) == (document.UID(), "van-thu", False)
        assert row.when.tzinfo is not None

    def test_an_empty_book(self, book):
        assert book.last_number == 0
        assert list(book.entries()) == []
        assert book.entry(1) is None


class TestVoid:
    def test_the_row_stays_and_the_number_is_never_given_again(self, office, book):
        book.allocate("gone")
        with acting_as(office, "van-thu"):
            entry = verbs.VoidNumber(book, number=1, reason="Cấp nhầm số")()
        assert (entry.void_reason, entry.void_by, entry.uid) == ("Cấp nhầm số", "van-thu", "gone")
        assert book.allocate("next").number == 2
        assert journal.entries(book)[-1].data == {"number": 1, "reason": "Cấp nhầm số"}

    @pytest.mark.parametrize(("number", "field"), [(1, "number"), (9, "number")])
    def test_not_twice_and_not_what_is_not_there(self, office, book, number, field):
        book.allocate("gone")
        manage(verbs.VoidNumber, book, number=1, reason="Cấp nhầm số")
        with pytest.raises(Refusal) as caught:
            manage(verbs.VoidNumber, book, number=number, reason="Cấp nhầm số")
        assert caught.value.field == field
        assert book.entry(1).void_reason == "Cấp nhầm số"

    @pytest.mark.requirement("REG-03")
    def test_each_desk_voids_its_own(self, office, book):
        ward = new_book(office, unit="dong-ngan")
        for item in (book, ward):
            item.allocate("gone")
        for person, item in (("van-thu", ward), ("van-thu-phuong", book), ("chuyen-vien", book)):
            with acting_as(office, person), pytest.raises(Refusal) as caught:
                verbs.VoidNumber(item, number=1, reason="Cấp nhầm số")()
            assert caught.value.status == 403, person
        with acting_as(office, "van-thu-phuong"):
            assert verbs.VoidNumber(ward, number=1, reason="Cấp nhầm số")().is_void

    def test_a_reason_is_needed(self, office, book):
        book.allocate("gone")
        with pytest.raises(Refusal) as caught:
            manage(verbs.VoidNumber, book, number=1, reason="      ")
        assert caught.value.field == "reason"


class TestClosing:
    def test_a_closed_book_gives_no_number(self, book):
        manage(verbs.CloseRegister, book)
        with pytest.raises(Refusal) as caught:
            book.allocate("uid")
        assert caught.value.status == 409
        assert book.last_number == 0
        assert not books.books("incoming", YEAR)

    def test_opened_again_with_a_reason(self, book):
        manage(verbs.CloseRegister, book)
        with pytest.raises(Refusal):
            manage(verbs.ReopenRegister, book, reason="")
        manage(verbs.ReopenRegister, book, reason="Đóng nhầm sổ")
        assert book.allocate("uid").number == 1
        assert [entry.verb for entry in journal.entries(book)] == ["open_register", "close_register", "reopen_register"]

    @pytest.mark.parametrize("person", ["van-thu", "chu-tich", "chanh-van-phong"])
    def test_by_administrators_alone(self, office, book, person):
        with acting_as(office, person), pytest.raises(Refusal) as caught:
            verbs.CloseRegister(book)()
        assert caught.value.status == 403


class TestYears:
    @pytest.mark.requirement("REG-01", "FD-3.1đ")
    def test_the_next_year_begins_with_one(self, office, book):
        book.allocate("uid")
        new = books.book_for("incoming", YEAR + 1)
        assert (new.year, new.last_number, new.is_default) == (YEAR + 1, 0, True)
        assert str(YEAR + 1) in new.title
        assert new.allocate("uid").number == 1
        assert books.book_for("incoming", YEAR + 1).UID() == new.UID()

    @pytest.mark.requirement("REG-03")
    def test_every_desk_gets_its_book(self, office):
        new_book(office, unit="dong-ngan", number_pattern="{number:04d}")
        books.book_for("incoming", YEAR + 1)
        ward = books.book_for("incoming", YEAR + 1, "dong-ngan")
        assert (ward.unit, ward.number_pattern) == ("dong-ngan", "{number:04d}")

    @pytest.mark.requirement("REG-03")
    def test_a_book_made_ahead_by_hand_keeps_no_desk_from_its_own(self, office):
        new_book(office, unit="dong-ngan")
        new_book(office, year=YEAR + 1)
        assert books.book_for("incoming", YEAR + 1, "dong-ngan").unit == "dong-ngan"
        assert len(books.books("incoming", YEAR + 1)) == 2

    def test_after_a_year_without_a_book(self, office):
        assert books.book_for("incoming", YEAR + 3).year == YEAR + 3

    def test_no_book_of_the_past_is_made(self, office):
        with pytest.raises(Refusal) as caught:
            books.book_for("incoming", YEAR - 1)
        assert (caught.value.field, caught.value.status) == ("register", 409)
        assert not books.books("incoming", YEAR - 1, only_open=False)

    def test_a_closed_book_is_not_followed_within_its_year(self, office, book):
        manage(verbs.CloseRegister, book)
        with pytest.raises(Refusal):
            books.book_for("incoming", YEAR)
        assert books.book_for("incoming", YEAR + 1).last_number == 0


class TestStaying:
    def test_books_with_numbers_are_not_deleted(self, office, book):
        book.allocate("uid")
        for parent, name in ((office["so-van-ban"], book.getId()), (office, "so-van-ban")):
            with api.env.adopt_roles(["Manager"]), pytest.raises(Refusal):
                parent.manage_delObjects([name])

    def test_empty_books_may_go(self, office):
        book = new_book(office)
        with api.env.adopt_roles(["Manager"]):
            office["so-van-ban"].manage_delObjects([book.getId()])
        assert not [brain for brain in books.books("incoming") if brain.UID == book.UID()]

    def test_units_with_books_stay(self, office):
        new_book(office, unit="dong-ngan")
        with api.env.adopt_roles(["Manager"]), pytest.raises(Refusal) as caught:
            office["to-chuc"].manage_delObjects(["dong-ngan"])
        assert caught.value.status == 409
        assert "dong-ngan" in office["to-chuc"]


class TestAlteration:
    @pytest.mark.parametrize(("name", "value"), [("year", 2031), ("unit", "dong-ngan"), ("number_pattern", "{number}")])
    def test_a_used_book_keeps_what_its_numbers_stand_for(self, office, name, value):
        book = books.by_uid(receive(office).register)
        setattr(book, name, value)
        with pytest.raises(Refusal) as refused:
            notify(ObjectModifiedEvent(book))
        assert refused.value.status == 409

    def test_its_title_may_change(self, office):
        book = books.by_uid(receive(office).register)
        book.title = "Sổ văn bản đến của cơ quan"
        notify(ObjectModifiedEvent(book))
        assert not book.is_altered
