"""Which book a document goes into; the next year's book opens by itself."""

from collective.eoffice import _
from collective.eoffice import journal
from collective.eoffice.actions import Refusal
from collective.eoffice.organisation import directory
from plone import api
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent


AREA = "so-van-ban"
CARRIED_OVER = ("direction", "unit", "document_types", "number_pattern", "is_default")


def books(direction: str, year: int | None = None, only_open: bool = True):
    """Return the brains of the books of a direction, the default first; whoever asks."""
    query = {"portal_type": "Register", "eoffice_direction": direction}
    if year is not None:
        query["eoffice_register_year"] = year
    if only_open:
        query["eoffice_register_open"] = True
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(query)
    return sorted(brains, key=lambda brain: (not brain.eoffice_is_default, brain.Title, brain.UID))


def own_books(userid: str, direction: str):
    """Return the brains of the open books that the user keeps as clerk of a unit (REG-03)."""
    units = {unit for unit, function in directory.functions_of(userid) if function == "clerk"}
    return [brain for brain in books(direction) if brain.eoffice_register_unit in units]


def open_first(year: int, title: str) -> None:
    """Open the agency's book of incoming documents when the site has no book at all."""
    if not books("incoming", only_open=False):
        new = createContent("Register", title=title, direction="incoming", year=year, is_default=True)
        journal.record(addContentToContainer(api.portal.get()[AREA], new, checkConstraints=False), "open_register")


def by_uid(uid: str):
    """Return the Register with this uid; refuse when there is none."""
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid, portal_type="Register")
    if not brains:
        raise Refusal(_("refusal_no_such_register", default="There is no such book."), field="register")
    return brains[0]._unrestrictedGetObject()


def book_for(direction: str, year: int, unit: str | None = None):
    """Return the book of a year for the agency (or one unit), opening it after the last year's if needed.

    Year roll-over (NĐ 30/2020 article 15.1): numbers start at 1 on 1 January, so the first document
    of a year opens the successors of last year's books.
    """
    found = [brain for brain in books(direction, year) if brain.eoffice_register_unit == (unit or "")]
    if not found:
        found = [brain for brain in roll_over(direction, year) if brain.eoffice_register_unit == (unit or "")]
    if not found:
        raise Refusal(
            _(
                "refusal_no_register",
                default="There is no open book for ${year}. Ask the administrator to open one.",
                mapping={"year": str(year)},
            ),
            field="register",
            status=409,
        )
    return found[0]._unrestrictedGetObject()


def roll_over(direction: str, year: int):
    """Open this year's successor of every book of the year before; return the brains of the year's books."""
    if not books(direction, year, only_open=False):
        for brain in books(direction, year - 1, only_open=False):
            _successor(brain._unrestrictedGetObject(), year)
    return books(direction, year)


def _successor(book, year: int):
    values = {name: getattr(book, name) for name in CARRIED_OVER}
    title = book.title.replace(str(book.year), str(year))
    if title == book.title:
        title = f"{title} {year}"
    new = addContentToContainer(
        api.portal.get()[AREA],
        createContent("Register", title=title, year=year, **values),
        checkConstraints=False,
    )
    journal.record(new, "open_register", after=book.UID())
    return new
