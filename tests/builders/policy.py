"""Policies for tests: what an agency's profile would set, for the length of a test."""

from collective.eoffice.policy.interfaces import POLICY_PREFIX
from plone import api


def set_policy(**switches) -> None:
    """Set switches of the agency's policy in the registry of the site."""
    for name, value in switches.items():
        api.portal.set_registry_record(f"{POLICY_PREFIX}.{name}", value)


DIEN_BIEN = {
    "incoming_route": "leader_first",
    "named_policy": "register_no_scan",
    "finish_allowed_roles": {"leader", "head", "handler"},
    "deadline_required": False,
    "scan_rules": {"project": "submission_only", "central_law": "first_page", "named": "none"},
}
