"""The switches by chapter: documents going out."""

from collective.eoffice import _
from collective.eoffice.policy.chapters import one_of
from collective.eoffice.policy.chapters import VOCABULARY
from collective.eoffice.policy.widgets import MapFieldWidget
from plone.app.z3cform.widgets.checkbox import CheckBoxFieldWidget
from plone.autoform import directives
from plone.supermodel import model
from zope import schema


class IOutgoingPolicy(model.Schema):
    """Review, and what happens after the issue (OUT-01 to OUT-27)."""

    model.fieldset(
        "outgoing",
        label=_("fieldset_policy_outgoing", default="Outgoing documents"),
        fields=[
            "outgoing_chain",
            "single_signatory_submission",
            "return_targets",
            "urgent_bypass",
            "bypass_notify",
            "dispatch_channels",
            "on_publish_notify",
            "review_limit_days",
            "urgent_exempt",
            "reviewer_colours",
        ],
    )

    directives.widget("outgoing_chain", CheckBoxFieldWidget)
    outgoing_chain = schema.Tuple(
        title=_("policy_outgoing_chain", default="Reviewers of a draft, in order"),
        description=_(
            "policy_outgoing_chain_help",
            default="Empty when outgoing documents are only registered after they were signed on paper.",
        ),
        value_type=one_of("reviewer"),
        default=("head", "office", "leader"),
        required=False,
        missing_value=(),
    )
    single_signatory_submission = schema.Bool(
        title=_("policy_single_signatory_submission", default="Submit to one leader only"),
        description=_(
            "policy_single_signatory_submission_help",
            default="A draft is submitted in one copy to one leader, without co-processing.",
        ),
        default=True,
        required=False,
    )
    directives.widget("return_targets", CheckBoxFieldWidget)
    return_targets = schema.Set(
        title=_("policy_return_targets", default="A draft may be returned to"),
        description=_(
            "policy_return_targets_help",
            default="A reviewer sends a draft back, with an opinion, only to those ticked here.",
        ),
        value_type=one_of("return_target"),
        default={"previous"},
        required=False,
        missing_value=set(),
    )
    urgent_bypass = schema.Bool(
        title=_("policy_urgent_bypass", default="Urgent drafts may bypass the Office"),
        description=_(
            "policy_urgent_bypass_help",
            default="When no time is left, a head submits directly to the leader.",
        ),
        default=False,
        required=False,
    )
    bypass_notify = schema.Choice(
        title=_("policy_bypass_notify", default="Who is told of a bypass at once"),
        description=_(
            "policy_bypass_notify_help",
            default="Needed when urgent drafts may bypass the Office.",
        ),
        vocabulary=VOCABULARY + "role_or_nobody",
        default="nobody",
    )
    directives.widget("dispatch_channels", CheckBoxFieldWidget)
    dispatch_channels = schema.Set(
        title=_("policy_dispatch_channels", default="Channels of dispatch"),
        description=_(
            "policy_dispatch_channels_help",
            default="The ways on which issued documents leave; the channel is chosen per recipient.",
        ),
        value_type=one_of("channel"),
        default={"system"},
        required=False,
        missing_value=set(),
    )
    directives.widget("on_publish_notify", CheckBoxFieldWidget)
    on_publish_notify = schema.Set(
        title=_("policy_on_publish_notify", default="Who is told of an issued document"),
        description=_(
            "policy_on_publish_notify_help",
            default="Everyone means that it appears among the notices of the whole agency.",
        ),
        value_type=one_of("publish_notify"),
        default={"drafter"},
        required=False,
        missing_value=set(),
    )
    review_limit_days = schema.Int(
        title=_("policy_review_limit_days", default="Days for a review"),
        description=_(
            "policy_review_limit_days_help",
            default="Within how many days a reviewer gives his opinion; empty for no limit.",
        ),
        required=False,
        min=1,
        max=60,
    )
    urgent_exempt = schema.Bool(
        title=_("policy_urgent_exempt", default="Urgent drafts have their own time"),
        description=_(
            "policy_urgent_exempt_help",
            default="The days for a review do not count for drafts marked urgent.",
        ),
        default=False,
        required=False,
    )
    directives.widget("reviewer_colours", MapFieldWidget)
    reviewer_colours = schema.Dict(
        title=_("policy_reviewer_colours", default="Colours of the reviewers' marks"),
        description=_(
            "policy_reviewer_colours_help",
            default="Each reviewer's changes to a draft are shown in his colour.",
        ),
        key_type=one_of("reviewer"),
        value_type=one_of("colour"),
        default={},
        required=False,
        missing_value={},
    )
