"""How a document ends, and what is left of rights, tasks and numbers."""

from builders.office import acting_as
from builders.office import PEOPLE
from builders.office import receive
from builders.policy import set_policy
from builders.states import assign
from builders.states import document_in
from builders.states import SOON
from collective.eoffice import access
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.incoming.rights import INVOLVED
from collective.eoffice.organisation.actions import SyncUnit
from collective.eoffice.registers import books
from collective.eoffice.registers.actions import VoidNumber
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.tasks.content import all_tasks
from collective.eoffice.tasks.content import child_tasks
from plone import api

import pytest


WORKING = set(INVOLVED) - {"Reader"}


def row(document):
    return books.by_uid(document.register).entry(document.arrival_number)


def working(document) -> set[str]:
    """Return the principals with a working role on the document."""
    return {grant.principal for grant in access.grants(document) if grant.role in WORKING}


def may_finish(portal, document) -> set[str]:
    found = set()
    for person in PEOPLE:
        with acting_as(portal, person):
            if verbs.FinishIncoming.available(document):
                found.add(person)
    return found


def worked_on(portal):
    """Return a document whose lead task is done by head and specialist."""
    document = document_in(portal, "in_progress")
    [task] = child_tasks(document)
    with acting_as(portal, "truong-phong"):
        [part] = task_verbs.PassOnTask(task, directive="Soạn", assignees=["chuyen-vien"])()
    with acting_as(portal, "chuyen-vien"):
        task_verbs.CompleteTask(part, opinion="Đã soạn")()
    with acting_as(portal, "truong-phong"):
        task_verbs.CompleteTask(task, opinion="Đồng ý")()
    return document


class TestFinish:
    @pytest.mark.requirement("IN-21", "IN-12")
    @pytest.mark.parametrize(
        ("roles", "people"),
        [
            ({"handler"}, {"truong-phong", "chuyen-vien"}),
            ({"head"}, {"truong-phong"}),
            ({"leader"}, {"chu-tich"}),
            ({"clerk"}, {"van-thu"}),
            ({"leader", "head", "handler"}, {"chu-tich", "truong-phong", "chuyen-vien"}),
        ],
    )
    def test_who_may_is_the_choice_of_policy(self, office, roles, people):
        set_policy(finish_allowed_roles=roles)
        document = worked_on(office)
        assert may_finish(office, document) == people

    @pytest.mark.requirement("IN-21")
    @pytest.mark.parametrize(
        ("roles", "holder"),
        [({"handler"}, "van-hoa:head"), ({"leader"}, "chu-tich"), ({"clerk"}, "van-phong:clerk")],
    )
    def test_whoever_may_finds_it_on_the_desk(self, office, roles, holder):
        set_policy(finish_allowed_roles=roles)
        document = worked_on(office)
        assert document.holder == (holder,)
        found = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(eoffice_to_finish=holder)
        assert [brain.UID for brain in found] == [document.UID()]

    def test_the_office_finishes_what_it_gave_to_its_own(self, office):
        set_policy(finish_allowed_roles={"office"})
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        with acting_as(office, "chanh-van-phong"):
            [task] = verbs.AssignIncoming(document, directive="Soạn", lead=["chuyen-vien-vp"], due_date=SOON)()
        with acting_as(office, "chuyen-vien-vp"):
            task_verbs.CompleteTask(task, opinion="Đã xong")()
        assert may_finish(office, document) == {"chanh-van-phong"}

    @pytest.mark.requirement("IN-21")
    def test_not_while_a_lead_is_at_work(self, office):
        document = document_in(office, "in_progress")
        with acting_as(office, "truong-phong"), pytest.raises(Refusal) as caught:
            verbs.FinishIncoming(document)()
        assert caught.value.status == 409

    def test_closes_what_is_left_of_co_ordination(self, office):
        document = document_in(office, "submitted")
        lead, other = assign(office, document, coordinate=["noi-vu:head"])
        with acting_as(office, "truong-phong"):
            task_verbs.CompleteTask(lead, opinion="Đã xong")()
            verbs.FinishIncoming(document, opinion="Lưu hồ sơ")()
        assert api.content.get_state(other) == "recalled"
        line = journal.entries(document)[-2]
        assert (line.verb, line.data["assignee"], line.data["because"]) == ("take_back_task", "noi-vu:head", "finish")
        assert journal.entries(document)[-1].data["opinion"] == "Lưu hồ sơ"
        assert journal.verify(document) is None

    @pytest.mark.requirement("SEC-04")
    def test_afterwards_all_read_and_nobody_works(self, office):
        document = worked_on(office)
        with acting_as(office, "chuyen-vien"):
            verbs.FinishIncoming(document)()
        assert working(document) == set()
        assert document.holder == ()
        for person in ("truong-phong", "chuyen-vien", "chu-tich", "chanh-van-phong", "van-thu"):
            assert api.user.has_permission("View", username=person, obj=document), person
        assert not api.user.has_permission("View", username="nguoi-ngoai", obj=document)
        assert not api.user.has_permission("View", username="chuyen-vien-2", obj=document)
        for task in all_tasks(document):
            assert not api.user.has_permission("collective.eoffice: Perform task", username="chuyen-vien", obj=task)

    def test_the_registry_does_not_finish_what_nobody_instructed(self, office):
        document = receive(office)
        assert may_finish(office, document) == set()
        set_policy(finish_allowed_roles={"clerk"})
        assert may_finish(office, document) == {"van-thu"}


