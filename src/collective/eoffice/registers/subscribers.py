"""What follows when a book is made, changed or thrown away."""

from collective.eoffice import _
from collective.eoffice import access
from collective.eoffice.actions import Refusal
from collective.eoffice.organisation import directory
from collective.eoffice.registers.books import books
from collective.eoffice.registers.interfaces import DIRECTIONS


CAUSE = "register"
READERS = ("Agency Leader", "Manager", "Office Leader", "Registry Clerk", "Site Administrator")


def close_to_others(book, event) -> None:
    """Let only those read a new book who may view registers (SEC-04)."""
    for permission in ("View", "Access contents information"):
        book.manage_permission(permission, READERS, acquire=False)


def refuse_second_default(book, event) -> None:
    """Refuse a second book that is offered first: each would begin at 1 (NĐ 30/2020 article 22.2)."""
    others = [
        brain
        for brain in books(book.direction, book.year)
        if brain.eoffice_is_default and brain.eoffice_register_unit == (book.unit or "") and brain.UID != book.UID()
    ]
    if book.is_default and others:
        raise Refusal(
            _(
                "refusal_second_default",
                default="“${title}” is offered first already. Numbers run on in one book through the year.",
                mapping={"title": others[0].Title},
            ),
            field="is_default",
            status=409,
        )


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


def refuse_alteration(book, event) -> None:
    """Refuse to change what the given numbers of a book stand for: its direction, year, unit and pattern."""
    if book.is_altered:
        raise Refusal(
            _(
                "refusal_register_altered",
                default="The book has numbers in it: its kind, year, unit and number pattern stay as they are.",
            ),
            status=409,
        )


def refuse_removal(book, event) -> None:
    """Refuse to throw a book with numbers away, alone or with its folder (NĐ 30/2020 article 22)."""
    if book.last_number and event.object.portal_type != "Plone Site":
        raise Refusal(
            _("refusal_delete_register", default="A book with numbers in it cannot be deleted. Close it instead."),
            status=409,
        )


def keep_unit(unit, event) -> None:
    """Refuse to take a unit away that keeps books of its own."""
    kept = [
        brain
        for direction in DIRECTIONS
        for brain in books(direction, only_open=False)
        if brain.eoffice_register_unit == unit.getId()
    ]
    if kept:
        raise Refusal(
            _(
                "refusal_unit_has_books",
                default="“${title}” keeps the book “${book}”. A unit with books stays; take its people away instead.",
                mapping={"title": unit.title, "book": kept[0].Title},
            ),
            status=409,
        )
