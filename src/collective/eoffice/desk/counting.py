"""The counts of one person's desk, taken once in a request."""

from collective.eoffice.desk import worklists
from collective.eoffice.desk.people import Person
from collective.eoffice.desk.people import person_of
from dataclasses import dataclass
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "collective.eoffice.desk"


@dataclass(frozen=True)
class Desk:
    """A person with the counts of his lists."""

    person: Person
    counts: list[tuple[worklists.Worklist, int]]

    @property
    def to_do(self) -> int:
        """How many things there are to do."""
        return worklists.to_do(self.counts)


def desk_of(request) -> Desk:
    """Return the desk of the current user; the catalog is asked once in a request, page and side bar share it."""
    userid = api.user.get_current().getId() or ""
    kept = IAnnotations(request).setdefault(KEY, {})
    if userid not in kept:
        person = person_of(userid)
        kept[userid] = Desk(person, worklists.counts_for(person))
    return kept[userid]
