"""The pages and forms of tasks in a browser without script."""

from builders.office import acting_as
from builders.office import receive
from builders.pages import open_office
from builders.pages import Person
from builders.pages import see
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.workdays import today
from datetime import timedelta
from plone import api

import pytest
import transaction


SOON = today() + timedelta(days=7)


@pytest.fixture
def site(functional, functional_portal):
    open_office(functional_portal)
    return functional_portal


@pytest.fixture
def person(functional, site):
    return lambda userid: Person(functional["app"], userid)


@pytest.fixture
def lead(site):
    document = receive(site)
    with acting_as(site, "van-thu"):
        verbs.SubmitIncoming(document, to="van-phong:head")()
    with acting_as(site, "chanh-van-phong"):
        verbs.SubmitIncoming(document, to="chu-tich")()
    with acting_as(site, "chu-tich"):
        [task] = verbs.AssignIncoming(document, directive="Giao chủ trì", lead=["van-hoa:head"], due_date=SOON)()
    transaction.commit()
    return task


@pytest.fixture
def sub(site, lead):
    with acting_as(site, "truong-phong"):
        [task] = task_verbs.PassOnTask(lead, directive="Soạn văn bản", assignees=["chuyen-vien"])()
    transaction.commit()
    return task


def state(obj):
    see(obj)
    return api.content.get_state(obj)


class TestVerbs:
    @pytest.mark.requirement("IN-19")
    def test_head_passes_on_with_directive_and_due_date(self, site, person, lead):
        head = person("truong-phong").go(lead, "@@pass-on")
        assert head.getControl(name="form.widgets.directive").value == "Giao chủ trì"
        assert head.getControl(name="form.widgets.due_date").value == f"{SOON:%d/%m/%Y}"
        head.press(directive="Soạn văn bản", assignees=["chuyen-vien"])
        assert head.url == lead.host().absolute_url()
        assert "Vũ Thị Chuyên" in head.text(".eo-messages")
        assert state(lead) == "accepted"
        [task] = lead.subtasks()
        assert (task.assignee, task.directive, task.due_date) == ("chuyen-vien", "Soạn văn bản", SOON)

    def test_only_own_staff_is_offered(self, site, person, lead):
        head = person("truong-phong").go(lead, "@@pass-on")
        offered = {one["value"] for one in head.page.select("input[type=checkbox]")}
        assert offered == {"chuyen-vien", "chuyen-vien-2"}

    def test_the_specialist_works_from_the_document_page(self, site, person, sub):
        specialist = person("chuyen-vien").go(sub.host())
        assert specialist.primary() == "accept"
        specialist.getControl("Nhận việc", index=0).click()
        assert state(sub) == "accepted"
        specialist.go(sub, "@@report").press(text="Đã có dự thảo", percent="50")
        assert "Đã có dự thảo" in specialist.text(f"#task-{sub.getId()}")
        specialist.go(sub, "@@complete").press(opinion="Đã tham mưu xong")
        assert state(sub) == "completed"
        assert "Đã tham mưu xong" in person("chu-tich").go(sub.host()).text("#xu-ly")

    @pytest.mark.requirement("IN-21")
    def test_completing_the_last_lead_task_offers_to_finish(self, site, person, lead):
        head = person("truong-phong").go(lead, "@@complete").press(opinion="Đã giải quyết")
        offered = head.page.select_one(".eo-message a.btn")
        assert offered["href"] == f"{lead.host().absolute_url()}/@@finish"
        assert offered.get_text() == "Kết thúc"
        head.open(offered["href"])
        head.press(opinion="Lưu hồ sơ")
        assert state(lead.host()) == "completed"

    def test_return_and_take_back(self, site, person, sub):
        person("chuyen-vien").go(sub, "@@return").press(reason="Không thuộc việc của tôi")
        assert state(sub) == "returned"
        lead = sub.aq_parent
        person("chu-tich").go(lead, "@@take-back").press(reason="Giao nhầm đơn vị")
        assert state(lead) == "recalled"
        assert state(lead.host()) == "submitted"

    def test_waiting_for_sub_tasks_is_said(self, site, person, sub):
        head = person("truong-phong").go(sub.aq_parent, "@@complete")
        assert "Vũ Thị Chuyên" in head.text(".eo-messages")
        assert state(sub.aq_parent) == "accepted"


class TestRights:
    def test_others_may_read_the_task_and_do_nothing(self, site, person, lead):
        reader = person("chanh-van-phong").go(lead)
        assert reader.status == 200
        assert "Giao chủ trì" in reader.text("#content")
        assert reader.page.select(".eo-task-steps") == []
        for name in ("pass-on", "complete", "report", "return", "take-back"):
            browser = person("chanh-van-phong").go(lead, f"@@{name}")
            assert browser.url == lead.absolute_url()
            assert browser.text(".eo-message-warning")
            assert browser.page.select(".eo-verb") == []

    def test_strangers_do_not_reach_a_task(self, site, person, sub):
        for name in ("", "@@accept", "@@complete", "@@take-back"):
            browser = person("nguoi-ngoai").go(sub, name)
            assert browser.refused
            assert "Soạn văn bản" not in browser.contents

    def test_one_click_needs_a_post_with_token_of_the_assignee(self, site, person, sub):
        specialist = person("chuyen-vien").go(sub, "@@accept")
        assert state(sub) == "open"
        specialist.post(f"{sub.absolute_url()}/@@accept", "x=1")
        assert specialist.status == 403
        assert state(sub) == "open"
        head = person("truong-phong").go(sub)
        token = head.page.select_one("meta[name=eo-token]")["content"]
        head.post(f"{sub.absolute_url()}/@@accept", f"_authenticator={token}")
        assert head.refused
        assert state(sub) == "open"

    def test_a_task_page_shows_paper_and_document(self, site, person, sub):
        page = person("chuyen-vien").go(sub)
        assert page.page.select_one(".eo-paper iframe")
        assert "1098/QĐ-UBND" in page.text(".eo-doc-brief")
        assert "Soạn văn bản" in page.text()
