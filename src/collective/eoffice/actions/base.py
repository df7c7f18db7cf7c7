"""The base of all verbs."""

from collective.eoffice import _
from collective.eoffice import journal
from collective.eoffice.actions.interfaces import ActionPerformed
from collective.eoffice.actions.interfaces import Refusal
from collective.eoffice.actions.interfaces import too_late
from collective.eoffice.actions.running import running
from plone import api
from typing import Any
from typing import ClassVar
from zope.event import notify
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IText
from zope.schema.interfaces import ValidationError

import re


CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Action:
    """One verb on one object.

    `prepare` is slow and harmless (hash, extract, render) and writes nothing. `perform` asks the
    guard (again), fires the workflow transition, writes, keeps the journal and tells subscribers;
    it belongs under the write lock. Calling the action does both.
    """

    verb: ClassVar[str] = ""
    title: ClassVar[Any] = None
    permission: ClassVar[str] = ""
    transition: ClassVar[str | None] = None
    states: ClassVar[frozenset[str]] = frozenset()
    schema: ClassVar[Any] = None
    reindex: ClassVar[tuple[str, ...]] = ()

    def __init__(self, context, request=None, **data):
        self.context = context
        self.request = request
        self.data = data

    @classmethod
    def available(cls, context) -> bool:
        """Tell whether the current user may use this verb on the object now, before any data is given."""
        try:
            cls(context).authorize()
        except Refusal:
            return False
        return True

    def __call__(self):
        """Do the verb and return what it made; raise Refusal when it is not possible."""
        self.prepare()
        return self.perform()

    def prepare(self) -> None:
        """Do slow work that writes nothing (by default none)."""

    def perform(self):
        """Check, execute, journal and notify, all in the caller's transaction."""
        self.authorize()
        self.validate()
        with running(self):
            if self.transition:
                api.portal.get_tool("portal_workflow").doActionFor(self.context, self.transition)
            result = self.execute()
        self.keep_journal(result)
        if self.reindex:
            self.context.reindexObject(idxs=list(self.reindex))
        notify(ActionPerformed(self, result))
        return result

    def authorize(self) -> None:
        """Refuse with 403 without the permission, with 409 in the wrong state, or as `guard` says."""
        if not api.user.has_permission(self.permission, obj=self.context):
            raise Refusal(_("refusal_not_allowed", default="You are not allowed to do this here."), status=403)
        if self.states and api.content.get_state(self.context, default=None) not in self.states:
            raise too_late()
        self.guard()

    def guard(self) -> None:
        """Ask the policy and the object; raise Refusal when the verb is not possible now."""

    def validate(self) -> None:
        """Fill in defaults, strip texts, hold the data against the schema, then ask `check`.

        A text of nothing but blanks is no text; control characters are dropped.
        """
        if self.schema is not None:
            for name, field in getFieldsInOrder(self.schema):
                bound = field.bind(self.context)
                value = self.data.setdefault(name, bound.default)
                if IText.providedBy(bound) and isinstance(value, str):
                    value = self.data[name] = CONTROL.sub("", value).strip() or bound.missing_value
                try:
                    bound.validate(value)
                except ValidationError as error:
                    raise Refusal(_invalid(field, error), field=name) from error
        self.check()

    def check(self) -> None:
        """Hold the data against the rules; raise Refusal with the field at fault."""

    def execute(self):
        """Write what the verb writes and return what it made."""
        raise NotImplementedError(self.verb)

    def journalled(self, result) -> Any:
        """Return the object whose journal tells of this verb."""
        return self.context

    def journal_data(self) -> dict[str, Any]:
        """Return what the journal keeps of the data: all that was given, by default."""
        return {name: value for name, value in self.data.items() if value not in (None, "", [], ())}

    def keep_journal(self, result) -> None:
        """Write the journal's line."""
        journal.record(self.journalled(result), self.verb, **self.journal_data())


def _invalid(field, error: ValidationError):
    item = getattr(field, "value_type", field)
    inner = next(iter(getattr(error, "errors", None) or ()), error)
    if IChoice.providedBy(item) and isinstance(inner, ConstraintNotSatisfied):
        return _(
            "refusal_not_a_choice",
            default="${field}: “${value}” cannot be chosen here.",
            mapping={"field": field.title, "value": str(inner.value)},
        )
    return _(
        "refusal_invalid_value",
        default="${field}: ${error}",
        mapping={"field": field.title, "error": error.doc()},
    )
