"""Journeys: a dialogue with its queue, the big screen and a phone; a cell congress of five."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


def a_planned(desk: Page, kind: str, name: str) -> str:
    """Plan a meeting of today in the browser; return its code."""
    desk.goto("/desk/meetings/plan/")
    desk.get_by_label("Tên cuộc họp").fill(name)
    desk.locator("[name=kind]").first.select_option(kind)
    today = desk.evaluate("new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Ho_Chi_Minh'}).format(new Date())")
    desk.locator("[name=starts_on]").fill(today)
    desk.locator("main form button.button--main").click()
    desk.wait_for_url(re.compile(r"/desk/meetings/[A-Z0-9-]+/"))
    return desk.url.rstrip("/").split("/")[-1]


def submit(page: Page) -> None:
    """Press the one main button of the form."""
    page.locator("main form.form button[type=submit]").last.click()


def test_a_dialogue_with_queue_and_big_screen(open_as: Callable[..., Page]):
    desk = open_as("nam")
    code = a_planned(desk, "dialogue", "Đối thoại về đường làng")
    desk.goto(f"/desk/meetings/{code}/dialogue/open/")
    desk.get_by_label("Chủ đề").fill("Đường làng")
    submit(desk)
    expect(desk.get_by_text("vì sao?").first).to_be_visible()
    screen, phone = open_as("nam"), open_as("", viewport=PHONE)
    screen.goto(f"/desk/meetings/{code}/queue/screen/")
    phone.goto(f"/song-may/ban-may/hoi-nghi/{code}/phat-bieu/")
    phone.get_by_label("Tên gọi hoặc chỗ ngồi").fill("Hàng 3 ghế 12")
    phone.get_by_role("button", name="Lấy số").click()
    expect(phone.get_by_text("Chủ tọa chưa mời. Xin chờ.")).to_be_visible()
    desk.goto(f"/desk/meetings/{code}/queue/")
    desk.get_by_role("button", name="Đồng ý số 1").click()
    expect(phone.get_by_text("Bạn là người kế tiếp.")).to_be_visible()
    desk.get_by_role("button", name="Mời người kế tiếp").click()
    desk.wait_for_load_state()
    called = time.monotonic()
    expect(screen.get_by_text("Hàng 3 ghế 12")).to_be_visible(timeout=2000)
    assert time.monotonic() - called < 2
    expect(screen.get_by_role("timer")).to_contain_text(re.compile(r"[45]:\d\d"))
    desk.goto(f"/desk/handover/meetings/{code}/questions/new/")
    desk.get_by_label("Câu hỏi, kiến nghị").fill("Bao giờ làm xong đường vào thôn?")
    submit(desk)
    desk.get_by_role("link", name=re.compile("Ghi lời hứa")).click()
    desk.get_by_label("Cơ quan, người chịu trách nhiệm").fill("Phòng Kinh tế")
    desk.locator("[name=due_on]").fill("2099-01-31")
    submit(desk)
    expect(desk.get_by_text("Phòng Kinh tế, hứa xong 31/01/2099")).to_be_visible()


def test_a_cell_congress_of_five(open_as: Callable[..., Page]):
    desk, head = open_as("nam"), open_as("lan")
    code = a_planned(desk, "congress", "Đại hội chi bộ thử")
    base = f"/desk/meetings/{code}/congress/"
    desk.goto(f"{base}open/")
    desk.get_by_label("Nhiệm kỳ").fill("2026–2028")
    submit(desk)
    desk.goto(f"{base}convene/")
    desk.get_by_label("Danh sách triệu tập").fill("Lò Văn Mẫu\nHà Thị Mẫu\nVàng A Mẫu\nQuàng Văn Mẫu\nTòng Thị Mẫu")
    submit(desk)
    expect(desk.get_by_text("từ 3 phiếu", exact=True)).to_be_visible()
    desk.goto(f"{base}ballots/new/")
    desk.get_by_label("Bầu gì").fill("Bầu bí thư")
    desk.get_by_label("Chức vụ người trúng cử giữ").fill("Bí thư chi bộ thử")
    desk.get_by_label("Danh sách bầu cử").fill("Lò Văn Mẫu\nHà Thị Mẫu")
    submit(desk)
    desk.get_by_role("link", name="Bắt đầu bầu").click()
    submit(desk)
    desk.get_by_role("link", name="Ghi kết quả kiểm phiếu").click()
    counts = {"Số phiếu phát ra": "5", "Số phiếu thu về": "5", "Số phiếu hợp lệ": "4", "Số phiếu không hợp lệ": "0",
              "Số phiếu bầu Lò Văn Mẫu": "3", "Số phiếu bầu Hà Thị Mẫu": "1"}  # fmt: skip
    for label, count in counts.items():
        desk.get_by_label(label).fill(count)
    desk.get_by_label("Những người kiểm phiếu").fill("Vàng A Mẫu\nTòng Thị Mẫu")
    submit(desk)
    expect(desk.get_by_text("cộng lại phải bằng số thu về 5").first).to_be_visible()
    desk.get_by_label("Số phiếu không hợp lệ").fill("1")
    submit(desk)
    expect(desk.get_by_text("Trúng cử", exact=True)).to_be_visible()
    desk.get_by_role("link", name="Xác nhận").click()
    submit(desk)
    expect(desk.get_by_text("cần người thứ hai").first).to_be_visible()
    head.goto(base)
    head.get_by_role("link", name="Xác nhận").click()
    submit(head)
    expect(head.get_by_text("đã vào danh sách chức vụ")).to_be_visible()
