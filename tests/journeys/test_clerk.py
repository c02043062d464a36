"""The clerk records and writes: on a telephone, without scripts, with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, SignIn
from tests.journeys.looks import faults

HALF_YEAR = "Sơ kết công tác dân vận sáu tháng đầu năm 2026"
PLACE = "Nhà văn hóa thôn Bản Trên"


@pytest.mark.each_room
def test_ghi_nhanh_keeps_a_meeting_in_one_form_without_scripts(open_as):
    page = open_as("nam", scripts=False, viewport=PHONE)
    page.goto("/desk/")
    page.get_by_role("main").get_by_role("link", name="Ghi nhanh cuộc họp").click()
    page.get_by_label("Loại").select_option(label="Họp dân")
    page.get_by_label("Tối").check()
    page.get_by_label("Nơi họp").fill(PLACE)
    page.get_by_label("Số người dự").fill("48")
    page.get_by_label("Căn cứ của con số").select_option(label="Danh sách điểm danh")
    page.get_by_role("button", name="Ghi cuộc họp").click()
    expect(page.get_by_text("Đã ghi cuộc họp.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Họp dân ngày")
    expect(page.get_by_role("main")).to_contain_text("48")
    expect(page.get_by_role("main")).to_contain_text(PLACE)


def test_a_refused_form_loses_nothing_and_says_why(open_as):
    page = open_as("nam", viewport=PHONE)
    page.goto("/desk/meetings/quick/")
    page.get_by_label("Tên cuộc họp").fill("Họp tổ dân vận bàn việc đường")
    page.get_by_label("Số người dự").fill("12")
    page.get_by_label("Căn cứ của con số").select_option(label="Nhập tay")
    page.get_by_role("button", name="Ghi cuộc họp").click()
    expect(page.get_by_role("main")).to_contain_text("Nhập tay thì cần ghi rõ căn cứ")
    assert page.get_by_label("Tên cuộc họp").input_value() == "Họp tổ dân vận bàn việc đường"
    assert page.get_by_label("Số người dự").input_value() == "12"
    assert faults(page) == []


def tab_to(page: Page, name: str, *, most: int = 80) -> None:
    """Press Tab until the thing of that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "() => { const one = document.activeElement; const label = one.labels && one.labels[0];"
            " return (one.getAttribute('aria-label') || (label || one).innerText || '').trim() }"
        )
        if re.match(rf"{re.escape(name)}\b", said):
            return
    raise AssertionError(f"{name} cannot be reached with Tab on {page.url}")


def test_sign_in_and_ghi_nhanh_with_the_keyboard_alone(open_as, password):
    page = open_as("")
    page.goto("/accounts/login/?next=/desk/meetings/quick/")
    tab_to(page, "Tên đăng nhập")
    page.keyboard.type("son")
    tab_to(page, "Mật khẩu")
    page.keyboard.insert_text(password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ghi nhanh cuộc họp")
    tab_to(page, "Đến nội dung chính")
    page.keyboard.press("Enter")
    tab_to(page, "Tên cuộc họp")
    page.keyboard.insert_text("Họp tổ dân vận tháng này")
    tab_to(page, "Số người dự")
    page.keyboard.type("9")
    tab_to(page, "Ghi cuộc họp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Họp tổ dân vận tháng này")


@pytest.mark.each_room
def test_an_article_goes_from_the_clerk_to_the_head_to_the_reader_and_is_withdrawn(open_as):
    clerk, head, reader = open_as("nam"), open_as("lan"), open_as("", viewport=PHONE)
    title = "Tổ dân vận thôn Bản Trên sửa cầu trước mùa lũ"
    clerk.goto("/desk/news/new/")
    clerk.get_by_label("Tiêu đề").fill(title)
    clerk.get_by_label("Lời dẫn").fill(
        "Hai mươi hộ góp công sửa cầu theo tinh thần Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ."
    )
    clerk.get_by_role("button", name="Lưu bản thảo").click()
    clerk.get_by_role("link", name="Gửi duyệt").click()
    clerk.get_by_role("button", name="Gửi duyệt").click()
    expect(clerk.get_by_text("Đã gửi duyệt.")).to_be_visible()
    reader.goto("/song-may/ban-may/tin-bai/")
    expect(reader.get_by_role("link", name=title)).to_have_count(0)

    head.goto("/desk/")
    head.get_by_role("link", name=title).click()
    head.get_by_role("link", name="Đăng", exact=True).click()
    assert faults(head) == []
    head.get_by_role("button", name="Đăng", exact=True).click()
    reader.wait_for_timeout(1000)
    reader.reload()
    reader.get_by_role("link", name=title).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    expect(reader.get_by_role("link", name="33/CT-TTg").first).to_be_visible()
    address = reader.url

    head.get_by_role("link", name="Gỡ bài").click()
    head.get_by_label("Lý do gỡ").fill("Số hộ góp công chưa đúng, đang kiểm tra lại.")
    head.get_by_role("button", name="Gỡ bài").click()
    expect(head.get_by_text("Đã gỡ bài.")).to_be_visible()
    reader.wait_for_timeout(1000)
    answer = reader.goto(address)
    assert answer.status == 410
    expect(reader.get_by_role("main")).to_contain_text("Số hộ góp công chưa đúng, đang kiểm tra lại.")
    expect(reader.get_by_role("main")).not_to_contain_text("Hai mươi hộ")
    assert faults(reader) == []


def test_who_may_not_see_it_does_not_find_it(open_as):
    own = open_as("nam")
    own.goto(f"/desk/meetings/?q={HALF_YEAR}")
    record = own.get_by_role("main").get_by_role("link", name=HALF_YEAR).get_attribute("href")
    answers = {who: open_as(who).goto(record).status for who in ("nam", "lan", "mai", "tu")}
    assert answers == {"nam": 200, "lan": 200, "mai": 200, "tu": 404}


def test_a_follower_reads_and_is_offered_nothing_to_change(open_as, sign_in_as: SignIn):
    page = open_as("mai")
    page.goto("/desk/")
    assert page.get_by_role("link", name=re.compile("Ghi nhanh|Nhập bài|Viết tin bài")).count() == 0
    page.goto(f"/desk/meetings/?q={HALF_YEAR}")
    page.get_by_role("main").get_by_role("link", name=HALF_YEAR).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HALF_YEAR)
    assert page.get_by_role("main").get_by_role("link", name=re.compile("^(Sửa|Hủy|Công khai)$")).count() == 0
    for closed in ("/desk/meetings/quick/", "/desk/news/new/", "/desk/intake/", "/desk/admin/"):
        assert (closed, page.request.get(closed).status) == (closed, 404)
