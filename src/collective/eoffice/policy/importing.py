"""A profile that sets the policy is held against the rules."""

from collective.eoffice.policy.reading import get_policy
from collective.eoffice.policy.rules import check_policy
from zope.i18n import translate


class PolicyImportError(ValueError):
    """A profile would make the policy contradict itself; the message lists the switches and reasons."""


def check_imported_policy(context):
    """Import step: after a profile with `registry/policy.xml`, raise `PolicyImportError` for a bad policy."""
    if context.readDataFile("policy.xml", subdir="registry") is None:
        return
    errors = check_policy(get_policy().as_dict())
    if errors:
        raise PolicyImportError("; ".join(f"{error.field}: {translate(error.message)}" for error in errors))
