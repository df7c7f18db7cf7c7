"""Who may do what in which state of a task: the one table of its workflow.

`Handler` is the assignee, `Reviewer` the one who gave the task. Who may see the document may see
its tasks, so View is acquired.
"""

from collective.eoffice.actions.workflow import ADMINISTRATORS
from collective.eoffice.actions.workflow import State
from collective.eoffice.actions.workflow import Transition
from collective.eoffice.actions.workflow import VIEW
from collective.eoffice.actions.workflow import Workflow


PERFORM = "collective.eoffice: Perform task"
SUPERVISE = "collective.eoffice: Supervise task"
MODIFY = "Modify portal content"
ADD_FILE = "plone.app.contenttypes: Add File"
ADD = "Add portal content"
DELETE = "Delete objects"

PERMISSIONS = (*VIEW, ADD, DELETE, MODIFY, PERFORM, SUPERVISE, ADD_FILE)


def _rights(perform: tuple[str, ...] = (), supervise: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    rights = dict.fromkeys(VIEW, (*ADMINISTRATORS, "Handler", "Reviewer"))
    rights[DELETE] = ("Manager",)
    rights[MODIFY] = ADMINISTRATORS
    rights[PERFORM] = perform
    rights[SUPERVISE] = supervise
    rights[ADD] = rights[ADD_FILE] = perform
    return rights


_RUNNING = _rights(("Handler",), ("Reviewer",))

TASK_WORKFLOW = Workflow(
    id="task_workflow",
    title="Task",
    description="What one person or unit has to do.",
    initial="open",
    permissions=PERMISSIONS,
    acquired=frozenset(VIEW),
    states={
        "open": State("Given, to be accepted", _RUNNING),
        "accepted": State("In hand", _RUNNING),
        "completed": State("Completed", _rights()),
        "returned": State("Returned", _rights()),
        "recalled": State("Taken back", _rights()),
    },
    transitions={
        "accept": Transition("Accept", ("open",), "accepted", PERFORM),
        "complete": Transition("Complete", ("open", "accepted"), "completed", PERFORM),
        "return": Transition("Return", ("open", "accepted"), "returned", PERFORM),
        "take_back": Transition("Take back", ("open", "accepted"), "recalled", SUPERVISE),
    },
)
