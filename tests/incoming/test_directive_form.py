"""The forms of a document's verbs in a browser without script."""

from builders.office import acting_as
from builders.office import receive
from builders.pages import open_office
from builders.pages import Person
from builders.pages import see
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.incoming.quick_lists import quick_lists
from collective.eoffice.incoming.recipients_widget import tokens
from collective.eoffice.tasks.content import child_tasks
from collective.eoffice.workdays import calendar
from collective.eoffice.workdays import today
from collective.eoffice.workdays import words
from plone import api

import pytest
import transaction


FORMS = ("register", "submit", "assign", "inform", "finish", "return-to-registry", "refuse", "cancel", "reopen")


@pytest.fixture
def site(functional, functional_portal):
    open_office(functional_portal)
    return functional_portal


@pytest.fixture
def person(functional, site):
    return lambda userid: Person(functional["app"], userid)


@pytest.fixture
def document(site):
    made = receive(site)
    transaction.commit()
    return made


@pytest.fixture
def submitted(site, document):
    with acting_as(site, "van-thu"):
        verbs.SubmitIncoming(document, to="van-phong:head")()
    with acting_as(site, "chanh-van-phong"):
        verbs.SubmitIncoming(document, to="chu-tich")()
    transaction.commit()
    return document


def state(obj):
    see(obj)
    return api.content.get_state(obj)


class TestForms:
    @pytest.mark.requirement("IN-07", "IN-09")
    def test_submit_has_the_usual_recipient_chosen(self, site, person, document):
        clerk = person("van-thu").go(document, "@@submit")
        assert clerk.page.select_one(".eo-split .eo-paper iframe")
        assert clerk.page.select_one("input[type=radio][checked]")["value"] == "van-phong:head"
        clerk.press(note="Kính trình")
        assert clerk.url == document.absolute_url()
        assert "Đã trình Văn phòng HĐND và UBND." in clerk.text(".eo-messages")
        assert state(document) == "submitted"
        assert document.holder == ("van-phong:head",)

    @pytest.mark.requirement("IN-02")
    def test_register_offers_the_next_step(self, site, person):
        document = receive(site, register_now=False)
        transaction.commit()
        clerk = person("van-thu").go(document, "@@register").press()
        assert "01" in clerk.text(".eo-message")
        assert clerk.page.select_one(".eo-message a.btn")["href"].endswith("/@@submit")
        assert state(document) == "registered"

    def test_return_refuse_cancel_reopen(self, site, person, submitted):
        person("chu-tich").go(submitted, "@@return-to-registry").press(reason="Sai trích yếu")
        assert state(submitted) == "registered"
        person("van-thu").go(submitted, "@@cancel").press(reason="Bên gửi thu hồi")
        assert state(submitted) == "recalled"
        other = receive(site, register_now=False, reference="5/CV-UBND")
        transaction.commit()
        person("van-thu").go(other, "@@refuse").press(reason="Không đúng nơi nhận")
        assert state(other) == "returned"

    @pytest.mark.requirement("IN-27")
    def test_inform_creates_no_duty(self, site, person, submitted):
        person("chu-tich").go(submitted, "@@inform").press(inform=["truong-phong", "noi-vu:head"])
        see(site)
        assert set(submitted.informed) == {"truong-phong", "noi-vu:head"}
        assert child_tasks(submitted) == []

    def test_a_wrong_value_is_told_beside_its_field_and_nothing_is_lost(self, site, person, submitted):
        chair = person("chu-tich").go(submitted, "@@assign")
        chair.press(directive="Giao chủ trì", coordinate=["noi-vu:head"])
        assert chair.getControl(name="form.widgets.directive").value == "Giao chủ trì"
        assert chair.getControl(name="form.widgets.coordinate:list").value == ["noi-vu:head"]
        assert "chủ trì" in chair.text("#formfield-form-widgets-lead")
        assert chair.page.select_one("#formfield-form-widgets-lead.error")
        assert state(submitted) == "submitted"

    def test_a_missing_reason_is_told(self, site, person, submitted):
        chair = person("chu-tich").go(submitted, "@@return-to-registry").press(reason="")
        assert chair.page.select_one("#formfield-form-widgets-reason.error")
        assert state(submitted) == "submitted"

    def test_a_form_without_token_does_nothing(self, site, person, submitted):
        chair = person("chu-tich")
        chair.post(
            f"{submitted.absolute_url()}/@@return-to-registry",
            "form.widgets.reason=Kh%C3%B4ng+r%C3%B5&form.buttons.do=1",
        )
        assert chair.page.select_one(".eo-verb .eo-message-danger")
        assert chair.getControl(name="form.widgets.reason").value == "Không rõ"
        assert state(submitted) == "submitted"

    def test_a_link_does_nothing(self, site, person, submitted):
        person("chu-tich").go(submitted, "@@return-to-registry?form.widgets.reason=Khong+ro&form.buttons.do=1")
        assert state(submitted) == "submitted"

    @pytest.mark.parametrize("userid", ["nguoi-ngoai", "chuyen-vien"])
    def test_others_do_not_get_the_forms(self, site, person, submitted, userid):
        for name in FORMS:
            assert person(userid).go(submitted, f"@@{name}").refused

    def test_readers_do_not_get_the_forms_of_the_holder(self, site, person, submitted):
        for name in ("assign", "return-to-registry", "finish", "reopen"):
            browser = person("chanh-van-phong").go(submitted, f"@@{name}")
            assert not browser.page.select("form.eo-verb")


