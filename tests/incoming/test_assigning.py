"""The directive: who leads, who co-ordinates, who is to know, until when, and what comes back."""

from builders.office import acting_as
from builders.office import receive
from builders.policy import set_policy
from builders.states import assign
from builders.states import document_in
from builders.states import SOON
from collective.eoffice import access
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.tasks.content import all_tasks
from collective.eoffice.workdays import calendar
from collective.eoffice.workdays import today
from datetime import timedelta
from plone import api

import pytest


REASON = "Không thuộc chức năng"


def roles_of(document, principal) -> set[str]:
    return {grant.role for grant in access.grants(document) if grant.principal == principal}


def sees(person, document) -> bool:
    return api.user.has_permission("View", username=person, obj=document)


def refused(portal, document, **data) -> Refusal:
    before = len(all_tasks(document))
    data = {"directive": "Giao chủ trì", "lead": ["van-hoa:head"], "due_date": SOON, **data}
    with acting_as(portal, "chu-tich"), pytest.raises(Refusal) as caught:
        verbs.AssignIncoming(document, **data)()
    assert len(all_tasks(document)) == before
    assert api.content.get_state(document) == "submitted"
    return caught.value


def return_tasks(portal, tasks) -> None:
    heads = {"van-hoa:head": "truong-phong", "noi-vu:head": "truong-phong-noi-vu"}
    for task in tasks:
        with acting_as(portal, heads[task.assignee]):
            task_verbs.ReturnTask(task, reason=REASON)()


@pytest.fixture
def document(office):
    return document_in(office, "submitted")


