"""The switches by chapter: signing, accounts, messaging, reminders, operation."""

from collective.eoffice import _
from collective.eoffice.policy.chapters import one_of
from collective.eoffice.policy.chapters import VOCABULARY
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from zope import schema


class ISigningPolicy(model.Schema):
    """Number and signature (SIG-01 to SIG-04, OUT-18, OUT-19)."""

    model.fieldset(
        "signing",
        label=_("fieldset_policy_signing", default="Numbers and signatures"),
        fields=["numbering_moment", "leader_signature", "agency_signature_required"],
    )

    numbering_moment = schema.Choice(
        title=_("policy_numbering_moment", default="When an outgoing document gets its number"),
        description=_(
            "policy_numbering_moment_help",
            default="On registration means that the document is already signed or ordered to be issued.",
        ),
        vocabulary=VOCABULARY + "numbering_moment",
        default="after_leader_signature",
    )
    leader_signature = schema.Choice(
        title=_("policy_leader_signature", default="Signature of the leader"),
        description=_("policy_leader_signature_help", default="A digital signature, or ink on paper."),
        vocabulary=VOCABULARY + "leader_signature",
        default="digital",
    )
    agency_signature_required = schema.Bool(
        title=_("policy_agency_signature_required", default="Digital signature of the agency"),
        description=_(
            "policy_agency_signature_required_help",
            default="The registry signs every issued document with the certificate of the agency.",
        ),
        default=True,
        required=False,
    )


class IAccountsPolicy(model.Schema):
    """Accounts and delegation (ACC-01 to ACC-17, DEL-01 to DEL-05)."""

    model.fieldset(
        "accounts",
        label=_("fieldset_policy_accounts", default="Accounts and delegation"),
        fields=[
            "account_pattern",
            "account_approver",
            "rights_approver",
            "initial_password",
            "force_change",
            "allow_unit_accounts",
            "daily_logout",
            "delegation_permission",
            "delegation_announce",
            "delegation_same_department",
        ],
    )

    account_pattern = schema.ASCIILine(
        title=_("policy_account_pattern", default="Pattern of login names"),
        description=_(
            "policy_account_pattern_help",
            default="Made of {given}, {initials}, {year}, {year?} (only on collision), {place} and {unit}.",
        ),
        default="{given}{initials}{year?}.{place}",
    )
    account_approver = schema.Choice(
        title=_("policy_account_approver", default="Who decides about accounts"),
        description=_(
            "policy_account_approver_help",
            default="The administrator creates and withdraws accounts on this person's instruction.",
        ),
        vocabulary=VOCABULARY + "role",
        default="leader",
    )
    rights_approver = schema.Choice(
        title=_("policy_rights_approver", default="Who approves the rights"),
        description=_(
            "policy_rights_approver_help",
            default="Rights are given to a person or a group with this person's approval.",
        ),
        vocabulary=VOCABULARY + "role",
        default="leader",
    )
    initial_password = schema.TextLine(
        title=_("policy_initial_password", default="First password of a new account"),
        description=_(
            "policy_initial_password_help",
            default="random (recommended), or fixed: followed by the password. It works once and must be changed.",
        ),
        default="random",
    )
    force_change = schema.Bool(
        title=_("policy_force_change", default="The first password must be changed"),
        description=_("policy_force_change_help", default="Always so. This cannot be relaxed."),
        default=True,
        required=False,
    )
    allow_unit_accounts = schema.Bool(
        title=_("policy_allow_unit_accounts", default="Accounts that stand for a unit"),
        description=_(
            "policy_allow_unit_accounts_help",
            default="A designated person works with the account of his unit.",
        ),
        default=False,
        required=False,
    )
    daily_logout = schema.Bool(
        title=_("policy_daily_logout", default="Log out at the end of the day"),
        description=_("policy_daily_logout_help", default="Sessions end with the working day."),
        default=False,
        required=False,
    )
    delegation_permission = schema.Choice(
        title=_("policy_delegation_permission", default="Who permits a delegation"),
        description=_("policy_delegation_permission_help", default="A delegation takes effect after this approval."),
        vocabulary=VOCABULARY + "role",
        default="leader",
    )
    delegation_announce = schema.Bool(
        title=_("policy_delegation_announce", default="Announce delegations"),
        description=_(
            "policy_delegation_announce_help",
            default="The whole agency is told who acts for whom and how long.",
        ),
        default=False,
        required=False,
    )
    delegation_same_department = schema.Bool(
        title=_("policy_delegation_same_department", default="Heads delegate within their own unit"),
        description=_(
            "policy_delegation_same_department_help",
            default="A head of a unit may delegate only to a person of his unit.",
        ),
        default=False,
        required=False,
    )


