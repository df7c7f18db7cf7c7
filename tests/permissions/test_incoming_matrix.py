"""The workflow of incoming documents: the file is the table, and the table is what people can do."""

from builders.office import acting_as
from builders.office import PEOPLE
from builders.states import document_in
from collective.eoffice import access
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.workflow import to_xml
from collective.eoffice.incoming import rights
from collective.eoffice.incoming.actions import VERBS
from collective.eoffice.incoming.rights import INCOMING_WORKFLOW
from collective.eoffice.organisation import directory
from pathlib import Path
from plone import api

import collective.eoffice
import pytest


PROFILE = Path(collective.eoffice.__file__).parent / "profiles" / "default"

GLOBAL = {"van-thu": "Registry Clerk", "chanh-van-phong": "Office Leader", "pho-chu-tich": "Agency Leader"}
GRANTED = {
    "chuyen-vien-2": "Contributor",
    "chuyen-vien": "Editor",
    "chuyen-vien-noi-vu": "Handler",
    "chuyen-vien-vp": "Reader",
}
STRANGERS = ("nguoi-ngoai", "truong-phong-noi-vu")


def people(document):
    """Grant the local roles and return each person's role on the document, "" for strangers."""
    for person, role in GRANTED.items():
        access.grant(document, person, role, "test", f"test-{role}")
    return {**GLOBAL, **GRANTED, **dict.fromkeys(STRANGERS, "")}


@pytest.fixture
def document(office, state):
    return document_in(office, state)


class TestFile:
    def test_definition_is_the_table(self):
        path = PROFILE / "workflows" / INCOMING_WORKFLOW.id / "definition.xml"
        assert path.read_text("utf-8") == to_xml(INCOMING_WORKFLOW)


@pytest.mark.parametrize("state", INCOMING_WORKFLOW.states)
@pytest.mark.requirement("SEC-04")
class TestMatrix:
    def test_permissions(self, office, state, document):
        assert api.content.get_state(document) == state
        wrong = []
        for person, role in people(document).items():
            for permission in rights.PERMISSIONS:
                expected = role in INCOMING_WORKFLOW.roles(state, permission)
                if api.user.has_permission(permission, username=person, obj=document) != expected:
                    wrong.append((person, role, permission, expected))
        assert wrong == []

    def test_catalog_shows_what_may_be_seen(self, office, state, document):
        for person, role in people(document).items():
            with acting_as(office, person):
                found = api.portal.get_tool("portal_catalog")(UID=document.UID())
                assert bool(found) == (role in INCOMING_WORKFLOW.roles(state, "View")), person

    def test_verbs_without_the_right_are_refused(self, office, state, document):
        everyone = people(document)
        for person in PEOPLE:
            with acting_as(office, person):
                directory.forget()
                for verb in VERBS:
                    allowed = api.user.has_permission(verb.permission, username=person, obj=document)
                    if verb.available(document):
                        assert allowed and state in verb.states, (person, verb.verb)
                    if not allowed:
                        with pytest.raises(Refusal) as refused:
                            verb(document)()
                        assert refused.value.status == 403
        assert everyone

    def test_bare_transitions_are_never_offered(self, office, state, document):
        workflow = api.portal.get_tool("portal_workflow")
        for person in people(document):
            with acting_as(office, person):
                assert not workflow.getTransitionsFor(document)
