"""Words that the registry wrote before, offered again while it types; the catalog alone is asked."""

from collective.eoffice.incoming.receiving import ReceiveIncoming
from plone import api


MOST = 1000
LATEST = 200  # so many of his own documents tell the clerk of a unit what to complete from
POSITIONS = (
    "Bí thư",
    "Bộ trưởng",
    "Chánh án",
    "Chánh Thanh tra",
    "Chánh Văn phòng",
    "Chi cục trưởng",
    "Chủ nhiệm",
    "Chủ tịch",
    "Cục trưởng",
    "Giám đốc",
    "Hiệu trưởng",
    "KT. BỘ TRƯỞNG, THỨ TRƯỞNG",
    "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
    "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC",
    "KT. TRƯỞNG PHÒNG, PHÓ TRƯỞNG PHÒNG",
    "Phó Bí thư",
    "Phó Chánh Văn phòng",
    "Phó Chủ tịch",
    "Phó Giám đốc",
    "Phó Trưởng phòng",
    "Thủ trưởng",
    "Thứ trưởng",
    "TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG",
    "Trưởng ban",
    "Trưởng phòng",
    "Viện trưởng",
)


def issuers(area) -> list[str]:
    """Return the issuing agencies seen before, in alphabetical order.

    The agency's registry gets them all; the clerk of a unit those of the latest documents that he may see.
    """
    catalog = api.portal.get_tool("portal_catalog")
    if api.user.has_permission(ReceiveIncoming.permission, obj=area):
        names = catalog.uniqueValuesFor("eoffice_issuer")
    else:
        found = catalog(portal_type="IncomingDocument", sort_on="created", sort_order="descending", sort_limit=LATEST)
        names = {brain.eoffice_issuer for brain in found[:LATEST]}
    return sorted(name for name in names if name)[:MOST]
