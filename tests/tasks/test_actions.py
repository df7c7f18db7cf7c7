"""The verbs of a task, as the people who do them."""

from builders.office import acting_as
from builders.policy import set_policy
from builders.states import assign
from builders.states import document_in
from builders.states import SOON
from builders.states import task_in
from collective.eoffice import access
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.organisation.actions import SyncUnit
from collective.eoffice.tasks import actions as verbs
from collective.eoffice.tasks.content import all_tasks
from collective.eoffice.workdays import today
from datetime import timedelta
from plone import api
from zope.event import notify
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


REASON = "Không thuộc chức năng"


def state(obj) -> str:
    return api.content.get_state(obj)


def roles_of(document, principal) -> set[str]:
    return {grant.role for grant in access.grants(document) if grant.principal == principal}


def pass_on(portal, task, *people, person="truong-phong", **data):
    with acting_as(portal, person):
        return verbs.PassOnTask(task, **{"directive": "Soạn văn bản", "assignees": list(people), **data})()


def refused(portal, person, verb, task, **data) -> Refusal:
    before, count = state(task), len(all_tasks(task))
    with acting_as(portal, person), pytest.raises(Refusal) as caught:
        verb(task, **data)()
    assert (state(task), len(all_tasks(task))) == (before, count)
    return caught.value


@pytest.fixture
def task(office):
    return task_in(office, "open")


@pytest.fixture
def led(office):
    """Let the specialist lead a unit of his own, so that he too can pass on."""
    unit = office["to-chuc"]["noi-vu"]
    unit.deputies = ("chuyen-vien",)
    SyncUnit(unit)()


class TestAccept:
    def test_takes_it_in_hand(self, office, task):
        with acting_as(office, "truong-phong"):
            verbs.AcceptTask(task)()
        assert state(task) == "accepted"
        assert journal.entries(task.host())[-1].data["task"] == task.UID()

    @pytest.mark.parametrize("person", ["chuyen-vien", "chu-tich", "truong-phong-noi-vu", "nguoi-ngoai", "van-thu"])
    def test_nobody_else(self, office, task, person):
        assert refused(office, person, verbs.AcceptTask, task).status == 403


class TestPassOn:
    @pytest.mark.requirement("IN-19")
    def test_to_ones_own_staff_with_words_and_deadline(self, office, task):
        due = today() + timedelta(days=2)
        [part] = pass_on(office, task, "chuyen-vien", due_date=due)
        assert (part.assignee, part.assigner, part.duty, part.due_date) == ("chuyen-vien", "truong-phong", "lead", due)
        assert state(task) == "accepted"
        assert task.host().holder == ("chuyen-vien",)
        assert roles_of(task.host(), "chuyen-vien") == {"Editor"}
        assert api.user.has_permission("View", username="chuyen-vien", obj=task.host())

    def test_twice_to_different_people(self, office, task):
        pass_on(office, task, "chuyen-vien")
        pass_on(office, task, "chuyen-vien-2")
        assert task.host().holder == ("chuyen-vien", "chuyen-vien-2")
        assert all(part.due_date == SOON for part in task.subtasks())

    def test_not_twice_to_the_same(self, office, task):
        pass_on(office, task, "chuyen-vien")
        data = {"directive": "Soạn", "assignees": ["chuyen-vien", "chuyen-vien-2"]}
        refusal = refused(office, "truong-phong", verbs.PassOnTask, task, **data)
        assert (refusal.field, refusal.status) == ("assignees", 409)

    def test_again_after_it_came_back(self, office, task):
        [part] = pass_on(office, task, "chuyen-vien")
        with acting_as(office, "chuyen-vien"):
            verbs.ReturnTask(part, reason=REASON)()
        assert task.host().holder == ("van-hoa:head",)
        [again] = pass_on(office, task, "chuyen-vien")
        assert task.host().holder == ("chuyen-vien",)
        assert state(again) == "open"

    @pytest.mark.requirement("IN-19")
    @pytest.mark.parametrize(
        ("data", "field"),
        [
            ({"assignees": ["chuyen-vien-noi-vu"]}, "assignees"),
            ({"assignees": []}, "assignees"),
            ({"directive": "  "}, "directive"),
            ({"due_date": today() - timedelta(days=1)}, "due_date"),
            ({"due_date": SOON + timedelta(days=1)}, "due_date"),
        ],
    )
    def test_what_is_refused(self, office, task, data, field):
        data = {"directive": "Soạn", "assignees": ["chuyen-vien"], **data}
        assert refused(office, "truong-phong", verbs.PassOnTask, task, **data).field == field

    @pytest.mark.requirement("IN-18")
    def test_deadline_where_policy_wants_one(self, office):
        document = document_in(office, "submitted")
        [task] = assign(office, document, due_date=None)
        set_policy(deadline_required=True)
        data = {"directive": "Soạn", "assignees": ["chuyen-vien"]}
        assert refused(office, "truong-phong", verbs.PassOnTask, task, **data).field == "due_date"

    def test_a_specialist_leads_nobody(self, office, task):
        [part] = pass_on(office, task, "chuyen-vien")
        with acting_as(office, "chuyen-vien"):
            assert not verbs.PassOnTask.available(part)

    def test_two_levels_down(self, office, task, led):
        [part] = pass_on(office, task, "chuyen-vien")
        [small] = pass_on(office, part, "chuyen-vien-noi-vu", person="chuyen-vien")
        document = task.host()
        assert document.holder == ("chuyen-vien-noi-vu",)
        data = {"opinion": "Đã xong"}
        assert refused(office, "chuyen-vien", verbs.CompleteTask, part, **data).status == 409
        assert refused(office, "truong-phong", verbs.CompleteTask, task, **data).status == 409
        for person, item in (("chuyen-vien-noi-vu", small), ("chuyen-vien", part), ("truong-phong", task)):
            with acting_as(office, person):
                verbs.CompleteTask(item, **data)()
        assert {state(item) for item in all_tasks(document)} == {"completed"}
        assert document.holder == ("van-hoa:head",)


