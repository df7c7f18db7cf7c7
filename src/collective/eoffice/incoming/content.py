"""The incoming document (văn bản đến)."""

from collective.eoffice.actions.guarded import GuardedTransitions
from collective.eoffice.incoming.interfaces import IIncomingDocument
from collective.eoffice.incoming.notation import NotationError
from collective.eoffice.incoming.notation import parse
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
    of who was informed and who read it are on the document, not in tasks (IN-27).
    """

    arrival_number = None
    arrival_label = ""
    register = None
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
