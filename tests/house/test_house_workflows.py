"""Workflow definitions: ids, the list, and View together with Access contents information."""

from house.sources import DEFAULT
from house.sources import relative
from lxml import etree
from pathlib import Path


VIEW = "View"
ACCESS = "Access contents information"


def permission_map(state: etree._Element, name: str) -> tuple[bool, frozenset[str]] | None:
    """Return (acquired, roles) of a permission in a state, None when the state does not manage it."""
    for entry in state.iterchildren("permission-map"):
        if entry.get("name") == name:
            roles = frozenset(role.text for role in entry.iterchildren("permission-role"))
            return entry.get("acquired") == "True", roles
    return None


def faults(path: Path) -> list[str]:
    """Return what is wrong in one definition.xml."""
    root = etree.parse(path).getroot()
    found = []
    if root.get("workflow_id") != path.parent.name:
        found.append(f"workflow_id {root.get('workflow_id')} is not the name of its directory")
    managed = {one.text for one in root.iterchildren("permission")}
    if not {VIEW, ACCESS} <= managed:
        found.append("manages not both View and Access contents information")
    states = {state.get("state_id"): state for state in root.iterchildren("state")}
    transitions = {one.get("transition_id"): one for one in root.iterchildren("transition")}
    if root.get("initial_state") not in states:
        found.append(f"initial state {root.get('initial_state')} does not exist")
    for name, state in states.items():
        if permission_map(state, VIEW) != permission_map(state, ACCESS) or permission_map(state, VIEW) is None:
            found.append(f"state {name}: View and Access contents information differ or are missing")
        exits = {one.get("transition_id") for one in state.iterchildren("exit-transition")}
        found += [f"state {name}: unknown transition {one}" for one in sorted(exits - set(transitions))]
    for name, transition in transitions.items():
        target = transition.get("new_state")
        if target and target not in states:
            found.append(f"transition {name}: unknown state {target}")
    return [f"{relative(path)}: {one}" for one in found]


def definitions(profile: Path) -> list[Path]:
    """Return the definitions in a profile."""
    return sorted(profile.glob("workflows/*/definition.xml"))


def listed(profile: Path) -> set[str]:
    """Return the ids of the workflows that workflows.xml declares."""
    path = profile / "workflows.xml"
    if not path.exists():
        return set()
    return {one.get("name") for one in etree.parse(path).iter("object") if one.get("meta_type") == "Workflow"}


def bound(profile: Path) -> set[str]:
    """Return the ids that the bindings of workflows.xml name."""
    path = profile / "workflows.xml"
    return {one.get("workflow_id") for one in etree.parse(path).iter("bound-workflow")} if path.exists() else set()


class TestRepository:
    def test_definitions_are_sound(self):
        assert [fault for path in definitions(DEFAULT) for fault in faults(path)] == []

    def test_list_equals_the_directories(self):
        assert listed(DEFAULT) == {path.parent.name for path in definitions(DEFAULT)}

    def test_bindings_name_known_workflows(self):
        ours = {one for one in bound(DEFAULT) if one.endswith("_workflow") and one.split("_workflow")[0]}
        stock = {"simple_publication_workflow", "one_state_workflow", "intranet_workflow"}
        assert ours - listed(DEFAULT) - stock == set()

    def test_there_are_workflows(self):
        assert {"incoming_document_workflow", "task_workflow"} <= listed(DEFAULT)


class TestChecker:
    GOOD = """<dc-workflow workflow_id="w" initial_state="a">
      <permission>View</permission><permission>Access contents information</permission>
      <state state_id="a">
        <exit-transition transition_id="t"/>
        <permission-map name="View" acquired="False"><permission-role>Reader</permission-role></permission-map>
        <permission-map name="Access contents information" acquired="False"><permission-role>Reader</permission-role>
        </permission-map>
      </state>
      <transition transition_id="t" new_state="a"/>
    </dc-workflow>"""

    def find(self, folder, text, name="w"):
        path = folder / "workflows" / name / "definition.xml"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
        return faults(path)

    def test_good_definition_passes(self, tmp_path):
        assert self.find(tmp_path, self.GOOD) == []

    def test_wrong_directory_is_found(self, tmp_path):
        assert "name of its directory" in self.find(tmp_path, self.GOOD, "other")[0]

    def test_different_roles_are_found(self, tmp_path):
        text = self.GOOD.replace("<permission-role>Reader", "<permission-role>Editor", 1)
        assert "state a: View and Access" in self.find(tmp_path, text)[0]

    def test_different_acquisition_is_found(self, tmp_path):
        assert "state a: View and" in self.find(tmp_path, self.GOOD.replace('"False"', '"True"', 1))[0]

    def test_dead_ends_are_found(self, tmp_path):
        found = self.find(tmp_path, self.GOOD.replace('new_state="a"', 'new_state="b"').replace('"t"/>', '"u"/>', 1))
        assert [one.split(": ", 1)[1] for one in found] == [
            "state a: unknown transition u",
            "transition t: unknown state b",
        ]
