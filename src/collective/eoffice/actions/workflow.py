"""Workflows as one readable table each: states x rights x roles, and the transitions between them.

The definition.xml files are written from these tables (`python tools/workflows.py`);
tests hold the files against the tables and walk the tables as real users.
"""

from dataclasses import dataclass
from dataclasses import field
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr


VIEW = ("Access contents information", "View")
ADMINISTRATORS = ("Manager", "Site Administrator")


@dataclass(frozen=True)
class State:
    """A state: its title and, per permission, the roles that have it (administrators are named too)."""

    title: str
    rights: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Transition:
    """A transition: from which states to which, and the permission of its verb.

    The verb's action asks for the permission. DCWorkflow asks only whether the action runs, because an
    action may end what belongs to others: finishing a document takes back tasks that are still open.
    """

    title: str
    sources: tuple[str, ...]
    target: str
    permission: str


@dataclass(frozen=True)
class Workflow:
    """A workflow: `permissions` lists what every state must say something about."""

    id: str
    title: str
    description: str
    initial: str
    permissions: tuple[str, ...]
    states: dict[str, State]
    transitions: dict[str, Transition]
    acquired: frozenset[str] = field(default_factory=frozenset)

    def roles(self, state: str, permission: str) -> tuple[str, ...]:
        """Return the roles that have a permission in a state."""
        return self.states[state].rights.get(permission, ())


def to_xml(workflow: Workflow) -> str:
    """Return the GenericSetup definition of a workflow."""
    out = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<dc-workflow xmlns:i18n="http://xml.zope.org/namespaces/i18n"',
        f"             description={quoteattr(workflow.description)}",
        f"             initial_state={quoteattr(workflow.initial)}",
        '             manager_bypass="False"',
        '             state_variable="review_state"',
        f"             title={quoteattr(workflow.title)}",
        f"             workflow_id={quoteattr(workflow.id)}",
        '             i18n:attributes="title; description"',
        '             i18n:domain="collective.eoffice"',
        ">",
        "",
    ]
    out += [f"  <permission>{escape(name)}</permission>" for name in workflow.permissions]
    for state_id, state in workflow.states.items():
        out += _state(workflow, state_id, state)
    for transition_id, transition in workflow.transitions.items():
        out += _transition(transition_id, transition)
    out += _variables(workflow)
    out += ["", "</dc-workflow>", ""]
    return "\n".join(out)


def _state(workflow, state_id, state):
    out = [
        "",
        f"  <state state_id={quoteattr(state_id)}",
        f"         title={quoteattr(state.title)}",
        '         i18n:attributes="title"',
        "  >",
    ]
    for name, transition in workflow.transitions.items():
        if state_id in transition.sources:
            out.append(f"    <exit-transition transition_id={quoteattr(name)} />")
    for permission in workflow.permissions:
        acquired = permission in workflow.acquired
        out.append(f"    <permission-map acquired={quoteattr(str(acquired))}")
        out.append(f"                    name={quoteattr(permission)}")
        out.append("    >")
        for role in sorted(state.rights.get(permission, ())):
            out.append(f"      <permission-role>{escape(role)}</permission-role>")
        out.append("    </permission-map>")
    return [*out, "  </state>"]


def _transition(transition_id, transition):
    guard = f"python:here.allows_transition('{transition_id}')"
    return [
        "",
        '  <transition after_script=""',
        '              before_script=""',
        f"              new_state={quoteattr(transition.target)}",
        f"              title={quoteattr(transition.title)}",
        f"              transition_id={quoteattr(transition_id)}",
        '              trigger="USER"',
        '              i18n:attributes="title"',
        "  >",
        "    <guard>",
        f"      <guard-expression>{escape(guard)}</guard-expression>",
        "    </guard>",
        "  </transition>",
    ]


def _variables(workflow):
    expressions = {
        "action": "transition/getId|nothing",
        "actor": "user/getId",
        "time": "state_change/getDateTime",
    }
    out = []
    for name, expression in expressions.items():
        out += [
            "",
            '  <variable for_catalog="False"',
            '            for_status="True"',
            '            update_always="True"',
            f"            variable_id={quoteattr(name)}",
            "  >",
            "    <default>",
            f"      <expression>{expression}</expression>",
            "    </default>",
            "    <guard>",
            "    </guard>",
            "  </variable>",
        ]
    return out
