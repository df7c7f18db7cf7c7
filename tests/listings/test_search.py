"""The search: what is found, for whom, in which order, by page and by REST."""

from builders.office import acting_as
from builders.office import PASSWORD
from builders.office import receive
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.interfaces import IEofficeLayer
from collective.eoffice.listings.install import setup_lexicons
from collective.eoffice.listings.search import Criteria
from collective.eoffice.listings.search import search
from datetime import date
from plone import api
from plone.restapi.testing import RelativeSession
from Products.CMFCore.indexing import processQueue
from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain
from zope.interface import alsoProvides

import html
import pytest
import transaction


LETTERS = {
    "tu-son": {"reference": "1098/QĐ-UBND", "issuer": "UBND thị xã Từ Sơn", "title": "Quy chế dùng mạng Internet"},
    "so-noi-vu": {
        "reference": "2315/SNV-CCHC",
        "issuer": "Sở Nội vụ tỉnh Kinh Bắc",
        "title": "Báo cáo cải cách hành chính, căn cứ Quyết định số 1098/QĐ-UBND",
        "document_type": "official_letter",
        "due_date": date(2026, 12, 1),
    },
    "ung-pho": {
        "reference": "17/CĐ-UBND",
        "issuer": "UBND tỉnh Kinh Bắc",
        "title": "Chủ động ứng phó với mưa lũ",
        "document_type": "telegram",
        "urgency": "express",
        "due_date": date(2026, 11, 25),
    },
    "cong-van-nho": {
        "reference": "05/BNV-VP",
        "issuer": "Bộ Nội vụ",
        "title": "Hướng dẫn nghiệp vụ văn thư",
        "document_type": "official_letter",
    },
}


@pytest.fixture
def letters(office):
    """The office with four letters in its book."""
    setup_lexicons(office)
    return {name: receive(office, **data) for name, data in LETTERS.items()}


@pytest.fixture
def find(letters, office):
    """Return a function: criteria -> names of what the chief of office finds, in order."""
    names = {document.UID(): name for name, document in letters.items()}

    def find(user="van-thu", **criteria):
        with acting_as(office, user):
            found = search(Criteria(**criteria))
        assert found.total == len(found.results)
        return [names[result.uid] for result in found.results]

    return find


class TestFind:
    @pytest.mark.requirement("IN-36", "REP-04")
    @pytest.mark.parametrize(
        "q, found",
        [
            ("1098/QĐ-UBND", ["tu-son", "so-noi-vu"]),
            ("1098", ["tu-son", "so-noi-vu"]),
            ("1098/qd-ubnd", ["tu-son", "so-noi-vu"]),
            ("1098/QĐ-*", ["tu-son", "so-noi-vu"]),
            ("5/BNV-VP", ["cong-van-nho"]),
            ("ung pho", ["ung-pho"]),
            ("ỨNG PHÓ", ["ung-pho"]),
            ("so noi vu", ["so-noi-vu"]),
            ('"mang internet"', ["tu-son"]),
            ("không có", []),
            ("()", []),
        ],
    )
    def test_words_and_numbers(self, find, q, found):
        assert find(q=q) == found

    def test_exact_marks(self, find):
        assert find(q="mưa lũ", exact=True) == ["ung-pho"]
        assert find(q="mứa lũ", exact=True) == []
        assert find(q="mứa lũ") == ["ung-pho"]

    @pytest.mark.parametrize(
        "filters, found",
        [
            ({"urgency": "express"}, {"ung-pho"}),
            ({"document_type": "official_letter"}, {"so-noi-vu", "cong-van-nho"}),
            ({"issuer": "kinh bac"}, {"so-noi-vu", "ung-pho"}),
            ({"issuer": "Nội vụ"}, {"so-noi-vu", "cong-van-nho"}),
            ({"issuer": "không có ai"}, set()),
            ({"kind": "IncomingDocument"}, set(LETTERS)),
            ({"kind": "Task"}, set()),
            ({"until": date(2000, 1, 1)}, set()),
            ({"since": date(2000, 1, 1)}, set(LETTERS)),
            ({"since": date(2000, 1, 1), "until": date(2100, 1, 1)}, set(LETTERS)),
            ({"q": "1098", "document_type": "official_letter"}, {"so-noi-vu"}),
        ],
    )
    def test_filters(self, find, filters, found):
        assert set(find(**filters)) == found

    def test_what_has_no_due_date_comes_last(self, find):
        order = find(sort="due")
        assert order[:2] == ["ung-pho", "so-noi-vu"]
        assert set(order) == set(LETTERS)

    @pytest.mark.requirement("ACC-01")
    def test_only_what_one_may_see(self, find, letters, office):
        assert find("chuyen-vien") == []
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(letters["tu-son"], to="van-phong:head")()
        assert "tu-son" in find("chanh-van-phong", q="1098")
        assert find("truong-phong", q="1098") == []

    def test_tasks_bear_the_number_of_their_document(self, letters, office):
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(letters["tu-son"], to="van-phong:head")()
        with acting_as(office, "chanh-van-phong"):
            verbs.SubmitIncoming(letters["tu-son"], to="chu-tich")()
        with acting_as(office, "chu-tich"):
            verbs.AssignIncoming(letters["tu-son"], directive="Giao tham mưu thực hiện", lead=["van-hoa:head"])()
        with acting_as(office, "truong-phong"):
            found = [search(Criteria(q=q, kind="Task")).results for q in ("1098/qd-ubnd", "tham muu")]
        assert [[result.reference for result in results] for results in found] == [["1098/QĐ-UBND"]] * 2

    def test_batch(self, letters, office):
        with acting_as(office, "van-thu"):
            pages = [search(Criteria(q="1098 OR", start=n, size=1)) for n in range(2)]
            numbers = [search(Criteria(q="1098", start=n, size=1)) for n in range(3)]
        assert [page.total for page in pages] == [0, 0]
        assert [page.total for page in numbers] == [2, 2, 2]
        assert [len(page.results) for page in numbers] == [1, 1, 0]
        assert numbers[0].results[0].uid == letters["tu-son"].UID()

    def test_wakes_no_object(self, letters, office, monkeypatch):
        def wake(self, *args, **options):
            raise AssertionError("an object was loaded")

        # What waits in the indexing queue is worked off before the first search.
        processQueue()
        monkeypatch.setattr(AbstractCatalogBrain, "getObject", wake)
        monkeypatch.setattr(AbstractCatalogBrain, "_unrestrictedGetObject", wake)
        with acting_as(office, "van-thu"):
            [result] = search(Criteria(q="ứng phó")).results
        assert (result.reference, result.urgency, result.due) == ("17/CĐ-UBND", "express", "2026-11-25")
        assert result.arrival_number
        assert result.state == "registered"


