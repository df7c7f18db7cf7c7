"""What all verbs have in common: who may, in which state, with which data; and what they cost."""

from builders.office import acting_as
from builders.office import receive
from builders.states import assign
from builders.states import document_in
from builders.states import SOON
from collections import Counter
from collective.eoffice import journal
from collective.eoffice.actions import Action
from collective.eoffice.actions import Refusal
from collective.eoffice.actions.forms import ActionForm
from collective.eoffice.actions.interfaces import IActionPerformed
from collective.eoffice.actions.services import refusal_response
from collective.eoffice.incoming import actions as verbs
from collective.eoffice.tasks import actions as task_verbs
from plone import api
from Products.CMFCore.indexing import processQueue
from Products.CMFCore.WorkflowCore import WorkflowException
from Products.CMFPlone.CatalogTool import CatalogTool
from types import SimpleNamespace
from z3c.form.interfaces import ActionExecutionError
from zExceptions import BadRequest
from zope import schema
from zope.component import getGlobalSiteManager
from zope.interface import Interface

import pytest
import transaction


class IWords(Interface):
    """Data of the test's verb."""

    text = schema.Text(title="Text", min_length=3)
    note = schema.TextLine(title="Note", required=False)
    kind = schema.Choice(title="Kind", values=("a", "b"), default="a")
    kinds = schema.List(title="Kinds", value_type=schema.Choice(values=("a", "b")), required=False, default=[])


class Speak(Action):
    """Says something on an object."""

    verb = "speak"
    title = "Speak"
    permission = "View"
    schema = IWords

    def execute(self):
        self.context.spoken = self.data["text"]
        if self.data["text"] == "too late":
            raise Refusal("Refused in the middle.")
        return self.data["text"]


@pytest.fixture
def document(office):
    return receive(office)


def speak(portal, document, **data):
    with acting_as(portal, "van-thu"):
        action = Speak(document, **data)
        action()
        return action


class TestData:
    def test_defaults_are_filled_in(self, office, document):
        assert speak(office, document, text="xin chào").data == {
            "text": "xin chào",
            "note": None,
            "kind": "a",
            "kinds": [],
        }

    @pytest.mark.parametrize("text", [None, "", "   ", "\n\t ", " a "])
    def test_blanks_are_no_text(self, office, document, text):
        with pytest.raises(Refusal) as caught:
            speak(office, document, text=text)
        assert (caught.value.field, caught.value.status) == ("text", 400)
        assert "spoken" not in document.__dict__

    def test_texts_are_stripped(self, office, document):
        data = speak(office, document, text="  xin chào\n", note="  ").data
        assert (data["text"], data["note"]) == ("xin chào", None)

    @pytest.mark.parametrize(("name", "value"), [("kind", "c"), ("kinds", ["a", "c"])])
    def test_a_wrong_choice_is_named(self, office, document, name, value):
        with pytest.raises(Refusal) as caught:
            speak(office, document, text="xin chào", **{name: value})
        assert caught.value.field == name
        assert caught.value.message.mapping["value"] == "c"

    def test_a_refusal_is_a_bad_request(self):
        assert issubclass(Refusal, BadRequest)


class TestPerforming:
    def test_journal_keeps_what_was_given(self, office, document):
        speak(office, document, text="xin chào")
        line = journal.entries(document)[-1]
        assert (line.verb, line.actor, line.data) == ("speak", "van-thu", {"text": "xin chào", "kind": "a"})

    def test_subscribers_are_told(self, office, document):
        told = []

        def listen(event):
            told.append((event.action.verb, event.result))

        registry = getGlobalSiteManager()
        registry.registerHandler(listen, (IActionPerformed,))
        try:
            speak(office, document, text="xin chào")
        finally:
            registry.unregisterHandler(listen, (IActionPerformed,))
        assert told == [("speak", "xin chào")]

    @pytest.mark.requirement("SEC-04")
    def test_who_may_not_is_told_so_before_anything_else(self, office, document):
        with acting_as(office, "nguoi-ngoai"), pytest.raises(Refusal) as caught:
            Speak(document, text="")()
        assert caught.value.status == 403
        with acting_as(office, "nguoi-ngoai"):
            assert not Speak.available(document)

    def test_wrong_state_is_a_conflict(self, office, document):
        action = type("SpeakLater", (Speak,), {"states": frozenset({"completed"})})
        with acting_as(office, "van-thu"), pytest.raises(Refusal) as caught:
            action(document, text="xin chào")()
        assert caught.value.status == 409

    def test_a_bare_transition_is_refused(self, office, document):
        workflow = api.portal.get_tool("portal_workflow")
        with acting_as(office, "van-thu"), pytest.raises(WorkflowException):
            workflow.doActionFor(document, "submit")
        assert api.content.get_state(document) == "registered"


