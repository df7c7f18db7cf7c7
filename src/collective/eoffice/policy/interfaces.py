"""The policy of the agency and its identity, as records of the registry."""

from collective.eoffice import _
from collective.eoffice.policy.chapters import IIncomingPolicy
from collective.eoffice.policy.chapters import IScanningPolicy
from collective.eoffice.policy.chapters import ITasksPolicy
from collective.eoffice.policy.chapters_operation import IAccountsPolicy
from collective.eoffice.policy.chapters_operation import IMessagingPolicy
from collective.eoffice.policy.chapters_operation import IOperationPolicy
from collective.eoffice.policy.chapters_operation import IRemindersPolicy
from collective.eoffice.policy.chapters_operation import ISigningPolicy
from collective.eoffice.policy.chapters_outgoing import IOutgoingPolicy
from zope import schema
from zope.interface import Interface


POLICY_PREFIX = "collective.eoffice.policy"
IDENTITY_PREFIX = "collective.eoffice.policy.identity"


class IAgencyPolicy(
    IOperationPolicy,
    IRemindersPolicy,
    IMessagingPolicy,
    IAccountsPolicy,
    ISigningPolicy,
    IOutgoingPolicy,
    ITasksPolicy,
    IScanningPolicy,
    IIncomingPolicy,
):
    """Every switch by which one agency's regulation differs from another's (ORG-16).

    Each field holds for itself; which values contradict each other says `collective.eoffice.policy.rules`.
    The chapters stand in reverse, because forms and REST show the fieldsets of the last base first.
    """


class IAgencyIdentity(Interface):
    """Who the agency is: name, codes and contact, as they stand on its documents."""

    agency_name = schema.TextLine(
        title=_("identity_agency_name", default="Name of the agency"),
        default="",
        required=False,
    )
    parent_agency = schema.TextLine(
        title=_("identity_parent_agency", default="Governing agency"),
        description=_("identity_parent_agency_help", default="Printed above the name, where there is one."),
        default="",
        required=False,
    )
    short_notation = schema.TextLine(
        title=_("identity_short_notation", default="Abbreviation in the notation"),
        description=_("identity_short_notation_help", default="E.g. UBND in 1098/QĐ-UBND."),
        default="",
        required=False,
    )
    place = schema.TextLine(
        title=_("identity_place", default="Place"),
        description=_("identity_place_help", default="Stands before the date of a document."),
        default="",
        required=False,
    )
    organ_id = schema.ASCIILine(
        title=_("label_organ_id", default="Agency code"), default="", required=False, max_length=35
    )
    organ_id_102 = schema.ASCIILine(
        title=_("label_organ_id_102", default="Former agency code"), default="", required=False, max_length=35
    )
    address = schema.TextLine(title=_("label_address", default="Address"), default="", required=False)
    phone = schema.TextLine(title=_("label_phone", default="Telephone"), default="", required=False)
    email = schema.TextLine(title=_("label_email", default="E-mail"), default="", required=False)
    profile = schema.ASCIILine(
        title=_("identity_profile", default="Agency profile"),
        description=_("identity_profile_help", default="The profile from which this office was set up."),
        default="",
        required=False,
    )
