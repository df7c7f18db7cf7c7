"""Which switches contradict each other, and why."""

from collective.eoffice import _
from collective.eoffice.policy.interfaces import IAgencyPolicy
from string import Formatter
from types import SimpleNamespace
from typing import NamedTuple
from zope.schema import getFields


CHAIN = ("head", "office", "leader")
PLACEHOLDERS = {"given", "initials", "year", "year?", "place", "unit"}


class Contradiction(NamedTuple):
    """What is wrong with a policy: the switch to look at and a translatable reason."""

    field: str
    message: str


def check_policy(values):
    """Return the contradictions of a policy as a list of `Contradiction`; an empty list means that it holds.

    `values` maps names of switches to values; what is missing counts with its default. The values of single
    switches are taken as valid for their fields.
    """
    policy = SimpleNamespace(
        **{name: values.get(name, field.default) for name, field in getFields(IAgencyPolicy).items()}
    )
    return [Contradiction(field, message) for field, broken, message in RULES if broken(policy)]


def _placeholders(pattern):
    """Return the names in the braces of a pattern, or None when it cannot be read."""
    try:
        return {name for _text, name, _spec, _conversion in Formatter().parse(pattern or "") if name is not None}
    except ValueError:
        return None


def _bad_pattern(policy):
    """Tell whether the pattern of login names cannot make names."""
    names = _placeholders(policy.account_pattern)
    return not names or not names <= PLACEHOLDERS or not names & {"given", "unit"}


def _bad_password(policy):
    """Tell whether the first password is neither random nor fixed with a value."""
    kind, _colon, value = (policy.initial_password or "").partition(":")
    return not (policy.initial_password == "random" or (kind == "fixed" and value.strip()))


def _bad_chain(policy):
    """Tell whether the reviewers are not in the order head, office, leader, each at most once."""
    return list(policy.outgoing_chain) != [reviewer for reviewer in CHAIN if reviewer in policy.outgoing_chain]


def _leader_decides_outside(policy):
    """Tell whether the number waits for a leader who never sees the draft."""
    return policy.numbering_moment != "on_registration" and "leader" not in policy.outgoing_chain


def _same_colours(policy):
    """Tell whether two reviewers have the same colour."""
    return len(set(policy.reviewer_colours.values())) < len(policy.reviewer_colours)


