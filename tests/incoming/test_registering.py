"""Registering: the number, the book, and whose book it is."""

from builders.office import acting_as
from builders.office import letter
from builders.office import receive
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.registers import books
from collective.eoffice.workdays import today
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


YEAR = today().year
PERSON = "van-thu-phuong"


def agency_book():
    return books.book_for("incoming", YEAR)


def new_book(portal, **data):
    data = {"title": f"Sổ khác {YEAR}", "direction": "incoming", "year": YEAR, **data}
    return addContentToContainer(portal["so-van-ban"], createContent("Register", **data), checkConstraints=False)


@pytest.fixture
def ward_book(office):
    """The book of the ward, which has a registry of its own."""
    return new_book(office, title=f"Sổ công văn đến phường {YEAR}", unit="dong-ngan")


def ward_letter(portal, register_now=True, **changes):
    with acting_as(portal, PERSON):
        return verbs.ReceiveIncoming(portal["van-ban-den"], register_now=register_now, **letter(**changes))()


class TestNumbers:
    @pytest.mark.requirement("IN-02", "REG-01", "FD-3.1đ")
    def test_one_after_the_other(self, office):
        documents = [receive(office, reference=f"{number}/TB-UBND") for number in (7, 8, 9)]
        assert [document.arrival_number for document in documents] == [1, 2, 3]
        assert [document.arrival_label for document in documents] == ["01", "02", "03"]
        rows = list(agency_book().entries())
        assert [row.uid for row in rows] == [document.UID() for document in documents]
        assert {row.who for row in rows} == {"van-thu"}

    def test_a_received_document_is_registered_later(self, office):
        document = receive(office, register_now=False)
        assert document.arrival_number is None
        with acting_as(office, "van-thu"):
            entry = verbs.RegisterIncoming(document)()
        assert entry.number == document.arrival_number == 1
        assert api.content.get_state(document) == "registered"
        line = journal.entries(document)[-1]
        assert (line.verb, line.data["number"], line.data["register"]) == ("register", "01", agency_book().UID())

    def test_not_twice(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            verbs.RegisterIncoming(document)()
        assert caught.value.status in (403, 409)
        assert agency_book().last_number == 1

    def test_the_catalog_knows_number_and_book(self, office):
        document = receive(office)
        [brain] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            eoffice_register=agency_book().UID(), eoffice_number_sort=1
        )
        assert brain.UID == document.UID()
        assert brain.eoffice_arrival_number == "01"
        assert brain.eoffice_register_year == YEAR

    def test_arrival_stays_in_the_year_of_the_book(self, office):
        document = receive(office)
        document.arrival_date = today().replace(year=YEAR - 1, day=1)
        document.issued_date = None
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            notify(ObjectModifiedEvent(document))
        assert caught.value.field == "register"


class TestBooks:
    def test_the_default_comes_first(self, office):
        new_book(office, title="AAA")
        assert receive(office).register == agency_book().UID()

    def test_the_clerk_chooses(self, office):
        book = new_book(office)
        assert receive(office, register=book.UID()).register == book.UID()

    def test_a_book_that_takes_the_type_comes_before_one_that_does_not(self, office):
        agency_book().document_types = ("official_letter",)
        other = new_book(office, document_types=("decision",))
        assert receive(office).register == other.UID()

    def test_outgoing_books_are_not_for_incoming(self, office):
        book = new_book(office, direction="outgoing")
        with pytest.raises(Refusal) as caught:
            receive(office, register=book.UID())
        assert caught.value.field == "register"


@pytest.mark.requirement("ORG-07", "REG-03")
class TestOwnDesk:
    def test_numbers_of_its_own(self, office, ward_book):
        receive(office)
        document = ward_letter(office)
        assert document.register == ward_book.UID()
        assert document.arrival_number == 1
        assert document.desk == "dong-ngan"
        assert agency_book().last_number == 1

    def test_first_received_then_registered(self, office, ward_book):
        document = ward_letter(office, register_now=False)
        with acting_as(office, PERSON):
            verbs.RegisterIncoming(document)()
        assert document.register == ward_book.UID()

    def test_not_into_the_book_of_the_agency(self, office, ward_book):
        with acting_as(office, PERSON), pytest.raises(Refusal) as caught:
            verbs.ReceiveIncoming(office["van-ban-den"], register_now=True, register=agency_book().UID(), **letter())()
        assert caught.value.field == "register"
        assert agency_book().last_number == 0

    def test_the_agency_does_not_use_the_book_of_the_ward(self, office, ward_book):
        with pytest.raises(Refusal) as caught:
            receive(office, register=ward_book.UID())
        assert caught.value.field == "register"
        assert ward_book.last_number == 0

    def test_the_agency_does_not_register_what_the_ward_received(self, office, ward_book):
        document = ward_letter(office, register_now=False)
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            verbs.RegisterIncoming(document)()
        assert caught.value.status == 403
        assert not document.arrival_number

    def test_a_clerk_of_both_decides_by_the_book(self, office, ward_book):
        office["to-chuc"]["dong-ngan"].clerks = (PERSON, "van-thu")
        notify(ObjectModifiedEvent(office["to-chuc"]["dong-ngan"]))
        document = receive(office, register=ward_book.UID())
        assert document.register == ward_book.UID()

    def test_sees_its_own_documents_alone(self, office, ward_book):
        of_agency, of_ward = receive(office), ward_letter(office)
        assert not api.user.has_permission("View", username=PERSON, obj=of_agency)
        assert api.user.has_permission("View", username=PERSON, obj=of_ward)
        with acting_as(office, PERSON):
            found = api.portal.get_tool("portal_catalog")(portal_type="IncomingDocument")
        assert [brain.UID for brain in found] == [of_ward.UID()]

    def test_is_told_nothing_of_the_documents_of_the_agency(self, office, ward_book):
        receive(office)
        assert ward_letter(office).duplicate_of == ()

    def test_without_a_book_of_its_own_it_receives_nothing(self, office):
        with pytest.raises(Refusal) as caught:
            ward_letter(office)
        assert caught.value.status == 403

    def test_still_a_desk_when_its_book_is_closed(self, office, ward_book):
        ward_book.closed = True
        ward_book.reindexObject()
        with pytest.raises(Refusal) as caught:
            ward_letter(office)
        assert caught.value.status == 409
        assert caught.value.field == "register"

    def test_its_documents_go_to_its_own_leaders(self, office, ward_book):
        unit = office["to-chuc"]["dong-ngan"]
        unit.heads, unit.specialists = ("nguoi-ngoai",), ("chuyen-vien-2",)
        notify(ObjectModifiedEvent(unit))
        document = ward_letter(office, files=[])
        document.scan_profile = "reference"
        api.portal.set_registry_record("collective.eoffice.policy.scan_rules", {"reference": "metadata_only"})
        with acting_as(office, PERSON):
            with pytest.raises(Refusal):
                verbs.SubmitIncoming(document, to="chu-tich")()
            verbs.SubmitIncoming(document, to="dong-ngan:head")()
        with acting_as(office, "nguoi-ngoai"):
            with pytest.raises(Refusal):
                verbs.AssignIncoming(document, directive="Xử lý", lead=["van-hoa:head"])()
            [task] = verbs.AssignIncoming(document, directive="Xử lý", lead=["chuyen-vien-2"])()
        assert document.holder == (task.assignee,)
