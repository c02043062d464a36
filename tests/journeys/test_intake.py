"""A page that already exists becomes an article, a meeting record, documents and figures."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.installation import ROOT
from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

SHARED = Path(os.environ.get("DANVAN_SHARED", ROOT.parent / "shared"))
SAMPLES = ROOT / "tests" / "intake" / "samples"
DEBRIS = (
    "Lượt xem",
    "Ý kiến bạn đọc",
    "Các tin khác",
    "Thống kê truy cập",
    "Nhập mã xác nhận",
    "Người đăng tin",
    "Trang chủ »",
)


def bring(page: Page, *files: Path) -> None:
    page.goto("/desk/intake/")
    page.locator("#id_files").set_input_files(list(files))
    page.get_by_role("button", name="Đọc bài").click()


def decide(page: Page) -> None:
    """Answer what only a person can: choose the first candidate, give a missing day."""
    for card in page.locator(".review-card").filter(has_text="phải quyết định").all():
        for radio in card.locator("fieldset").all():
            radio.get_by_role("radio").first.check()
        for day in card.locator("input[placeholder='ngày/tháng/năm']").all():
            if not day.input_value():
                day.fill("30/03/2026")


@pytest.mark.each_room
def test_a_page_is_read_reviewed_and_accepted_without_scripts(open_as):
    page, reader = open_as("nam", scripts=False), open_as("", viewport=PHONE)
    bring(page, SAMPLES / "ban_may.txt")
    page.wait_for_url(re.compile("/desk/intake/[A-Z0-9-]+/$"))
    decide(page)
    page.get_by_role("button", name="Nhận bài").click()
    expect(page.get_by_text("Đã nhận bài.")).to_be_visible()
    reader.wait_for_timeout(1000)
    reader.goto("/song-may/ban-may/")
    reader.get_by_role("link", name="Đảng ủy xã Bản Mây tổng kết công tác dân vận năm 2025").first.click()
    text = reader.locator("article.article").inner_text()
    assert [one for one in DEBRIS if one in text] == []
    assert "hiến 2.300 m2 đất" in text
    page.get_by_role("link", name=re.compile("^Cuộc họp")).first.click()
    expect(page.get_by_role("main")).to_contain_text("gần 90")
    page.goto("/desk/figures/meetings_held/?period=2025-Q4")
    expect(page.get_by_role("main")).to_contain_text("tổng kết công tác dân vận năm 2025")


@pytest.mark.each_room
def test_a_missing_year_stops_the_page_until_a_person_says_it(open_as):
    page = open_as("lan")
    bring(page, SAMPLES / "khong_nam.txt")
    page.wait_for_url(re.compile("/desk/intake/[A-Z0-9-]+/$"))
    assert faults(page) == []
    page.get_by_role("button", name="Nhận bài").click()
    expect(page.get_by_role("button", name="Nhận bài")).to_be_visible()
    decide(page)
    page.get_by_role("button", name="Nhận bài").click()
    expect(page.get_by_text("Đã nhận bài.")).to_be_visible()
    assert faults(page) == []


def test_the_same_page_twice_is_noticed(open_as):
    page = open_as("nam")
    bring(page, SAMPLES / "doi_che.html")
    page.wait_for_url(re.compile("/desk/intake/"))
    bring(page, SAMPLES / "doi_che.html")
    expect(page.get_by_text("đã nhập trước đây", exact=True)).to_be_visible()
    assert faults(page) == []


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="../shared/seeds không có ở đây")
def test_the_five_seeds_go_through_to_the_portal_and_the_figures(open_as):
    page = open_as("nam")
    bring(page, *sorted((SHARED / "seeds").glob("*.txt")))
    links = page.locator(".results__line p:nth-of-type(2) a").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    assert len(links) == 5
    for link in links:
        page.goto(link)
        decide(page)
        page.get_by_role("button", name="Nhận bài").click()
        expect(page.get_by_text("Đã nhận bài.")).to_be_visible()
    for link in links:
        page.goto(link)
        page.get_by_role("link", name="xem trên cổng").click()
        text = page.locator("article.article").inner_text()
        assert [one for one in DEBRIS if one in text] == []
