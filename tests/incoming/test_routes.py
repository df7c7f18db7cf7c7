"""The routes of the regulations, by policy alone."""

from builders.office import acting_as
from builders.office import receive
from builders.policy import DIEN_BIEN
from builders.policy import set_policy
from builders.states import SOON
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.incoming.routes import lead_targets
from collective.eoffice.incoming.routes import submit_targets
from collective.eoffice.tasks import actions as task_verbs
from plone import api

import pytest


def targets(portal, person, document) -> list[str]:
    with acting_as(portal, person):
        return submit_targets(document)


def leads(portal, person, document) -> list[str]:
    with acting_as(portal, person):
        return lead_targets(document)


class TestOfficeFirst:
    @pytest.mark.requirement("IN-07")
    def test_from_the_clerk_to_the_office_alone(self, office):
        assert targets(office, "van-thu", receive(office)) == ["van-phong:head", "chanh-van-phong"]

    @pytest.mark.requirement("IN-08")
    def test_a_letter_by_name_may_go_straight_to_the_leader(self, office):
        document = receive(office, addressed_by_name=True)
        assert "chu-tich" not in targets(office, "van-thu", document)
        set_policy(allow_named_direct=True)
        assert targets(office, "van-thu", document)[-2:] == ["chu-tich", "pho-chu-tich"]
        assert "chu-tich" not in targets(office, "van-thu", receive(office))
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="pho-chu-tich")()
        assert document.holder == ("pho-chu-tich",)

    @pytest.mark.requirement("IN-09")
    def test_the_office_passes_on_to_a_leader(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        assert targets(office, "chanh-van-phong", document) == ["lanh-dao:head", "chu-tich", "pho-chu-tich"]

    @pytest.mark.requirement("IN-09")
    def test_or_assigns_to_its_own_staff(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        assert leads(office, "chanh-van-phong", document) == ["chuyen-vien-vp", "van-thu"]
        with acting_as(office, "chanh-van-phong"):
            with pytest.raises(Refusal) as caught:
                verbs.AssignIncoming(document, directive="Xử lý", lead=["van-hoa:head"])()
            assert caught.value.field == "lead"
            [task] = verbs.AssignIncoming(document, directive="Tham mưu", lead=["chuyen-vien-vp"], due_date=SOON)()
        with acting_as(office, "chuyen-vien-vp"):
            task_verbs.CompleteTask(task, opinion="Đã xong")()
            verbs.FinishIncoming(document)()
        assert api.content.get_state(document) == "completed"

    def test_a_leader_passes_on_to_another(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        with acting_as(office, "chanh-van-phong"):
            verbs.SubmitIncoming(document, to="chu-tich")()
        with acting_as(office, "chu-tich"):
            assert submit_targets(document) == ["pho-chu-tich"]
            verbs.SubmitIncoming(document, to="pho-chu-tich")()
        assert document.holder == ("pho-chu-tich",)


class TestLeaderFirst:
    @pytest.mark.requirement("IN-11", "IN-19", "IN-21")
    def test_clerk_leader_head_specialist(self, office):
        set_policy(**DIEN_BIEN)
        document = receive(office)
        assert targets(office, "van-thu", document) == ["lanh-dao:head", "chu-tich", "pho-chu-tich"]
        with acting_as(office, "van-thu"):
            with pytest.raises(Refusal):
                verbs.SubmitIncoming(document, to="van-phong:head")()
            verbs.SubmitIncoming(document, to="chu-tich")()
        with acting_as(office, "chu-tich"):
            [task] = verbs.AssignIncoming(document, directive="Chuyển phòng xử lý", lead=["van-hoa:head"])()
        with acting_as(office, "truong-phong"):
            [part] = task_verbs.PassOnTask(task, directive="Xử lý", assignees=["chuyen-vien"])()
        with acting_as(office, "chuyen-vien"):
            task_verbs.CompleteTask(part, opinion="Đã xử lý")()
        with acting_as(office, "truong-phong"):
            task_verbs.CompleteTask(task, opinion="Đồng ý")()
            verbs.FinishIncoming(document)()
        assert api.content.get_state(document) == "completed"
        assert journal.verify(document) is None
        told = [entry.verb for entry in journal.entries(document)]
        assert told == [
            *("receive", "register", "submit", "give_task", "assign"),
            *("accept_task", "give_task", "pass_on_task", "complete_task", "complete_task", "finish"),
        ]

    @pytest.mark.requirement("IN-12")
    @pytest.mark.parametrize("person", ["chu-tich", "truong-phong"])
    def test_each_stage_may_finish(self, office, person):
        set_policy(**DIEN_BIEN)
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="chu-tich")()
        if person == "truong-phong":
            with acting_as(office, "chu-tich"):
                [task] = verbs.AssignIncoming(document, directive="Chuyển phòng", lead=["van-hoa:head"])()
            with acting_as(office, person):
                task_verbs.CompleteTask(task, opinion="Đã biết")()
        with acting_as(office, person):
            verbs.FinishIncoming(document)()
        assert api.content.get_state(document) == "completed"


class TestDirectToSpecialist:
    @pytest.mark.requirement("IN-20")
    def test_only_where_policy_allows_it(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"):
            verbs.SubmitIncoming(document, to="van-phong:head")()
        with acting_as(office, "chanh-van-phong"):
            verbs.SubmitIncoming(document, to="chu-tich")()
        with acting_as(office, "chu-tich"):
            with pytest.raises(Refusal) as caught:
                verbs.AssignIncoming(document, directive="Xử lý", lead=["chuyen-vien"], due_date=SOON)()
            assert caught.value.field == "lead"
            assert caught.value.message.mapping["value"] == "chuyen-vien"
            set_policy(allow_leader_to_specialist=True)
            verbs.AssignIncoming(document, directive="Xử lý", lead=["chuyen-vien"], due_date=SOON)()
        assert document.holder == ("chuyen-vien",)

    def test_a_unit_without_a_head_is_not_offered(self, office):
        document = receive(office)
        offered = leads(office, "chu-tich", document)
        assert "van-hoa:head" in offered
        assert "dong-ngan:head" not in offered
        assert "chu-tich" not in offered
