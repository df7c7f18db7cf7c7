"""What a template may ask of the object it is generated for."""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from collective.documentgenerator.helper.dexterity import DXDocumentGenerationHelperView
from collective.eoffice import journal
from collective.eoffice.organisation import directory
from collective.eoffice.policy import get_identity
from collective.eoffice.workdays import today
from collective.eoffice.workdays import words
from collective.eoffice.workdays.calendar import ZONE
from datetime import date
from zope.component import getUtility
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory


LEADERS = frozenset({"assign"})
UNITS = frozenset({"pass_on_task"})
HANDLERS = frozenset({"report_progress", "complete_task"})
TEXTS = ("directive", "text", "opinion")


def long_day(value: date | None) -> str:
    """Return a date in words as NĐ 30/2020 Annex I wants it: day below 10 and months 1 and 2 with a leading zero."""
    if value is None:
        return "ngày … tháng … năm …"
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02d} tháng {month} năm {value.year}"


class TemplateHelper(DXDocumentGenerationHelperView):
    """The helper view of any content: fields that the current user may read, nothing else.

    `offers` are the names that an expression may use; all others are refused (`restricted.guarded`).
    """

    offers = frozenset(
        {
            "agency",
            "display",
            "display_date",
            "display_list",
            "display_voc",
            "get_value",
            "has_field",
            "iterable_in_columns",
            "place_and_date",
            "translate",
        }
    )

    def get_value(self, field_name, default=None):
        """Return the value of a field of the schema that the current user may read.

        :raises Unauthorized: the object, the name or the field is not for the current user.
        """
        self._check(field_name)
        return super().get_value(field_name, default=default)

    def display(self, field_name, no_value=""):
        """Return a field as text; nobody gets round its read permission."""
        self._check(field_name)
        return super().display(field_name, no_value=no_value)

    def display_voc(self, field_name, separator=", "):
        """Return the titles of the chosen terms of a field."""
        self._check(field_name)
        return super().display_voc(field_name, separator)

    def agency(self, name: str) -> str:
        """Return a value of the agency's identity, e.g. `agency_name`, "" when it is not filled in."""
        return get_identity().as_dict().get(name) or ""

    def place_and_date(self) -> str:
        """Return place and today's date for the head of a letter."""
        return ", ".join(part for part in (self.agency("place"), long_day(today())) if part)

    def label(self) -> str:
        """Return what the file name says about the object."""
        self._check()
        return self.real_context.Title()

    def _check(self, field_name: str | None = None) -> None:
        allowed = getSecurityManager().checkPermission("View", self.real_context)
        if not allowed or (field_name is not None and not self._readable(field_name)):
            raise Unauthorized(f"Not for you: {field_name or 'the document'}")

    def _readable(self, field_name: str) -> bool:
        return self.has_field(field_name) and self.check_permission(field_name)


class IncomingHelper(TemplateHelper):
    """The helper view of an incoming document: its facts and the lines of the processing slip, as text."""

    offers = TemplateHelper.offers | {
        "arrival_date",
        "arrival_number",
        "deadline",
        "directive_lines",
        "document_type",
        "handler_lines",
        "issued",
        "issuer",
        "leader_lines",
        "reference",
        "signer",
        "subject",
        "unit_lines",
    }

    def arrival_number(self) -> str:
        """Return the number in the book, "" before registration."""
        return self._document.arrival_label or ""

    def arrival_date(self) -> str:
        """Return the day of arrival as dd/mm/yyyy."""
        return words.day(self._document.arrival_date)

    def reference(self) -> str:
        """Return number and notation of the document."""
        return self._document.reference or ""

    def issued(self) -> str:
        """Return the date of the document as dd/mm/yyyy."""
        return words.day(self._document.issued_date)

    def issuer(self) -> str:
        """Return who issued the document."""
        return self._document.issuer or ""

    def signer(self) -> str:
        """Return who signed the document."""
        return self._document.signer or ""

    def subject(self) -> str:
        """Return the abstract."""
        return self._document.title

    def document_type(self) -> str:
        """Return the name of the type of the document."""
        document = self._document
        types = getUtility(IVocabularyFactory, "collective.eoffice.document_types")
        term = types(document).getTerm(document.document_type)
        return translate(term.title, context=self.request)

    def deadline(self) -> str:
        """Return the due date as dd/mm/yyyy, "" without one."""
        return words.day(self._document.due_date)

    def directive_lines(self) -> list[dict[str, str]]:
        """Return all directives and opinions, oldest first, each as `_line` tells."""
        return self._lines(LEADERS | UNITS | HANDLERS)

    def leader_lines(self) -> list[dict[str, str]]:
        """Return the directives of the agency's leaders."""
        return self._lines(LEADERS)

    def unit_lines(self) -> list[dict[str, str]]:
        """Return the directives of heads of units to their staff."""
        return self._lines(UNITS)

    def handler_lines(self) -> list[dict[str, str]]:
        """Return what the handlers reported and proposed."""
        return self._lines(HANDLERS)

    def label(self) -> str:
        """Return the arrival number, or number and notation before registration."""
        return self.arrival_number() or self.reference()

    @property
    def _document(self):
        self._check()
        return self.real_context

    def _lines(self, verbs: frozenset[str]) -> list[dict[str, str]]:
        return [_line(entry) for entry in journal.entries(self._document) if entry.verb in verbs]


def _line(entry) -> dict[str, str]:
    """Return who, when (dd/mm/yyyy), the text, lead, coordinate, to and due (dd/mm/yyyy) of a line; "" for nothing."""
    data = entry.data
    due = data.get("due_date")
    return {
        "who": directory.principal_title(entry.on_behalf_of or entry.actor),
        "when": words.day(entry.time.astimezone(ZONE)),
        "text": next((data[name] for name in TEXTS if data.get(name)), ""),
        "lead": _people(data.get("lead")),
        "coordinate": _people(data.get("coordinate")),
        "to": _people(data.get("assignees")),
        "due": words.day(date.fromisoformat(due)) if due else "",
    }


def _people(names) -> str:
    return ", ".join(directory.principal_title(name) for name in names or ())