class TestCriteria:
    def test_from_form(self):
        form = {"q": " a ", "exact": "1", "since": "28/09/2021", "until": "2021-09-30", "b_start": "20", "sort": ""}
        criteria = Criteria.from_form(form)
        assert criteria == Criteria(
            q="a", exact=True, since=date(2021, 9, 28), until=date(2021, 9, 30), start=20, sort=""
        )
        assert criteria.order == "relevance"
        assert Criteria.from_form({}).order == "newest"

    @pytest.mark.parametrize(
        "form, field",
        [
            ({"since": "31/02/2021"}, "since"),
            ({"until": "hôm qua"}, "until"),
            ({"since": "2021-02-02", "until": "2021-01-01"}, "since"),
            ({"kind": "Document"}, "kind"),
            ({"sort": "getId"}, "sort"),
            ({"b_start": "-1"}, "b_start"),
            ({"b_size": "1000"}, "b_size"),
            ({"b_size": "²"}, "b_size"),
        ],
    )
    def test_nonsense_is_refused(self, form, field):
        with pytest.raises(Refusal) as refused:
            Criteria.from_form(form)
        assert refused.value.field == field

    @pytest.mark.parametrize("value", [["a", "b"], [], None, 5])
    def test_odd_values(self, value):
        assert Criteria.from_form({"q": value}).q in ("b", "", "5")


class TestPage:
    def page(self, office, user="van-thu", **form):
        request = office.REQUEST
        alsoProvides(request, IEofficeLayer)
        request.form.clear()
        request.form.update(form)
        with acting_as(office, user):
            return api.content.get_view("eoffice-search", office, request)

    def render(self, office, **form) -> str:
        view = self.page(office, **form)
        with acting_as(office, "van-thu"):
            return view()

    def test_results(self, letters, office):
        page = self.render(office, q="1098")
        assert letters["tu-son"].absolute_url() in page
        assert "1098/QĐ-UBND" in page
        assert 'value="1098"' in page

    def test_nothing_asked_nothing_listed(self, letters, office):
        assert "eo-table" not in self.render(office)

    def test_refusal_stays_in_the_form(self, letters, office):
        page = self.render(office, q="abc", since="hôm qua")
        assert office.REQUEST.response.getStatus() == 400
        assert "hôm qua" in page
        assert 'value="abc"' in page

    def test_input_is_escaped(self, letters, office):
        assert "<script>x" not in self.render(office, q='"><script>x</script>', issuer='"><script>x</script>')

    def test_pages(self, letters, office):
        view = self.page(office, kind="IncomingDocument", b_size="1", b_start="1")
        with acting_as(office, "van-thu"):
            assert [(page["number"], page["current"]) for page in view.pages] == [
                (1, False),
                (2, True),
                (3, False),
                (4, False),
            ]
            assert "b_start=2" in view.pages[2]["url"]
            assert "kind=IncomingDocument" in view.pages[2]["url"]


class TestService:
    @pytest.fixture
    def session(self, acceptance):
        """Return a function: user id -> HTTP session in the office with one letter."""
        from builders.office import build_office

        portal = acceptance["portal"]
        build_office(portal)
        setup_lexicons(portal)
        receive(portal, **LETTERS["tu-son"])
        transaction.commit()
        sessions = []

        def login(user):
            session = RelativeSession(portal.absolute_url())
            session.headers["Accept"] = "application/json"
            session.auth = (user, PASSWORD) if user else None
            sessions.append(session)
            return session

        yield login
        for session in sessions:
            session.close()

    def test_get(self, session):
        found = session("van-thu").get("/@eoffice-search", params={"q": "1098/qd-ubnd"})
        assert found.status_code == 200
        body = found.json()
        assert body["items_total"] == 1
        assert body["items"][0]["reference"] == "1098/QĐ-UBND"
        refused = session("van-thu").get("/@eoffice-search", params={"since": "hôm qua"})
        assert refused.status_code == 400
        assert refused.json()["field"] == "since"
        assert session("chuyen-vien").get("/@eoffice-search", params={"q": "1098"}).json()["items_total"] == 0
        assert session(None).get("/@eoffice-search", params={"q": "1098"}).status_code == 401
        page = session("van-thu").get("/@@eoffice-search", params={"q": "1098"}, headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert "1098/QĐ-UBND" in html.unescape(page.text)
