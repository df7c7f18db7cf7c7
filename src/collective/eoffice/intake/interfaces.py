"""What the manager may set for uploads."""

from collective.eoffice import _
from zope import schema
from zope.interface import Interface


REGISTRY_PREFIX = "collective.eoffice.intake"


class IIntakeSettings(Interface):
    """Settings of uploads, in the registry under `collective.eoffice.intake`."""

    max_upload_mb = schema.Int(
        title=_("label_max_upload_mb", default="Largest file (MB)"),
        description=_(
            "help_max_upload_mb",
            default="A larger file is refused at the upload. Scan at 200 dpi in grey to keep files small.",
        ),
        min=1,
        max=2000,
        default=100,
    )
