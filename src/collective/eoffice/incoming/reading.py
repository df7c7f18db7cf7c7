"""Who read it: the read receipt of everybody who opens a document."""

from collective.eoffice import _
from collective.eoffice.actions import Action
from collective.eoffice.incoming.routes import current_user
from collective.eoffice.organisation import directory


class MarkRead(Action):
    """Note that the current user opened the document; only the first time counts.

    Returns True when it was the first time. Pages call it by POST after they are shown, so that
    looking at a page (GET) writes nothing.
    """

    verb = "read"
    title = _("action_mark_read", default="Mark as read")
    permission = "View"

    def execute(self):
        """Note it, and reindex only when something changed."""
        user = current_user()
        unread = self.context.unread_by()
        first = self.context.read_by(user, directory.principals_of_user(user))
        if first:
            self.context.reindexObject(idxs=["eoffice_read_by"])
        if unread != self.context.unread_by():
            self.context.reindexObject(idxs=["eoffice_unread"])
        return first

    def keep_journal(self, result) -> None:
        """Journal the first time alone."""
        if result:
            super().keep_journal(result)
