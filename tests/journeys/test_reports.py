"""A quarter runs from records to the province's compiled report, without typing a counted number."""

from __future__ import annotations

import re

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.looks import faults

BOARD = "/desk/reports/forms/BC-QUY-DAYDU/2026-Q3/board/"


def number(text: str) -> int:
    """Read 1.234 as the pages write it."""
    return int(re.sub(r"\D", "", text.split("\n")[0]) or 0)


def line(page: Page, name: str) -> tuple[int, int]:
    """Return (in period, since new year) of one line of a report's table."""
    row = page.get_by_role("row", name=re.compile(f"^{name}")).first
    cells = row.get_by_role("cell").all_inner_texts()
    return number(cells[1]), number(cells[2])


@pytest.mark.each_room
def test_a_quarter_from_records_to_the_compiled_report_of_the_province(open_as):
    page = open_as("hien")
    page.goto(BOARD)
    rows = page.get_by_role("table").get_by_role("row")
    assert rows.count() == 14
    expect(page.get_by_role("row", name=re.compile("xã Suối Đàn"))).to_contain_text("Chưa mở")
    expect(page.get_by_role("row", name=re.compile("xã Gò Bông"))).to_contain_text("Cấp trên trả lại")
    expect(page.get_by_role("row", name=re.compile("xã Vực Ngọc"))).to_contain_text("bản số 2")
    expect(page.get_by_role("row", name=re.compile("xã Lũng Gió"))).to_contain_text("Đã tiếp nhận")
    assert faults(page) == []
    page.get_by_role("link", name="Báo cáo tổng hợp").click()
    if page.get_by_role("button", name="Mở báo cáo").count():
        page.get_by_role("button", name="Mở báo cáo").click()
        page.get_by_role("link", name="‹ Xem báo cáo").click()
    expect(page.get_by_role("main")).to_contain_text("11 trên 13")
    total = line(page, "Tổng số hội nghị, tập huấn và các cuộc họp")
    page.get_by_role("row", name=re.compile("^Tổng số hội nghị")).get_by_role("link").first.click()
    given = [number(row.get_by_role("cell").first.inner_text()) for row in page.get_by_role("row").all()[1:]]
    assert sum(given) == total[0] > 0
    expect(page.get_by_role("row", name=re.compile("xã Suối Đàn"))).to_contain_text("chưa có")
    page.get_by_role("link", name="Đảng ủy xã Bản Mây").click()
    expect(page.get_by_role("main")).to_contain_text("Hồ sơ được đếm hiện nay")
    page.get_by_role("link", name="Tập huấn nghiệp vụ hòa giải ở cơ sở").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tập huấn nghiệp vụ hòa giải ở cơ sở")
    approved_and_printed(page, open_as("khanh"), total[0])


def approved_and_printed(clerk: Page, head: Page, meetings: int) -> None:
    """Let the province's clerk hand the report in, its head approve it and take the Word file, figures and all."""
    clerk.goto(BOARD)
    clerk.get_by_role("link", name="Báo cáo tổng hợp").click()
    clerk.get_by_role("link", name="Trình lãnh đạo").click()
    clerk.get_by_role("button", name="Trình lãnh đạo").click()
    expect(clerk.get_by_role("main")).to_contain_text("trình lãnh đạo")
    head.goto(clerk.url)
    head.get_by_role("link", name="Duyệt và gửi").click()
    head.get_by_role("button", name="Duyệt và gửi").click()
    expect(head.get_by_role("main")).to_contain_text("Bản số 1, gửi")
    assert line(head, "Tổng số hội nghị, tập huấn và các cuộc họp")[0] == meetings
    with head.expect_download() as waited:
        head.get_by_role("link", name="Văn bản Word").click()
    paper = Document(str(waited.value.path()))
    words = "\n".join(one.text for one in paper.paragraphs)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "11 trong 13 đơn vị" in words and "Đảng ủy xã Suối Đàn" in words
    assert f"{meetings:,}".replace(",", ".") in cells


def test_a_commune_fills_on_a_telephone_and_is_asked_and_reminded(open_as):
    page = open_as("nam", scripts=False)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/desk/reports/forms/BC-QUY-DAYDU/2026-Q4/")
    if page.get_by_role("button", name="Mở báo cáo").count():
        page.get_by_role("button", name="Mở báo cáo").click()
    else:
        page.get_by_role("link", name="Điền báo cáo").click()
    page.get_by_label("Tổng số tiền hỗ trợ, vận động", exact=True).fill("nhiều lắm")
    page.get_by_role("button", name="Lưu dở").last.click()
    expect(page.get_by_role("main")).to_contain_text("không phải số")
    page.get_by_label("Tổng số tiền hỗ trợ, vận động", exact=True).fill("12.500.000")
    page.get_by_role("button", name="Lưu dở").last.click()
    expect(page.get_by_role("main")).to_contain_text("Đã lưu.")
    expect(page.get_by_label("Tổng số tiền hỗ trợ, vận động", exact=True)).to_have_value("12.500.000")
    page.get_by_role("button", name="Lưu và trình lãnh đạo").click()
    page.get_by_role("button", name="Trình lãnh đạo").click()
    expect(page.get_by_role("main")).to_contain_text("chưa hết")
