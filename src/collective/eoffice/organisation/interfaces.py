"""Schemas, markers and events of the organisation."""

from collective.eoffice import _
from collective.eoffice.organisation.members import known_users
from plone.app.z3cform.widgets.select import AjaxSelectFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import Attribute
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent


FUNCTIONS = ("head", "deputy", "specialist", "clerk")

# The field of a unit that holds the people of each function.
MEMBER_FIELDS = {"head": "heads", "deputy": "deputies", "specialist": "specialists", "clerk": "clerks"}


class IOrganisationArea(Interface):
    """Marks the folder /to-chuc, the only place where top-level units are made."""


class IUnit(model.Schema):
    """A part of the agency: leadership, office, department, commune … (ORG-01, ORG-03 to ORG-07).

    The object's id is unique in the site: it is the first half of the group ids `<unit id>:<function>`.
    """

    title = schema.TextLine(title=_("label_unit_title", default="Name"))

    kind = schema.Choice(
        title=_("label_unit_kind", default="Kind of unit"),
        description=_(
            "help_unit_kind",
            default="The kind decides the rights: heads and deputies of the leadership are agency leaders, those "
            "of the office are office leaders, and the clerks of the office keep the registers of the agency.",
        ),
        vocabulary="collective.eoffice.unit_kinds",
        default="department",
    )

    abbreviation = schema.TextLine(
        title=_("label_unit_abbreviation", default="Abbreviation"),
        description=_("help_unit_abbreviation", default="As it stands in the notation of documents, e.g. VHTT."),
        required=False,
        max_length=30,
    )

    organ_id = schema.ASCIILine(
        title=_("label_organ_id", default="Agency code"),
        description=_(
            "help_organ_id",
            default="The code of the unit in interchange, up to 35 characters, e.g. H05.12.34.",
        ),
        required=False,
        max_length=35,
    )

    organ_id_102 = schema.ASCIILine(
        title=_("label_organ_id_102", default="Former agency code"),
        description=_("help_organ_id_102", default="The earlier code, still used by some correspondents."),
        required=False,
        max_length=35,
    )

    address = schema.TextLine(title=_("label_address", default="Address"), required=False)
    phone = schema.TextLine(title=_("label_phone", default="Telephone"), required=False)
    email = schema.TextLine(title=_("label_email", default="E-mail"), required=False)

    order = schema.Int(
        title=_("label_unit_order", default="Order"),
        description=_("help_unit_order", default="Smaller numbers come first in lists of units."),
        default=100,
        required=False,
        min=0,
    )

    model.fieldset(
        "people",
        label=_("label_people", default="People"),
        fields=["heads", "deputies", "specialists", "clerks", "it_contacts"],
    )

    directives.widget("heads", AjaxSelectFieldWidget, vocabulary="plone.app.vocabularies.Users")
    heads = schema.Tuple(
        title=_("label_heads", default="Heads"),
        value_type=schema.TextLine(),
        constraint=known_users,
        required=False,
        default=(),
        missing_value=(),
    )

    directives.widget("deputies", AjaxSelectFieldWidget, vocabulary="plone.app.vocabularies.Users")
    deputies = schema.Tuple(
        title=_("label_deputies", default="Deputies"),
        value_type=schema.TextLine(),
        constraint=known_users,
        required=False,
        default=(),
        missing_value=(),
    )

    directives.widget("specialists", AjaxSelectFieldWidget, vocabulary="plone.app.vocabularies.Users")
    specialists = schema.Tuple(
        title=_("label_specialists", default="Specialists and staff"),
        value_type=schema.TextLine(),
        constraint=known_users,
        required=False,
        default=(),
        missing_value=(),
    )

    directives.widget("clerks", AjaxSelectFieldWidget, vocabulary="plone.app.vocabularies.Users")
    clerks = schema.Tuple(
        title=_("label_clerks", default="Registry clerks"),
        value_type=schema.TextLine(),
        constraint=known_users,
        required=False,
        default=(),
        missing_value=(),
    )

    directives.widget("it_contacts", AjaxSelectFieldWidget, vocabulary="plone.app.vocabularies.Users")
    it_contacts = schema.Tuple(
        title=_("label_it_contacts", default="IT contacts"),
        description=_(
            "help_it_contacts",
            default="Whom the people of this unit ask about the system; they get no rights by this.",
        ),
        value_type=schema.TextLine(),
        constraint=known_users,
        required=False,
        default=(),
        missing_value=(),
    )


class IUnitRemovalEvent(IObjectEvent):
    """Asked before a unit goes away or changes its id; a subscriber refuses by raising `Refusal`.

    Documents refer to units by the ids of their groups. Rooms that keep such references subscribe with
    `(IUnit, IUnitRemovalEvent)`.
    """

    principals = Attribute("Tuple of the group ids `<unit>:<function>` that would disappear")