# (switch, is it broken?, reason)
RULES = (
    (
        "scan_before_forward",
        lambda policy: policy.incoming_route == "paper_first" and policy.scan_before_forward,
        _(
            "contradiction_paper_first_scan",
            default="On the paper-first route a document is scanned after the leader's directive, so it cannot be "
            "scanned before forwarding.",
        ),
    ),
    (
        "named_policy",
        lambda policy: policy.named_policy == "direct_to_addressee" and not policy.allow_named_direct,
        _(
            "contradiction_named_direct",
            default="Letters addressed by name are to go directly to the addressee, but this is not allowed.",
        ),
    ),
    (
        "allow_named_direct",
        lambda policy: policy.named_policy == "register_no_scan" and policy.allow_named_direct,
        _(
            "contradiction_named_paper",
            default="Letters addressed by name are handed over on paper without a scan, so nothing can be sent "
            "to the leader in the system.",
        ),
    ),
    (
        "scan_rules",
        lambda policy: (
            policy.named_policy == "register_no_scan"
            and policy.scan_rules.get("named", "full") not in ("none", "metadata_only")
        ),
        _(
            "contradiction_named_scan",
            default="Letters addressed by name are not to be scanned, but the scan rules would scan them.",
        ),
    ),
    (
        "secret_policy",
        lambda policy: policy.secret_policy != "refuse",
        _("contradiction_secret", default="State secrets never enter this system; they can only be refused."),
    ),
    (
        "abstract_forbidden",
        lambda policy: policy.abstract_min_rule == "forbid_list" and not policy.abstract_forbidden,
        _("contradiction_no_forbidden", default="Subjects are to be refused, but the list of them is empty."),
    ),
    (
        "accepted_formats",
        lambda policy: not policy.accepted_formats,
        _("contradiction_no_format", default="Without an accepted file format nothing can be registered."),
    ),
    (
        "accepted_formats",
        lambda policy: (
            policy.formats_both_required
            and not ("pdf" in policy.accepted_formats and policy.accepted_formats & {"doc", "docx"})
        ),
        _(
            "contradiction_both_formats",
            default="PDF and editable text are both required, but the accepted formats leave one of them out.",
        ),
    ),
    (
        "finish_allowed_roles",
        lambda policy: not policy.finish_allowed_roles,
        _("contradiction_nobody_finishes", default="Nobody may finish a document; choose at least one."),
    ),
    (
        "outgoing_chain",
        _bad_chain,
        _(
            "contradiction_chain_order",
            default="A draft goes from the head to the Office and then to the leader, to each of them once.",
        ),
    ),
    (
        "outgoing_chain",
        lambda policy: policy.outgoing_chain and "leader" not in policy.outgoing_chain,
        _("contradiction_chain_end", default="A draft must end with the leader, who approves or signs it."),
    ),
    (
        "return_targets",
        lambda policy: policy.outgoing_chain and not policy.return_targets,
        _("contradiction_no_return", default="Reviewers need somebody to whom they may return a draft."),
    ),
    (
        "return_targets",
        lambda policy: "head" in policy.return_targets and "head" not in policy.outgoing_chain,
        _("contradiction_return_head", default="A draft cannot be returned to the head, who does not review it."),
    ),
    (
        "bypass_notify",
        lambda policy: policy.urgent_bypass and policy.bypass_notify == "nobody",
        _("contradiction_bypass_notify", default="Say who is told at once when an urgent draft bypasses the Office."),
    ),
    (
        "urgent_bypass",
        lambda policy: policy.urgent_bypass and "office" not in policy.outgoing_chain,
        _("contradiction_bypass_office", default="There is no review by the Office that could be bypassed."),
    ),
    (
        "dispatch_channels",
        lambda policy: not policy.dispatch_channels,
        _("contradiction_no_channel", default="Issued documents need at least one channel of dispatch."),
    ),
    (
        "agency_signature_required",
        lambda policy: policy.agency_signature_required and policy.dispatch_channels == {"post"},
        _(
            "contradiction_signature_post",
            default="The agency's digital signature is required, but documents leave only on paper by post.",
        ),
    ),
    (
        "agency_signature_required",
        lambda policy: "interchange" in policy.dispatch_channels and not policy.agency_signature_required,
        _(
            "contradiction_interchange_signature",
            default="Documents sent by interchange need the digital signature of the agency.",
        ),
    ),
    (
        "numbering_moment",
        lambda policy: policy.numbering_moment == "after_leader_signature" and policy.leader_signature == "wet",
        _(
            "contradiction_number_wet",
            default="The system does not see a signature in ink, so it cannot give the number after it. Choose "
            "after approval or on registration.",
        ),
    ),
    (
        "numbering_moment",
        _leader_decides_outside,
        _(
            "contradiction_number_chain",
            default="The number waits for the leader, but the leader is not among the reviewers.",
        ),
    ),
    (
        "leader_signature",
        lambda policy: policy.leader_signature == "digital" and "leader" not in policy.outgoing_chain,
        _(
            "contradiction_sign_chain",
            default="The leader signs digitally, but drafts never come to the leader in the system.",
        ),
    ),
    (
        "review_limit_days",
        lambda policy: policy.review_limit_days and not policy.outgoing_chain,
        _("contradiction_limit_chain", default="There is a time limit for reviews, but nobody reviews."),
    ),
    (
        "urgent_exempt",
        lambda policy: policy.urgent_exempt and not policy.review_limit_days,
        _("contradiction_exempt", default="Urgent drafts cannot be exempt from a time limit that does not exist."),
    ),
    (
        "reviewer_colours",
        _same_colours,
        _("contradiction_colours", default="Two reviewers with the same colour cannot be told apart."),
    ),
    (
        "reviewer_colours",
        lambda policy: not set(policy.reviewer_colours) <= set(policy.outgoing_chain),
        _("contradiction_colour_chain", default="A colour is given to somebody who does not review."),
    ),
    (
        "account_pattern",
        _bad_pattern,
        _(
            "contradiction_pattern",
            default="The pattern of login names needs {given} or {unit}, and knows only {initials}, {year}, "
            "{year?} and {place} besides.",
        ),
    ),
    (
        "allow_unit_accounts",
        lambda policy: "unit" in (_placeholders(policy.account_pattern) or ()) and not policy.allow_unit_accounts,
        _("contradiction_unit_accounts", default="Login names stand for units, but accounts of units are not allowed."),
    ),
    (
        "initial_password",
        _bad_password,
        _("contradiction_password", default="Enter random, or fixed: followed by the password."),
    ),
    (
        "force_change",
        lambda policy: not policy.force_change,
        _("contradiction_force_change", default="The first password must always be changed."),
    ),
    (
        "message_max_mb",
        lambda policy: policy.message_max_mb and not (policy.chat_enabled or policy.internal_mail_enabled),
        _("contradiction_message_size", default="A size of messages is set, but messages are switched off."),
    ),
    (
        "reminder_escalation_role",
        lambda policy: "overdue" in policy.reminder_schedule and policy.reminder_escalation_role == "nobody",
        _("contradiction_escalation", default="Say who is told when something is overdue."),
    ),
    (
        "backup_schedule",
        lambda policy: not policy.backup_schedule,
        _("contradiction_backup", default="The data must be backed up; choose daily or weekly."),
    ),
)
