"""The work desk as people see it, and what it costs."""

from builders.office import acting_as
from builders.office import receive
from collective.eoffice.desk.counting import desk_of
from collective.eoffice.desk.worklists import Worklist
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.incoming.content import IncomingDocument
from collective.eoffice.tasks.content import Task
from collective.eoffice.workdays import today
from datetime import timedelta
from plone import api
from Products.CMFCore.indexing import processQueue
from zExceptions import NotFound
from zope.annotation.interfaces import IAnnotations

import pytest
import transaction


@pytest.fixture
def woken(monkeypatch):
    """The classes of documents and tasks that were loaded from the database."""
    names = []
    for kind in (IncomingDocument, Task):

        def load(self, state, kind=kind, plain=kind.__setstate__):
            names.append(kind.__name__)
            plain(self, state)

        monkeypatch.setattr(kind, "__setstate__", load)
    return names


@pytest.fixture
def pile(office):
    """Sixty documents before the chair, who is in twenty groups; only the catalog stays in memory."""
    for number in range(20):
        group = api.group.create(groupname=f"nhom-{number}")
        with api.env.adopt_roles(["Manager"]):
            api.group.add_user(group=group, username="chu-tich")
    for number in range(1, 61):
        document = receive(office, reference=f"{number}/BC-X", title=f"Báo cáo tình hình tháng {number}")
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        with acting_as(office, "chanh-van-phong"):
            verbs.SubmitIncoming(document, to="chu-tich")()
    processQueue()
    transaction.savepoint()
    office._p_jar.cacheMinimize()
    return office


class TestHome:
    def test_it_greets_and_says_the_day(self, page):
        html = page("van-thu")
        assert "Nguyễn Thị Vân" in html
        assert f"{today():%d/%m/%Y}" in html

    def test_an_empty_desk_is_kind(self, page):
        html = page("chuyen-vien")
        assert "eo-empty" in html
        assert "Không có việc nào đang chờ" in html

    def test_cards_are_links_with_counts(self, page, assigned):
        assigned()
        html = page("truong-phong")
        assert "?list=to_handle" in html
        assert "Chủ trì" in html
        assert "1098/QĐ-UBND" in html
        assert "?list=to_register" not in html

    def test_the_clerk_is_warned_of_yesterday(self, office, page):
        receive(office, register_now=False)
        assert "30/2020" not in page("van-thu")
        receive(office, register_now=False, reference="2/BC-X", arrival_date=today() - timedelta(days=1))
        assert "30/2020" in page("van-thu")
        assert "30/2020" not in page("truong-phong")

    def test_subjects_are_escaped(self, page, assigned):
        assigned(received={"title": "Kế hoạch <script>alert(1)</script>"})
        html = page("truong-phong")
        assert "<script>alert(1)" not in html
        assert "&lt;script&gt;" in html

    def test_visitors_are_sent_away(self, office):
        with api.env.adopt_roles(["Anonymous"]):
            assert not api.user.has_permission("collective.eoffice: Use the office", obj=office)


class TestList:
    def test_filters_and_their_chips(self, page, assigned):
        assigned()
        html = page("truong-phong", list="to_handle", text="quy che", due="none")
        assert "Xem cả danh sách" in html
        html = page("truong-phong", list="to_handle", text="quy che")
        assert "1098/QĐ-UBND" in html
        assert "“quy che”" in html

    @pytest.mark.parametrize("name", ["to_register", "nothing", "todo"])
    def test_a_list_of_others_is_not_found(self, page, name):
        with pytest.raises(NotFound):
            page("truong-phong", list=name)

    @pytest.mark.parametrize(
        "form", [{"urgency": "x"}, {"due": "x"}, {"sort_on": "x"}, {"b_start": "-1"}, {"b_start": "x"}]
    )
    def test_senseless_values_are_refused(self, page, http_request, form):
        html = page("truong-phong", list="to_handle", **form)
        assert http_request.response.getStatus() == 400
        assert "eo-message-danger" in html

    def test_pages_of_twenty(self, pile, page):
        first, last = page("chu-tich", list="to_instruct"), page("chu-tich", list="to_instruct", b_start="40")
        assert first.count("eo-row-title") == last.count("eo-row-title") == 20
        assert "b_start=20" in first


class TestCost:
    def test_pages_wake_nothing_and_write_nothing(self, pile, page, woken):
        pile._p_jar.cacheMinimize()
        for form in ({}, {"list": "to_instruct"}, {"list": "to_instruct", "text": "bao cao", "sort_on": "newest"}):
            assert page("chu-tich", **form).count("eo-row-title") == 20
        assert woken == []
        assert pile._p_jar._registered_objects == []

    def test_waking_would_be_noticed(self, pile, woken):
        pile._p_jar.cacheMinimize()
        [brain] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(eoffice_reference="7/BC-X")
        assert brain._unrestrictedGetObject().reference == "7/BC-X"
        assert woken == ["IncomingDocument"]

    def test_page_and_side_bar_count_once(self, office, http_request, monkeypatch):
        asked = []
        monkeypatch.setattr(Worklist, "count", lambda self, person: asked.append(self.name) or 0)
        IAnnotations(http_request).pop("collective.eoffice.desk", None)
        with acting_as(office, "van-thu"):
            first, second = desk_of(http_request), desk_of(http_request)
        assert first is second
        assert len(asked) == len(set(asked)) == len(first.counts)
