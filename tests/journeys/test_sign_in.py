"""The door of the desk: refusals are sentences, the second factor can be set up by anybody."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

LOCKED = re.compile("nhập sai năm lần nên tạm khóa")
LOCKED_OUT = "thu-02"
"""An account of the demo that no other journey signs in with: it stays locked for minutes."""


def test_five_wrong_passwords_lock_the_account_for_a_while(open_as):
    page = open_as("", scripts=False, viewport=PHONE)
    for _ in range(6):
        page.goto("/accounts/login/")
        page.get_by_label("Tên đăng nhập").fill(LOCKED_OUT)
        page.get_by_label("Mật khẩu", exact=True).fill("sai-mat-khau-nay-1234")
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text(LOCKED)


def test_the_desk_asks_for_a_sign_in_and_leads_back(open_as):
    page = open_as("")
    page.goto("/desk/figures/?period=2026-Q3")
    assert page.url.endswith("/accounts/login/?next=/desk/figures/%3Fperiod%3D2026-Q3")
    assert faults(page) == []


def test_the_second_factor_is_offered_with_a_picture_and_a_key_after_the_password(open_as, password):
    page = open_as("lan", viewport=PHONE)
    page.goto("/accounts/2fa/totp/activate/")
    assert faults(page) == []
    page.get_by_label("Mật khẩu", exact=True).fill(password)
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bật ứng dụng xác thực")
    expect(page.get_by_alt_text("Hình để ứng dụng xác thực quét")).to_be_visible()
    page.get_by_role("textbox").first.fill("000000")
    page.get_by_role("button", name="Bật", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Mã")
    assert faults(page) == []
