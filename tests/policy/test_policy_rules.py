"""Policies that contradict themselves are refused with a reason."""

from collective.eoffice.policy.interfaces import IAgencyPolicy
from collective.eoffice.policy.rules import check_policy
from collective.eoffice.policy.rules import RULES
from zope.schema import getFields

import pytest


# One policy per rule, in the words of the switch table: (switch at fault, part of the reason, changed switches).
CONTRADICTIONS = [
    ("scan_before_forward", "paper-first", {"incoming_route": "paper_first"}),
    ("named_policy", "not allowed", {"named_policy": "direct_to_addressee"}),
    (
        "allow_named_direct",
        "without a scan",
        {"named_policy": "register_no_scan", "allow_named_direct": True, "scan_rules": {"named": "none"}},
    ),
    ("scan_rules", "would scan them", {"named_policy": "register_no_scan"}),
    ("secret_policy", "State secrets", {"secret_policy": "register"}),
    ("abstract_forbidden", "list of them is empty", {"abstract_min_rule": "forbid_list", "abstract_forbidden": ()}),
    ("accepted_formats", "nothing can be registered", {"accepted_formats": set()}),
    ("accepted_formats", "both required", {"accepted_formats": {"pdf"}, "formats_both_required": True}),
    ("finish_allowed_roles", "Nobody may finish", {"finish_allowed_roles": set()}),
    ("outgoing_chain", "once", {"outgoing_chain": ("office", "head", "leader")}),
    ("outgoing_chain", "once", {"outgoing_chain": ("head", "head", "leader")}),
    (
        "outgoing_chain",
        "end with the leader",
        {"outgoing_chain": ("head", "office"), "numbering_moment": "on_registration", "leader_signature": "wet"},
    ),
    ("return_targets", "may return", {"return_targets": set()}),
    ("return_targets", "does not review", {"return_targets": {"head"}, "outgoing_chain": ("leader",)}),
    ("bypass_notify", "who is told", {"urgent_bypass": True}),
    (
        "urgent_bypass",
        "no review by the Office",
        {"urgent_bypass": True, "bypass_notify": "chief_of_office", "outgoing_chain": ("head", "leader")},
    ),
    ("dispatch_channels", "at least one channel", {"dispatch_channels": set()}),
    ("agency_signature_required", "only on paper", {"dispatch_channels": {"post"}}),
    (
        "agency_signature_required",
        "sent by interchange",
        {"dispatch_channels": {"interchange"}, "agency_signature_required": False},
    ),
    ("numbering_moment", "in ink", {"leader_signature": "wet"}),
    ("numbering_moment", "not among the reviewers", {"outgoing_chain": (), "leader_signature": "wet"}),
    ("leader_signature", "never come", {"outgoing_chain": (), "numbering_moment": "on_registration"}),
    (
        "review_limit_days",
        "nobody reviews",
        {
            "review_limit_days": 3,
            "outgoing_chain": (),
            "numbering_moment": "on_registration",
            "leader_signature": "wet",
        },
    ),
    ("urgent_exempt", "does not exist", {"urgent_exempt": True}),
    ("reviewer_colours", "same colour", {"reviewer_colours": {"head": "red", "leader": "red"}}),
    (
        "reviewer_colours",
        "does not review",
        {"reviewer_colours": {"office": "red"}, "outgoing_chain": ("head", "leader")},
    ),
    ("account_pattern", "needs {given}", {"account_pattern": "{nickname}.{place}"}),
    ("account_pattern", "needs {given}", {"account_pattern": "everybody"}),
    ("account_pattern", "needs {given}", {"account_pattern": "{given"}),
    ("allow_unit_accounts", "not allowed", {"account_pattern": "{unit}"}),
    ("initial_password", "fixed:", {"initial_password": "fixed:"}),
    ("initial_password", "fixed:", {"initial_password": "123456"}),
    ("force_change", "always be changed", {"force_change": False}),
    ("message_max_mb", "switched off", {"message_max_mb": 10}),
    ("reminder_escalation_role", "overdue", {"reminder_schedule": {"overdue"}}),
    ("backup_schedule", "backed up", {"backup_schedule": set()}),
]


class TestCheckPolicy:
    def test_the_defaults_hold(self):
        assert check_policy({}) == []

    @pytest.mark.requirement("ORG-16")
    @pytest.mark.parametrize("field,reason,changes", CONTRADICTIONS)
    def test_contradiction(self, field, reason, changes):
        found = check_policy(changes)
        assert any(error.field == field and reason in error.message.default for error in found), found

    def test_every_rule_is_tried_above(self):
        tried = {error.message for _field, _reason, changes in CONTRADICTIONS for error in check_policy(changes)}
        assert {message for _field, _broken, message in RULES} == tried

    def test_rules_name_switches_that_exist(self):
        assert {field for field, _broken, _message in RULES} <= set(getFields(IAgencyPolicy))

    def test_an_agency_may_fix_its_first_password(self):
        assert check_policy({"initial_password": "fixed:123456"}) == []
