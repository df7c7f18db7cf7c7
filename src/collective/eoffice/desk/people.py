"""Who stands before the desk: his principals, and as what he works here."""

from collective.eoffice.organisation import directory
from collective.eoffice.registers import books
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A user, with what decides which worklists are his."""

    userid: str
    principals: tuple[str, ...]
    clerk: bool = False
    """Keeps the registry of the agency, or a book of his own unit."""
    leader: bool = False
    """Leads the agency."""
    office_leader: bool = False
    """Leads the Office."""
    head: bool = False
    """Leads any other unit."""

    @property
    def instructs(self) -> bool:
        """Whether documents are submitted to him."""
        return self.leader or self.office_leader


def person_of(userid: str) -> Person:
    """Return the person behind a user id."""
    named = directory.functions_of(userid)
    functions = [(directory.unit_brain(unit).eoffice_unit["kind"], function) for unit, function in named]
    desks = books.desks_of(userid, "incoming") if any(function == "clerk" for _unit, function in named) else ()
    leads = {kind for kind, function in functions if function in ("head", "deputy")}
    return Person(
        userid=userid,
        principals=tuple(directory.principals_of_user(userid)),
        clerk=("office", "clerk") in functions or bool(desks),
        leader="leadership" in leads,
        office_leader="office" in leads,
        head=bool(leads - {"leadership", "office"}),
    )
