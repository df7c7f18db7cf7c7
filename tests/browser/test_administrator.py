"""The administrator of the site: units, books and the policy of the agency, without Plone's editor around them."""

from builders.staff import fits
from playwright.sync_api import expect

import pytest


class TestAdministrator:
    @pytest.mark.requirement("ORG-08", "ORG-09")
    def test_finds_units_books_and_policy_from_the_desk(self, staff):
        admin = staff("quan-tri").sees("Xin chào, Lý Anh Tuấn")
        admin.follow("Danh bạ").sees("Phòng Văn hóa và Thông tin").sees("Đỗ Văn Khải").sees("Thêm đơn vị")
        admin.picture("quan-tri-danh-ba")
        admin.follow("Phòng Nội vụ").sees("Ngô Thị Bích Ngọc")
        admin.picture("quan-tri-don-vi")
        admin.follow("Sổ văn bản").sees("Sổ đăng ký văn bản đến").sees("Mở sổ mới")
        admin.picture("quan-tri-so")
        admin.follow("Quản trị").sees("Quy chế của cơ quan")
        admin.picture("quan-tri-trang")
        admin.follow("Quy chế của cơ quan")
        expect(admin.field("Luồng văn bản đến", "form")).to_be_visible()
        assert fits(admin)
        admin.picture("quan-tri-quy-che")

    def test_staff_have_no_way_to_the_administration(self, staff):
        specialist = staff("chuyen-vien").sees("Bàn làm việc").misses("Quản trị")
        specialist.go("@@eoffice-policy").misses("Luồng văn bản đến")


class TestDoor:
    def test_visitors_see_the_form_alone(self, site, chromium):
        window = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
        page = window.new_page()
        page.goto(site.absolute_url())
        expect(page.get_by_label("Tên đăng nhập")).to_be_visible()
        expect(page.get_by_text("Văn bản đến", exact=True)).to_have_count(0)
        window.close()
