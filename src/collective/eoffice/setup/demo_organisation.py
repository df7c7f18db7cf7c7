"""The people and units of the demo office. Every name is invented."""

from collective.eoffice.organisation import directory
from collective.eoffice.organisation.importing import import_units
from collective.eoffice.organisation.importing import update
from plone import api


# One password for every account of the demo office; a real office makes its own.
DEMO_PASSWORD = "Vanphong@2026"

# (user id, full name, position)
DEMO_ACCOUNTS = (
    ("van-thu", "Nguyễn Thị Mai Hương", "Văn thư"),
    ("chanh-van-phong", "Trần Quốc Bảo", "Chánh Văn phòng"),
    ("pho-chanh-van-phong", "Lê Thị Thu Hà", "Phó Chánh Văn phòng"),
    ("chu-tich", "Phạm Đức Thịnh", "Chủ tịch UBND"),
    ("pho-chu-tich", "Hoàng Thị Minh Nguyệt", "Phó Chủ tịch UBND"),
    ("truong-phong", "Đỗ Văn Khải", "Trưởng phòng Văn hóa và Thông tin"),
    ("pho-truong-phong", "Vũ Thị Lan Anh", "Phó Trưởng phòng Văn hóa và Thông tin"),
    ("chuyen-vien", "Bùi Quang Huy", "Chuyên viên Phòng Văn hóa và Thông tin"),
    ("truong-phong-noi-vu", "Ngô Thị Bích Ngọc", "Trưởng phòng Nội vụ"),
    ("chuyen-vien-noi-vu", "Dương Văn Lộc", "Chuyên viên Phòng Nội vụ"),
    ("truong-phong-tai-chinh", "Đặng Hữu Phước", "Trưởng phòng Tài chính - Kế hoạch"),
    ("chu-tich-phuong", "Tạ Văn Ứng", "Chủ tịch UBND phường"),
    ("van-thu-phuong", "Đinh Thị Yến", "Văn thư phường"),
    ("chuyen-vien-vp", "Cao Thị Kim Oanh", "Chuyên viên Văn phòng"),
    ("quan-tri", "Lý Anh Tuấn", "Quản trị mạng, Văn phòng"),
)

ADMINISTRATOR = "quan-tri"

DEMO_UNITS = (
    {"id": "lanh-dao", "title": "Lãnh đạo UBND", "kind": "leadership", "abbreviation": "UBND"},
    {
        "id": "van-phong",
        "title": "Văn phòng HĐND và UBND",
        "kind": "office",
        "abbreviation": "VP",
        "phone": "0222 3835 001",
        "units": [{"id": "mot-cua", "title": "Bộ phận một cửa", "kind": "one_stop_desk"}],
    },
    {"id": "noi-vu", "title": "Phòng Nội vụ", "kind": "department", "abbreviation": "NV"},
    {
        "id": "van-hoa-thong-tin",
        "title": "Phòng Văn hóa và Thông tin",
        "kind": "department",
        "abbreviation": "VHTT",
        "phone": "0222 3835 010",
    },
    {
        "id": "tai-chinh-ke-hoach",
        "title": "Phòng Tài chính - Kế hoạch",
        "kind": "department",
        "abbreviation": "TCKH",
    },
    {"id": "phuong-dong-ngan", "title": "UBND phường Đông Ngàn", "kind": "commune", "abbreviation": "ĐN"},
)

DEMO_MEMBERS = {
    "lanh-dao": {"heads": ("chu-tich",), "deputies": ("pho-chu-tich",)},
    "van-phong": {
        "heads": ("chanh-van-phong",),
        "deputies": ("pho-chanh-van-phong",),
        "specialists": ("chuyen-vien-vp", "quan-tri"),
        "clerks": ("van-thu",),
        "it_contacts": ("quan-tri",),
    },
    "mot-cua": {"heads": ("pho-chanh-van-phong",), "specialists": ("chuyen-vien-vp",)},
    "noi-vu": {"heads": ("truong-phong-noi-vu",), "specialists": ("chuyen-vien-noi-vu",)},
    "van-hoa-thong-tin": {
        "heads": ("truong-phong",),
        "deputies": ("pho-truong-phong",),
        "specialists": ("chuyen-vien",),
    },
    "tai-chinh-ke-hoach": {"heads": ("truong-phong-tai-chinh",)},
    "phuong-dong-ngan": {"heads": ("chu-tich-phuong",), "clerks": ("van-thu-phuong",)},
}


def create_organisation():
    """Make the accounts and units of the demo office; doing it again changes nothing.

    Accounts that exist keep their password and properties; the people of the demo's units are set anew.
    """
    for number, (userid, fullname, position) in enumerate(DEMO_ACCOUNTS, start=1):
        if api.user.get(userid=userid) is None:
            create_account(userid, fullname, position, f"0222 3835 {100 + number}")
    api.user.grant_roles(username=ADMINISTRATOR, roles=["Site Administrator"])
    import_units(DEMO_UNITS)
    for unit_id, members in DEMO_MEMBERS.items():
        update(directory.unit_of(f"{unit_id}:head"), members)


def create_account(userid, fullname, position, phone):
    """Make one account with the demo password."""
    api.user.create(
        email=f"{userid}@vanphong.example",
        username=userid,
        password=DEMO_PASSWORD,
        properties={"fullname": fullname, "position": position, "phone": phone},
    )
