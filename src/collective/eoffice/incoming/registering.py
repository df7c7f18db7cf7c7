"""Registering: the document gets its arrival number in a book."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice import journal
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.incoming import rights
from collective.eoffice.incoming import rules
from collective.eoffice.incoming.attachments import file_facts
from collective.eoffice.incoming.routes import current_user
from collective.eoffice.intake.files import extension
from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_policy
from collective.eoffice.registers import books
from datetime import date
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

    def guard(self) -> None:
        """Leave the document to the desk that received it: each agency numbers its own (NĐ 30/2020 article 22)."""
        check_desk(self.context)

    def check(self) -> None:
        """Find the book and ask the policy."""
        document = self.context
        self._book = choose_book(self.data["register"], document.arrival_date, document.document_type, document.desk)

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


def choose_book(uid: str | None, day: date, document_type: str, desk: str = ""):
    """Return the book with this uid, or the desk's own book of the year of arrival; refuse a book that does not fit.

    `desk` is the unit whose registry received the document, "" for the agency's.
    """
    book = books.by_uid(uid) if uid else books.book_for("incoming", day.year, desk or None, document_type)
    if desk and book.unit != desk:
        raise Refusal(
            _(
                "refusal_other_book",
                default="The book “${title}” belongs to another registry.",
                mapping={"title": book.title},
            ),
            field="register",
        )
    check_fits(book, day, document_type)
    return book


def check_correction(document, data: dict) -> None:
    """Hold corrected data of a document against the rules for new ones, its files and the book that it is in."""
    rules.check_data(data)
    rules.check_file_set(data, [fact["pages"] for fact in file_facts(document)])
    if document.register:
        check_fits(books.by_uid(document.register), data["arrival_date"], data["document_type"])


def check_fits(book, day: date, document_type: str) -> None:
    """Refuse a document of another year or type than those of the book."""
    names = {"title": book.title}
    if book.year != day.year:
        message = _("refusal_wrong_year", default="The book “${title}” is not of the year of arrival.", mapping=names)
        raise Refusal(message, field="register")
    if not book.takes(document_type):
        message = _(
            "refusal_wrong_book_type", default="The book “${title}” is not for this type of document.", mapping=names
        )
        raise Refusal(message, field="register")


def file_refusal(document) -> Refusal | None:
    """Return why policy does not let the document go on with the files that it has, or None."""
    if needs_file(document):
        message = _(
            "refusal_file_missing",
            default="By the agency's rules the document is scanned before it goes on: add its file first.",
        )
        return Refusal(message, status=409)
    formats = {extension(fact["filename"]) for fact in file_facts(document)}
    if rules.missing_format(_scanning(document), formats):
        message = _(
            "refusal_formats_both",
            default="By the agency's rules a scanned document is kept as PDF and as text (.doc or .docx): "
            "add the one that is missing.",
        )
        return Refusal(message, status=409)
    return None


def needs_file(document) -> bool:
    """Tell whether policy wants a file before the document goes on (scan_before_forward)."""
    if not get_policy().scan_before_forward:
        return False
    return rules.scan_rule(_scanning(document)) not in ("none", "metadata_only") and not any(
        child.portal_type == "File" for child in document.objectValues()
    )


def _scanning(document) -> dict:
    return {name: getattr(document, name) for name in ("scan_profile", "addressed_by_name", "medium")}


def check_desk(document) -> None:
    """Refuse a clerk of another registry than the one that received the document (REG-03).

    The agency's registry reads what its wards receive, but works on it no more than they on its own.
    """
    desk = document.desk
    if not desk or desk in books.desks_of(current_user(), "incoming"):
        return
    if not api.user.has_permission("collective.eoffice: Manage registers", obj=api.portal.get()):
        raise Refusal(
            _("refusal_other_desk", default="Another registry received this document and registers it."), status=403
        )
