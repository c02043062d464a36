"""A model from a team head's phone to recognition: the clerk accepts, three assessors score, the head recognises, the province reads."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

TEN = {
    "Thực trạng": "Đêm không ai trực, mất trộm chó gà.", "3. Mục tiêu": "Đêm nào cũng có người trực.", "4. Nội dung": "Mỗi nhà một đêm, gõ kẻng khi có việc.",
    "5. Địa bàn": "Cả thôn", "6. Lực lượng": "Tổ dân vận, dân quân", "7. Nguồn lực": "Kẻng và đèn pin", "9. Sản phẩm": "Sổ trực", "10. Khả năng": "Thôn khác làm được",
}  # fmt: skip


def done(page: Page, sentence: str) -> None:
    expect(page.get_by_text(sentence).first).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def test_a_team_head_registers_on_a_phone_and_a_lost_network_loses_nothing(open_as):
    page = open_as("son", viewport=PHONE)
    page.goto("/desk/initiatives/new/")
    page.get_by_label("1. Tên mô hình").fill("Kẻng gọi nhau đêm rằm")
    page.wait_for_timeout(700)
    page.context.set_offline(True)
    page.get_by_role("button", name="Lưu nháp").last.click(no_wait_after=True)
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    page.goto("/desk/initiatives/new/")
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("1. Tên mô hình")).to_have_value("Kẻng gọi nhau đêm rằm")
    assert faults(page) == []


def test_the_whole_corridor_of_a_model(open_as):
    son = open_as("son", viewport=PHONE)
    son.goto("/desk/initiatives/new/")
    son.get_by_label("1. Tên mô hình").fill("Kẻng gọi nhau đêm rằm")
    for label, text in TEN.items():
        son.get_by_label(re.compile(f"^(2. )?{re.escape(label)}")).first.fill(text)
    son.get_by_label("Lĩnh vực", exact=True).select_option(index=3)
    son.get_by_label("Ngày đánh giá kết quả").fill("2027-06-01")
    son.get_by_label("Bao lâu cập nhật một lần").select_option(label="mỗi quý")
    son.get_by_label("Tiêu chí", exact=True).first.fill("Số đêm trực")
    son.get_by_label("Chỉ tiêu", exact=True).first.fill("180")
    son.get_by_role("button", name="Lưu và xem lại để gửi").click()
    difference = son.get_by_label("Mô hình này khác ở chỗ nào")
    difference.fill("Mỗi nhà một đêm.")
    son.get_by_role("button", name="Gửi đăng ký").click()
    done(son, "Đã gửi đăng ký.")
    address = son.url

    lan = open_as("lan")
    lan.goto(address)
    press(lan, "Nhận vào danh mục")
    lan.get_by_role("button", name="Nhận vào danh mục").click()
    press(lan, "Ra mắt mô hình")
    lan.get_by_label("Cam kết, phân công").fill("Tổ trưởng giữ sổ trực.")
    lan.get_by_role("button", name="Ra mắt mô hình").click()
    done(lan, "Đã ghi ra mắt mô hình.")

    son.goto(f"{address}progress/")
    son.get_by_label("Đã làm được gì").fill("Trực đủ ba mươi đêm.")
    son.get_by_label("Số đêm trực").fill("30")
    son.get_by_role("button", name="Ghi cập nhật").click()
    done(son, "Đã ghi cập nhật.")
    son.goto(f"{address}self-assess/")
    son.get_by_label("Tự đánh giá chung").fill("Không còn mất trộm.")
    son.get_by_label("Số đêm trực: đạt hay chưa").select_option(label="Đạt")
    son.get_by_role("button", name="Tự đánh giá").click()
    done(son, "Đã gửi tự đánh giá.")

    lan.goto(f"{address}open-round/")
    for name in ("Đặng Hoài Nam", "Hoàng Thị Lan"):
        lan.get_by_label(re.compile(name)).check()
    lan.get_by_role("button", name="Mở vòng thẩm định").click()
    done(lan, "Đã mở vòng thẩm định.")
    nam = open_as("nam")
    for page in (nam, lan):
        page.goto(f"{address}score/")
        for box in page.get_by_label(re.compile("^Điểm: ")).all():
            box.fill("10")
        page.get_by_role("button", name="Nộp phiếu").click()
        done(page, "Đã lưu phiếu chấm.")
    lan.goto(f"{address}close-round/")
    lan.get_by_label("Thực hiện hiệu quả").check()
    lan.get_by_role("button", name="Chốt vòng thẩm định").click()
    done(lan, "Đã chốt vòng thẩm định.")
    lan.goto(f"{address}recognise/")
    lan.get_by_label("Quyết định số").fill("99/QĐ-ĐU")
    lan.get_by_label("Ngày ký").fill("2026-01-01")
    lan.get_by_role("button", name="Công nhận").click()
    done(lan, "Đã ghi công nhận.")
    assert faults(lan) == []

    mai = open_as("mai")
    mai.goto(address)
    expect(mai.get_by_role("heading", level=1)).to_contain_text("Kẻng gọi nhau đêm rằm")
    expect(mai.get_by_role("main")).to_contain_text("99/QĐ-ĐU")


@pytest.mark.each_room
def test_the_gallery_and_a_model_are_for_everybody(open_as):
    page = open_as("", scripts=False, viewport=PHONE)
    page.goto("/song-may/ban-may/mo-hinh/")
    page.get_by_role("link", name="Lùi rào mở đường Bản Trên").click()
    page.get_by_role("link", name="Áp dụng ở nơi tôi").click()
    page.get_by_label("Nơi muốn áp dụng").fill("Thôn Thử")
    page.get_by_role("button", name="Gửi").click()
    done(page, "Đã nhận lời nhắn.")
