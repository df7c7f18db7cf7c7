"""The way of a document through the office, verb by verb, as the people themselves."""

from builders.office import acting_as
from builders.office import receive
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.tasks.content import child_tasks
from collective.eoffice.workdays import today
from datetime import timedelta
from plone import api

import pytest


SOON = today() + timedelta(days=5)


def state(obj):
    return api.content.get_state(obj)


def to_leader(portal, document):
    with acting_as(portal, "van-thu"):
        verbs.SubmitIncoming(document, to="van-phong:head")()
    with acting_as(portal, "chanh-van-phong"):
        verbs.SubmitIncoming(document, to="chu-tich")()


def assigned(portal, document, **changes):
    to_leader(portal, document)
    data = {"directive": "Giao chủ trì, tham mưu trước hạn.", "lead": ["van-hoa:head"], "due_date": SOON, **changes}
    with acting_as(portal, "chu-tich"):
        return verbs.AssignIncoming(document, **data)()


class TestOfficeFirst:
    @pytest.mark.requirement("IN-01", "IN-02", "IN-07", "IN-09", "IN-18", "IN-19", "IN-21")
    def test_from_mail_room_to_completion(self, office):
        document = receive(office)
        assert state(document) == "registered"
        assert document.arrival_number == 1
        tasks = assigned(office, document, coordinate=["noi-vu:head"], inform=["pho-chu-tich"])
        assert state(document) == "in_progress"
        assert document.holder == ("van-hoa:head",)
        lead = next(task for task in tasks if task.duty == "lead")
        with acting_as(office, "truong-phong"):
            [sub] = task_verbs.PassOnTask(lead, directive="Soạn văn bản", assignees=["chuyen-vien"])()
        assert document.holder == ("chuyen-vien",)
        with acting_as(office, "chuyen-vien"):
            task_verbs.AcceptTask(sub)()
            task_verbs.ReportProgress(sub, text="Đã có dự thảo", percent=50)()
            task_verbs.CompleteTask(sub, opinion="Đã tham mưu xong")()
            with pytest.raises(Refusal):
                verbs.FinishIncoming(document)()
        assert document.holder == ("van-hoa:head",)
        with acting_as(office, "truong-phong"):
            task_verbs.CompleteTask(lead, opinion="Đồng ý với chuyên viên")()
        with acting_as(office, "chuyen-vien"):
            verbs.FinishIncoming(document, opinion="Lưu hồ sơ")()
        assert state(document) == "completed"
        assert [state(task) for task in child_tasks(document)].count("recalled") == 1
        assert journal.verify(document) is None
        told = [entry.verb for entry in journal.entries(document)]
        assert told[:4] == ["receive", "register", "submit", "submit"]
        assert told[-1] == "finish"

    def test_clerk_may_not_submit_to_leader(self, office):
        document = receive(office)
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as refused:
            verbs.SubmitIncoming(document, to="chu-tich")()
        assert refused.value.field == "to"
        assert state(document) == "registered"
