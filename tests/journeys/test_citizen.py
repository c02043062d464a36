"""A citizen reads, on a telephone; nobody asks for an account."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

HOME = "/song-may/ban-may/"


@pytest.fixture
def phone(open_as) -> Page:
    return open_as("", viewport=PHONE)


@pytest.mark.each_room
def test_a_citizen_reads_from_the_home_to_a_document_and_back_to_who_cites_it(phone):
    phone.goto(HOME)
    phone.get_by_role("link", name="Bản Mây tổng kết công tác dân vận, bàn việc làm đường cùng dân").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        "Bản Mây tổng kết công tác dân vận, bàn việc làm đường cùng dân"
    )
    assert faults(phone) == []
    phone.get_by_role("link", name="33/CT-TTg").first.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("33/CT-TTg")
    assert "/van-ban/" in phone.url
    expect(
        phone.get_by_role("link", name="Bản Mây tổng kết công tác dân vận, bàn việc làm đường cùng dân")
    ).to_be_visible()
    assert faults(phone) == []


@pytest.mark.parametrize("typed", ["dân vận", "dan van", "DAN VAN"])
def test_search_finds_with_and_without_marks(phone, typed):
    phone.goto(HOME)
    phone.get_by_role("searchbox").fill(typed)
    phone.get_by_role("searchbox").press("Enter")
    phone.wait_for_url("**/tim-kiem/?q=*")
    expect(phone.get_by_role("link", name="Hội nghị tổng kết công tác dân vận năm 2025")).to_be_visible()
    expect(phone.locator("main mark", has_text=re.compile("^dân$|^dân vận$", re.I)).first).to_be_visible()
    assert faults(phone) == []


@pytest.mark.each_room
def test_a_citizen_reads_of_a_meeting_that_was_held(phone):
    phone.goto(f"{HOME}hoi-nghi/")
    phone.get_by_role("link", name="Tập huấn nghiệp vụ hòa giải ở cơ sở").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tập huấn nghiệp vụ hòa giải ở cơ sở")
    expect(phone.locator("main")).to_contain_text("57")
    assert faults(phone) == []


@pytest.mark.each_room
def test_a_unit_is_shown_then_and_now(phone):
    phone.goto(f"{HOME}don-vi/")
    phone.get_by_role("main").get_by_role("textbox").or_(
        phone.get_by_role("main").get_by_role("searchbox")
    ).first.fill("Thủ Đức")
    phone.get_by_role("main").get_by_role("button").first.click()
    phone.get_by_role("main").get_by_role("link", name=re.compile("Thủ Đức")).first.click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Thủ Đức")
    expect(phone.get_by_role("main")).to_contain_text(re.compile("2025|2021"))
    assert faults(phone) == []


def test_the_site_map_leads_everywhere(phone):
    phone.goto(HOME)
    phone.get_by_role("link", name="Sơ đồ trang").click()
    links = (
        phone.get_by_role("main").get_by_role("link").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    )
    assert {f"{HOME}tin-bai/", f"{HOME}hoi-nghi/", f"{HOME}van-ban/", f"{HOME}don-vi/"} <= set(links)
    assert [one for one in links if phone.request.get(one).status != 200] == []


def test_an_address_that_never_was_says_so_in_vietnamese(phone):
    answer = phone.goto(f"{HOME}tin-bai/khong-co-bai-nay-BM-26-AAAAAA2/")
    assert answer.status == 404
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    assert faults(phone) == []
