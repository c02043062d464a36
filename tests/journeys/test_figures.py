"""The figures of the unit open down to the records that they count."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import faults


@pytest.mark.each_room
def test_a_figure_opens_to_records_and_a_record_opens(open_as):
    page = open_as("lan")
    page.goto("/desk/figures/?period=2026-Q3")
    row = page.get_by_role("row", name=re.compile("^Lượt người dự"))
    *quarter, year, estimated = row.get_by_role("cell").all_inner_texts()
    assert quarter == ["lượt", "101", "44", "90"]
    assert (int(year) >= 461, int(estimated) >= 230) == (True, True)  # other journeys record meetings of this year
    assert faults(page) == []
    row.get_by_role("link", name="101").click()
    expect(page.get_by_role("main")).to_contain_text("101 lượt; ước tính để riêng: 90")
    rows = page.get_by_role("table").get_by_role("row")
    assert rows.count() == 5
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
    row = page.get_by_role("row", name=re.compile("^Lượt người dự"))
    assert row.get_by_role("cell").all_inner_texts()[:4] == ["lượt", "183", "44", ""]
