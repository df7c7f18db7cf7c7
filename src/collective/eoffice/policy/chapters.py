"""The switches by chapter: documents coming in, scanning, tasks.

The values are those of the switch table; the regulation behind each one stands in the Vietnamese help text.
"""

from collective.eoffice import _
from collective.eoffice.policy.widgets import MapFieldWidget
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from zope import schema


VOCABULARY = "collective.eoffice.policy."


def one_of(name):
    """Return a choice of the policy vocabulary `name`, as the item type of a collection."""
    return schema.Choice(vocabulary=VOCABULARY + name)


class IIncomingPolicy(model.Schema):
    """How a document that arrives goes its way (IN-01 to IN-36)."""

    model.fieldset(
        "incoming",
        label=_("fieldset_policy_incoming", default="Incoming documents"),
        fields=[
            "incoming_route",
            "allow_named_direct",
            "named_policy",
            "allow_leader_to_specialist",
            "allow_multiple_leads",
            "secret_policy",
            "exclude_unrelated",
            "abstract_min_rule",
            "abstract_forbidden",
        ],
    )

    incoming_route = schema.Choice(
        title=_("policy_incoming_route", default="Route of incoming documents"),
        description=_(
            "policy_incoming_route_help",
            default="To whom the registry passes on what it registered: the Office, the leader, or paper first.",
        ),
        vocabulary=VOCABULARY + "incoming_route",
        default="office_first",
    )
    allow_named_direct = schema.Bool(
        title=_("policy_allow_named_direct", default="Letters addressed by name may go straight to the leader"),
        description=_(
            "policy_allow_named_direct_help",
            default="The registry may send a document addressed to a leader by name to him without the Office.",
        ),
        default=False,
        required=False,
    )
    named_policy = schema.Choice(
        title=_("policy_named_policy", default="Letters addressed by name"),
        description=_(
            "policy_named_policy_help",
            default="What the registry does with them; “as any” begins when the addressee gave the letter back.",
        ),
        vocabulary=VOCABULARY + "named_policy",
        default="normal",
    )
    allow_leader_to_specialist = schema.Bool(
        title=_("policy_allow_leader_to_specialist", default="Leaders may assign directly to a specialist"),
        description=_(
            "policy_allow_leader_to_specialist_help",
            default="Otherwise the assignment goes to the unit, and its head passes it on.",
        ),
        default=False,
        required=False,
    )
    allow_multiple_leads = schema.Bool(
        title=_("policy_allow_multiple_leads", default="Several lead units for one document"),
        description=_(
            "policy_allow_multiple_leads_help",
            default="Several units process a document simultaneously; otherwise one leads and the others co-ordinate.",
        ),
        default=False,
        required=False,
    )
    secret_policy = schema.Choice(
        title=_("policy_secret_policy", default="Secret documents"),
        description=_(
            "policy_secret_policy_help",
            default="State secrets never enter this system. This cannot be relaxed.",
        ),
        vocabulary=VOCABULARY + "secret_policy",
        default="refuse",
    )
    exclude_unrelated = schema.Bool(
        title=_("policy_exclude_unrelated", default="Keep out what does not concern the agency"),
        description=_(
            "policy_exclude_unrelated_help",
            default="Documents that do not concern the agency's business are kept in a separate paper book.",
        ),
        default=False,
        required=False,
    )
    abstract_min_rule = schema.Choice(
        title=_("policy_abstract_min_rule", default="Subjects that are too general"),
        description=_(
            "policy_abstract_min_rule_help",
            default="Whether a subject such as “Invitation to a meeting” is refused at registration.",
        ),
        vocabulary=VOCABULARY + "abstract_min_rule",
        default="off",
    )
    abstract_forbidden = schema.Tuple(
        title=_("policy_abstract_forbidden", default="Forbidden subjects"),
        description=_(
            "policy_abstract_forbidden_help",
            default="One per line. A subject that consists of nothing but one of these is too general.",
        ),
        value_type=schema.TextLine(),
        default=("V/v mời họp", "Mời họp", "Giấy mời", "Công văn", "Báo cáo", "Tờ trình", "Thông báo"),
        required=False,
        missing_value=(),
    )


