"""A clerk enters a letter from paper, the head approves the answer, the clerk sends it; in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

TEXT = "Cầu gỗ qua suối ở thôn mục mấy tấm ván, đi lại ban đêm rất nguy hiểm."


def press(page: Page, name: str) -> None:
    """Follow a verb of the record and send its form as it stands."""
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("main").locator("form.form button[type=submit]").click()


def test_a_letter_from_paper_goes_from_the_clerk_to_the_head_and_back(open_as):
    clerk = open_as("nam", viewport=PHONE)
    clerk.goto("/desk/petitions/")
    clerk.get_by_role("link", name="Vào sổ đơn mới").click()
    clerk.get_by_label("Nội dung").fill(TEXT)
    clerk.get_by_label("Họ tên người gửi").fill("Lò Thị Hoa")
    clerk.get_by_role("button", name="Vào sổ").click()
    expect(clerk.get_by_role("main")).to_contain_text("mã bí mật")
    record = clerk.url
    clerk.get_by_role("link", name="Phân loại", exact=True).click()
    clerk.get_by_label("Đủ điều kiện xử lý", exact=True).check()
    clerk.get_by_label("Thuộc thẩm quyền", exact=True).check()
    clerk.get_by_role("button", name="Phân loại").click()
    press(clerk, "Đề xuất thụ lý")
    expect(clerk.get_by_role("main")).not_to_contain_text("Lò Thị Hoa")

    head = open_as("lan")
    head.goto("/desk/")
    head.get_by_role("link", name="Cầu gỗ qua suối").first.click()
    press(head, "Thụ lý")
    head.get_by_role("link", name="Giao giải quyết", exact=True).click()
    head.get_by_label("Nơi, người giải quyết").select_option(label="Đặng Hoài Nam")
    head.get_by_role("button", name="Giao giải quyết").click()
    expect(head.get_by_role("main")).to_contain_text("còn 15 ngày làm việc")
    assert faults(head) == []

    clerk.goto(record)
    clerk.get_by_role("link", name="Soạn trả lời", exact=True).click()
    clerk.get_by_label("Trả lời người gửi").fill("Xã đã thay ván cầu.")
    clerk.get_by_label("Kết quả").select_option(label="Đã giải quyết")
    clerk.get_by_role("button", name="Trình duyệt").click()
    head.goto(record)
    press(head, "Duyệt trả lời")
    expect(head.get_by_role("main")).to_contain_text("Đã duyệt trả lời")
    clerk.goto(record)
    clerk.get_by_role("link", name="Gửi kết quả", exact=True).click()
    clerk.get_by_label("Gửi bằng").select_option(label="Điện thoại")
    clerk.get_by_role("button", name="Gửi kết quả").click()
    expect(clerk.get_by_role("main")).to_contain_text("Đã gửi kết quả")
    assert faults(clerk) == []
