"""The page of the manual about rights says what the tables say."""

from collective.eoffice.incoming.rights import INCOMING_WORKFLOW
from collective.eoffice.tasks.rights import TASK_WORKFLOW
from pathlib import Path

import importlib.util
import pytest


@pytest.fixture(scope="module")
def tool():
    path = Path(__file__).parents[2] / "tools" / "rights_table.py"
    spec = importlib.util.spec_from_file_location("rights_table", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestPage:
    def test_is_not_stale(self, tool):
        assert tool.PAGE.read_text("utf-8") == tool.page(), "run: .venv/bin/python tools/rights_table.py"

    def test_names_every_state_role_and_right_of_the_verbs(self, tool):
        for workflow, rights, names in (
            (INCOMING_WORKFLOW, tool.DOCUMENT_RIGHTS, tool.ON_DOCUMENTS),
            (TASK_WORKFLOW, tool.TASK_RIGHTS, tool.ON_TASKS),
        ):
            roles = {role for state in workflow.states.values() for has in state.rights.values() for role in has}
            assert roles <= set(names)
            assert {name for name in workflow.permissions if name.startswith("collective.eoffice")} <= set(rights)
            assert all(tool.titles()[state.title] in tool.page() for state in workflow.states.values())
