"""Is it here already? The warning, and what the clerk may do about it."""

from builders.office import acting_as
from builders.office import letter
from builders.office import pdf_file
from builders.office import receive
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming.actions import ReceiveIncoming
from datetime import date

import pytest


OTHER = {"reference": "7/TB-SNV", "issuer": "Sở Nội vụ"}


def again(portal, **changes):
    """Receive as the clerk, who is asked."""
    data = letter(**changes)
    with acting_as(portal, "van-thu"):
        return ReceiveIncoming(portal["van-ban-den"], **data)()


def matches(portal, **changes) -> list[str]:
    """Return the uids of which the clerk is warned."""
    with pytest.raises(Refusal) as caught:
        again(portal, **changes)
    assert caught.value.status == 409
    assert caught.value.field == "on_duplicate"
    return [match["UID"] for match in caught.value.details["matches"]]


class TestDuplicates:
    @pytest.mark.requirement("FD-3.1h")
    @pytest.mark.parametrize(
        "changes",
        [
            {},
            {"reference": " 1098 / qđ-ubnd"},
            {"issuer": "ubnd  Thị xã TỪ SƠN"},
            {"issued_date": date(2021, 9, 29)},
            {"issued_date": None},
        ],
    )
    def test_the_same_number_notation_and_issuer(self, office, changes):
        first = receive(office)
        assert matches(office, **changes) == [first.UID()]

    @pytest.mark.requirement("FD-3.1h")
    def test_one_that_came_without_its_date(self, office):
        first = receive(office, issued_date=None)
        assert matches(office) == [first.UID()]

    @pytest.mark.requirement("FD-3.1h")
    def test_the_same_bytes(self, office):
        first = receive(office)
        assert matches(office, files=[pdf_file("khac.pdf")], **OTHER) == [first.UID()]

    @pytest.mark.parametrize(
        "changes",
        [
            {"reference": "1099/QĐ-UBND"},
            {"issuer": "UBND tỉnh Bắc Ninh"},
            {"issued_date": date(2020, 9, 28)},
            {"reference": None},
        ],
    )
    def test_others_come_in_without_a_question(self, office, changes):
        receive(office)
        assert again(office, **changes).duplicate_of == ()

    def test_the_clerk_goes_on(self, office):
        first = receive(office)
        document = again(office, on_duplicate="continue")
        assert document.duplicate_of == ()
        assert journal.entries(document)[0].data["duplicates"] == [first.UID()]
        assert journal.entries(document)[0].data["on_duplicate"] == "continue"

    def test_the_clerk_links_them(self, office):
        first = receive(office)
        assert again(office, on_duplicate="link").duplicate_of == (first.UID(),)

    def test_what_a_match_tells(self, office):
        first = receive(office)
        with pytest.raises(Refusal) as caught:
            again(office)
        [match] = caught.value.details["matches"]
        assert match["@id"] == first.absolute_url()
        assert match["arrival_number"] == "01"
        assert match["review_state"] == "registered"
        assert match["reference"] == "1098/QĐ-UBND"
