"""The whole way of a document, told from its journal in the office's own words."""

from collective.eoffice import _
from collective.eoffice import journal
from collective.eoffice.incoming.interfaces import IIncomingData
from collective.eoffice.organisation import directory
from collective.eoffice.tasks.interfaces import DUTIES
from collective.eoffice.workdays import words
from datetime import date
from zope.component import getUtility
from zope.i18n import translate
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IVocabularyFactory


VERBS = {
    "receive": _("told_receive", default="received the document"),
    "register": _("told_register", default="registered it"),
    "submit": _("told_submit", default="submitted it"),
    "assign": _("told_assign", default="instructed"),
    "give_task": _("told_give_task", default="gave a task"),
    "accept_task": _("told_accept_task", default="accepted the task"),
    "pass_on_task": _("told_pass_on_task", default="passed the task on"),
    "report_progress": _("told_report_progress", default="reported progress"),
    "complete_task": _("told_complete_task", default="completed the task"),
    "return_task": _("told_return_task", default="returned the task"),
    "take_back_task": _("told_take_back_task", default="took the task back"),
    "finish": _("told_finish", default="finished the document"),
    "return_to_registry": _("told_return_to_registry", default="returned it to the registry"),
    "hand_back": _("told_hand_back", default="the document went back to the instructing leader"),
    "inform": _("told_inform", default="let others know"),
    "refuse": _("told_refuse", default="refused it and sent it back"),
    "cancel": _("told_cancel", default="cancelled it because the sender recalled it"),
    "reopen": _("told_reopen", default="reopened it"),
    "read": _("told_read", default="read it"),
    "correct": _("told_correct", default="corrected the data"),
    "add_file": _("told_add_file", default="added a file"),
    "replace_file": _("told_replace_file", default="replaced a file"),
    "remove_file": _("told_remove_file", default="took a file away"),
}

PEOPLE = {
    "to": _("told_to", default="to"),
    "lead": _("label_lead", default="Lead"),
    "coordinate": _("label_coordinate", default="Co-ordinate"),
    "inform": _("label_inform", default="For information"),
    "assignees": _("told_to", default="to"),
}
FACTS = {
    "number": _("told_number", default="arrival number"),
    "book": _("told_book", default="in the book"),
    "filename": _("told_file", default="file"),
}
TEXTS = ("directive", "note", "text", "opinion", "reason")
SUMS = frozenset({"assign", "pass_on_task"})
OWN_TASK = frozenset({"accept_task", "report_progress", "complete_task", "return_task", "pass_on_task"})


class Timeline:
    """Tells the lines of a document's journal."""

    def __init__(self, document, request):
        self.document = document
        self.request = request
        self.fields = dict(getFieldsInOrder(IIncomingData))

    def lines(self) -> list[dict]:
        """Return who, what, when and the details of every line, oldest first."""
        return [self._line(entry) for entry in summed_up(journal.entries(self.document))]

    def _line(self, entry) -> dict:
        data = entry.data
        return {
            "verb": entry.verb,
            "time": words.moment(entry.time),
            "stamp": entry.time.isoformat(),
            "who": directory.principal_title(entry.actor),
            "on_behalf_of": directory.principal_title(entry.on_behalf_of) if entry.on_behalf_of else "",
            "what": VERBS.get(entry.verb, entry.verb),
            "facts": self._facts(entry.verb, data),
            "texts": [data[name] for name in TEXTS if data.get(name) and entry.verb != "give_task"],
            "changes": [self._change(name, *values) for name, values in (data.get("changes") or {}).items()],
        }

    def _facts(self, verb: str, data: dict) -> list:
        """Return (label, value) of what a verb was done with: people, then the rest."""
        return [*self._people_facts(verb, data), *self._other_facts(verb, data)]

    def _people_facts(self, verb: str, data: dict):
        if verb == "give_task":
            yield DUTIES[data["duty"]], directory.principal_title(data["assignee"])
        elif data.get("assignee") and verb not in OWN_TASK:
            yield _("label_assignee", default="Assignee"), directory.principal_title(data["assignee"])
        for name, label in PEOPLE.items():
            if data.get(name):
                yield label, self._people(data[name])

    def _other_facts(self, verb: str, data: dict):
        for name, label in FACTS.items():
            if data.get(name):
                yield label, data[name]
        if verb == "receive" and data.get("files"):
            yield FACTS["filename"], ", ".join(data["files"])
        if data.get("percent") is not None:
            yield _("told_percent", default="done so far"), f"{data['percent']} %"
        if data.get("because") in VERBS:
            yield _("told_because", default="because somebody"), VERBS[data["because"]]
        if data.get("due_date"):
            yield _("label_due_date", default="Due date"), _day(data["due_date"])

    def _people(self, names) -> str:
        names = [names] if isinstance(names, str) else names
        return ", ".join(directory.principal_title(name) for name in names)

    def _change(self, name: str, before, after) -> dict:
        field = self.fields.get(name)
        title = field.title if field is not None else name
        return {"field": title, "old": self.show(name, before), "new": self.show(name, after)}

    def show(self, name: str, value) -> str:
        """Return the value of a field (as stored or from JSON) in words, "—" for none."""
        if value in (None, ""):
            return "—"
        if isinstance(value, bool):
            word = _("value_yes", default="yes") if value else _("value_no", default="no")
            return translate(word, context=self.request)
        if isinstance(value, date):
            return words.day(value)
        field = self.fields.get(name)
        if IChoice.providedBy(field):
            vocabulary = getUtility(IVocabularyFactory, field.vocabularyName)(self.document)
            if value in vocabulary:
                return translate(vocabulary.getTerm(value).title, context=self.request)
        return _day(value) if name.endswith("_date") else str(value)


def summed_up(entries: list) -> list:
    """Leave out the single tasks that the line after them (a directive, a passing on) tells together."""
    kept, given = [], []
    for entry in entries:
        if entry.verb == "give_task":
            given.append(entry)
            continue
        if given and entry.verb in SUMS and entry.actor == given[-1].actor:
            entry = entry._replace(data={"due_date": given[-1].data.get("due_date"), **entry.data})
            given = []
        kept += [*given, entry]
        given = []
    return kept + given


def _day(text: str) -> str:
    """Return YYYY-MM-DD as dd/mm/yyyy."""
    return words.day(date.fromisoformat(text))
