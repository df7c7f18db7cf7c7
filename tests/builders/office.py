"""A small office with real people, and documents in it."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collective.eoffice.incoming.actions import ReceiveIncoming
from collective.eoffice.organisation import directory
from contextlib import contextmanager
from datetime import date
from plone import api
from plone.app.testing import login
from plone.dexterity.utils import addContentToContainer
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile


PASSWORD = "Vanphong@2026"
PEOPLE = {
    "van-thu": "Nguyễn Thị Vân",
    "chanh-van-phong": "Trần Văn Chánh",
    "chuyen-vien-vp": "Lê Thị Phòng",
    "chu-tich": "Phạm Quốc Chủ",
    "pho-chu-tich": "Đỗ Thị Phó",
    "truong-phong": "Hoàng Văn Trưởng",
    "chuyen-vien": "Vũ Thị Chuyên",
    "chuyen-vien-2": "Bùi Văn Viên",
    "truong-phong-noi-vu": "Ngô Thị Nội",
    "chuyen-vien-noi-vu": "Đặng Văn Vụ",
    "van-thu-phuong": "Lý Thị Phường",
    "nguoi-ngoai": "Mai Văn Ngoài",
}
UNITS = (
    ("lanh-dao", "Lãnh đạo UBND", "leadership", {"heads": ("chu-tich",), "deputies": ("pho-chu-tich",)}),
    (
        "van-phong",
        "Văn phòng HĐND và UBND",
        "office",
        {"heads": ("chanh-van-phong",), "specialists": ("chuyen-vien-vp",), "clerks": ("van-thu",)},
    ),
    (
        "van-hoa",
        "Phòng Văn hóa và Thông tin",
        "department",
        {"heads": ("truong-phong",), "specialists": ("chuyen-vien", "chuyen-vien-2")},
    ),
    (
        "noi-vu",
        "Phòng Nội vụ",
        "department",
        {"heads": ("truong-phong-noi-vu",), "specialists": ("chuyen-vien-noi-vu",)},
    ),
    ("dong-ngan", "UBND phường Đông Ngàn", "commune", {"clerks": ("van-thu-phuong",)}),
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def build_office(portal) -> None:
    """Make the people and the units; every unit's groups follow by themselves."""
    for userid, fullname in PEOPLE.items():
        api.user.create(
            email=f"{userid}@example.org",
            username=userid,
            password=PASSWORD,
            properties={"fullname": fullname},
        )
    for unit_id, title, kind, members in UNITS:
        unit = createContent("Unit", id=unit_id, title=title, kind=kind, **members)
        addContentToContainer(portal["to-chuc"], unit, checkConstraints=False)


@contextmanager
def acting_as(portal, userid: str):
    """Run the block as a real user."""
    before = getSecurityManager()
    login(portal, userid)
    directory.forget()
    try:
        yield
    finally:
        setSecurityManager(before)


def pdf_file(name: str = "van-ban.pdf", data: bytes = PDF) -> NamedBlobFile:
    """Return an upload."""
    return NamedBlobFile(data, "application/pdf", name)


def letter(**changes) -> dict:
    """Return the data of a plausible incoming letter."""
    data = {
        "reference": "1098/QĐ-UBND",
        "issued_date": date(2021, 9, 28),
        "document_type": "decision",
        "issuer": "UBND thị xã Từ Sơn",
        "title": "Ban hành Quy chế sử dụng phần mềm Quản lý văn bản và điều hành",
        "signer": "Hoàng Bá Huy",
    }
    return {**data, **changes}


def receive(portal, register_now: bool = True, files=None, **changes):
    """Receive a letter as the clerk and return the document."""
    files = [pdf_file()] if files is None else files
    with acting_as(portal, "van-thu"):
        return ReceiveIncoming(
            portal["van-ban-den"], register_now=register_now, on_duplicate="continue", files=files, **letter(**changes)
        )()
