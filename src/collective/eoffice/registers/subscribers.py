"""What follows when a book is made, changed or thrown away."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice.actions import Refusal
from collective.eoffice.organisation import directory


CAUSE = "register"


def share_with_unit(book, event) -> None:
    """Let the clerks of the unit that keeps the book read it (REG-03, ORG-07)."""
    if book.unit is None:
        access.revoke(book, CAUSE)
        return
    clerks = directory.group_id(book.unit, "clerk")
    if any(grant.principal == clerks for grant in access.grants(book)):
        return
    with access.batch(book):
        access.revoke(book, CAUSE)
        access.grant(book, clerks, "Registry Clerk", CAUSE, CAUSE)


def refuse_removal(book, event) -> None:
    """Refuse to throw a book with numbers away (NĐ 30/2020 article 22)."""
    if event.object is book and book.last_number:
        raise Refusal(
            _("refusal_delete_register", default="A book with numbers in it cannot be deleted. Close it instead."),
            status=409,
        )
