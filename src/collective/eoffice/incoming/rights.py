"""Who may do what in which state of an incoming document: the one table of its workflow.

Local roles come from grants: `Handler` is the holder who has to instruct, `Editor` leads a task,
`Contributor` co-ordinates one, `Reader` was informed or handled the document before.
"""

from collective.eoffice.actions.workflow import ADMINISTRATORS
from collective.eoffice.actions.workflow import State
from collective.eoffice.actions.workflow import Transition
from collective.eoffice.actions.workflow import VIEW
from collective.eoffice.actions.workflow import Workflow


REGISTER = "collective.eoffice: Register incoming document"
SUBMIT = "collective.eoffice: Submit incoming document"
ASSIGN = "collective.eoffice: Assign incoming document"
FINISH = "collective.eoffice: Finish incoming document"
RETURN = "collective.eoffice: Return incoming document to registry"
REFUSE = "collective.eoffice: Refuse incoming document"
CANCEL = "collective.eoffice: Cancel incoming document"
REOPEN = "collective.eoffice: Reopen incoming document"
MODIFY = "Modify portal content"
ADD_FILE = "plone.app.contenttypes: Add File"
ADD = "Add portal content"
DELETE = "Delete objects"

PERMISSIONS = (*VIEW, ADD, DELETE, MODIFY, ASSIGN, CANCEL, FINISH, REFUSE, REGISTER, REOPEN, RETURN, SUBMIT, ADD_FILE)

CLERK = "Registry Clerk"
INVOLVED = ("Contributor", "Editor", "Handler", "Reader")


def _rights(readers: tuple[str, ...], **more: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    viewers = (*ADMINISTRATORS, CLERK, *readers)
    rights = dict.fromkeys(VIEW, viewers)
    rights[DELETE] = ("Manager",)
    rights[MODIFY] = ADMINISTRATORS
    rights.update({globals()[name]: roles for name, roles in more.items()})
    return rights


_WRITERS = (*ADMINISTRATORS, CLERK)
_ALL_READERS = ("Agency Leader", "Office Leader", *INVOLVED)

INCOMING_WORKFLOW = Workflow(
    id="incoming_document_workflow",
    title="Incoming document",
    description="From the mail room to completion.",
    initial="received",
    permissions=PERMISSIONS,
    states={
        "received": State(
            "Received, to be registered",
            _rights((), MODIFY=_WRITERS, ADD=_WRITERS, ADD_FILE=_WRITERS, REGISTER=(CLERK,), REFUSE=(CLERK,)),
        ),
        "registered": State(
            "Registered",
            _rights(
                ("Office Leader", *INVOLVED),
                MODIFY=_WRITERS,
                ADD=_WRITERS,
                ADD_FILE=_WRITERS,
                SUBMIT=(CLERK,),
                CANCEL=(*ADMINISTRATORS, CLERK),
                FINISH=(CLERK,),
                REFUSE=(CLERK,),
            ),
        ),
        "submitted": State(
            "Submitted, awaiting instruction",
            _rights(
                _ALL_READERS,
                SUBMIT=("Handler",),
                ASSIGN=("Handler",),
                FINISH=("Handler",),
                RETURN=("Handler",),
                CANCEL=(*ADMINISTRATORS, CLERK),
            ),
        ),
        "in_progress": State(
            "In progress",
            _rights(
                _ALL_READERS,
                FINISH=(CLERK, "Agency Leader", "Editor", "Handler", "Office Leader"),
                RETURN=("Handler",),
                CANCEL=(*ADMINISTRATORS, CLERK),
            ),
        ),
        "completed": State(
            "Completed",
            _rights(_ALL_READERS, REOPEN=(*ADMINISTRATORS, "Agency Leader", "Office Leader")),
        ),
        "returned": State("Returned to the sender", _rights(_ALL_READERS)),
        "recalled": State("Recalled by the sender", _rights(_ALL_READERS)),
    },
    transitions={
        "register": Transition("Register", ("received",), "registered", REGISTER),
        "submit": Transition("Submit", ("registered", "submitted"), "submitted", SUBMIT),
        "assign": Transition("Assign", ("submitted",), "in_progress", ASSIGN),
        "hand_back": Transition("Hand back to the instructing leader", ("in_progress",), "submitted", "View"),
        "finish": Transition("Finish", ("registered", "submitted", "in_progress"), "completed", FINISH),
        "return_to_registry": Transition("Return to registry", ("submitted",), "registered", RETURN),
        "refuse": Transition("Refuse", ("received", "registered"), "returned", REFUSE),
        "cancel": Transition("Cancel", ("registered", "submitted", "in_progress"), "recalled", CANCEL),
        "reopen": Transition("Reopen", ("completed",), "submitted", REOPEN),
    },
)
