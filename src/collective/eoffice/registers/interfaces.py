"""Schemas, markers and values of the register books."""

from collective.eoffice import _
from dataclasses import dataclass
from datetime import datetime
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import Attribute
from zope.interface import Interface
from zope.interface import Invalid
from zope.interface.interfaces import IObjectEvent

import string


DIRECTIONS = ("incoming", "outgoing", "internal")
PATTERN_NAMES = frozenset({"number", "year"})


class IRegisterArea(Interface):
    """Marks the folder /so-van-ban, where the books stand."""


def valid_pattern(value: str) -> bool:
    """Accept a number pattern that uses {number}, perhaps {year}, and nothing else."""
    try:
        names = {name for _text, name, _spec, _conversion in string.Formatter().parse(value) if name is not None}
        value.format(number=1, year=2000)
    except (ValueError, KeyError, IndexError, AttributeError) as error:
        raise Invalid(
            _("error_number_pattern", default="A pattern is a text with {number} in it, for example {number:02d}.")
        ) from error
    if "number" not in names or not names <= PATTERN_NAMES:
        raise Invalid(
            _("error_number_pattern", default="A pattern is a text with {number} in it, for example {number:02d}.")
        )
    return True


class IRegister(model.Schema):
    """A register book of one year: incoming or outgoing, of the agency or of one unit (REG-01, REG-03)."""

    title = schema.TextLine(title=_("label_register_title", default="Name of the book"))

    direction = schema.Choice(
        title=_("label_register_direction", default="Kind of book"),
        vocabulary="collective.eoffice.register_directions",
        default="incoming",
    )

    year = schema.Int(title=_("label_register_year", default="Year"), min=1945, max=2999)

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
    closed = schema.Bool(title=_("label_register_closed", default="Closed"), default=False, required=False)


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