class TestRefuse:
    def test_received(self, office):
        document = receive(office, register_now=False)
        with acting_as(office, "van-thu"):
            verbs.RefuseIncoming(document, reason="Gửi nhầm cơ quan")()
        assert api.content.get_state(document) == "returned"
        assert document.arrival_number is None

    def test_registered_voids_the_number(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.RefuseIncoming(document, reason="Chữ ký số không hợp lệ")()
        assert row(document).is_void
        assert row(document).void_reason == "Chữ ký số không hợp lệ"
        assert receive(office).arrival_number == document.arrival_number + 1

    def test_not_once_it_is_with_the_leaders(self, office):
        document = document_in(office, "submitted")
        with acting_as(office, "van-thu"), pytest.raises(Refusal):
            verbs.RefuseIncoming(document, reason="Gửi nhầm cơ quan")()
        assert not row(document).is_void


class TestCancel:
    @pytest.mark.requirement("FD-3.8b")
    def test_takes_everything_back(self, office):
        document = document_in(office, "submitted")
        [task, other] = assign(office, document, coordinate=["noi-vu:head"])
        with acting_as(office, "truong-phong"):
            [part] = task_verbs.PassOnTask(task, directive="Soạn", assignees=["chuyen-vien"])()
        with acting_as(office, "van-thu"):
            verbs.CancelIncoming(document, reason="Nơi gửi thu hồi")()
        assert api.content.get_state(document) == "recalled"
        assert [api.content.get_state(item) for item in (task, other, part)] == ["recalled"] * 3
        assert row(document).is_void
        assert document.holder == ()
        assert working(document) == set()
        taken = [entry.data for entry in journal.entries(document) if entry.verb == "take_back_task"]
        assert {data["assignee"] for data in taken} == {"van-hoa:head", "noi-vu:head", "chuyen-vien"}
        assert journal.verify(document) is None

    @pytest.mark.requirement("FD-3.8c")
    def test_stays_readable(self, office):
        document = document_in(office, "in_progress")
        with acting_as(office, "van-thu"):
            verbs.CancelIncoming(document, reason="Nơi gửi thu hồi")()
        assert api.user.has_permission("View", username="truong-phong", obj=document)
        assert not api.user.has_permission("View", username="nguoi-ngoai", obj=document)


class TestReopen:
    @pytest.mark.requirement("IN-25")
    def test_goes_back_to_who_instructed(self, office):
        document = document_in(office, "completed")
        with acting_as(office, "chanh-van-phong"):
            verbs.ReopenIncoming(document, reason="Kết thúc nhầm")()
        assert api.content.get_state(document) == "submitted"
        assert document.holder == ("chu-tich",)
        [task] = assign(office, document)
        with acting_as(office, "truong-phong"):
            task_verbs.CompleteTask(task, opinion="Đã xong")()
            verbs.FinishIncoming(document)()
        assert api.content.get_state(document) == "completed"
        assert journal.verify(document) is None

    @pytest.mark.requirement("IN-25")
    def test_what_is_then_only_to_know_can_be_finished(self, office):
        document = document_in(office, "completed")
        with acting_as(office, "chu-tich"):
            verbs.ReopenIncoming(document, reason="Kết thúc nhầm")()
            verbs.AssignIncoming(document, directive="Để biết", inform=["noi-vu:head"])()
            verbs.FinishIncoming(document)()
        assert api.content.get_state(document) == "completed"

    @pytest.mark.parametrize("person", ["van-thu", "truong-phong", "chuyen-vien", "nguoi-ngoai"])
    def test_not_by_everybody(self, office, person):
        document = document_in(office, "completed")
        with acting_as(office, person), pytest.raises(Refusal) as caught:
            verbs.ReopenIncoming(document, reason="Kết thúc nhầm")()
        assert caught.value.status == 403


class TestRemoval:
    @pytest.mark.requirement("AUD-04")
    def test_registered_documents_stay(self, office):
        document = receive(office)
        month = document.__parent__
        places = [(month, document), (month.__parent__, month), (office["van-ban-den"], month.__parent__)]
        for parent, child in [*places, (office, office["van-ban-den"])]:
            with api.env.adopt_roles(["Manager"]), pytest.raises(Refusal) as caught:
                parent.manage_delObjects([child.getId()])
            assert caught.value.status == 409

    def test_a_document_that_has_no_number_may_go(self, office):
        document = receive(office, register_now=False)
        month, name = document.__parent__, document.getId()
        with api.env.adopt_roles(["Manager"]):
            month.manage_delObjects([name])
        assert name not in month

    @pytest.mark.requirement("AUD-04")
    @pytest.mark.parametrize("person", ["van-thu", "chu-tich", "truong-phong"])
    def test_nobody_of_the_staff_deletes(self, office, person):
        document = document_in(office, "in_progress")
        assert not api.user.has_permission("Delete objects", username=person, obj=document)

    @pytest.mark.requirement("AUD-04")
    @pytest.mark.parametrize("state", ["registered", "submitted", "in_progress", "completed"])
    def test_the_number_of_a_live_document_is_not_voided(self, office, state):
        document = document_in(office, state)
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            VoidNumber(books.by_uid(document.register), number=document.arrival_number, reason="Nhầm số")()
        assert caught.value.status == 409
        assert not row(document).is_void

    def test_units_with_documents_stay(self, office):
        document_in(office, "in_progress")
        with api.env.adopt_roles(["Manager"]):
            for name in ("van-hoa", "van-phong"):
                with pytest.raises(Refusal):
                    office["to-chuc"].manage_delObjects([name])
                with pytest.raises(Refusal):
                    office["to-chuc"].manage_renameObject(name, f"{name}-moi")
            SyncUnit(office["to-chuc"]["noi-vu"])()
            office["to-chuc"].manage_delObjects(["noi-vu"])
        assert "van-hoa" in office["to-chuc"]
        assert "noi-vu" not in office["to-chuc"]