class TestDirective:
    @pytest.mark.requirement("IN-17", "IN-18", "IN-15")
    def test_everybody_gets_his_part(self, office, document):
        tasks = assign(office, document, coordinate=["noi-vu:head"], inform=["pho-chu-tich", "chuyen-vien-2"])
        assert [(task.assignee, task.duty, task.due_date) for task in tasks] == [
            ("van-hoa:head", "lead", SOON),
            ("noi-vu:head", "coordinate", SOON),
        ]
        assert {task.directive for task in tasks} == {"Giao chủ trì, tham mưu trước hạn."}
        assert document.holder == ("van-hoa:head",)
        assert document.due_date == SOON
        assert roles_of(document, "van-hoa:head") == {"Editor"}
        assert roles_of(document, "noi-vu:head") == {"Contributor"}
        assert roles_of(document, "chuyen-vien-2") == {"Reader"}
        assert sees("truong-phong", document) and sees("chuyen-vien-2", document)
        assert not sees("chuyen-vien", document)

    def test_who_held_it_keeps_reading(self, office, document):
        assign(office, document)
        assert roles_of(document, "chu-tich") == {"Reader"}
        assert roles_of(document, "van-phong:head") == {"Reader"}

    def test_a_group_that_held_it_keeps_reading(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        with acting_as(office, "chanh-van-phong"):
            verbs.SubmitIncoming(document, to="lanh-dao:head")()
        assign(office, document)
        assert roles_of(document, "lanh-dao:head") == {"Reader"}
        assert roles_of(document, "van-hoa:head") == {"Editor"}

    @pytest.mark.requirement("IN-18")
    def test_working_days_count_from_today(self, office, document):
        [task] = assign(office, document, due_date=None, working_days=3)
        assert task.due_date == calendar().add(today(), 3)

    @pytest.mark.requirement("IN-18")
    def test_deadline_where_policy_wants_one(self, office, document):
        set_policy(deadline_required=True)
        assert refused(office, document, due_date=None).field == "due_date"
        set_policy(deadline_required=False)
        [task] = assign(office, document, due_date=None)
        assert task.due_date is None

    @pytest.mark.requirement("IN-18")
    @pytest.mark.parametrize("directive", [None, "", "   "])
    def test_without_words_no_directive(self, office, document, directive):
        assert refused(office, document, directive=directive).field == "directive"

    @pytest.mark.requirement("IN-16")
    def test_several_leads_where_policy_allows_them(self, office, document):
        both = ["van-hoa:head", "noi-vu:head"]
        assert refused(office, document, lead=both).field == "lead"
        set_policy(allow_multiple_leads=True)
        tasks = assign(office, document, lead=both)
        assert [task.duty for task in tasks] == ["lead", "lead"]
        assert document.holder == tuple(both)

    @pytest.mark.parametrize(
        ("data", "field"),
        [
            ({"lead": []}, "lead"),
            ({"lead": [], "coordinate": ["noi-vu:head"]}, "lead"),
            ({"coordinate": ["van-hoa:head"]}, "coordinate"),
            ({"inform": ["van-hoa:head"]}, "inform"),
            ({"lead": ["khong-co:head"]}, "lead"),
            ({"due_date": today() - timedelta(days=1)}, "due_date"),
            ({"working_days": 0}, "working_days"),
        ],
    )
    def test_what_is_refused(self, office, document, data, field):
        assert refused(office, document, **data).field == field

    def test_journal_keeps_the_directive(self, office, document):
        assign(office, document, inform=["pho-chu-tich"])
        line = journal.entries(document)[-1]
        assert (line.verb, line.actor) == ("assign", "chu-tich")
        assert line.data["directive"] == "Giao chủ trì, tham mưu trước hạn."
        assert line.data["lead"] == ["van-hoa:head"]
        assert line.data["inform"] == ["pho-chu-tich"]
        assert line.data["due_date"] == SOON.isoformat()
        assert journal.verify(document) is None


@pytest.mark.requirement("IN-27")
class TestInform:
    def test_creates_no_duty(self, office, document):
        with acting_as(office, "chu-tich"):
            assert verbs.AssignIncoming(document, directive="Để biết", inform=["van-hoa:head"])() == []
        assert all_tasks(document) == []
        assert document.holder == ("chu-tich",)
        catalog = api.portal.get_tool("portal_catalog")
        with acting_as(office, "truong-phong"):
            assert not catalog(portal_type="Task")
            assert not catalog(eoffice_holder="van-hoa:head")
            assert [brain.UID for brain in catalog(eoffice_unread="van-hoa:head")] == [document.UID()]
            assert not verbs.FinishIncoming.available(document)

    def test_read_receipt(self, office, document):
        with acting_as(office, "chu-tich"):
            verbs.InformIncoming(document, inform=["van-hoa:head", "chuyen-vien-2"])()
        with acting_as(office, "truong-phong"):
            assert verbs.MarkRead(document)() is True
            assert verbs.MarkRead(document)() is False
        assert document.unread_by() == ("chuyen-vien-2",)
        assert document.informed["van-hoa:head"]["read_by"] == "truong-phong"
        catalog = api.portal.get_tool("portal_catalog")
        assert not catalog.unrestrictedSearchResults(eoffice_unread="van-hoa:head")
        assert [entry.verb for entry in journal.entries(document)].count("read") == 1

    def test_strangers_read_nothing(self, office, document):
        with acting_as(office, "nguoi-ngoai"), pytest.raises(Refusal) as caught:
            verbs.MarkRead(document)()
        assert caught.value.status == 403
        assert document.readers == {}

    def test_who_instructed_finishes_what_is_only_to_know(self, office, document):
        with acting_as(office, "chu-tich"):
            verbs.AssignIncoming(document, directive="Để biết", inform=["van-hoa:head"])()
            verbs.FinishIncoming(document)()
        assert api.content.get_state(document) == "completed"


class TestComingBack:
    def test_returned_by_all_leads(self, office, document):
        set_policy(allow_multiple_leads=True)
        tasks = assign(office, document, lead=["van-hoa:head", "noi-vu:head"])
        return_tasks(office, tasks[:1])
        assert document.holder == ("noi-vu:head",)
        assert roles_of(document, "van-hoa:head") == {"Reader"}
        return_tasks(office, tasks[1:])
        assert api.content.get_state(document) == "submitted"
        assert document.holder == ("chu-tich",)
        assert roles_of(document, "chu-tich") >= {"Handler"}
        assert journal.entries(document)[-1].verb == "hand_back"

    def test_nobody_co_ordinates_what_came_back(self, office, document):
        lead, other = assign(office, document, coordinate=["noi-vu:head"])
        return_tasks(office, [lead])
        assert api.content.get_state(other) == "recalled"
        assert roles_of(document, "noi-vu:head") == {"Reader"}
        told = [(entry.verb, entry.data.get("because")) for entry in journal.entries(document)]
        assert ("take_back_task", "hand_back") in told

    def test_the_leader_assigns_again(self, office, document):
        return_tasks(office, assign(office, document))
        [task] = assign(office, document, lead=["noi-vu:head"])
        assert api.content.get_state(document) == "in_progress"
        assert document.holder == ("noi-vu:head",)
        return_tasks(office, [task])
        assert document.holder == ("chu-tich",)

    def test_one_of_two_is_enough(self, office, document):
        set_policy(allow_multiple_leads=True)
        first, second = assign(office, document, lead=["van-hoa:head", "noi-vu:head"])
        with acting_as(office, "truong-phong"):
            task_verbs.CompleteTask(first, opinion="Đã xong")()
        return_tasks(office, [second])
        assert api.content.get_state(document) == "in_progress"
        assert document.holder == ("van-hoa:head",)

    def test_taken_back_by_who_gave_it(self, office, document):
        [task] = assign(office, document)
        with acting_as(office, "chu-tich"):
            task_verbs.TakeBackTask(task, reason="Giao nhầm phòng")()
        assert api.content.get_state(document) == "submitted"
        assert document.holder == ("chu-tich",)
        assert not roles_of(document, "van-hoa:head") & {"Editor", "Handler"}

    def test_an_earlier_round_has_nothing_to_say(self, office):
        document = document_in(office, "completed")
        with acting_as(office, "chu-tich"):
            verbs.ReopenIncoming(document, reason="Kết thúc nhầm")()
        tasks = assign(office, document, lead=["noi-vu:head"])
        return_tasks(office, tasks)
        assert api.content.get_state(document) == "submitted"
        assert document.holder == ("chu-tich",)
