"""The policy over REST, with real users."""

from collective.eoffice import journal
from collective.eoffice.policy import get_policy
from collective.eoffice.policy.interfaces import IAgencyPolicy
from zope.schema import getFields

import pytest
import transaction


PANEL = "@controlpanels/eoffice-policy"


def errors_by_field(response):
    return {error["field"]: error["message"] for error in response.json()["errors"]}


class TestPolicyForClients:
    def test_staff_read_the_switches(self, http):
        response = http("chuyen-vien", "GET", "@policy")
        assert response.status_code == 200
        body = response.json()
        assert body["switches"]["incoming_route"] == "office_first"
        assert body["switches"]["accepted_formats"] == ["doc", "docx", "pdf"]
        assert set(body["switches"]) == set(getFields(IAgencyPolicy)) - {"initial_password"}
        assert "short_notation" in body["identity"]

    def test_strangers_do_not(self, http):
        assert http(None, "GET", "@policy").status_code == 401


class TestPolicyPanel:
    @pytest.mark.requirement("ORG-09", "ORG-16")
    def test_the_administrator_changes_switches(self, http):
        response = http(
            "quan-tri",
            "PATCH",
            PANEL,
            {
                "incoming_route": "leader_first",
                "scan_rules": {"project": "submission_only"},
                "outgoing_chain": ["head", "leader"],
                "finish_allowed_roles": ["head", "handler"],
                "review_limit_days": 3,
            },
        )
        assert response.status_code == 204, response.text
        transaction.begin()
        policy = get_policy()
        assert policy.incoming_route == "leader_first"
        assert policy.scan_rules == {"project": "submission_only"}
        assert policy.outgoing_chain == ("head", "leader")
        assert policy.finish_allowed_roles == {"head", "handler"}
        assert policy.review_limit_days == 3

    def test_the_panel_shows_schema_and_values(self, http):
        response = http("quan-tri", "GET", PANEL)
        assert response.status_code == 200, response.text
        body = response.json()
        assert body["data"]["secret_policy"]["token"] == "refuse"
        chapters = [fieldset["id"] for fieldset in body["schema"]["fieldsets"] if fieldset["fields"]]
        assert chapters == [
            "incoming",
            "scanning",
            "tasks",
            "outgoing",
            "signing",
            "accounts",
            "messaging",
            "reminders",
            "operation",
        ]
        assert set(getFields(IAgencyPolicy)) <= set(body["schema"]["properties"])

    def test_a_contradiction_is_refused_and_nothing_is_written(self, http):
        response = http("quan-tri", "PATCH", PANEL, {"incoming_route": "paper_first", "deadline_required": True})
        assert response.status_code == 400
        assert list(errors_by_field(response)) == ["scan_before_forward"]
        assert response.json()["field"] == "scan_before_forward"
        assert response.json()["message"] == errors_by_field(response)["scan_before_forward"]
        transaction.begin()
        assert get_policy().incoming_route == "office_first"
        assert get_policy().deadline_required is False

    def test_switches_that_fit_together_pass_together(self, http):
        values = {"incoming_route": "paper_first", "scan_before_forward": False}
        assert http("quan-tri", "PATCH", PANEL, values).status_code == 204

    @pytest.mark.parametrize(
        "values",
        [
            {"incoming_route": "by_pigeon"},
            {"secret_policy": "accept"},
            {"finish_allowed_roles": ["everybody"]},
            {"scan_rules": {"project": "twice"}},
            {"scan_rules": {"poems": "full"}},
            {"review_limit_days": 0},
            {"review_limit_days": "three"},
            {"outgoing_chain": ["head", "head", "leader"]},
            {"no_such_switch": True},
        ],
    )
    def test_bad_values_are_refused_with_the_switch_named(self, http, values):
        response = http("quan-tri", "PATCH", PANEL, values)
        assert response.status_code == 400, response.text
        found = errors_by_field(response)
        assert list(found) == list(values)
        assert all(found.values())

    def test_a_body_that_is_no_object_is_refused(self, http):
        assert http("quan-tri", "PATCH", PANEL, ["office_first"]).status_code == 400

    @pytest.mark.parametrize("userid", ["chanh", "chuyen-vien", None])
    def test_others_may_not(self, http, userid):
        response = http(userid, "PATCH", PANEL, {"deadline_required": True})
        assert response.status_code in (401, 403, 404)
        transaction.begin()
        assert get_policy().deadline_required is False

    def test_changes_are_journalled_without_passwords(self, http):
        values = {"deadline_required": True, "initial_password": "fixed:Bimat@2026"}
        assert http("quan-tri", "PATCH", PANEL, values).status_code == 204
        transaction.begin()
        entry = journal.entries(http.portal)[-1]
        assert (entry.verb, entry.actor) == ("policy_changed", "quan-tri")
        assert entry.data["old"] == {"deadline_required": False, "initial_password": "random"}
        assert entry.data["new"] == {"deadline_required": True, "initial_password": "fixed"}

    def test_saving_the_same_again_leaves_no_line(self, http):
        before = len(journal.entries(http.portal))
        assert http("quan-tri", "PATCH", PANEL, {"deadline_required": False}).status_code == 204
        transaction.begin()
        assert len(journal.entries(http.portal)) == before


class TestIdentityPanel:
    def test_the_administrator_names_the_agency(self, http):
        panel = "@controlpanels/eoffice-identity"
        assert http("quan-tri", "PATCH", panel, {"agency_name": "UBND xã Tân Lập"}).status_code == 204
        response = http("chuyen-vien", "GET", "@policy")
        assert response.json()["identity"]["agency_name"] == "UBND xã Tân Lập"
