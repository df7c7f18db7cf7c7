"""Schemas, markers and values of the register books."""

from collective.eoffice import _
from collective.eoffice.registers.year_widget import YearFieldWidget
from collective.eoffice.workdays import today
from dataclasses import dataclass
from datetime import datetime
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent
from zope.schema import ValidationError

import re


DIRECTIONS = ("incoming", "outgoing", "internal")
PATTERN = re.compile(r"[^{}]*(\{year\}[^{}]*)?\{number(:0[1-9]d)?\}[^{}]*(\{year\}[^{}]*)?")


class IRegisterArea(Interface):
    """Marks the folder /so-van-ban, where the books stand."""


class InvalidPattern(ValidationError):
    """The text is no number pattern."""

    def doc(self):
        """Return what is wrong and what to write, translatable."""
        return _("error_number_pattern", default="A pattern is a text with {number} in it, for example {number:02d}.")


def valid_pattern(value: str) -> bool:
    """Accept a number pattern: plain text with one {number} or {number:02d}, and perhaps {year}."""
    if not PATTERN.fullmatch(value):
        raise InvalidPattern(value)
    return True


class IRegister(model.Schema):
    """A register book of one year: incoming or outgoing, of the agency or of one unit (REG-01, REG-03)."""

    title = schema.TextLine(title=_("label_register_title", default="Name of the book"))

    direction = schema.Choice(
        title=_("label_register_direction", default="Kind of book"),
        vocabulary="collective.eoffice.register_directions",
        default="incoming",
    )

    directives.widget("year", YearFieldWidget)
    year = schema.Int(
        title=_("label_register_year", default="Year"), min=1945, max=2999, defaultFactory=lambda: today().year
    )

    unit = schema.Choice(
        title=_("label_register_unit", default="Unit that keeps the book"),
        description=_("help_register_unit", default="Empty: the registry of the agency keeps it."),
        vocabulary="collective.eoffice.units",
        required=False,
    )

    document_types = schema.Tuple(
        title=_("label_register_types", default="Types of documents"),
        description=_("help_register_types", default="Empty: all types."),
        value_type=schema.Choice(vocabulary="collective.eoffice.document_types"),
        required=False,
        default=(),
        missing_value=(),
    )

    number_pattern = schema.TextLine(
        title=_("label_number_pattern", default="Number pattern"),
        description=_(
            "help_number_pattern",
            default="How a number is written: {number:02d} makes 01, 02 … 10; {year} is the year.",
        ),
        default="{number:02d}",
        constraint=valid_pattern,
    )

    is_default = schema.Bool(
        title=_("label_register_default", default="Offered first"),
        description=_("help_register_default", default="This book is chosen when the clerk chooses none."),
        default=False,
        required=False,
    )

    directives.omitted("closed")
    closed = schema.Bool(
        title=_("label_register_closed", default="Closed"),
        description=_("help_register_closed", default="Closing and opening again are verbs, not a change of data."),
        default=False,
        required=False,
        readonly=True,
    )


class INumberVoidEvent(IObjectEvent):
    """Asked before a number is voided by hand; a subscriber refuses by raising `Refusal`.

    Rooms whose documents carry numbers subscribe with `(IRegister, INumberVoidEvent)`.
    """

    entry = Attribute("The `RegisterEntry` of the number")


@dataclass(frozen=True)
class RegisterEntry:
    """One row of the book: who took which number when for which document; a void row keeps its reason."""

    number: int
    label: str
    uid: str
    when: datetime
    who: str
    void_reason: str = ""
    void_by: str = ""
    void_when: datetime | None = None

    @property
    def is_void(self) -> bool:
        """Tell whether the number was cancelled; it is never used again."""
        return bool(self.void_reason)
