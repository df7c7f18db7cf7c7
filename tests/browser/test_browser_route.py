"""The whole way of one incoming document under the regulation of Từ Sơn, by real people at real browsers."""

from collective.eoffice.setup.letters import decision_pdf
from collective.eoffice.setup.letters import REGULATIONS

import pytest
import re


LETTER = REGULATIONS[0]
SUBJECT = re.compile("Ban hành Quy chế sử dụng các thiết bị Công nghệ thông tin")
PDF = {"name": LETTER.filename, "mimeType": "application/pdf", "buffer": decision_pdf(LETTER)}
NUMBER = "09"  # eight documents of the demo are in the book already


@pytest.mark.requirement("IN-01", "IN-02", "IN-07", "IN-09", "IN-14", "IN-18", "IN-19", "IN-21", "IN-27", "IN-36")
@pytest.mark.requirement("ORG-03", "ORG-04", "ORG-05", "ORG-06", "ORG-07")
class TestRoute:
    def test_from_the_mail_room_to_completion(self, staff):
        clerk = staff("van-thu")
        url = receives(clerk)
        submits(clerk)
        passes_on_to_the_chair(staff("chanh-van-phong"))
        instructs(staff("chu-tich"))
        gives_to_the_specialist(staff("truong-phong"))
        handles(staff("chuyen-vien"))
        finishes(staff("truong-phong"), url)
        is_informed(staff("pho-chu-tich"))
        sees_the_whole_way(clerk, url)
        finds_it(clerk)


def receives(clerk) -> str:
    """The clerk takes the letter in and enters it in the book; returns the address of the document."""
    clerk.sees("Xin chào, Nguyễn Thị Mai Hương").picture("van-thu-ban-lam-viec")
    clerk.follow("Văn bản đến").picture("van-thu-danh-sach")
    clerk.follow("Vào sổ văn bản đến").sees("Thả bản quét vào đây")
    clerk.page.set_input_files("input[type=file]", PDF)
    clerk.sees(LETTER.filename)
    clerk.field("Số, ký hiệu").fill(LETTER.reference)
    clerk.field("Ngày văn bản").fill(f"{LETTER.date:%d/%m/%Y}")
    clerk.field("Cơ quan ban hành").fill(LETTER.agency)
    clerk.field("Trích yếu").fill(LETTER.subject)
    clerk.field("Người ký").fill(LETTER.signer)
    clerk.field("Chức vụ người ký").fill(LETTER.signer_position)
    clerk.field("Lĩnh vực").fill(LETTER.field)
    clerk.has("Loại", "Quyết định").picture("van-thu-vao-so")
    clerk.press("Lưu và vào sổ")
    clerk.sees(f"Đã vào sổ số {NUMBER}. Tiếp theo: trình văn bản.")
    clerk.sees("Đã vào sổ, chờ trình").sees(SUBJECT).picture("van-thu-da-vao-so")
    return clerk.page.url


def submits(clerk) -> None:
    """The clerk submits it to the Office: the step that the message offers."""
    clerk.follow("Trình", ".eo-messages")
    clerk.field("Văn phòng HĐND và UBND").check()
    clerk.picture("van-thu-trinh")
    clerk.press("Trình", "form.eo-verb")
    clerk.sees("Đã trình Văn phòng HĐND và UBND.").sees("Đã trình, chờ bút phê")


def passes_on_to_the_chair(chief) -> None:
    """The chief of Office finds it on the desk and passes it on."""
    chief.sees("Cần làm").picture("chanh-van-phong-ban-lam-viec")
    chief.follow(SUBJECT).sees("đang ở").picture("chanh-van-phong-van-ban")
    chief.follow("Trình", ".eo-actions")
    chief.field("Phạm Đức Thịnh").check()
    chief.field("Ghi chú cho người nhận").fill("Kính trình Chủ tịch cho ý kiến chỉ đạo.")
    chief.picture("chanh-van-phong-trinh")
    chief.press("Trình", "form.eo-verb")
    chief.sees("Đã trình Phạm Đức Thịnh.")


def instructs(chair) -> None:
    """The chair writes the directive, the paper beside it."""
    chair.sees("Chờ bút phê").picture("chu-tich-ban-lam-viec")
    chair.follow(SUBJECT).sees("Kính trình Chủ tịch cho ý kiến chỉ đạo.")
    chair.follow("Bút phê", ".eo-actions")
    chair.field("Ý kiến chỉ đạo").fill("Giao Phòng Văn hóa và Thông tin chủ trì, tham mưu kế hoạch triển khai.")
    chair.choose("Chủ trì", "Phòng Văn hóa và Thông tin")
    chair.choose("Phối hợp", "Phòng Nội vụ")
    chair.choose("Để biết", "Hoàng Thị Minh Nguyệt")
    chair.press(re.compile(r"^\+5 "), "form.eo-verb")
    chair.picture("chu-tich-but-phe")
    chair.press("Chuyển", "form.eo-verb")
    chair.sees("Đã bút phê và chuyển; chủ trì: Phòng Văn hóa và Thông tin.").picture("chu-tich-da-but-phe")


