"""The list of incoming documents: order, filters, batch, words, and that it wakes no document."""

from builders.office import acting_as
from builders.office import receive
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.incoming.content import IncomingDocument
from collective.eoffice.incoming.lists import DOCUMENTS
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.listings.engine import fetch
from collective.eoffice.organisation import directory
from collective.eoffice.workdays import today
from datetime import timedelta
from html import unescape
from plone import api
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from zope.interface import alsoProvides

import pytest
import transaction


LAST_WEEK = today() - timedelta(days=7)
LETTERS = (
    {"reference": "11/BC-SNV", "issuer": "Sở Nội vụ", "title": "Báo cáo quý III", "document_type": "report"},
    {
        "reference": "12/CĐ-UBND",
        "issuer": "UBND tỉnh Kinh Bắc",
        "title": "Ứng phó mưa lũ",
        "document_type": "telegram",
        "urgency": "express",
        "arrival_date": LAST_WEEK,
        "due_date": LAST_WEEK + timedelta(days=1),
    },
    {
        "reference": "13/GM-SNV",
        "issuer": "Sở Nội vụ",
        "title": "Mời họp giao ban tháng",
        "document_type": "invitation",
        "due_date": today() + timedelta(days=2),
    },
    {"reference": "14/QĐ-UBND", "issuer": "UBND tỉnh Kinh Bắc", "title": "Chưa vào sổ", "register_now": False},
)


@pytest.fixture
def documents(office):
    """Four letters: numbers 1 to 3, and one that waits for its number."""
    return [receive(office, **data) for data in LETTERS]


@pytest.fixture
def listed(office, documents):
    """Return a function: filters -> references of what a user sees, in order."""

    def references(user="van-thu", **form):
        with acting_as(office, user):
            return [row.reference for row in fetch(DOCUMENTS, form).rows]

    return references


@pytest.fixture
def page(office, documents):
    """Return a function: filters -> the page that a user gets."""

    def render(user="van-thu", raw=False, **form):
        request = office.REQUEST
        alsoProvides(request, IEofficeLayer)
        request.form.clear()
        request.form.update(form)
        request.response.setStatus(200)
        with acting_as(office, user):
            html = api.content.get_view("listing_view", office["van-ban-den"], request)()
        return html if raw else unescape(html)

    return render


class TestOrder:
    def test_newest_number_first_and_unregistered_on_top(self, listed):
        assert listed() == ["14/QĐ-UBND", "13/GM-SNV", "12/CĐ-UBND", "11/BC-SNV"]
        assert listed(sort="number") == ["11/BC-SNV", "12/CĐ-UBND", "13/GM-SNV", "14/QĐ-UBND"]

    def test_number_moves_the_document(self, office, documents, listed):
        receive(office, reference="15/QĐ-UBND", title="Vào sau")
        with acting_as(office, "van-thu"):
            verbs.RegisterIncoming(documents[3])()
        assert listed()[:2] == ["14/QĐ-UBND", "15/QĐ-UBND"]

    def test_what_has_no_due_date_comes_last(self, listed):
        assert listed(sort="due")[:2] == ["12/CĐ-UBND", "13/GM-SNV"]
        assert listed(sort="-due")[:2] == ["13/GM-SNV", "12/CĐ-UBND"]
        assert len(listed(sort="due")) == 4

    def test_batches_meet_without_gap(self, office, documents):
        with acting_as(office, "van-thu"):
            for sort in ("-number", "due", "-due", "subject"):
                whole = [row.uid for row in fetch(DOCUMENTS, {"sort": sort}).rows]
                parts = [fetch(DOCUMENTS, {"sort": sort, "b_size": "3", "b_start": start}) for start in ("0", "3")]
                assert [part.total for part in parts] == [4, 4]
                assert [row.uid for part in parts for row in part.rows] == whole
        assert [page["current"] for page in parts[1].pages()] == [False, True]
        assert "b_size=3" in parts[1].pages()[0]["query"]


