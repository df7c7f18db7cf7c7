"""Letters of an invented province, Kinh Bắc, for the lists of the demo office: agencies and names do not exist."""

from collective.eoffice.setup.letterbook.model import Article
from collective.eoffice.setup.letterbook.model import Letter

import datetime


def _november(day: int) -> datetime.date:
    return datetime.date(2026, 11, day)


NOTE = "Văn bản hư cấu, dùng làm dữ liệu mẫu."
PROVINCE = ("UBND TỈNH KINH BẮC",)
DISTRICTS = "Ủy ban nhân dân các xã, phường trong tỉnh"

PLAIN_LETTERS = (
    Letter(
        id="moi-hop-chuyen-doi-so",
        document_type="invitation",
        agency="UBND tỉnh Kinh Bắc",
        letterhead=("ỦY BAN NHÂN DÂN", "TỈNH KINH BẮC"),
        place="Kinh Bắc",
        number="412",
        notation="GM-UBND",
        date=_november(18),
        type_title="GIẤY MỜI",
        subject="Họp đánh giá kết quả chuyển đổi số năm 2026 vào 8 giờ 00 ngày 25/11/2026",
        addressees=("Sở Khoa học và Công nghệ", "Sở Nội vụ", DISTRICTS),
        body=(
            "Ủy ban nhân dân tỉnh mời lãnh đạo các cơ quan dự họp đánh giá kết quả chuyển đổi số năm 2026 "
            "và bàn nhiệm vụ năm 2027.",
            "Thời gian: 8 giờ 00, thứ Tư, ngày 25 tháng 11 năm 2026. Địa điểm: phòng họp số 2, trụ sở "
            "Ủy ban nhân dân tỉnh. Chủ trì: Phó Chủ tịch Ủy ban nhân dân tỉnh.",
            "Đề nghị các cơ quan gửi báo cáo tóm tắt, không quá ba trang, trước ngày 23 tháng 11 năm 2026.",
        ),
        authority=("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        signer="Nguyễn Hữu Khánh",
        signer_position="Chánh Văn phòng",
        recipients=("Như trên", "Lãnh đạo UBND tỉnh", "Lưu: VT, TH"),
        urgency="urgent",
        field="Chuyển đổi số",
        due=_november(25),
        note=NOTE,
    ),
    Letter(
        id="bao-cao-cai-cach-hanh-chinh",
        document_type="official_letter",
        agency="Sở Nội vụ tỉnh Kinh Bắc",
        parent=PROVINCE,
        letterhead=("SỞ NỘI VỤ",),
        place="Kinh Bắc",
        number="2315",
        notation="SNV-CCHC",
        date=_november(12),
        subject="báo cáo công tác cải cách hành chính năm 2026",
        addressees=("Các sở, ban, ngành", DISTRICTS),
        body=(
            "Để có số liệu cho báo cáo năm của tỉnh, Sở Nội vụ đề nghị các cơ quan, địa phương báo cáo kết quả "
            "cải cách hành chính từ ngày 01 tháng 01 đến ngày 15 tháng 11 năm 2026.",
            "Nội dung gồm: việc chỉ đạo, điều hành; kết quả giải quyết thủ tục hành chính; tồn tại, nguyên nhân "
            "và kiến nghị. Số liệu lập theo biểu mẫu gửi kèm.",
            "Báo cáo gửi về Sở Nội vụ trước ngày 27 tháng 11 năm 2026 để tổng hợp.",
        ),
        authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        signer="Trần Thị Thu Hường",
        signer_position="Phó Giám đốc",
        recipients=("Như trên", "UBND tỉnh (để báo cáo)", "Lưu: VT, CCHC"),
        field="Cải cách hành chính",
        due=_november(27),
        note=NOTE,
    ),
    Letter(
        id="ke-hoach-phong-chay",
        document_type="plan",
        agency="UBND tỉnh Kinh Bắc",
        letterhead=("ỦY BAN NHÂN DÂN", "TỈNH KINH BẮC"),
        place="Kinh Bắc",
        number="287",
        notation="KH-UBND",
        date=_november(9),
        type_title="KẾ HOẠCH",
        subject="Kiểm tra an toàn phòng cháy, chữa cháy tại chợ và khu dân cư cuối năm 2026",
        body=(
            "Mục đích: phát hiện và khắc phục sớm nguy cơ cháy nổ trước Tết Nguyên đán, nâng cao ý thức "
            "của hộ kinh doanh và người dân.",
            "Nội dung: kiểm tra nguồn điện, lối thoát nạn, phương tiện chữa cháy tại chỗ; ưu tiên chợ, nhà trọ "
            "và cơ sở sản xuất xen kẽ khu dân cư.",
            "Thời gian: từ ngày 20 tháng 11 đến ngày 20 tháng 12 năm 2026. Ủy ban nhân dân các xã, phường lập đoàn "
            "kiểm tra và báo cáo kết quả trước ngày 25 tháng 12 năm 2026.",
        ),
        authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer="Đỗ Quang Huy",
        signer_position="Phó Chủ tịch",
        recipients=("Công an tỉnh", DISTRICTS, "Lưu: VT, NC"),
        field="An ninh trật tự",
        due=datetime.date(2026, 12, 25),
        note=NOTE,
    ),
    Letter(
        id="thong-bao-nghi-le",
        document_type="notice",
        agency="Sở Nội vụ tỉnh Kinh Bắc",
        parent=PROVINCE,
        letterhead=("SỞ NỘI VỤ",),
        place="Kinh Bắc",
        number="98",
        notation="TB-SNV",
        date=_november(16),
        type_title="THÔNG BÁO",
        subject="Lịch trực cơ quan và phân công tiếp công dân tháng 12 năm 2026",
        body=(
            "Sở Nội vụ thông báo lịch trực và tiếp công dân tháng 12 năm 2026 của các cơ quan hành chính trong tỉnh.",
            "Mỗi cơ quan cử một lãnh đạo và một văn thư trực trong ngày nghỉ; danh sách kèm số điện thoại niêm yết "
            "tại trụ sở.",
            "Danh sách gửi về Sở Nội vụ chậm nhất ngày 24 tháng 11 năm 2026.",
        ),
        authority=("GIÁM ĐỐC",),
        signer="Lê Minh Ngọc",
        signer_position="Giám đốc",
        recipients=("Các sở, ban, ngành", DISTRICTS, "Lưu: VT, VP"),
        field="Tổ chức bộ máy",
        due=_november(24),
        note=NOTE,
    ),
    Letter(
        id="to-trinh-sua-chua-tru-so",
        document_type="submission",
        agency="Trung tâm Phục vụ hành chính công tỉnh Kinh Bắc",
        parent=PROVINCE,
        letterhead=("TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"),
        place="Kinh Bắc",
        number="5",
        notation="TTr-TTPVHCC",
        date=_november(6),
        type_title="TỜ TRÌNH",
        subject="Xin chủ trương sửa chữa, nâng cấp khu tiếp nhận hồ sơ một cửa",
        addressees=("Ủy ban nhân dân tỉnh Kinh Bắc",),
        body=(
            "Khu tiếp nhận hồ sơ đưa vào sử dụng từ năm 2012, nay mái dột, hệ thống điện và mạng không còn đáp ứng "
            "lượng người đến giao dịch.",
            "Trung tâm đề nghị cho sửa mái, thay hệ thống điện, bố trí thêm bốn quầy và lối đi cho người khuyết tật; "
            "kinh phí dự kiến 1,2 tỷ đồng từ nguồn sự nghiệp năm 2027.",
            "Kính đề nghị Ủy ban nhân dân tỉnh xem xét, cho ý kiến.",
        ),
        authority=("GIÁM ĐỐC",),
        signer="Phạm Quốc Ưng",
        signer_position="Giám đốc",
        recipients=("Như trên", "Sở Tài chính", "Lưu: VT"),
        field="Đầu tư xây dựng",
        note=NOTE,
    ),
    Letter(
        id="cong-dien-ung-pho-mua-lu",
        document_type="telegram",
        agency="UBND tỉnh Kinh Bắc",
        letterhead=("ỦY BAN NHÂN DÂN", "TỈNH KINH BẮC"),
        place="Kinh Bắc",
        number="17",
        notation="CĐ-UBND",
        date=_november(19),
        type_title="CÔNG ĐIỆN",
        subject="Về việc chủ động ứng phó với mưa lũ, sạt lở đất",
        addressees=("Giám đốc các sở, ngành liên quan", "Chủ tịch " + DISTRICTS),
        body=(
            "Theo tin dự báo, từ đêm 19 đến ngày 22 tháng 11 năm 2026 trên địa bàn tỉnh có mưa to, nguy cơ cao xảy ra "
            "lũ quét và sạt lở đất ở vùng đồi núi.",
            "Chủ tịch Ủy ban nhân dân các xã, phường rà soát khu vực nguy hiểm, sẵn sàng sơ tán dân; tổ chức trực ban "
            "24/24 giờ và báo cáo trước 16 giờ hằng ngày.",
        ),
        authority=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        signer="Đỗ Quang Huy",
        signer_position="Phó Chủ tịch",
        recipients=("Như trên", "Chủ tịch UBND tỉnh", "Lưu: VT, NN"),
        urgency="express",
        field="Phòng chống thiên tai",
        due=_november(20),
        note=NOTE,
    ),
    Letter(
        id="gop-y-du-thao-quy-dinh",
        document_type="official_letter",
        agency="Sở Tư pháp tỉnh Kinh Bắc",
        parent=PROVINCE,
        letterhead=("SỞ TƯ PHÁP",),
        place="Kinh Bắc",
        number="1450",
        notation="STP-XDVB",
        date=_november(17),
        subject="lấy ý kiến đối với dự thảo quy định về quản lý chợ trên địa bàn tỉnh",
        addressees=(DISTRICTS,),
        body=(
            "Sở Tư pháp đang thẩm định dự thảo quyết định của Ủy ban nhân dân tỉnh quy định về quản lý chợ.",
            "Đề nghị quý cơ quan cho ý kiến về phạm vi áp dụng, trách nhiệm của Ủy ban nhân dân cấp xã và mức thu dịch "
            "vụ; ý kiến bằng văn bản gửi trước ngày 20 tháng 11 năm 2026.",
            "Quá thời hạn trên mà không có ý kiến thì coi như thống nhất với dự thảo.",
        ),
        authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        signer="Vũ Thị Ánh Nguyệt",
        signer_position="Phó Giám đốc",
        recipients=("Như trên", "Lưu: VT, XDVB"),
        urgency="very_urgent",
        field="Tư pháp",
        due=_november(20),
        note=NOTE,
    ),
    Letter(
        id="quyet-dinh-giao-chi-tieu",
        document_type="decision",
        agency="UBND tỉnh Kinh Bắc",
        letterhead=("ỦY BAN NHÂN DÂN", "TỈNH KINH BẮC"),
        place="Kinh Bắc",
        number="1976",
        notation="QĐ-UBND",
        date=_november(5),
        type_title="QUYẾT ĐỊNH",
        subject="Về việc giao chỉ tiêu số hóa hồ sơ lưu trữ năm 2027",
        decided_by="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KINH BẮC",
        grounds=(
            "Căn cứ Nghị định số 30/2020/NĐ-CP về công tác văn thư",
            "Theo đề nghị của Giám đốc Sở Nội vụ",
        ),
        articles=(
            Article("Điều 1.", "Giao các sở, ngành và xã, phường chỉ tiêu số hóa hồ sơ lưu trữ năm 2027 theo phụ lục."),
            Article("Điều 2.", "Sở Nội vụ hướng dẫn, kiểm tra và báo cáo tiến độ hằng quý."),
            Article("Điều 3.", "Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành quyết định này."),
        ),
        body=(),
        authority=("CHỦ TỊCH",),
        signer="Nguyễn Đình Thạch",
        signer_position="Chủ tịch",
        recipients=("Như Điều 3", "Thường trực HĐND tỉnh", "Lưu: VT, NC"),
        field="Văn thư, lưu trữ",
        note=NOTE,
    ),
)
