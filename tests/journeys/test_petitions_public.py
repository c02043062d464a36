"""A citizen sends, follows, receives and asks to reopen on a telephone; a reception day at the desk."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from danvan.core.dates import HERE
from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

HOME = "/song-may/ban-may/"


@pytest.fixture
def phone(open_as) -> Page:
    return open_as("", viewport=PHONE)


def step(phone: Page, name: str) -> None:
    phone.get_by_role("button", name=name, exact=True).click()


@pytest.mark.each_room
def test_a_citizen_sends_on_a_telephone_follows_and_receives(phone, open_as):
    phone.goto(f"{HOME}phan-anh/")
    phone.get_by_role("link", name="Viết nội dung").click()
    words = phone.get_by_label("Nội dung", exact=True)
    words.fill("Ông Bảy kế toán thôn ăn chặn tiền hỗ trợ của bà con.")
    step(phone, "Tiếp tục")
    expect(phone.get_by_role("alert")).to_contain_text("Chưa có gì được lưu")
    assert faults(phone) == []
    words.fill("Cầu treo sang thôn Bản Dưới bị mục ba tấm ván, trẻ em đi học rất nguy hiểm.")
    step(phone, "Tiếp tục")
    phone.get_by_label("Họ và tên").fill("Lò Thị Hoa")
    assert faults(phone) == []
    step(phone, "Gửi")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Đã nhận")
    code, secret = (text.replace(" ", "") for text in phone.locator("strong.code").all_inner_texts())
    assert faults(phone) == []

    phone.goto(f"{HOME}tra-cuu/#{code}.{secret}")
    expect(phone.get_by_label("Mã hồ sơ")).to_have_value(code)
    assert secret not in phone.url
    step(phone, "Xem")
    expect(phone.locator("main")).to_contain_text("Đã tiếp nhận")
    phone.get_by_text("vì sao?").first.click()
    assert faults(phone) == []

    desk = open_as("nam")
    desk.goto(f"/desk/petitions/{code}/")
    expect(desk.locator("main")).to_contain_text("Cầu treo")
    expect(desk.locator("main")).not_to_contain_text("Lò Thị Hoa")


def test_a_citizen_says_it_is_not_settled_and_asks_to_reopen(phone, open_as):
    phone.goto(f"{HOME}phan-anh/gui/")
    phone.get_by_label("Nội dung", exact=True).fill("Loa thôn Suối Tre mất tiếng cả tháng nay.")
    step(phone, "Tiếp tục")
    step(phone, "Gửi")
    code, secret = (text.replace(" ", "") for text in phone.locator("strong.code").all_inner_texts())
    _answer_at_the_desk(open_as, code)
    phone.goto(f"{HOME}tra-cuu/")
    phone.get_by_label("Mã hồ sơ").fill(code)
    phone.get_by_label("Mã bí mật").fill(secret)
    step(phone, "Xem")
    expect(phone.locator("main")).to_contain_text("Đã sửa loa")
    phone.get_by_label("Chưa giải quyết").check()
    phone.get_by_label("Ý kiến").fill("Loa vẫn rè.")
    phone.get_by_label("Đề nghị mở lại").check()
    step(phone, "Gửi ý kiến")
    expect(phone.locator("main")).to_contain_text("đã đề nghị mở lại")
    assert faults(phone) == []
    lan = open_as("lan")
    lan.goto(f"/desk/petitions/{code}/")
    lan.get_by_role("link", name="Mở lại").click()
    lan.locator("main form.form [name=note]").fill("Loa còn rè, giao sửa lại.")
    lan.locator("main form.form button.button--main").click()
    lan.wait_for_url(re.compile(rf".*/desk/petitions/{code}/$"))
    expect(lan.locator("main")).to_contain_text("Đã mở lại")


def _answer_at_the_desk(open_as, code: str) -> None:
    """Walk the petition to its answer through the desk's own forms, with as few words as they need."""
    nam, lan = open_as("nam"), open_as("lan")
    page = f"/desk/petitions/{code}/"
    for who, verb, fill in (
        (nam, "register", None), (nam, "classify", _classified), (nam, "propose", None), (lan, "accept", None), (lan, "assign", _assigned),
        (nam, "answer", _answered), (lan, "approve", None),
    ):  # fmt: skip
        who.goto(f"{page}{verb}/")
        if fill:
            fill(who)
        who.locator("main form.form button.button--main").click()
        who.wait_for_url(re.compile(rf".*/desk/petitions/{code}/$"))


def _choose(page: Page, name: str, value: str) -> None:
    select = page.locator(f"select[name={name}]")
    if select.count():
        select.select_option(value)
    else:
        page.locator(f"[name={name}][value={value}]").check()


def _classified(page: Page) -> None:
    _choose(page, "condition", "eligible")
    _choose(page, "competence", "own")


def _assigned(page: Page) -> None:
    handler = page.locator("select[name=handler]")
    if not handler.input_value():
        handler.select_option(index=1)


def _answered(page: Page) -> None:
    page.locator("textarea[name=text]").fill("Đã sửa loa.")
    _choose(page, "outcome", "settled")


def test_a_reception_day_from_number_to_petition(open_as):
    nam = open_as("nam")
    nam.goto("/desk/petitions/reception/new/")
    nam.get_by_label("Loại").select_option("adhoc")
    nam.get_by_label("Người tiếp").fill("Hoàng Thị Lan, Bí thư Đảng ủy")
    nam.get_by_role("textbox", name="Ngày tiếp").fill(_today())
    nam.get_by_label("Nơi tiếp").fill("Phòng tiếp công dân")
    nam.locator("main form.form button.button--main").click()
    nam.locator("[data-open]").last.click()
    assert faults(nam) == []
    nam.get_by_role("button", name="Lấy số").click()
    nam.get_by_role("link", name="Ghi nội dung").click()
    nam.get_by_label("Kiến nghị, phản ánh").check()
    nam.get_by_label("Họ và tên").fill("Vàng A Sử")
    nam.get_by_label("Tóm tắt nội dung").fill("Đề nghị sửa mương thôn Bản Dưới.")
    nam.get_by_role("button", name="Lưu", exact=True).click()
    nam.get_by_role("link", name="Lập hồ sơ").click()
    nam.locator("main form.form button.button--main").click()
    expect(nam.locator("main")).to_contain_text("Mã bí mật đưa người dân")
    assert faults(nam) == []


def _today() -> str:
    return f"{datetime.now(HERE):%Y-%m-%d}"
