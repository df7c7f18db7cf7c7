"""What an agency may set for the form of the directive."""

from collective.eoffice import _
from plone import api
from zope import schema
from zope.interface import Interface


REGISTRY_PREFIX = "collective.eoffice.incoming.directive"
QUICK_PHRASES = (
    "Giao chủ trì, tham mưu đề xuất.",
    "Giao chủ trì, phối hợp các đơn vị liên quan thực hiện.",
    "Nghiên cứu, tham mưu văn bản trả lời.",
    "Triển khai thực hiện, báo cáo kết quả.",
    "Chuẩn bị nội dung, bố trí thành phần dự họp.",
    "Để biết, theo dõi.",
)


class IDirectiveSettings(Interface):
    """Records collective.eoffice.incoming.directive.*."""

    quick_phrases = schema.Tuple(
        title=_("label_quick_phrases", default="Quick phrases of the directive"),
        description=_("help_quick_phrases", default="One sentence each; a click puts it into the directive."),
        value_type=schema.TextLine(),
        required=False,
        default=QUICK_PHRASES,
        missing_value=(),
    )


def quick_phrases() -> tuple[str, ...]:
    """Return the agency's phrases; the project's own where the record is missing."""
    return tuple(api.portal.get_registry_record(f"{REGISTRY_PREFIX}.quick_phrases", default=QUICK_PHRASES) or ())
