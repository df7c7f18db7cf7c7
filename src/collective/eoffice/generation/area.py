"""The folder of the templates, and which of them the current user may use on an object."""

from AccessControl import getSecurityManager
from Acquisition import aq_chain
from Acquisition import aq_inner
from collective.documentgenerator.content.pod_template import IPODTemplate
from collective.eoffice.generation.interfaces import IPodTemplateArea
from plone import api


AREA = "mau"
GENERATE = "collective.eoffice: Generate document"


def is_trusted(template) -> bool:
    """Tell whether a template stands in the area, where only Managers write."""
    return any(IPodTemplateArea.providedBy(parent) for parent in aq_chain(aq_inner(template))[1:])


def may_use(template, context) -> bool:
    """Tell whether the current user may generate a document from a template on an object.

    He has to see the object; and the template has to be made for its type and match its condition, or be his to see.
    """
    may = getSecurityManager().checkPermission
    if not (may("View", context) and may(GENERATE, context) and is_trusted(template)):
        return False
    # A template without types is made for nothing in particular, so its condition alone opens it to nobody.
    if not (getattr(template, "pod_portal_types", None) or may("View", template)):
        return False
    return bool(template.can_be_generated(context))


def templates_for(context) -> list:
    """Return the templates that the current user may use on an object, by title."""
    area = api.portal.get().get(AREA)
    if area is None or not IPodTemplateArea.providedBy(area):
        return []
    found = [one for one in area.objectValues() if IPODTemplate.providedBy(one) and may_use(one, context)]
    return sorted(found, key=lambda one: one.title)
