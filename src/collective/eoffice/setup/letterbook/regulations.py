"""The five regulations that the agency profiles follow, as documents that arrive at the demo office.

Number, date, agency, signer and subject are those of the true decisions; grounds and articles are our own
short wording, and each page says so.
"""

from collective.eoffice.setup.letterbook.model import Article
from collective.eoffice.setup.letterbook.model import Letter

import datetime


NOTE = "Bản tóm lược do phần mềm soạn làm dữ liệu mẫu, không phải nguyên văn của văn bản gốc."
FIELD = "Công nghệ thông tin"

TU_SON = Letter(
    id="s0-tu-son-1098-qd-ubnd",
    document_type="decision",
    agency="UBND thị xã Từ Sơn",
    letterhead=("ỦY BAN NHÂN DÂN", "THỊ XÃ TỪ SƠN"),
    place="Từ Sơn",
    number="1098",
    notation="QĐ-UBND",
    date=datetime.date(2021, 9, 28),
    type_title="QUYẾT ĐỊNH",
    subject="Ban hành Quy chế sử dụng các thiết bị Công nghệ thông tin, mạng LAN, mạng Internet, "
    "phần mềm Quản lý văn bản và điều hành của UBND thị xã Từ Sơn",
    decided_by="ỦY BAN NHÂN DÂN THỊ XÃ TỪ SƠN",
    grounds=(
        "Căn cứ quy định của pháp luật về tổ chức chính quyền địa phương và về công nghệ thông tin",
        "Theo đề nghị của phòng chuyên môn phụ trách văn hóa và thông tin",
    ),
    articles=(
        Article(
            "Điều 1.",
            "Ban hành một quy chế chung cho việc dùng máy tính, mạng nội bộ, Internet và phần mềm "
            "quản lý văn bản tại các cơ quan của thị xã.",
        ),
        Article(
            "Điều 2.",
            "Văn bản đến do văn thư vào sổ, quét và chuyển Văn phòng; Văn phòng phân loại, trình "
            "lãnh đạo cho ý kiến trước khi giao phòng chuyên môn giải quyết.",
        ),
        Article(
            "Điều 3.",
            "Quyết định có hiệu lực từ ngày ký. Văn phòng, các phòng và đơn vị của thị xã thực hiện quyết định này.",
        ),
    ),
    body=(),
    authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    signer="Hoàng Bá Huy",
    signer_position="Chủ tịch",
    recipients=("Như Điều 3", "Lãnh đạo UBND thị xã", "Lưu: VT"),
    field=FIELD,
    note=NOTE,
)

YEN_CHAU = Letter(
    id="s1-yen-chau-1222-qd-ubnd",
    document_type="decision",
    agency="UBND huyện Yên Châu",
    letterhead=("ỦY BAN NHÂN DÂN", "HUYỆN YÊN CHÂU"),
    place="Yên Châu",
    number="1222",
    notation="QĐ-UBND",
    date=datetime.date(2021, 9, 22),
    type_title="QUYẾT ĐỊNH",
    subject="Ban hành Quy chế quản lý, khai thác, sử dụng Hệ thống quản lý văn bản và điều hành "
    "trong các cơ quan nhà nước trên địa bàn huyện Yên Châu",
    decided_by="ỦY BAN NHÂN DÂN HUYỆN YÊN CHÂU",
    grounds=(
        "Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư",
        "Căn cứ Quyết định số 50/2020/QĐ-UBND của UBND tỉnh Sơn La",
        "Theo đề nghị của Văn phòng huyện",
    ),
    articles=(
        Article(
            "Điều 1.",
            "Các cơ quan nhà nước trong huyện dùng chung một hệ thống quản lý văn bản và điều hành "
            "theo quy chế kèm theo.",
        ),
        Article(
            "Điều 2.",
            "Văn thư cập nhật đầy đủ văn bản đến trong ngày; người được giao xử lý báo kết quả ngay trên hệ thống.",
        ),
        Article(
            "Điều 3.",
            "Quyết định này thay thế Quyết định số 1849/QĐ-UBND ngày 31/12/2016 và có hiệu lực "
            "từ ngày ký. Thủ trưởng các cơ quan, đơn vị và xã, thị trấn thực hiện.",
        ),
    ),
    body=(),
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Vì Văn Ngọc",
    signer_position="Phó Chủ tịch",
    recipients=("Như Điều 3", "Thường trực HĐND, lãnh đạo UBND huyện", "Lưu: VT, VP"),
    field=FIELD,
    note=NOTE,
)

