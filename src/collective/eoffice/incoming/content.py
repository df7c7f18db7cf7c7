"""The incoming document (văn bản đến)."""

from collective.eoffice.actions.guarded import GuardedTransitions
from collective.eoffice.incoming.interfaces import IIncomingDocument
from collective.eoffice.incoming.notation import NotationError
from collective.eoffice.incoming.notation import parse
from collective.eoffice.tasks.content import all_tasks
from collective.eoffice.tasks.content import child_tasks
from collective.eoffice.tasks.interfaces import ITaskHost
from datetime import datetime
from datetime import UTC
from persistent.mapping import PersistentMapping
from plone.dexterity.content import Container
from zope.interface import implementer


@implementer(IIncomingDocument, ITaskHost)
class IncomingDocument(GuardedTransitions, Container):
    """An incoming document.

    `holder` is the tuple of principals that have it in hand, since `holder_since` (UTC). The records
    of who was informed and who read it are on the document, not in tasks (IN-27). `desk` is the id of the
    unit whose own registry received it, "" for the agency's. `leads` are the uids of the lead tasks of the
    latest directive; those of earlier ones have nothing to say any more.
    """

    arrival_number = None
    arrival_label = ""
    register = None
    desk = ""
    leads = ()
    holder = ()
    holder_since = None
    instructed_by = ""
    duplicate_of = ()
    _informed = None
    _readers = None

    @property
    def notation(self):
        """Return the parsed number and notation, or None where there is none or it cannot be parsed."""
        try:
            return parse(self.reference) if self.reference else None
        except NotationError:
            return None

    @property
    def code_number(self) -> str:
        """Return the number of the document, e.g. "1098"."""
        return self.notation.number if self.notation else ""

    @property
    def code_notation(self) -> str:
        """Return the notation of the document, e.g. "QĐ-UBND"."""
        return self.notation.notation if self.notation else ""

    def lead_tasks(self) -> list:
        """Return the lead tasks of the latest directive, each before its sub-tasks."""
        given = [task for task in child_tasks(self) if task.UID() in self.leads]
        return [task for lead in given for task in (lead, *all_tasks(lead)) if task.is_lead]

    def hand_to(self, principals) -> None:
        """Note who has the document in hand from now on."""
        principals = tuple(dict.fromkeys(principals))
        if principals != self.holder:
            self.holder = principals
            self.holder_since = datetime.now(UTC)

    def inform(self, principal: str, by: str) -> bool:
        """Note that a principal is to know of the document; False when he was told before."""
        if self._informed is None:
            self._informed = PersistentMapping()
        if principal in self._informed:
            return False
        self._informed[principal] = {"since": datetime.now(UTC), "by": by, "read_by": "", "read_at": None}
        return True

    @property
    def informed(self) -> dict[str, dict]:
        """Return, per informed principal, since when, by whom, and who read it when."""
        return dict(self._informed or {})

    @property
    def readers(self) -> dict[str, datetime]:
        """Return when each user read the document for the first time (UTC)."""
        return dict(self._readers or {})

    def read_by(self, userid: str, principals) -> bool:
        """Note that a user read the document; False when he did so before."""
        if self._readers is None:
            self._readers = PersistentMapping()
        now = datetime.now(UTC)
        for principal in set(principals) & set(self._informed or ()):
            if not self._informed[principal]["read_at"]:
                self._informed[principal] = {**self._informed[principal], "read_by": userid, "read_at": now}
        if userid in self._readers:
            return False
        self._readers[userid] = now
        return True

    def unread_by(self) -> tuple[str, ...]:
        """Return the informed principals that have not read the document."""
        return tuple(sorted(key for key, value in (self._informed or {}).items() if not value["read_at"]))
