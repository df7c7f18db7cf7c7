"""Names of kinds and functions."""

from collective.eoffice import _
from collective.eoffice.organisation.interfaces import FUNCTIONS
from zope.i18n import translate


KINDS = {
    "leadership": _("unit_kind_leadership", default="Leadership"),
    "office": _("unit_kind_office", default="Office"),
    "department": _("unit_kind_department", default="Department"),
    "public_service_unit": _("unit_kind_public_service_unit", default="Public-service unit"),
    "commune": _("unit_kind_commune", default="Commune"),
    "one_stop_desk": _("unit_kind_one_stop_desk", default="One-stop desk"),
}

FUNCTION_TITLES = {
    "head": _("function_head", default="Head"),
    "deputy": _("function_deputy", default="Deputy"),
    "specialist": _("function_specialist", default="Specialist"),
    "clerk": _("function_clerk", default="Registry clerk"),
}

# Where the kind of unit has its own word for a function.
SPECIAL_TITLES = {
    ("leadership", "head"): _("function_leadership_head", default="Leader of the agency"),
    ("leadership", "deputy"): _("function_leadership_deputy", default="Deputy leader of the agency"),
    ("office", "head"): _("function_office_head", default="Chief of the Office"),
    ("office", "deputy"): _("function_office_deputy", default="Deputy chief of the Office"),
    ("department", "head"): _("function_department_head", default="Head of department"),
    ("department", "deputy"): _("function_department_deputy", default="Deputy head of department"),
    ("commune", "head"): _("function_commune_head", default="Chair of the commune"),
    ("commune", "deputy"): _("function_commune_deputy", default="Vice-chair of the commune"),
}


def function_title(function, kind=None):
    """Return the translatable name of a function, in the words of the kind of unit where it has its own."""
    return SPECIAL_TITLES.get((kind, function)) or FUNCTION_TITLES[function]


def group_title(unit, function, language=None):
    """Return the title of the group of a function, e.g. “Trưởng phòng – Phòng Nội vụ”.

    `unit` is a unit or anything with `title` and `kind`; without `language` the title is in the site's.
    """
    return f"{translate(function_title(function, unit.kind), target_language=language)} – {unit.title}"


def function_titles(kind=None):
    """Return {function: translatable name} in the usual order."""
    return {function: function_title(function, kind) for function in FUNCTIONS}
