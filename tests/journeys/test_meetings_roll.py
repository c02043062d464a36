"""A training with two doors, one of them without a network for a while: by phone, by sheet, to the sealed figure."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

NAMES = "\n".join(f"Người dự thứ {one}\tTổ trưởng\tThôn {one % 9 + 1}" for one in range(1, 199))
TODAY = date.today().isoformat()


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def done(page: Page, sentence: str) -> None:
    expect(page.get_by_text(sentence).first).to_be_visible()


def a_training(page: Page) -> None:
    page.goto("/desk/meetings/plan/")
    page.get_by_label("Loại", exact=True).select_option(label="Tập huấn, bồi dưỡng")
    page.get_by_label("Tên cuộc họp").fill("Lớp tập huấn công tác dân vận hai cửa")
    page.get_by_label("Ngày", exact=True).fill(TODAY)
    page.get_by_label("Nơi họp").fill("Nhà văn hóa Bản Mây")
    page.get_by_role("button", name="Lập kế hoạch").last.click()
    done(page, "Đã lập kế hoạch.")


def invite(page: Page) -> None:
    press(page, "Giấy mời")
    press(page, "Nhập danh sách")
    page.get_by_label("Mời ai").fill("Tổ trưởng tổ dân vận các thôn")
    page.get_by_label("Thành phần để tính").fill("Tổ dân vận")
    page.get_by_label("Hoặc dán bảng chép từ Word, Excel").fill(
        "Họ và tên\tChức vụ\tĐơn vị\nLò Thị Mận\tTổ trưởng\tThôn 1\nLò Thị Mận\tTổ trưởng\tThôn 2\n" + NAMES
    )
    page.get_by_role("button", name="Xem trước").click()
    done(page, "trùng tên với dòng 2")
    page.get_by_role("button", name="Ghi 200 người").click()
    done(page, "Đã ghi cả danh sách.")


def a_door(page: Page, name: str) -> str:
    press(page, "Mở cửa điểm danh")
    page.get_by_label("Tên cửa").fill(name)
    page.get_by_role("button", name="Mở cửa").click()
    done(page, "Đã mở cửa.")
    address = page.get_by_role("link", name="Mở trên máy này").get_attribute("href")
    press(page, "Quay lại")
    return re.sub(r"^https?://[^/]+", "", address or "")


def at_door(page: Page, who: str) -> None:
    page.get_by_label("Số, hoặc họ tên").fill(who)
    page.get_by_role("button", name="Đến", exact=True).click()


def ready(page: Page, address: str) -> None:
    """Open a door and wait until it could do without a network."""
    page.goto(address)
    done(page, "Có mạng, đã gửi hết")
    page.evaluate("() => navigator.serviceWorker.ready.then(() => 1)")
    page.wait_for_function(f"() => caches.open('diem-danh').then((kept) => kept.match('{address}')).then(Boolean)")


def test_a_training_of_two_hundred_with_two_doors_one_of_them_offline(open_as):
    nam = open_as("nam")
    a_training(nam)
    invite(nam)
    assert faults(nam) == []
    press(nam, "Quay lại")
    nam.get_by_role("link", name="Điểm danh").click()
    press(nam, "Mở điểm danh")
    nam.get_by_role("button", name="Mở điểm danh").click()
    done(nam, "Đã mở điểm danh.")
    first, second = a_door(nam, "Cửa chính"), a_door(nam, "Cửa sau")

    one, two = open_as("", viewport=PHONE), open_as("", viewport=PHONE)
    ready(one, first)
    ready(two, second)
    assert faults(one) == []
    at_door(one, "1")
    done(one, "Mời vào: 1. Lò Thị Mận, Tổ trưởng, Thôn 1")
    done(one, "được tính")

    two.context.set_offline(True)
    for who in ("1", "3", "4"):
        at_door(two, who)
    done(two, "Mất mạng: máy giữ 3 lượt")
    two.get_by_label("Số, hoặc họ tên").fill("lo thi man")
    two.get_by_role("button", name="2. Lò Thị Mận, Tổ trưởng, Thôn 2").click()
    two.reload()
    done(two, "Mất mạng: máy giữ 4 lượt")
    two.get_by_label("Số, hoặc họ tên").fill("Tòng Thị Ban")
    two.get_by_text("Người đến không có trong danh sách").click()
    two.get_by_role("button", name="Ghi người đến thêm").click()
    two.context.set_offline(False)
    done(two, "Có mạng, đã gửi hết")
    done(two, "đã có mặt từ trước")

    press(nam, "Nhập từ tờ ký tên")
    nam.get_by_label("Các số đã ký").fill("4-10")
    nam.get_by_role("button", name="Ghi các số này").click()
    done(nam, "Đã ghi 6 người từ tờ ký tên. 1 số đã có lượt từ trước.")
    assert faults(nam) == []
    press(nam, "Chốt")
    nam.get_by_role("button", name="Chốt điểm danh").click()
    done(nam, "Đã chốt. Số này là số người dự trong hồ sơ")
    expect(nam.locator(".figure__number").first).to_have_text("11")
    nam.get_by_role("link", name="Hồ sơ").click()
    expect(nam.get_by_role("row", name=re.compile("Tổng số")).first).to_contain_text("11 người")
    expect(nam.get_by_role("row", name=re.compile("Tổng số")).first).to_contain_text("Danh sách điểm danh")


def test_a_door_without_scripts_takes_a_number_and_offers_names(open_as):
    nam = open_as("nam", scripts=False)
    a_training(nam)
    press(nam, "Giấy mời")
    press(nam, "Thêm dòng mời")
    nam.get_by_label("Cách mời").select_option("named")
    nam.get_by_label("Mời ai").fill("Đại biểu")
    nam.get_by_label("Họ tên, khi mời đích danh").fill("Lò Văn Páo, Trưởng thôn\nVàng Thị Sim")
    nam.get_by_role("button", name="Thêm dòng mời").click()
    done(nam, "Đã thêm dòng mời.")
    nam.get_by_role("link", name="Điểm danh").click()
    press(nam, "Mở điểm danh")
    nam.get_by_role("button", name="Mở điểm danh").click()
    address = a_door(nam, "Cửa chính")
    page = open_as("", scripts=False, viewport=PHONE)
    page.goto(address)
    at_door(page, "1")
    done(page, "Mời vào: 1. Lò Văn Páo, Trưởng thôn")
    at_door(page, "sim")
    page.get_by_role("button", name="2. Vàng Thị Sim").click()
    done(page, "Mời vào: 2. Vàng Thị Sim")