DIEN_BIEN = Letter(
    id="s2-dien-bien-530-qd-sxd",
    document_type="decision",
    agency="Sở Xây dựng tỉnh Điện Biên",
    parent=("UBND TỈNH ĐIỆN BIÊN",),
    letterhead=("SỞ XÂY DỰNG",),
    place="Điện Biên",
    number="530",
    notation="QĐ-SXD",
    date=datetime.date(2015, 6, 8),
    type_title="QUYẾT ĐỊNH",
    subject="V/v Ban hành Quy chế quản lý và điều hành qua mạng Eoffice của Sở Xây dựng tỉnh Điện Biên",
    decided_by="GIÁM ĐỐC SỞ XÂY DỰNG TỈNH ĐIỆN BIÊN",
    grounds=(
        "Căn cứ Nghị định số 64/2007/NĐ-CP về ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước",
        "Theo đề nghị của Chánh Văn phòng Sở",
    ),
    articles=(
        Article("Điều 1.", "Áp dụng quy chế làm việc qua mạng Eoffice cho mọi phòng, đơn vị thuộc Sở."),
        Article(
            "Điều 2.",
            "Văn bản, ý kiến chỉ đạo và kết quả giải quyết được trao đổi trên mạng; bản giấy chỉ "
            "dùng khi pháp luật đòi hỏi.",
        ),
        Article(
            "Điều 3.", "Quyết định có hiệu lực từ ngày ký. Văn phòng Sở theo dõi việc thực hiện và báo cáo Giám đốc."
        ),
    ),
    body=(),
    authority=("GIÁM ĐỐC",),
    signer="Nguyễn Thành Phong",
    signer_position="Giám đốc",
    recipients=("Các phòng, đơn vị thuộc Sở", "UBND tỉnh (để báo cáo)", "Lưu: VT, VP"),
    field=FIELD,
    note=NOTE,
)

GIA_LAI = Letter(
    id="s3-gia-lai-243-qd-stttt",
    document_type="decision",
    agency="Sở Thông tin và Truyền thông tỉnh Gia Lai",
    parent=("UBND TỈNH GIA LAI",),
    letterhead=("SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"),
    place="Gia Lai",
    number="243",
    notation="QĐ-STTTT",
    date=datetime.date(2018, 12, 28),
    type_title="QUYẾT ĐỊNH",
    subject="Ban hành Quy chế Quản lý, sử dụng Hệ thống Quản lý văn bản và điều hành "
    "của Sở Thông tin và Truyền thông tỉnh Gia Lai",
    decided_by="GIÁM ĐỐC SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
    grounds=(
        "Căn cứ Quyết định số 468/QĐ-UBND ngày 12/7/2016 của UBND tỉnh Gia Lai về tổ chức của Sở",
        "Theo đề nghị của Chánh Văn phòng và Trưởng phòng Công nghệ thông tin",
    ),
    articles=(
        Article(
            "Điều 1.",
            "Hệ thống quản lý văn bản và điều hành là nơi tiếp nhận, giao việc, trình ký và lưu trữ "
            "văn bản điện tử của Sở.",
        ),
        Article(
            "Điều 2.",
            "Trích yếu của văn bản đến phải nêu rõ nội dung; người xử lý cập nhật tiến độ để lãnh đạo theo dõi.",
        ),
        Article(
            "Điều 3.",
            "Quyết định thay thế Quyết định số 132/QĐ-STTTT ngày 28/12/2011. Công chức và người lao "
            "động của Sở thực hiện từ ngày ký.",
        ),
    ),
    body=(),
    authority=("GIÁM ĐỐC",),
    signer="Nguyễn Ngọc Hùng",
    signer_position="Giám đốc",
    recipients=("Như Điều 3", "UBND tỉnh (để báo cáo)", "Lưu: VT, VP"),
    field=FIELD,
    note=NOTE,
)

AN_NHON = Letter(
    id="s4-an-nhon-idesk-2015",
    document_type="decision",
    agency="UBND thị xã An Nhơn",
    letterhead=("ỦY BAN NHÂN DÂN", "THỊ XÃ AN NHƠN"),
    place="An Nhơn",
    notation="QĐ-UBND",
    year=2015,
    type_title="QUYẾT ĐỊNH",
    subject="Ban hành Quy chế quản lý và sử dụng Hệ thống Văn phòng điện tử iDESK của UBND thị xã",
    decided_by="ỦY BAN NHÂN DÂN THỊ XÃ AN NHƠN",
    grounds=(
        "Căn cứ Quyết định số 489/QĐ-UBND ngày 13 tháng 3 năm 2015 của UBND thị xã An Nhơn",
        "Theo đề nghị của Chánh Văn phòng HĐND và UBND thị xã",
    ),
    articles=(
        Article(
            "Điều 1.",
            "Hệ thống Văn phòng điện tử iDESK được dùng để nhận, gửi và xử lý văn bản giữa Văn phòng "
            "với các cơ quan, xã, phường.",
        ),
        Article(
            "Điều 2.",
            "Văn thư của từng đơn vị giữ sổ công văn đến và sổ công văn đi trên hệ thống; mỗi quý in "
            "sổ một lần để lưu.",
        ),
        Article("Điều 3.", "Văn phòng và các cơ quan, đơn vị, xã, phường thực hiện kể từ ngày ký."),
    ),
    body=(),
    authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer="Phạm Văn Trung",
    signer_position="Phó Chủ tịch",
    recipients=("Như Điều 3", "Thường trực HĐND thị xã", "Lưu: VT"),
    field=FIELD,
    note=NOTE,
)

REGULATIONS = (TU_SON, YEN_CHAU, DIEN_BIEN, GIA_LAI, AN_NHON)