class TestDirective:
    @pytest.mark.requirement("IN-18", "IN-27")
    def test_instructs_assigns_and_informs_in_one_step(self, site, person, submitted):
        chair = person("chu-tich").go(submitted, "@@assign")
        chair.press(
            directive="Giao Phòng Văn hóa chủ trì",
            lead=["van-hoa:head"],
            coordinate=["noi-vu:head"],
            inform=["pho-chu-tich"],
            due_date=calendar().add(today(), 3).isoformat(),
        )
        assert "Phòng Văn hóa và Thông tin" in chair.text(".eo-messages")
        assert state(submitted) == "in_progress"
        assert [(task.assignee, task.duty) for task in child_tasks(submitted)] == [
            ("van-hoa:head", "lead"),
            ("noi-vu:head", "coordinate"),
        ]
        assert list(submitted.informed) == ["pho-chu-tich"]
        assert submitted.due_date == calendar().add(today(), 3)

    def test_quick_phrases_and_days_keep_what_was_typed(self, site, person, submitted):
        chair = person("chu-tich").go(submitted, "@@assign")
        chair.getControl(name="form.widgets.directive").value = "Đồng chí Trưởng phòng:"
        chair.getControl(name="form.widgets.inform:list").value = ["pho-chu-tich"]
        chair.getControl(name="phrase", index=0).click()
        text = chair.getControl(name="form.widgets.directive").value
        assert text.splitlines()[0] == "Đồng chí Trưởng phòng:"
        assert "tham mưu" in text.splitlines()[1]
        chair.getControl(name="due_days", index=2).click()
        assert chair.getControl(name="form.widgets.due_date").value == words.day(calendar().add(today(), 5))
        assert chair.getControl(name="form.widgets.directive").value == text
        assert chair.getControl(name="form.widgets.inform:list").value == ["pho-chu-tich"]
        assert state(submitted) == "submitted"

    def test_quick_lists_are_kept_used_and_deleted(self, site, person, submitted):
        chair = person("chu-tich").go(submitted, "@@assign")
        chair.getControl(name="form.widgets.directive").value = "Giao chủ trì"
        chair.getControl(name="form.widgets.lead:list").value = ["van-hoa:head"]
        chair.getControl(name="form.widgets.coordinate:list").value = ["noi-vu:head"]
        chair.getControl(name="list_name").value = "Khối văn xã"
        chair.getControl(name="save_list").click()
        assert chair.getControl(name="form.widgets.directive").value == "Giao chủ trì"
        see(site)
        assert quick_lists("chu-tich") == {
            "Khối văn xã": {"lead": ("van-hoa:head",), "coordinate": ("noi-vu:head",), "inform": ()}
        }
        assert quick_lists("pho-chu-tich") == {}
        chair = person("chu-tich").go(submitted, "@@assign")
        chair.getControl("Khối văn xã", index=0).click()
        assert chair.getControl(name="form.widgets.lead:list").value == ["van-hoa:head"]
        assert chair.getControl(name="form.widgets.coordinate:list").value == ["noi-vu:head"]
        chair.getControl(name="drop_list").click()
        see(site)
        assert quick_lists("chu-tich") == {}

    def test_an_empty_list_is_refused(self, site, person, submitted):
        chair = person("chu-tich").go(submitted, "@@assign")
        chair.getControl(name="list_name").value = "Trống"
        chair.getControl(name="save_list").click()
        assert chair.page.select_one(".eo-message-danger")
        see(site)
        assert quick_lists("chu-tich") == {}

    def test_a_list_is_not_kept_without_token(self, site, person, submitted):
        chair = person("chu-tich")
        chair.post(
            f"{submitted.absolute_url()}/@@assign", "save_list=1&list_name=x&form.widgets.lead:list=van-hoa:head"
        )
        assert chair.page.select_one(".eo-verb .eo-message-danger")
        see(site)
        assert quick_lists("chu-tich") == {}

    def test_recipients_are_those_that_may_be_chosen(self, site, person, submitted):
        chair = person("chu-tich").go(submitted, "@@assign")
        lead = [one["value"] for one in chair.page.select("[name='form.widgets.lead:list'] option") if one["value"]]
        assert "van-hoa:head" in lead
        assert "chuyen-vien" not in lead
        assert "nguoi-ngoai" not in chair.contents
        groups = [one["label"] for one in chair.page.select("[name='form.widgets.lead:list'] optgroup")]
        assert "Phòng Nội vụ" in groups

    def test_the_script_joins_what_was_chosen(self, site, submitted):
        """pat-select2 sends one value with semicolons instead of several values."""
        request = site.REQUEST.clone()
        request.form["x"] = ["a;b"]
        assert tokens(request, "x") == ["a", "b"]
        request.form["x"] = "a"
        assert tokens(request, "x") == ["a"]
        assert tokens(request, "y") is None

    def test_the_next_waiting_document_is_offered(self, site, person, submitted):
        other = receive(site, reference="7/TB-UBND")
        with acting_as(site, "van-thu"):
            verbs.SubmitIncoming(other, to="van-phong:head")()
        with acting_as(site, "chanh-van-phong"):
            verbs.SubmitIncoming(other, to="chu-tich")()
        transaction.commit()
        chair = person("chu-tich").go(submitted, "@@assign")
        chair.press(directive="Giao chủ trì", lead=["van-hoa:head"])
        assert chair.page.select_one(".eo-message a.btn")["href"] == f"{other.absolute_url()}/@@assign"
