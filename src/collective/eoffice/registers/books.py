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


def desks_of(userid: str, direction: str) -> tuple[str, ...]:
    """Return the ids of the units for which the user keeps books of their own, open or not (ORG-07, REG-03)."""
    keepers = {brain.eoffice_register_unit for brain in books(direction, only_open=False)}
    return tuple(unit for unit, function in directory.functions_of(userid) if function == "clerk" and unit in keepers)


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


def book_for(direction: str, year: int, unit: str | None = None, document_type: str | None = None):
    """Return the book of a year for the agency (or one unit), opening it after the last year's if needed.

    Year roll-over (NĐ 30/2020 article 15.1): numbers start at 1 on 1 January, so the first document
    of a year opens the successors of the books of the year before. Among several the default comes first, and
    one that takes `document_type` before one that does not.
    """
    roll_over(direction, year)
    found = [
        brain._unrestrictedGetObject()
        for brain in books(direction, year)
        if brain.eoffice_register_unit == (unit or "")
    ]
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
    return next((book for book in found if document_type is None or book.takes(document_type)), found[0])


def roll_over(direction: str, year: int):
    """Open this year's successors for every desk that has no book of the year; return the brains of the year's books.

    They follow the desk's latest books; a year before those opens nothing.
    """
    existing = books(direction, only_open=False)
    latest: dict[str, int] = {}
    for brain in existing:
        desk = brain.eoffice_register_unit
        latest[desk] = max(latest.get(desk, 0), brain.eoffice_register_year)
    for brain in existing:
        if brain.eoffice_register_year == latest[brain.eoffice_register_unit] < year:
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
