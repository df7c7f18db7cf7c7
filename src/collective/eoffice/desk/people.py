"""Who stands before the desk: his principals, and as what he works here."""

from collective.eoffice.organisation import directory
from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A user, with what decides which worklists are his."""

    userid: str
    principals: tuple[str, ...]
    clerk: bool = False
    """Keeps a registry: of the agency, or of a unit."""
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
    functions = [
        (directory.unit_brain(unit).eoffice_unit["kind"], function) for unit, function in directory.functions_of(userid)
    ]
    leads = {kind for kind, function in functions if function in ("head", "deputy")}
    return Person(
        userid=userid,
        principals=tuple(directory.principals_of_user(userid)),
        clerk=any(function == "clerk" for _kind, function in functions),
        leader="leadership" in leads,
        office_leader="office" in leads,
        head=bool(leads - {"leadership", "office"}),
    )
