"""The workflow of tasks: the file is the table, and the table is what people can do."""

from builders.office import acting_as
from builders.states import task_in
from collective.eoffice import access
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.workflow import to_xml
from collective.eoffice.tasks import actions
from collective.eoffice.tasks import rights
from collective.eoffice.tasks.rights import TASK_WORKFLOW
from pathlib import Path
from plone import api

import collective.eoffice
import pytest


PROFILE = Path(collective.eoffice.__file__).parent / "profiles" / "default"
GRANTED = {"chuyen-vien": "Handler", "chuyen-vien-2": "Reviewer"}
STRANGERS = ("nguoi-ngoai", "truong-phong-noi-vu")
VERBS = (
    actions.AcceptTask,
    actions.PassOnTask,
    actions.ReportProgress,
    actions.CompleteTask,
    actions.ReturnTask,
    actions.TakeBackTask,
)


class TestFile:
    def test_definition_is_the_table(self):
        path = PROFILE / "workflows" / TASK_WORKFLOW.id / "definition.xml"
        assert path.read_text("utf-8") == to_xml(TASK_WORKFLOW)


@pytest.mark.parametrize("state", TASK_WORKFLOW.states)
@pytest.mark.requirement("SEC-04")
class TestMatrix:
    def test_permissions(self, office, state):
        task = task_in(office, state)
        assert api.content.get_state(task) == state
        for person, role in GRANTED.items():
            access.grant(task, person, role, "test", f"test-{role}")
        wrong = [
            (person, role, permission)
            for person, role in {**GRANTED, **dict.fromkeys(STRANGERS, "")}.items()
            for permission in rights.PERMISSIONS
            if api.user.has_permission(permission, username=person, obj=task)
            != (role in TASK_WORKFLOW.roles(state, permission))
        ]
        assert wrong == []

    def test_only_the_assignee_performs(self, office, state):
        task = task_in(office, state)
        access.grant(task, "chuyen-vien", "Handler", "test", "test")
        for person in ("chuyen-vien", "chu-tich", "nguoi-ngoai", "van-thu"):
            with acting_as(office, person):
                for verb in VERBS[:-1]:
                    assert not verb.available(task), (person, verb.verb)
                    with pytest.raises(Refusal):
                        verb(task)()
        assert api.content.get_state(task) == state

    def test_readers_of_the_document_read_the_task(self, office, state):
        task = task_in(office, state)
        for person, sees in {"van-thu": True, "pho-chu-tich": True, "nguoi-ngoai": False}.items():
            assert api.user.has_permission("View", username=person, obj=task) == sees, person

    def test_bare_transitions_are_never_offered(self, office, state):
        task = task_in(office, state)
        workflow = api.portal.get_tool("portal_workflow")
        for person in ("truong-phong", "chu-tich"):
            with acting_as(office, person):
                assert not workflow.getTransitionsFor(task)
