"""The values that the switches may have."""

from collective.eoffice import _
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


def _factory(**titles):
    """Return a vocabulary factory of these values (in this order) and their titles."""

    @provider(IVocabularyFactory)
    def factory(context):
        """Return the vocabulary."""
        return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in titles.items()])

    return factory


incoming_route = _factory(
    office_first=_("policy_value_office_first", default="To the Office, which passes on to the leader"),
    leader_first=_("policy_value_leader_first", default="To the leader"),
    paper_first=_("policy_value_paper_first", default="As paper to the leader, scanned after his directive"),
)
named_policy = _factory(
    register_no_scan=_("policy_value_register_no_scan", default="Register, hand over the paper, do not scan"),
    direct_to_addressee=_("policy_value_direct_to_addressee", default="Send directly to the addressee"),
    normal=_("policy_value_normal", default="As any document, once the addressee gave it back"),
)
secret_policy = _factory(
    refuse=_("policy_value_refuse", default="Refuse them"),
)
abstract_min_rule = _factory(
    off=_("policy_value_off", default="Accept any subject"),
    forbid_list=_("policy_value_forbid_list", default="Refuse the forbidden subjects"),
)
content_class = _factory(
    ordinary=_("policy_value_ordinary", default="Ordinary document"),
    project=_("policy_value_project", default="Project or dossier for appraisal"),
    reference=_("policy_value_reference", default="For reference only"),
    central_law=_("policy_value_central_law", default="Legal text of a central agency, published on the web"),
    named=_("policy_value_named", default="Addressed by name"),
)
scan_rule = _factory(
    full=_("policy_value_full", default="Scan in full"),
    submission_only=_("policy_value_submission_only", default="Scan the submission letter only"),
    first_page=_("policy_value_first_page", default="Scan the first page only"),
    metadata_only=_("policy_value_metadata_only", default="Register the data only"),
    none=_("policy_value_none", default="Never scan"),
)
dossier_keeper = _factory(
    assigned_unit=_("policy_value_assigned_unit", default="The unit that the leader assigned"),
    one_stop=_("policy_value_one_stop", default="The one-stop desk"),
)
file_format = _factory(
    **{
        name: name.upper()
        for name in (
            "pdf",
            "doc",
            "docx",
            "odt",
            "rtf",
            "xls",
            "xlsx",
            "ods",
            "ppt",
            "pptx",
            "jpg",
            "png",
            "tif",
            "zip",
        )
    }
)
finish_role = _factory(
    leader=_("policy_value_leader", default="Leader of the agency"),
    office=_("policy_value_office", default="Leader of the Office"),
    head=_("policy_value_head", default="Head of the unit"),
    handler=_("policy_value_handler", default="Handler"),
    clerk=_("policy_value_clerk", default="Registry clerk"),
)
reviewer = _factory(
    head=_("policy_value_head", default="Head of the unit"),
    office=_("policy_value_office", default="Leader of the Office"),
    leader=_("policy_value_leader", default="Leader of the agency"),
)
return_target = _factory(
    previous=_("policy_value_previous", default="The one before in the chain"),
    head=_("policy_value_head", default="Head of the unit"),
    creator=_("policy_value_creator", default="The drafter"),
)
role = _factory(
    leader=_("policy_value_leader", default="Leader of the agency"),
    chief_of_office=_("policy_value_chief_of_office", default="Chief of the Office"),
    head=_("policy_value_head_of_agency", default="Head of the agency or unit concerned"),
)
role_or_nobody = _factory(
    nobody=_("policy_value_nobody", default="Nobody"),
    leader=_("policy_value_leader", default="Leader of the agency"),
    chief_of_office=_("policy_value_chief_of_office", default="Chief of the Office"),
    head=_("policy_value_head_of_agency", default="Head of the agency or unit concerned"),
)
channel = _factory(
    system=_("policy_value_system", default="Within the system"),
    interchange=_("policy_value_interchange", default="Interchange"),
    post=_("policy_value_post", default="Post"),
    email=_("policy_value_email", default="E-mail"),
)
publish_notify = _factory(
    drafter=_("policy_value_creator", default="The drafter"),
    head=_("policy_value_head", default="Head of the unit"),
    everyone=_("policy_value_everyone", default="Everyone"),
    recipients=_("policy_value_recipients", default="The recipients"),
)
colour = _factory(
    blue=_("policy_value_blue", default="Blue"),
    red=_("policy_value_red", default="Red"),
    green=_("policy_value_green", default="Green"),
    purple=_("policy_value_purple", default="Purple"),
)
numbering_moment = _factory(
    after_leader_signature=_("policy_value_after_leader_signature", default="After the leader signed"),
    after_leader_approval=_("policy_value_after_leader_approval", default="After the leader approved"),
    on_registration=_("policy_value_on_registration", default="When the registry registers it"),
)
leader_signature = _factory(
    digital=_("policy_value_digital", default="Digital"),
    wet=_("policy_value_wet", default="Ink on paper"),
)
calendar_level = _factory(
    personal=_("policy_value_personal", default="Personal"),
    unit=_("policy_value_unit", default="Unit"),
    agency=_("policy_value_agency", default="Agency"),
)
reminder = _factory(
    daily=_("policy_value_daily", default="Daily"),
    weekly_digest=_("policy_value_weekly_digest", default="Weekly digest to the units"),
    overdue=_("policy_value_overdue", default="When something is overdue"),
)
print_period = _factory(
    year=_("policy_value_year", default="Year"),
    quarter=_("policy_value_quarter", default="Quarter"),
    month=_("policy_value_month", default="Month"),
)
backup = _factory(
    daily=_("policy_value_daily", default="Daily"),
    weekly=_("policy_value_weekly", default="Weekly"),
)
