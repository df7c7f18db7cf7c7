"""Documents and tasks brought into a state by the people who do that in real life."""

from builders.office import acting_as
from builders.office import receive
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.tasks import actions as task_verbs
from collective.eoffice.tasks.content import child_tasks
from collective.eoffice.workdays import today
from datetime import timedelta


SOON = today() + timedelta(days=5)


def submit(portal, document) -> None:
    """Bring a registered document by way of the Office before the chair."""
    with acting_as(portal, "van-thu"):
        verbs.SubmitIncoming(document, to="van-phong:head")()
    with acting_as(portal, "chanh-van-phong"):
        verbs.SubmitIncoming(document, to="chu-tich")()


def assign(portal, document, **changes) -> list:
    """Let the chair assign a submitted document, the lead to the department of culture."""
    data = {"directive": "Giao chủ trì, tham mưu trước hạn.", "lead": ["van-hoa:head"], "due_date": SOON, **changes}
    with acting_as(portal, "chu-tich"):
        return verbs.AssignIncoming(document, **data)()


def document_in(portal, state: str, **changes):
    """Return a new document in the state."""
    document = receive(portal, register_now=state not in ("received", "returned"), **changes)
    if state == "returned":
        with acting_as(portal, "van-thu"):
            verbs.RefuseIncoming(document, reason="Gửi nhầm cơ quan")()
    if state == "recalled":
        with acting_as(portal, "van-thu"):
            verbs.CancelIncoming(document, reason="Nơi gửi thu hồi")()
    if state in ("submitted", "in_progress", "completed"):
        submit(portal, document)
    if state in ("in_progress", "completed"):
        assign(portal, document)
    if state == "completed":
        [task] = child_tasks(document)
        with acting_as(portal, "truong-phong"):
            task_verbs.CompleteTask(task, opinion="Đã xong")()
            verbs.FinishIncoming(document)()
    return document


def task_in(portal, state: str):
    """Return the lead task of a new document, in the state."""
    document = document_in(portal, "in_progress")
    [task] = child_tasks(document)
    with acting_as(portal, "truong-phong"):
        if state == "accepted":
            task_verbs.AcceptTask(task)()
        if state == "completed":
            task_verbs.CompleteTask(task, opinion="Đã xong")()
        if state == "returned":
            task_verbs.ReturnTask(task, reason="Không thuộc chức năng")()
    if state == "recalled":
        with acting_as(portal, "chu-tich"):
            task_verbs.TakeBackTask(task, reason="Giao nhầm phòng")()
    return task