class TestFilters:
    @pytest.mark.parametrize(
        "form, found",
        [
            ({"state": "received"}, {"14/QĐ-UBND"}),
            ({"type": "report"}, {"11/BC-SNV"}),
            ({"urgency": "express"}, {"12/CĐ-UBND"}),
            ({"issuer": "so noi"}, {"11/BC-SNV", "13/GM-SNV"}),
            ({"issuer": "không ai"}, set()),
            ({"overdue": "1"}, {"12/CĐ-UBND"}),
            ({"overdue": "1", "state": "received"}, set()),
            ({"overdue": "1", "state": "registered"}, {"12/CĐ-UBND"}),
            ({"period": "1999"}, set()),
            ({"period": "1999-02"}, set()),
            ({"issuer": "Sở Nội vụ", "type": "invitation"}, {"13/GM-SNV"}),
        ],
    )
    def test_what_is_found(self, listed, form, found):
        assert set(listed(**form)) == found

    def test_book_and_period(self, office, documents, listed):
        assert len(listed(book=documents[0].register)) == 3
        assert len(listed(period=f"{today():%Y-%m}")) + len(listed(period=f"{LAST_WEEK:%Y-%m}")) in (4, 8)
        assert "11/BC-SNV" in listed(period=f"{today():%Y}")

    def test_unit_that_holds_it(self, office, documents, listed):
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(documents[0], to="chanh-van-phong")()
            verbs.SubmitIncoming(documents[2], to="van-phong:head")()
        assert set(listed(unit="van-phong")) == {"11/BC-SNV", "13/GM-SNV"}
        assert listed(unit="noi-vu") == []

    @pytest.mark.parametrize(
        "form, field",
        [
            ({"state": "lost"}, "state"),
            ({"type": "poem"}, "type"),
            ({"period": "2026-13"}, "period"),
            ({"period": "hôm qua"}, "period"),
            ({"overdue": "yes"}, "overdue"),
            ({"unit": "khong-co"}, "unit"),
            ({"book": "x"}, "book"),
            ({"sort": "getId"}, "sort"),
            ({"sort": "holder"}, "sort"),
            ({"b_start": "-1"}, "b_start"),
            ({"b_size": "5000"}, "b_size"),
        ],
    )
    def test_nonsense_is_refused(self, office, form, field):
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as refused:
            fetch(DOCUMENTS, form)
        assert refused.value.field == field

    @pytest.mark.requirement("ACC-01")
    def test_only_what_one_may_see(self, office, documents, listed):
        assert listed("chuyen-vien") == []
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(documents[1], to="chanh-van-phong")()
        assert listed("truong-phong") == []
        assert "12/CĐ-UBND" in listed("chanh-van-phong", state="submitted")


class TestPage:
    def test_rows(self, page, documents):
        html = page()
        assert documents[1].absolute_url() in html
        assert "12/CĐ-UBND" in html
        assert "eo-urgency-flash" in html
        assert "eo-due-overdue" in html
        assert "eo-overdue" in html
        assert f"{LAST_WEEK:%d/%m/%Y}" in html

    def test_clerk_gets_the_button(self, page):
        assert "/van-ban-den/receive" in page()
        assert "/van-ban-den/receive" in page("van-thu", state="completed")
        assert "/van-ban-den/receive" not in page("chu-tich")

    def test_chips_take_filters_away_one_by_one(self, page):
        html = page(urgency="express", state="registered")
        assert "?state=registered" in html
        assert "?urgency=express" in html

    def test_empty_list_says_why(self, page):
        assert "eo-empty" in page("chuyen-vien")
        assert "eo-table" not in page("chuyen-vien")
        assert "eo-empty" in page(state="completed")

    def test_refused_filter_stays_a_page(self, page, office):
        html = page(state="lost")
        assert office.REQUEST.response.getStatus() == 400
        assert "lost" in html

    def test_input_is_escaped(self, page):
        assert "<script>x" not in page(issuer='"><script>x</script>', raw=True)

    def test_unread_until_opened(self, office, documents, page):
        assert "eo-unread" not in page()
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(documents[0], to="chanh-van-phong")()
        assert "eo-unread" in page("chanh-van-phong")
        with acting_as(office, "chanh-van-phong"):
            verbs.MarkRead(documents[0])()
        assert "eo-unread" not in page("chanh-van-phong")


class TestWakesNothing:
    """A page of the list, as a specialist in twenty groups, loads no document from the database."""

    @pytest.fixture
    def crowded(self, functional, functional_portal):
        from builders.office import build_office

        portal = functional_portal
        build_office(portal)
        for number in range(18):
            group = f"nhom-{number}"
            api.group.create(groupname=group)
            api.group.add_user(groupname=group, username="chanh-van-phong")
        documents = [receive(portal, reference=f"{n}/QĐ-UBND", title=f"Về việc số {n}") for n in range(1, 26)]
        with acting_as(portal, "van-thu"):
            for document in documents:
                verbs.SubmitIncoming(document, to="chanh-van-phong")()
        transaction.commit()
        return portal

    def test_no_document_is_loaded(self, crowded, monkeypatch):
        def wake(self, *args, **options):
            raise AssertionError("an object was asked for")

        woken = []
        connection = crowded._p_jar
        setstate = connection.setstate

        def spy(obj):
            woken.append(type(obj))
            return setstate(obj)

        request = crowded.REQUEST
        alsoProvides(request, IEofficeLayer)
        with acting_as(crowded, "chanh-van-phong"):
            assert len(directory.principals_of_user("chanh-van-phong")) >= 20
            area = crowded["van-ban-den"]
            connection.cacheMinimize()
            with monkeypatch.context() as patch:
                patch.setattr(AbstractCatalogBrain, "getObject", wake)
                patch.setattr(connection, "setstate", spy, raising=True)
                html = api.content.get_view("listing_view", area, request)()
        assert html.count("data-href") == 20
        assert woken
        assert IncomingDocument not in woken
