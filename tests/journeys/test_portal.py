"""A reader writes below an article with a code, an editor lets it stand; stars without a script; both on a telephone."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.installation import ROOT
from tests.journeys.conftest import PHONE
from tests.journeys.looks import ZOOMED, faults, sideways

HOME = "/song-may/ban-may/"
TEXT = "Mong thôn nào cũng có đường bê tông như thế."
ASK = "from danvan.notices.models import Outgoing as O; print(O.objects.filter(kind='comment.code').latest('pk').body.open())"


def code_of(environment: dict[str, str]) -> str:
    """Read the code from the outbox, as the reader reads it in the mail."""
    command = [sys.executable, "manage.py", "shell", "-c", ASK]
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return re.findall(r"\b\d{6}\b", said.stdout)[-1]


def open_article(page: Page) -> str:
    """Open the article of the demo that readers comment on; return its address."""
    page.goto(f"{HOME}tin-bai/?chuyen-muc=activity")
    page.get_by_role("link", name="khen thưởng gương dân vận khéo").first.click()
    expect(page.get_by_role("heading", name="Ý kiến bạn đọc")).to_be_visible()
    return page.url


@pytest.mark.each_room
def test_a_comment_comes_by_code_is_read_and_appears(open_as, environment):
    phone = open_as("", viewport=PHONE)
    article = open_article(phone)
    assert faults(phone) == []
    phone.get_by_role("link", name="Viết ý kiến").click()
    phone.get_by_label("Ý kiến", exact=True).fill("Ông Bảy kế toán thôn ăn chặn tiền hỗ trợ của bà con.")
    phone.get_by_label("Tên hiện ra").fill("Chị Hoa")
    phone.get_by_label("Thư điện tử để nhận mã").fill("hoa@thu.example")
    phone.wait_for_timeout(3200)  # a form sent at once is a program's
    phone.get_by_role("button", name="Nhận mã xác nhận").click()
    expect(phone.locator("main")).to_contain_text("Chưa có gì được lưu")
    assert faults(phone) == []
    phone.get_by_label("Ý kiến", exact=True).fill(TEXT)
    phone.get_by_role("button", name="Nhận mã xác nhận").click()
    phone.get_by_label("Mã trong thư").fill(code_of(environment))
    assert faults(phone) == []
    phone.get_by_role("button", name="Gửi ý kiến").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Đã nhận ý kiến")

    desk = open_as("lan")
    desk.goto("/desk/news/desk/")
    desk.get_by_role("link", name=TEXT).click()
    assert faults(desk) == []
    desk.get_by_role("link", name="Đăng ý kiến").click()
    desk.get_by_role("button", name="Đăng ý kiến").click()
    expect(desk.locator("main")).not_to_contain_text(TEXT)
    phone.goto(article)
    expect(phone.locator("main")).to_contain_text(TEXT)
    assert faults(phone) == []


def test_stars_are_given_without_a_script_and_only_once_a_day(open_as):
    reader = open_as("", scripts=False, viewport=PHONE)
    open_article(reader)
    for said in ("Cảm ơn bạn đã chấm điểm", "Hôm nay bạn đã chấm rồi"):
        reader.goto(f"{HOME}danh-gia/")
        reader.get_by_label("5 – Rất hài lòng").check()
        reader.get_by_role("button", name="Chấm điểm").click()
        expect(reader.locator("main")).to_contain_text(said)
        expect(reader.locator("main")).to_contain_text("trên 5")


def test_the_new_pages_have_no_fault_in_high_contrast(open_as, site):
    page = open_as("", viewport=PHONE)
    page.context.add_cookies([{"name": "display", "value": "2.high.wide", "url": site}])
    for address in (
        "lich/",
        "diem-bao/",
        "nhan-tin/",
        "danh-gia/",
        "tin-bai/quy-dinh-y-kien/",
        "van-ban/",
        "cong-khai/",
        "chia-se/",
    ):
        page.goto(f"{HOME}{address}")
        assert (address, faults(page)) == (address, [])


def reach(page: Page, found) -> None:
    """Press Tab until something found has the focus; it must be seen to have it."""
    found = found.first
    for _ in range(80):
        page.keyboard.press("Tab")
        if found.evaluate("one => one === document.activeElement"):
            assert found.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
            return
    raise AssertionError(f"Tab never reaches {found}")


def test_library_and_what_is_made_public_by_keyboard_at_200_percent(open_as):
    page = open_as("", viewport={"width": ZOOMED, "height": 450})
    page.goto(f"{HOME}van-ban/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    reach(page, page.get_by_label("Loại"))
    page.keyboard.press("ArrowDown")
    reach(page, page.get_by_role("main").get_by_role("button"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/?*")
    assert sideways(page) == []
    reach(page, page.locator(".document-line__title a"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("/")
    assert sideways(page) == []
    page.goto(f"{HOME}cong-khai/")
    reach(page, page.get_by_role("main").locator("a[href*='/cong-khai/']"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/cong-khai/*/")
    assert sideways(page) == []