class TestFrontDoors:
    """A refusal in the middle of a verb: whoever catches it makes sure that nothing of it is written."""

    def test_a_form_dooms_the_transaction(self, office, document, http_request, monkeypatch):
        monkeypatch.setattr("collective.eoffice.writelock.hold", lambda: None)
        form = type("SpeakForm", (ActionForm,), {"action": Speak})(document, http_request)
        form.widgets = {}
        with acting_as(office, "van-thu"), pytest.raises(ActionExecutionError):
            form.run({"text": "too late"})
        assert document.spoken == "too late"
        assert transaction.isDoomed()

    def test_a_service_dooms_the_transaction(self, office, http_request):
        service = SimpleNamespace(request=http_request)
        body = refusal_response(service, Refusal("Too late.", field="text", status=409, details={"by": "x"}))
        assert body == {"type": "Conflict", "message": "Too late.", "field": "text", "by": "x"}
        assert http_request.response.getStatus() == 409
        assert transaction.isDoomed()


@pytest.fixture
def spent(monkeypatch):
    """Count what the catalog is asked to write, by type: {type: times}."""
    counts = Counter()
    for name in ("_indexObject", "_reindexObject", "_unindexObject"):
        original = getattr(CatalogTool, name)

        def spy(self, obj, *args, _original=original, **kwargs):
            counts[obj.portal_type] += 1
            return _original(self, obj, *args, **kwargs)

        monkeypatch.setattr(CatalogTool, name, spy)

    def costs(verb):
        """Return the cost of the verb."""
        processQueue()
        counts.clear()
        verb()
        processQueue()
        return dict(counts)

    return costs


class TestCatalogBudget:
    """A verb writes in the catalog what it changed, once per object."""

    def test_receive_and_register(self, office, spent):
        receive(office)
        cost = spent(lambda: receive(office, reference="2/QĐ-UBND"))
        assert cost.pop("IncomingDocument") <= 2
        assert cost.pop("File") <= 2
        assert cost.pop("Folder", 0) <= 1
        assert cost == {}

    def test_submit(self, office, document, spent):
        with acting_as(office, "van-thu"):
            cost = spent(lambda: verbs.SubmitIncoming(document, to="van-phong:head")())
        assert cost == {"IncomingDocument": 1, "File": 1}

    def test_assign(self, office, spent):
        document = document_in(office, "submitted")
        cost = spent(lambda: assign(office, document, coordinate=["noi-vu:head"], inform=["pho-chu-tich"]))
        assert cost == {"Task": 2, "IncomingDocument": 1, "File": 1}

    @pytest.mark.parametrize("verb", ["accept", "report", "complete"])
    def test_tasks(self, office, spent, verb):
        [task] = assign(office, document_in(office, "submitted"), due_date=SOON)
        with acting_as(office, "truong-phong"):
            actions = {
                "accept": lambda: task_verbs.AcceptTask(task)(),
                "report": lambda: task_verbs.ReportProgress(task, text="Đang soạn")(),
                "complete": lambda: task_verbs.CompleteTask(task, opinion="Đã xong")(),
            }
            cost = spent(actions[verb])
        assert cost == {"Task": 1, "IncomingDocument": 1}

    def test_finish(self, office, spent):
        document = document_in(office, "in_progress")
        [task] = document.lead_tasks()
        with acting_as(office, "truong-phong"):
            task_verbs.CompleteTask(task, opinion="Đã xong")()
            cost = spent(lambda: verbs.FinishIncoming(document)())
        assert cost == {"IncomingDocument": 1, "File": 1, "Task": 1}

    def test_read(self, office, document, spent):
        with acting_as(office, "van-thu"):
            assert spent(lambda: verbs.MarkRead(document)()) == {"IncomingDocument": 1}
            assert spent(lambda: verbs.MarkRead(document)()) == {}
