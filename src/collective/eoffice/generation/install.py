"""Setting up the folder of templates and the templates that come with the product."""

from collections.abc import Callable
from collective.documentgenerator.content.pod_template import IPODTemplate
from collective.documentgenerator.utils import compute_md5
from collective.eoffice.generation.area import AREA
from collective.eoffice.generation.odt import MIME_TYPE
from collective.eoffice.generation.slip import processing_slip
from contextlib import redirect_stdout
from dataclasses import dataclass
from plone.base.interfaces.constrains import ISelectableConstrainTypes
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified

import io
import logging


logger = logging.getLogger(__name__)

ADDABLE = "ConfigurablePODTemplate"
# A template is a program: nobody but the Manager sees, changes, moves or shares one.
CLOSED = (
    "Access contents information",
    "Add portal content",
    "Change local roles",
    "Copy or Move",
    "Delete objects",
    "List folder contents",
    "Manage properties",
    "Modify portal content",
    "Sharing page: Delegate roles",
    "View",
    "collective.eoffice: Add POD template",
)


@dataclass(frozen=True)
class Shipped:
    """A template that comes with the product; `build` returns its ODT, `condition` is a TAL expression."""

    id: str
    title: str
    portal_types: tuple[str, ...]
    build: Callable[[], bytes]
    condition: str = ""


SHIPPED = (
    Shipped(
        "phieu-giai-quyet-van-ban-den",
        "Phiếu giải quyết văn bản đến",
        ("IncomingDocument",),
        processing_slip,
        "context/arrival_number",
    ),
)


def setup_templates(portal) -> dict[str, str]:
    """Close the area and bring its templates up to date.

    Return what became of each: made, unchanged, kept (the administrator changed it) or replaced.
    """
    area = portal[AREA]
    _close(area)
    # appy's cleaner of comments prints what it did; the output of the console is ours.
    with redirect_stdout(io.StringIO()) as said:
        done = {one.id: _bring(area, one) for one in SHIPPED}
    logger.debug("Templates: %s; %s", done, said.getvalue())
    return done


def _close(area) -> None:
    for permission in CLOSED:
        area.manage_permission(permission, ("Manager",), acquire=False)
    area.exclude_from_nav = True
    constrain = ISelectableConstrainTypes(area, None)
    if constrain is not None:
        constrain.setConstrainTypesMode(1)
        constrain.setLocallyAllowedTypes([ADDABLE])
        constrain.setImmediatelyAddableTypes([ADDABLE])
    area.reindexObject()
    area.reindexObjectSecurity()


def _bring(area, shipped: Shipped) -> str:
    data = shipped.build()
    template = area.get(shipped.id)
    if template is None:
        _make(area, shipped, data)
        return "made"
    if not IPODTemplate.providedBy(template) or template.initial_md5 == compute_md5(data):
        return "unchanged"
    if template.has_been_modified():
        return "kept"
    template.initial_md5 = template.style_modification_md5 = compute_md5(data)
    template.odt_file = _file(shipped, data)
    modified(template, Attributes(IPODTemplate, "odt_file"))
    return "replaced"


def _make(area, shipped: Shipped, data: bytes) -> None:
    template = createContent(
        ADDABLE,
        id=shipped.id,
        title=shipped.title,
        odt_file=_file(shipped, data),
        enabled=True,
        pod_formats=["odt", "pdf"],
        pod_portal_types=list(shipped.portal_types),
        tal_condition=shipped.condition,
        context_variables=[],
        merge_templates=[],
    )
    addContentToContainer(area, template, checkConstraints=False)


def _file(shipped: Shipped, data: bytes) -> NamedBlobFile:
    return NamedBlobFile(data, MIME_TYPE, f"{shipped.id}.odt")
