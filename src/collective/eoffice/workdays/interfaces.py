"""The administrator's table of exceptions."""

from collective.eoffice import _
from zope import schema
from zope.interface import Interface


class IWorkdaySettings(Interface):
    """Days that differ from the national calendar (records collective.eoffice.workdays.*)."""

    extra_days_off = schema.Tuple(
        title=_("label_extra_days_off", default="Extra days off"),
        description=_(
            "help_extra_days_off",
            default="Days on which the agency does not work although the national calendar says so.",
        ),
        value_type=schema.Date(title=_("label_day", default="Day")),
        required=False,
        default=(),
        missing_value=(),
    )
    extra_working_days = schema.Tuple(
        title=_("label_extra_working_days", default="Extra working days"),
        description=_(
            "help_extra_working_days",
            default="Days on which the agency works although the national calendar says it is off.",
        ),
        value_type=schema.Date(title=_("label_day", default="Day")),
        required=False,
        default=(),
        missing_value=(),
    )
