"""The figures of the unit open down to the records that they count, and are their sum."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looks import faults

ATTENDANCES = re.compile("^Lượt người dự")


def counted(page: Page) -> tuple[int, int]:
    """Sum the rows of an opened figure: what is counted or typed, and what is an estimate."""
    surely = estimated = 0
    for row in page.get_by_role("table").get_by_role("row").all()[1:]:
        number, basis = (
            row.get_by_role("cell").filter(has_text=re.compile(f"^{label}")).inner_text()
            for label in ("Số", "Căn cứ")
        )
        value = int(re.sub(r"\D", "", number))
        surely, estimated = (surely, estimated + value) if "ước tính" in basis else (surely + value, estimated)
    return surely, estimated


@pytest.mark.each_room
def test_a_figure_opens_to_records_and_a_record_opens(open_as):
    page = open_as("lan")
    page.goto("/desk/figures/?period=2026-Q3")
    unit, quarter, typed, apart, year, year_apart = (
        page.get_by_role("row", name=ATTENDANCES).get_by_role("cell").all_inner_texts()
    )
    assert (unit, typed, apart) == ("lượt", "44", "90")
    assert int(year) > int(quarter) > 44
    assert int(year_apart) >= 90
    assert faults(page) == []
    page.get_by_role("row", name=ATTENDANCES).get_by_role("link", name=quarter, exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(f"{quarter} lượt; ước tính để riêng: {apart}")
    assert counted(page) == (int(quarter), int(apart))
    expect(page.get_by_role("row", name=re.compile("^Giao ban khối dân vận tháng 7"))).to_contain_text("nhập tay")
    expect(page.get_by_role("row", name=re.compile("^Tiếp xúc cử tri"))).to_contain_text("ước tính")
    assert faults(page) == []
    page.get_by_role("link", name="Tập huấn nghiệp vụ hòa giải ở cơ sở").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tập huấn nghiệp vụ hòa giải ở cơ sở")


def test_periods_may_be_cut_as_a_form_cuts_them(open_as):
    page = open_as("lan", scripts=False)
    page.goto("/desk/figures/?period=2026-Q3")
    page.get_by_label("Cách chốt số liệu").select_option(label="chốt số liệu ngày 15 đến ngày 14")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_role("main")).to_contain_text("từ 15/06/2026 đến 14/09/2026")
    quarter = page.get_by_role("row", name=ATTENDANCES).get_by_role("cell").all_inner_texts()[1]
    page.get_by_role("row", name=ATTENDANCES).get_by_role("link", name=quarter, exact=True).click()
    assert counted(page) == (int(quarter), 0)
    expect(page.get_by_role("row", name=re.compile("^Sơ kết công tác dân vận sáu tháng"))).to_contain_text(
        "18/06/2026"
    )
    expect(page.get_by_role("row", name=re.compile("^Tiếp xúc cử tri"))).to_have_count(0)