class TestComplete:
    @pytest.mark.requirement("IN-21")
    def test_with_an_opinion(self, office, task):
        with acting_as(office, "truong-phong"):
            verbs.CompleteTask(task, opinion="  Đã tham mưu  ")()
        assert state(task) == "completed"
        assert task.opinion == "Đã tham mưu"
        assert journal.entries(task.host())[-1].data["opinion"] == "Đã tham mưu"

    @pytest.mark.parametrize("opinion", [None, "", "   "])
    def test_not_without(self, office, task, opinion):
        assert refused(office, "truong-phong", verbs.CompleteTask, task, opinion=opinion).field == "opinion"

    def test_names_who_is_waited_for(self, office, task):
        pass_on(office, task, "chuyen-vien")
        refusal = refused(office, "truong-phong", verbs.CompleteTask, task, opinion="Đã xong")
        assert refusal.message.mapping == {"names": "Vũ Thị Chuyên"}

    def test_the_head_does_not_complete_for_his_specialist(self, office, task):
        [part] = pass_on(office, task, "chuyen-vien")
        assert refused(office, "truong-phong", verbs.CompleteTask, part, opinion="Đã xong").status == 403

    @pytest.mark.requirement("IN-17")
    def test_co_ordination_does_not_move_the_document(self, office):
        document = document_in(office, "submitted")
        _lead, other = assign(office, document, coordinate=["noi-vu:head"])
        with acting_as(office, "truong-phong-noi-vu"):
            verbs.CompleteTask(other, opinion="Đã góp ý")()
        assert document.holder == ("van-hoa:head",)
        assert state(document) == "in_progress"


class TestProgress:
    def test_is_kept_with_its_time_and_author(self, office, task):
        with acting_as(office, "truong-phong"):
            verbs.ReportProgress(task, text="Đang soạn", percent=40)()
        assert state(task) == "accepted"
        [(when, who, percent, text)] = task.progress
        assert (when.tzname(), who, percent, text) == ("UTC", "truong-phong", 40, "Đang soạn")

    @pytest.mark.parametrize("percent", [-1, 101])
    def test_percent(self, office, task, percent):
        data = {"text": "Đang soạn", "percent": percent}
        assert refused(office, "truong-phong", verbs.ReportProgress, task, **data).field == "percent"


