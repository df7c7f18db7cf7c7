"""Schema, markers and events of incoming documents."""

from collective.eoffice import _
from collective.eoffice.workdays import today
from plone.app.z3cform.widgets.singlecheckbox import SingleCheckBoxBoolFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


class IIncomingArea(Interface):
    """Marks the folder /van-ban-den."""


class IPeriod(Interface):
    """Marks the folder of a year or month below /van-ban-den."""


@provider(IContextAwareDefaultFactory)
def default_today(context):
    """Return today's date in Viet Nam."""
    return today()


class IIncomingData(model.Schema):
    """What the registry writes about an incoming document (NĐ 30/2020 Annex VI part II; IN-03).

    The comment behind a field names its Annex VI input field.
    """

    reference = schema.TextLine(  # CodeNumber + CodeNotation
        title=_("label_reference", default="Number and notation"),
        description=_("help_reference", default="As it stands on the document, for example 1098/QĐ-UBND."),
        max_length=60,
        required=False,
    )

    issued_date = schema.Date(title=_("label_issued_date", default="Date of the document"), required=False)

    document_type = schema.Choice(  # TypeName
        title=_("label_document_type", default="Type"),
        vocabulary="collective.eoffice.document_types",
        default="official_letter",
    )

    issuer = schema.TextLine(  # OrganName
        title=_("label_issuer", default="Issuing agency"), max_length=200
    )

    sender = schema.TextLine(
        title=_("label_sender", default="Sender"),
        description=_("help_sender", default="Only when another body than the issuing agency sent it."),
        max_length=200,
        required=False,
    )

    title = schema.TextLine(  # Subject
        title=_("label_subject", default="Subject"),
        description=_("help_subject", default="What it is about, who, when and where; more telling than “invitation”."),
        max_length=500,
    )

    signer = schema.TextLine(title=_("label_signer", default="Signer"), max_length=50, required=False)

    signer_position = schema.TextLine(
        title=_("label_signer_position", default="Position of the signer"), max_length=100, required=False
    )

    urgency = schema.Choice(  # Priority
        title=_("label_urgency", default="Urgency"),
        vocabulary="collective.eoffice.urgency_levels",
        default="normal",
    )

    secrecy = schema.Choice(
        title=_("label_secrecy", default="Secrecy"),
        description=_(
            "help_secrecy",
            default="State secrets never enter this system; they belong in the separate paper book.",
        ),
        vocabulary="collective.eoffice.secrecy_levels",
        default="none",
    )

    directives.widget("priority_flag", SingleCheckBoxBoolFieldWidget)
    priority_flag = schema.Bool(
        title=_("label_priority_flag", default="Priority document"), required=False, default=False
    )

    directives.widget("addressed_by_name", SingleCheckBoxBoolFieldWidget)
    addressed_by_name = schema.Bool(
        title=_("label_addressed_by_name", default="Addressed by name"), required=False, default=False
    )

    field = schema.TextLine(title=_("label_field", default="Field of work"), max_length=100, required=False)

    page_amount = schema.Int(  # PageAmount
        title=_("label_page_amount", default="Pages"), min=1, max=9999, required=False
    )

    copies = schema.Int(title=_("label_copies", default="Copies"), min=1, max=999, default=1, required=False)

    language = schema.Choice(  # Language
        title=_("label_language", default="Language"), vocabulary="collective.eoffice.languages", default="vi"
    )

    medium = schema.Choice(
        title=_("label_medium", default="Form"),
        vocabulary="collective.eoffice.media",
        default="paper",
    )

    scan_profile = schema.Choice(
        title=_("label_scan_profile", default="Class for scanning"),
        description=_("help_scan_profile", default="Decides what is scanned by the agency's rules."),
        vocabulary="collective.eoffice.content_classes",
        default="ordinary",
    )

    source_url = schema.URI(
        title=_("label_source_url", default="Address of the full text"),
        description=_("help_source_url", default="Where the issuer publishes it, when only a part is scanned."),
        required=False,
    )

    arrival_date = schema.Date(  # ArrivalDate
        title=_("label_arrival_date", default="Date of arrival"), defaultFactory=default_today
    )

    due_date = schema.Date(  # DueDate
        title=_("label_due_date", default="Due date"), required=False
    )

    description = schema.Text(  # Description
        title=_("label_note", default="Note"), max_length=500, required=False
    )


class IIncomingDocument(IIncomingData):
    """An incoming document: its data, files and tasks, who holds it and who was informed."""


class IMoreSteps(Interface):
    """What another room offers on the page of a document: a subscriber of (document, request)."""

    def steps():
        """Return a list of `tasks.steps.Step`, links that change nothing, behind the verbs under “Khác”."""


class IOfficeFile(Interface):
    """Marks a file that the office stored: `eoffice_sha256`, `eoffice_text` and `eoffice_pages` are known."""


class IDuplicateChoice(Interface):
    """What to do when the document seems to be in the book already (FD-3.1h)."""

    on_duplicate = schema.Choice(
        title=_("label_on_duplicate", default="When it seems to be here already"),
        values=("ask", "continue", "link"),
        default="ask",
        required=False,
    )
