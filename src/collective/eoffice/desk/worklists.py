"""The named worklists: what waits for whom, each told by positive catalog queries alone."""

from collections.abc import Callable
from collective.eoffice import _
from collective.eoffice.desk.people import Person
from collective.eoffice.workdays import today
from dataclasses import dataclass
from datetime import timedelta
from plone import api
from typing import Any


DOCUMENT = {"portal_type": "IncomingDocument"}
TASK = {"portal_type": "Task"}
UNDER_WAY = ("submitted", "in_progress")


def before(day) -> dict:
    """Return the query of dates before a day."""
    return {"query": (day - timedelta(days=1)).isoformat(), "range": "max"}


@dataclass(frozen=True)
class Worklist:
    """A list of the desk.

    `queries` gives one query, or several that cannot find the same thing twice; `duty` is what a row asks of
    the person: register, submit, instruct, lead, coordinate, know, finish, wait or watch.
    """

    name: str
    title: Any
    empty: Any
    queries: Callable[[Person], tuple[dict, ...]]
    audience: Callable[[Person], bool] = lambda person: True
    duty: str = ""
    tone: str = ""
    """How a count above zero looks: danger, warning or nothing."""
    to_do: bool = True
    """Whether its rows are among the things to do."""
    usual: Callable[[Person], bool] = lambda person: True
    """Whether the person expects its card also when there is nothing in it."""

    def brains(self, person: Person) -> list:
        """Return the rows' brains, in no order."""
        catalog = api.portal.get_tool("portal_catalog")
        return [brain for query in self.queries(person) for brain in catalog(**query)]

    def count(self, person: Person) -> int:
        """Return how many rows there are; no brain is made."""
        catalog = api.portal.get_tool("portal_catalog")
        return sum(catalog(**query).actual_result_count for query in self.queries(person))


def _overdue(person: Person) -> tuple[dict, ...]:
    """My tasks and the documents that I have to instruct; what I hold in progress is there as its task."""
    mine, due = list(person.principals), before(today())
    return (
        {**TASK, "eoffice_lead": mine, "eoffice_due": due},
        {**TASK, "eoffice_coordinate": mine, "eoffice_due": due},
        {**DOCUMENT, "eoffice_holder": mine, "review_state": "submitted", "eoffice_due": due},
        {**DOCUMENT, "eoffice_to_finish": mine, "eoffice_due": due},
    )


def _works_on_tasks(person: Person) -> bool:
    """Tell whether the person's own work is tasks, not the registry and not instructing."""
    return not (person.clerk or person.instructs)


WORKLISTS = (
    Worklist(
        "overdue",
        _("worklist_overdue", default="Overdue"),
        _("worklist_overdue_empty", default="Nothing is overdue. Well done."),
        _overdue,
        lambda person: True,
        tone="danger",
        to_do=False,
    ),
    Worklist(
        "late_at_registry",
        _("worklist_late_at_registry", default="Not passed on the same day"),
        _("worklist_late_at_registry_empty", default="Everything that arrived before today was passed on."),
        lambda person: ({**DOCUMENT, "review_state": ["received", "registered"], "eoffice_arrival": before(today())},),
        lambda person: person.clerk,
        tone="danger",
        to_do=False,
    ),
    Worklist(
        "to_register",
        _("worklist_to_register", default="To register"),
        _("worklist_to_register_empty", default="Every document that arrived is in the book."),
        lambda person: ({**DOCUMENT, "review_state": "received"},),
        lambda person: person.clerk,
        duty="register",
    ),
    Worklist(
        "to_submit",
        _("worklist_to_submit", default="To submit"),
        _("worklist_to_submit_empty", default="Every registered document was submitted."),
        lambda person: ({**DOCUMENT, "review_state": "registered"},),
        lambda person: person.clerk,
        duty="submit",
    ),
    Worklist(
        "to_instruct",
        _("worklist_to_instruct", default="To instruct"),
        _("worklist_to_instruct_empty", default="No document waits for your instruction."),
        lambda person: ({**DOCUMENT, "review_state": "submitted", "eoffice_holder": list(person.principals)},),
        lambda person: person.instructs,
        duty="instruct",
    ),
    Worklist(
        "to_handle",
        _("worklist_to_handle", default="To handle (lead)"),
        _("worklist_to_handle_empty", default="Nobody waits for you to lead anything."),
        lambda person: ({**TASK, "eoffice_lead": list(person.principals)},),
        duty="lead",
        usual=_works_on_tasks,
    ),
    Worklist(
        "to_coordinate",
        _("worklist_to_coordinate", default="To co-ordinate"),
        _("worklist_to_coordinate_empty", default="Nobody waits for your co-ordination."),
        lambda person: ({**TASK, "eoffice_coordinate": list(person.principals)},),
        duty="coordinate",
        usual=_works_on_tasks,
    ),
    Worklist(
        "to_finish",
        _("worklist_to_finish", default="To finish"),
        _("worklist_to_finish_empty", default="Every document whose work is done was finished."),
        lambda person: ({**DOCUMENT, "eoffice_to_finish": list(person.principals)},),
        duty="finish",
        usual=lambda person: False,
    ),
    Worklist(
        "to_know",
        _("worklist_to_know", default="For information"),
        _("worklist_to_know_empty", default="You have read everything that was sent to you to know."),
        lambda person: ({**DOCUMENT, "eoffice_unread": list(person.principals)},),
        duty="know",
        usual=_works_on_tasks,
    ),
    Worklist(
        "waiting_for_others",
        _("worklist_waiting_for_others", default="Waiting for others"),
        _("worklist_waiting_for_others_empty", default="You wait for nobody: every task that you gave is settled."),
        lambda person: ({**TASK, "eoffice_assigner": person.userid},),
        lambda person: person.instructs or person.head,
        duty="wait",
        to_do=False,
    ),
    Worklist(
        "agency_overdue",
        _("worklist_agency_overdue", default="Overdue in the agency"),
        _("worklist_agency_overdue_empty", default="No document of the agency is overdue."),
        lambda person: ({**DOCUMENT, "review_state": list(UNDER_WAY), "eoffice_due": before(today())},),
        lambda person: person.instructs,
        duty="watch",
        tone="danger",
        to_do=False,
    ),
)
BY_NAME = {worklist.name: worklist for worklist in WORKLISTS}


def worklists_for(person: Person) -> list[Worklist]:
    """Return the lists that are this person's, in the order of the desk."""
    return [worklist for worklist in WORKLISTS if worklist.audience(person)]


def counts_for(person: Person) -> list[tuple[Worklist, int]]:
    """Return the person's lists with their counts."""
    return [(worklist, worklist.count(person)) for worklist in worklists_for(person)]


def to_do(counts) -> int:
    """Return how many things there are to do, of the counts of all lists."""
    return sum(count for worklist, count in counts if worklist.to_do)
