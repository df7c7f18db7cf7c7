"""Leaders and specialists at a phone of 390 points: everything fits, the next step is in reach of the thumb."""

from builders.staff import fits
from builders.staff import PHONE
from playwright.sync_api import expect

import pytest
import re


IN_HAND = re.compile("Yên Châu")  # the specialist is at work on it
TO_INSTRUCT = re.compile("Điện Biên")  # it waits for the chair's directive


@pytest.fixture
def at_phone(staff):
    """Return a function: user id -> that person at a phone."""
    return lambda userid: staff(userid, viewport=PHONE)


def reachable(person, name: str) -> None:
    """Make sure that a page fits and shows its primary action without scrolling sideways."""
    assert fits(person), person.page.url
    button = person.page.locator(".btn-primary", has_text=re.compile(rf"^\s*{name}\s*$")).first
    button.scroll_into_view_if_needed()
    expect(button).to_be_in_viewport()


class TestPhone:
    def test_desk_list_and_search_fit(self, at_phone):
        chair = at_phone("chu-tich").sees("Xin chào")
        assert fits(chair)
        chair.picture("dien-thoai-ban-lam-viec")
        for path in (
            "van-ban-den",
            "@@eoffice-search?q=quy+che",
            "@@eoffice-directory",
            "@@eoffice-desk?list=to_instruct",
        ):
            chair.go(path)
            assert fits(chair), path
        expect(chair.page.get_by_role("link", name=TO_INSTRUCT).first).to_be_visible()

    def test_the_chair_instructs(self, at_phone):
        chair = at_phone("chu-tich")
        chair.follow(TO_INSTRUCT).sees("Đã trình, chờ bút phê")
        reachable(chair, "Bút phê")
        chair.picture("dien-thoai-van-ban")
        chair.follow("Bút phê", ".eo-actions")
        chair.field("Ý kiến chỉ đạo").fill("Giao Phòng Nội vụ chủ trì.")
        chair.choose("Chủ trì", "Phòng Nội vụ")
        chair.press(re.compile(r"^\+3 "), "form.eo-verb")
        reachable(chair, "Chuyển")
        chair.picture("dien-thoai-but-phe")
        chair.press("Chuyển", "form.eo-verb")
        chair.sees("Đã bút phê và chuyển; chủ trì: Phòng Nội vụ.")
        head = at_phone("truong-phong-noi-vu")
        head.follow(TO_INSTRUCT)
        assert fits(head)
        head.press("Nhận việc").sees("Đã nhận việc.")

    def test_the_specialist_completes(self, at_phone):
        specialist = at_phone("chuyen-vien")
        specialist.follow(IN_HAND).sees("đang ở")
        reachable(specialist, "Hoàn thành")
        specialist.follow("Hoàn thành", ".eo-actions")
        specialist.field("Kết quả, ý kiến").fill("Đã soạn xong dự thảo.")
        reachable(specialist, "Hoàn thành")
        specialist.press("Hoàn thành", "form.eo-verb")
        specialist.sees("Đã hoàn thành công việc.")
