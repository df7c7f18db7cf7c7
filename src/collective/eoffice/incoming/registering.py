"""Registering: the document gets its arrival number in a book."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice import journal
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import rights
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.routes import current_user
from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_policy
from collective.eoffice.registers import books
from plone import api
from zope import schema
from zope.interface import Interface


class IRegisterIncoming(Interface):
    """Into which book."""

    register = schema.Choice(
        title=_("label_register", default="Book"),
        description=_("help_register", default="Empty: the agency's book of the year."),
        vocabulary="collective.eoffice.open_incoming_registers",
        required=False,
    )


class RegisterIncoming(Action):
    """Enter a received document in the book; returns the row with its number (IN-02, FD-3.1đ)."""

    verb = "register"
    title = _("action_register", default="Register")
    permission = rights.REGISTER
    transition = "register"
    states = frozenset({"received"})
    schema = IRegisterIncoming
    reindex = (
        "eoffice_arrival_order",
        "eoffice_number_sort",
        "eoffice_register",
        "eoffice_register_year",
        "SearchableText",
        "ExactText",
    )

    def check(self) -> None:
        """Find the book and ask the policy."""
        document = self.context
        self._book = self._choose_book()
        if self._book.year != document.arrival_date.year:
            raise Refusal(
                _(
                    "refusal_wrong_year",
                    default="The book “${title}” is not of the year of arrival.",
                    mapping={"title": self._book.title},
                ),
                field="register",
            )
        if self._book.document_types and document.document_type not in self._book.document_types:
            raise Refusal(
                _(
                    "refusal_wrong_book_type",
                    default="The book “${title}” is not for this type of document.",
                    mapping={"title": self._book.title},
                ),
                field="register",
            )

    def _choose_book(self):
        """Return the book that was named, one's own unit's, or the agency's of the year."""
        if self.data["register"]:
            return books.by_uid(self.data["register"])
        year = self.context.arrival_date.year
        own = books.own_books(current_user(), "incoming")
        at_registry = rights.CLERK in api.user.get_roles()
        unit = own[0].eoffice_register_unit if own and not at_registry else None
        return books.book_for("incoming", year, unit)

    def execute(self):
        """Take the number."""
        document = self.context
        entry = self._book.allocate(document.UID())
        document.arrival_number = entry.number
        document.arrival_label = entry.label
        document.register = self._book.UID()
        if self._book.unit:
            clerks = directory.group_id(self._book.unit, "clerk")
            access.grant(document, clerks, rights.CLERK, "register", self._book.UID())
        return entry

    def keep_journal(self, result) -> None:
        """Keep number and book."""
        journal.record(self.context, self.verb, number=result.label, register=self._book.UID(), book=self._book.title)


def needs_file(document) -> bool:
    """Tell whether policy wants a file before the document goes on (scan_before_forward)."""
    if not get_policy().scan_before_forward:
        return False
    data = {"scan_profile": document.scan_profile, "addressed_by_name": document.addressed_by_name}
    return rules.scan_rule(data) not in ("none", "metadata_only") and not any(
        child.portal_type == "File" for child in document.objectValues()
    )