def gives_to_the_specialist(head) -> None:
    """The head of the department accepts and gives the work to a specialist."""
    head.sees("Chủ trì xử lý").picture("truong-phong-ban-lam-viec")
    head.follow(SUBJECT).sees("Giao Phòng Văn hóa và Thông tin chủ trì, tham mưu kế hoạch triển khai.")
    head.picture("truong-phong-van-ban")
    head.press("Nhận việc").sees("Đã nhận việc.")
    head.follow("Chuyển xử lý")
    head.field("Bùi Quang Huy").check()
    head.field("Ý kiến chỉ đạo").fill("Đồng chí Huy dự thảo kế hoạch, báo cáo tôi.")
    head.picture("truong-phong-chuyen-xu-ly")
    head.press("Chuyển xử lý", "form.eo-verb")
    head.sees("Đã chuyển xử lý cho Bùi Quang Huy.")


def handles(specialist) -> None:
    """The specialist accepts, reports and completes with an opinion."""
    specialist.sees("Cần làm").picture("chuyen-vien-ban-lam-viec")
    specialist.follow(SUBJECT).sees("Đồng chí Huy dự thảo kế hoạch, báo cáo tôi.")
    specialist.picture("chuyen-vien-van-ban")
    specialist.press("Nhận việc").sees("Đã nhận việc.")
    specialist.follow("Báo cáo tiến độ")
    specialist.field("Đã làm được gì").fill("Đã thu thập số liệu, đang soạn dự thảo.")
    specialist.field("Đã làm được (%)").fill("60")
    specialist.picture("chuyen-vien-bao-cao")
    specialist.press("Báo cáo tiến độ", "form.eo-verb")
    specialist.sees("Đã ghi báo cáo tiến độ").sees("60%")
    specialist.follow("Hoàn thành")
    specialist.field("Kết quả, ý kiến").fill("Đã soạn xong kế hoạch, kính trình Trưởng phòng.")
    specialist.picture("chuyen-vien-hoan-thanh")
    specialist.press("Hoàn thành", "form.eo-verb")
    specialist.sees("Đã hoàn thành công việc.").sees("Đã soạn xong kế hoạch, kính trình Trưởng phòng.")


def finishes(head, url: str) -> None:
    """The head completes the task of the department and the document."""
    head.go(url).sees("Đã soạn xong kế hoạch, kính trình Trưởng phòng.")
    head.follow("Hoàn thành", ".eo-actions")
    head.field("Kết quả, ý kiến").fill("Nhất trí kế hoạch của chuyên viên.")
    head.press("Hoàn thành", "form.eo-verb")
    head.sees("Đã hoàn thành công việc.").picture("truong-phong-cho-ket-thuc")
    head.follow("Kết thúc", ".eo-messages")
    head.press("Kết thúc", "form.eo-verb")
    head.sees("Đã kết thúc văn bản.").sees("Đã hoàn thành", ".eo-doc-head")


def is_informed(deputy) -> None:
    """The deputy chair opens the document that was sent for information."""
    deputy.sees("Để biết").picture("pho-chu-tich-ban-lam-viec")
    with deputy.page.expect_response(re.compile("mark-read")) as answer:
        deputy.follow(SUBJECT)
    assert answer.value.ok
    deputy.sees(SUBJECT)


def sees_the_whole_way(clerk, url: str) -> None:
    """The clerk sees who read it and what everybody did."""
    clerk.go(url).sees("Đã hoàn thành", ".eo-doc-head").sees("đã xem").sees("1/1").picture("van-ban-hoan-thanh")
    clerk.page.get_by_role("tab", name="Nhật ký").click()
    told = clerk.page.locator(".eo-timeline > li").all_inner_texts()
    way = (
        ("Nguyễn Thị Mai Hương", "tiếp nhận văn bản"),
        ("Nguyễn Thị Mai Hương", f"vào sổ.*{NUMBER}"),
        ("Nguyễn Thị Mai Hương", "trình.*Văn phòng HĐND và UBND"),
        ("Trần Quốc Bảo", "trình.*Phạm Đức Thịnh"),
        ("Phạm Đức Thịnh", "bút phê"),
        ("Đỗ Văn Khải", "đã nhận việc"),
        ("Đỗ Văn Khải", "chuyển xử lý.*Bùi Quang Huy"),
        ("Bùi Quang Huy", "đã nhận việc"),
        ("Bùi Quang Huy", "báo cáo tiến độ.*60"),
        ("Bùi Quang Huy", "hoàn thành công việc"),
        ("Đỗ Văn Khải", "hoàn thành công việc"),
        ("Đỗ Văn Khải", "kết thúc văn bản"),
        ("Hoàng Thị Minh Nguyệt", "đã đọc"),
    )
    clerk.picture("nhat-ky")
    places = [place_of(told, who, what) for who, what in way]
    assert None not in places, (way[places.index(None)], told)
    assert places == sorted(places) or places == sorted(places, reverse=True)


def place_of(lines: list[str], who: str, what: str) -> int | None:
    """Return which line tells that somebody did something, None where none does."""
    wanted = re.compile(f"{who}.*{what}", re.DOTALL)
    return next((place for place, line in enumerate(lines) if wanted.search(line)), None)


def finds_it(clerk) -> None:
    """The search finds it by number, without marks, and by words that stand in the PDF alone."""
    in_the_paper = "phân loại, trình lãnh đạo cho ý kiến"
    assert in_the_paper.split(",")[0] not in LETTER.subject
    for words in (LETTER.reference, "quy che", "phan loai trinh lanh dao", in_the_paper):
        clerk.page.keyboard.press("/")
        clerk.page.keyboard.type(words)
        clerk.page.keyboard.press("Enter")
        clerk.page.wait_for_url(re.compile("eoffice-search"))
        clerk.sees(SUBJECT, "main")
        clerk.go()
    clerk.go("@@eoffice-search?q=quy+che").sees(SUBJECT, "main").picture("tra-cuu")