class TestGoingBack:
    def test_returned_with_all_that_was_passed_on(self, office, task, led):
        [part] = pass_on(office, task, "chuyen-vien")
        [small] = pass_on(office, part, "chuyen-vien-noi-vu", person="chuyen-vien")
        document = task.host()
        with acting_as(office, "truong-phong"):
            verbs.ReturnTask(task, reason=REASON)()
        assert [state(item) for item in (task, part, small)] == ["returned", "recalled", "recalled"]
        for principal in ("van-hoa:head", "chuyen-vien", "chuyen-vien-noi-vu"):
            assert roles_of(document, principal) == {"Reader"}, principal
        taken = [entry.data["assignee"] for entry in journal.entries(document) if entry.verb == "take_back_task"]
        assert taken == ["chuyen-vien-noi-vu", "chuyen-vien"]
        assert state(document) == "submitted"
        assert journal.verify(document) is None

    def test_a_part_that_was_done_gives_no_right_to_finish_later(self, office, task):
        [part] = pass_on(office, task, "chuyen-vien")
        with acting_as(office, "chuyen-vien"):
            verbs.CompleteTask(part, opinion="Đã soạn")()
        with acting_as(office, "truong-phong"):
            verbs.ReturnTask(task, reason=REASON)()
        assert roles_of(task.host(), "chuyen-vien") == {"Reader"}

    @pytest.mark.parametrize("reason", ["", None, "     "])
    def test_a_reason_is_needed(self, office, task, reason):
        assert refused(office, "truong-phong", verbs.ReturnTask, task, reason=reason).field == "reason"
        assert refused(office, "chu-tich", verbs.TakeBackTask, task, reason=reason).field == "reason"

    def test_taken_back_by_who_gave_it_or_above(self, office, task):
        [part] = pass_on(office, task, "chuyen-vien")
        assert refused(office, "chuyen-vien", verbs.TakeBackTask, part, reason=REASON).status == 403
        assert refused(office, "pho-chu-tich", verbs.TakeBackTask, part, reason=REASON).status == 403
        with acting_as(office, "truong-phong"):
            verbs.TakeBackTask(part, reason="Giao người khác")()
        assert state(part) == "recalled"
        assert task.host().holder == ("van-hoa:head",)
        with acting_as(office, "chu-tich"):
            verbs.TakeBackTask(task, reason="Giao phòng khác")()
        assert state(task.host()) == "submitted"

    @pytest.mark.parametrize("how", ["completed", "returned", "recalled"])
    def test_what_is_over_is_over(self, office, how):
        task = task_in(office, how)
        for verb in (verbs.AcceptTask, verbs.CompleteTask, verbs.ReturnTask, verbs.PassOnTask):
            assert refused(office, "truong-phong", verb, task).status in (403, 409)
        assert refused(office, "chu-tich", verbs.TakeBackTask, task, reason=REASON).status in (403, 409)


class TestCatalog:
    def test_follows_the_state(self, office, task):
        catalog = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
        [brain] = catalog(eoffice_lead="van-hoa:head")
        assert (brain.UID, brain.review_state, brain.eoffice_reference) == (task.UID(), "open", "1098/QĐ-UBND")
        assert [brain.UID for brain in catalog(eoffice_assigner="chu-tich")] == [task.UID()]
        [part] = pass_on(office, task, "chuyen-vien")
        assert [brain.UID for brain in catalog(eoffice_lead="chuyen-vien")] == [part.UID()]
        with acting_as(office, "chu-tich"):
            verbs.TakeBackTask(task, reason="Giao phòng khác")()
        for query in ({"eoffice_lead": ["van-hoa:head", "chuyen-vien"]}, {"eoffice_assigner": "chu-tich"}):
            assert not catalog(**query)

    def test_follows_corrections_of_the_document(self, office, task):
        document = task.host()
        document.reference, document.urgency = "1099/QĐ-UBND", "urgent"
        with api.env.adopt_roles(["Manager"]):
            notify(ObjectModifiedEvent(document))
        [brain] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(eoffice_lead="van-hoa:head")
        assert (brain.eoffice_reference, brain.eoffice_urgency) == ("1099/QĐ-UBND", "urgent")
