"""The administrator gives roles and keeps the foot of the site complete."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults


@pytest.mark.each_room
def test_a_role_is_granted_and_is_held_at_once(open_as):
    page = open_as("quan", scripts=False)
    page.goto("/desk/admin/officers/")
    page.get_by_role("main").get_by_role("link", name="Hoàng Thị Lan").click()
    page.get_by_role("link", name="Giao vai trò").click()
    page.get_by_label("Vai trò").select_option(label="Biên tập")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("row", name="Biên tập")).to_be_visible()
    expect(page.get_by_role("row", name="Lãnh đạo")).to_be_visible()


def test_the_foot_of_the_site_is_filled_and_shown_to_everybody(open_as):
    page, reader = open_as("quan", scripts=False), open_as("", viewport=PHONE)
    page.goto("/desk/site/")
    page.get_by_role("link", name="Sửa thông tin").click()
    page.get_by_label("Điện thoại").fill("0000 123 456")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()
    reader.wait_for_timeout(1000)
    reader.goto("/song-may/ban-may/so-do/")
    expect(reader.get_by_role("contentinfo")).to_contain_text("0000 123 456")
    assert faults(reader) == []
