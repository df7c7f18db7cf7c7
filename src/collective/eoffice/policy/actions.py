"""Changing the policy."""

from collective.eoffice import _
from collective.eoffice import journal
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.policy.interfaces import IAgencyPolicy
from collective.eoffice.policy.interfaces import POLICY_PREFIX
from collective.eoffice.policy.reading import get_policy
from collective.eoffice.policy.rules import check_policy
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.schema.interfaces import ValidationError


class ChangePolicy(Action):
    """Change switches of the agency's policy; the context is the site (ORG-09, ORG-16).

    Data: any number of switches by name. A policy that would contradict itself is refused as a whole; the
    `details` of the refusal hold `errors`, a list of (name of the switch, reason).
    """

    verb = "policy_changed"
    title = _("action_policy_changed", default="Policy changed")
    permission = "collective.eoffice: Manage policy"

    def validate(self):
        """Refuse unknown switches, invalid values and contradictions."""
        errors = []
        for name, value in self.data.items():
            field = IAgencyPolicy.get(name)
            if field is None:
                errors.append((name, _("policy_unknown_switch", default="There is no such switch.")))
                continue
            try:
                field.bind(self.context).validate(value)
            except ValidationError as error:
                errors.append((name, error.doc()))
        if not errors:
            errors = list(check_policy({**get_policy().as_dict(), **self.data}))
        if errors:
            name, message = errors[0]
            raise Refusal(message, field=name, details={"errors": errors})

    def execute(self):
        """Write what differs and return it as {name: (old, new)}."""
        registry = getUtility(IRegistry)
        before = get_policy().as_dict()
        changed = {name: (before[name], value) for name, value in sorted(self.data.items()) if before[name] != value}
        for name, (_old, new) in changed.items():
            registry[f"{POLICY_PREFIX}.{name}"] = new
        return changed

    def keep_journal(self, result):
        """Write a line with old and new values when something changed; passwords are left out."""
        if result:
            journal.record(
                self.context,
                self.verb,
                old={name: _plain(name, old) for name, (old, _new) in result.items()},
                new={name: _plain(name, new) for name, (_old, new) in result.items()},
            )


def _plain(name, value):
    """Return a value as the journal may keep it."""
    if name == "initial_password":
        return (value or "").partition(":")[0]
    return sorted(value) if isinstance(value, (set, frozenset)) else value