class IMessagingPolicy(model.Schema):
    """Chat, internal mail and calendars (MSG-01 to MSG-07, CAL-01 to CAL-03)."""

    model.fieldset(
        "messaging",
        label=_("fieldset_policy_messaging", default="Messages and calendars"),
        fields=["chat_enabled", "internal_mail_enabled", "message_max_mb", "calendar_levels"],
    )

    chat_enabled = schema.Bool(
        title=_("policy_chat_enabled", default="Chat"),
        description=_("policy_chat_enabled_help", default="Everybody may chat, for work only."),
        default=False,
        required=False,
    )
    internal_mail_enabled = schema.Bool(
        title=_("policy_internal_mail_enabled", default="Internal messages"),
        description=_(
            "policy_internal_mail_enabled_help",
            default="Messages between persons, units and leaders count as official exchange.",
        ),
        default=False,
        required=False,
    )
    message_max_mb = schema.Int(
        title=_("policy_message_max_mb", default="Largest message in megabytes"),
        description=_("policy_message_max_mb_help", default="With all attachments; empty for no limit."),
        required=False,
        min=1,
        max=1024,
    )
    directives.widget("calendar_levels", CheckBoxFieldWidget)
    calendar_levels = schema.Set(
        title=_("policy_calendar_levels", default="Work calendars"),
        description=_("policy_calendar_levels_help", default="Which levels have a work calendar."),
        value_type=one_of("calendar_level"),
        default={"personal", "unit", "agency"},
        required=False,
        missing_value=set(),
    )


class IRemindersPolicy(model.Schema):
    """Reminders and escalation (REM-01 to REM-04)."""

    model.fieldset(
        "reminders",
        label=_("fieldset_policy_reminders", default="Reminders"),
        fields=["reminder_schedule", "reminder_before_days", "reminder_escalation_role"],
    )

    directives.widget("reminder_schedule", CheckBoxFieldWidget)
    reminder_schedule = schema.Set(
        title=_("policy_reminder_schedule", default="When the office reminds"),
        description=_(
            "policy_reminder_schedule_help",
            default="Daily to those who hold something, weekly a digest to the units, and when a due date has passed.",
        ),
        value_type=one_of("reminder"),
        default={"daily"},
        required=False,
        missing_value=set(),
    )
    reminder_before_days = schema.Int(
        title=_("policy_reminder_before_days", default="Remind this many working days before the due date"),
        description=_("policy_reminder_before_days_help", default="0 for no reminder before the due date."),
        default=1,
        required=False,
        min=0,
        max=30,
    )
    reminder_escalation_role = schema.Choice(
        title=_("policy_reminder_escalation_role", default="Who is told of what is overdue"),
        description=_(
            "policy_reminder_escalation_role_help",
            default="Needed when the office reminds of what is overdue.",
        ),
        vocabulary=VOCABULARY + "role_or_nobody",
        default="nobody",
    )


class IOperationPolicy(model.Schema):
    """Printed books, backups and the yearly hand-over (REG-02, BAK-01 to BAK-03)."""

    model.fieldset(
        "operation",
        label=_("fieldset_policy_operation", default="Books and operation"),
        fields=["register_print_period", "backup_schedule", "annual_handover"],
    )

    register_print_period = schema.Choice(
        title=_("policy_register_print_period", default="Registers are printed and closed every"),
        description=_("policy_register_print_period_help", default="The period of one printed book."),
        vocabulary=VOCABULARY + "print_period",
        default="year",
    )
    directives.widget("backup_schedule", CheckBoxFieldWidget)
    backup_schedule = schema.Set(
        title=_("policy_backup_schedule", default="Backups"),
        description=_("policy_backup_schedule_help", default="How often the data is backed up."),
        value_type=one_of("backup"),
        default={"weekly"},
        required=False,
        missing_value=set(),
    )
    annual_handover = schema.Bool(
        title=_("policy_annual_handover", default="Yearly hand-over of the database"),
        description=_(
            "policy_annual_handover_help",
            default="Once a year the entire database is handed over to the agency.",
        ),
        default=False,
        required=False,
    )
