"""A door by HTTPS at an address that is not the phone's own: the list stays on the phone, marks wait without a network."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType, Page, expect

from tests import installation
from tests.journeys.conftest import CHROMIUM, PHONE, SWITCHES
from tests.journeys.test_tls import secure  # noqa: F401 - a fixture

OPEN_A_DOOR = """
import django; django.setup()
from django.utils import timezone
from danvan.core.dates import local_day
from danvan.meetings import actions
from danvan.meetings.tickets import door_secret
from danvan.units.models import Officer
by, at = Officer.objects.get(user__username="nam"), timezone.now()
meeting = actions.plan(actions.Details("training", "Lớp qua HTTPS", local_day(at)), actions.Company(), unit=by.unit, by=by, at=at)
actions.add_line(meeting, actions.Line("named", "Học viên"), guests=[actions.Guest("Lò Thị Mẫu"), actions.Guest("Vàng A Mẫu")], by=by, at=at)
door = actions.open_door(actions.open_roll(meeting, by=by, at=at), name="Cửa chính", by=by, at=at)
print(door_secret(meeting.code, door.number))
"""


@pytest.fixture
def door(environment: dict[str, str]) -> str:
    """Open a door in the prepared installation; give its path."""
    told = subprocess.run(
        [sys.executable, "-c", OPEN_A_DOOR], cwd=installation.ROOT, env=environment, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    return f"/diem-danh/{told.stdout.strip()}/"


@pytest.fixture
def phone(secure: tuple[str, Path], browser_type: BrowserType) -> Iterator[Page]:  # noqa: F811
    """Give a phone that trusts the certificate: a store of pages needs a trusted one."""
    trusting = [*SWITCHES, "--ignore-certificate-errors"]
    browser = browser_type.launch(executable_path=CHROMIUM, args=trusting, timeout=60_000)
    context = browser.new_context(base_url=secure[0], viewport=PHONE, locale="vi-VN")
    context.set_default_timeout(10_000)
    yield context.new_page()
    browser.close()


def at_door(page: Page, who: str) -> None:
    page.get_by_label("Số, hoặc họ tên").fill(who)
    page.get_by_role("button", name="Đến", exact=True).click()


def test_a_door_by_https_works_on_without_a_network_and_says_what_http_leaves(door: str, phone: Page):
    phone.goto(door)
    expect(phone.get_by_text("Có mạng, đã gửi hết")).to_be_visible()
    assert phone.evaluate("[isSecureContext, location.hostname]")[0] is True
    assert phone.evaluate("location.hostname") not in ("localhost", "127.0.0.1")
    expect(phone.get_by_text("Địa chỉ này không có HTTPS")).to_be_hidden()
    phone.evaluate("() => navigator.serviceWorker.ready.then(() => 1)")
    phone.wait_for_function(f"() => caches.open('diem-danh').then((kept) => kept.match('{door}')).then(Boolean)")
    phone.context.set_offline(True)
    at_door(phone, "1")
    expect(phone.get_by_text("Mời vào: 1. Lò Thị Mẫu")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Mất mạng: máy giữ 1 lượt")).to_be_visible()
    at_door(phone, "2")
    phone.context.set_offline(False)
    expect(phone.get_by_text("Có mạng, đã gửi hết")).to_be_visible()
    expect(phone.get_by_text("2. Vàng A Mẫu: được tính")).to_be_visible()
    phone.add_init_script("Object.defineProperty(window, 'isSecureContext', {get: () => false})")
    phone.reload()  # as by HTTP: what is left is said, and numbers are taken while there is a network
    expect(phone.get_by_text("mất mạng thì ghi vào tờ ký tên")).to_be_visible()
    at_door(phone, "2")
    expect(phone.get_by_text("2. Vàng A Mẫu đã có mặt lúc")).to_be_visible()