class IScanningPolicy(model.Schema):
    """What is scanned, in which format, and where the paper stays (RES-05 to RES-10)."""

    model.fieldset(
        "scanning",
        label=_("fieldset_policy_scanning", default="Scanning and files"),
        fields=[
            "scan_rules",
            "scan_before_forward",
            "dossier_keeper",
            "accepted_formats",
            "formats_both_required",
        ],
    )

    directives.widget("scan_rules", MapFieldWidget)
    scan_rules = schema.Dict(
        title=_("policy_scan_rules", default="What is scanned"),
        description=_(
            "policy_scan_rules_help",
            default="For each class of content. A class without a rule is scanned in full.",
        ),
        key_type=one_of("content_class"),
        value_type=one_of("scan_rule"),
        default={},
        required=False,
        missing_value={},
    )
    scan_before_forward = schema.Bool(
        title=_("policy_scan_before_forward", default="Scan before forwarding"),
        description=_(
            "policy_scan_before_forward_help",
            default="A document is passed on only when its file is there, except where the scan rules want no file.",
        ),
        default=True,
        required=False,
    )
    dossier_keeper = schema.Choice(
        title=_("policy_dossier_keeper", default="Paper dossiers of projects stay with"),
        description=_(
            "policy_dossier_keeper_help",
            default="Only the submission letter of a project is scanned; the dossier itself stays on paper there.",
        ),
        vocabulary=VOCABULARY + "dossier_keeper",
        default="assigned_unit",
    )
    directives.widget("accepted_formats", CheckBoxFieldWidget)
    accepted_formats = schema.Set(
        title=_("policy_accepted_formats", default="Accepted file formats"),
        description=_(
            "policy_accepted_formats_help",
            default="Files of other formats are refused at registration.",
        ),
        value_type=one_of("file_format"),
        default={"pdf", "doc", "docx"},
    )
    formats_both_required = schema.Bool(
        title=_("policy_formats_both_required", default="PDF and editable text, both"),
        description=_(
            "policy_formats_both_required_help",
            default="A scanned document is filed as PDF and as a text document (.doc or .docx).",
        ),
        default=False,
        required=False,
    )


class ITasksPolicy(model.Schema):
    """Deadlines, and who finishes a document (IN-12, IN-13, IN-18, IN-21)."""

    model.fieldset(
        "tasks",
        label=_("fieldset_policy_tasks", default="Tasks and completion"),
        fields=[
            "deadline_required",
            "finish_requires_leader_approval",
            "finish_allowed_roles",
            "finish_needs_case_file",
        ],
    )

    deadline_required = schema.Bool(
        title=_("policy_deadline_required", default="Every assignment needs a due date"),
        description=_(
            "policy_deadline_required_help",
            default="A directive without a due date is refused.",
        ),
        default=False,
        required=False,
    )
    finish_requires_leader_approval = schema.Bool(
        title=_("policy_finish_requires_leader_approval", default="A leader approves the completion"),
        description=_(
            "policy_finish_requires_leader_approval_help",
            default="A completed assignment waits for the approval of the head and the leader.",
        ),
        default=False,
        required=False,
    )
    directives.widget("finish_allowed_roles", CheckBoxFieldWidget)
    finish_allowed_roles = schema.Set(
        title=_("policy_finish_allowed_roles", default="Who may finish an incoming document"),
        description=_(
            "policy_finish_allowed_roles_help",
            default="The handler is the person who processes the document itself.",
        ),
        value_type=one_of("finish_role"),
        default={"handler"},
        required=False,
        missing_value=set(),
    )
    finish_needs_case_file = schema.Bool(
        title=_("policy_finish_needs_case_file", default="Finish into a case file"),
        description=_(
            "policy_finish_needs_case_file_help",
            default="A document is finished only when it lies in a case file.",
        ),
        default=False,
        required=False,
    )
