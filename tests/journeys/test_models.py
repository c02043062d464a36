"""A model from a team head's phone to a certificate: accepted, carried out, scored by three, recognised, commended, counted."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.installation import ROOT
from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

TODAY = date.today()
NAME, DEED = "Tổ tự quản tiếng kẻng đêm rằm", "Đã có thành tích giữ yên thôn xóm"
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('danvan:') && key.endsWith(':mo-hinh'))"
TEN = {
    "situation": "Đêm không ai trực, mất trộm chó gà.", "aims": "Đêm nào cũng có người trực.", "content": "Mỗi nhà một đêm, gõ kẻng khi có việc.",
    "place": "Cả thôn", "forces": "Tổ dân vận, dân quân", "resources": "Kẻng và đèn pin", "outputs": "Sổ trực", "outlook": "Thôn khác làm được",
    "goals-0-text": "Số đêm trực", "goals-0-target": "180", "goals-0-unit_word": "đêm",
}  # fmt: skip


def done(page: Page, sentence: str) -> None:
    expect(page.get_by_text(sentence).first).to_be_visible()


def take(page: Page, address: str, verb: str, button: str, fields: dict[str, str] | None = None) -> Page:
    """Open the form of a verb, fill what it asks, press its button."""
    page.goto(f"{address}{verb}/", wait_until="domcontentloaded")
    for label, text in (fields or {}).items():
        page.get_by_label(re.compile(f"^{re.escape(label)}")).first.fill(text)
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()
    return page


def test_a_lost_network_loses_nothing_that_a_team_head_typed(open_as):
    page = open_as("son", viewport=PHONE)
    page.goto("/desk/initiatives/new/")
    page.get_by_label("1. Tên mô hình").fill("Vườn thuốc nam của xóm")
    page.context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Lưu nháp").last.click(no_wait_after=True)
    page.context.set_offline(False)
    page.goto("/desk/initiatives/new/")
    page.get_by_role("button", name="Lấy lại").click()
    expect(page.get_by_label("1. Tên mô hình")).to_have_value("Vườn thuốc nam của xóm")
    page.get_by_role("button", name="Lưu nháp").last.click()
    done(page, "Đã lưu")
    page.wait_for_function(f"{KEPT}.length === 0")  # the script that forgets it runs after the page is there
    page.goto("/desk/initiatives/new/")
    expect(page.get_by_label("1. Tên mô hình")).to_have_value("")
    expect(page.get_by_role("button", name="Lấy lại")).to_have_count(0)


def registered(open_as) -> tuple[Page, str]:
    """Let the team head register on a phone; give the page and the address of the record."""
    son = open_as("son", viewport=PHONE)
    son.goto("/desk/initiatives/new/")
    son.get_by_label("1. Tên mô hình").fill(NAME)
    for name, text in TEN.items():
        son.locator(f"[name={name}]").fill(text)
    son.locator("[name=movement]").select_option(index=1)
    son.locator("[name=field]").select_option(index=3)
    son.locator("[name=assess_on]").fill((TODAY + timedelta(days=200)).isoformat())
    son.get_by_label("Bao lâu cập nhật một lần").select_option(label="mỗi quý")
    son.get_by_role("button", name="Lưu và xem lại để gửi").click()
    expect(son.get_by_role("main")).to_contain_text("Tổ tự quản tiếng kẻng an ninh")
    son.get_by_label("Mô hình này khác ở chỗ nào").fill("Mỗi nhà một đêm.")
    son.get_by_role("button", name="Gửi đăng ký").click()
    done(son, "Đã gửi đăng ký.")
    return son, son.url


def carried_out(son: Page, nam: Page, address: str) -> None:
    """Accept and launch by the clerk, an update and the self-assessment by the team head."""
    nam.goto(address)
    nam.get_by_role("main").get_by_role("link", name="Nhận vào danh mục", exact=True).click()
    nam.get_by_role("main").get_by_role("button", name="Nhận vào danh mục").click()
    take(nam, address, "launch", "Ra mắt mô hình", {"Cam kết, phân công": "Tổ trưởng giữ sổ trực."})
    done(nam, "Đã ghi ra mắt mô hình.")
    told = {"Đã làm được gì": "Trực đủ ba mươi đêm.", "Số đêm trực": "30", "Ngày công": "60"}
    done(take(son, address, "progress", "Ghi cập nhật", told), "Đã ghi cập nhật.")
    son.goto(f"{address}self-assess/")
    son.get_by_label("Số đêm trực: đạt hay chưa").select_option(label="Đạt")
    son.get_by_label("Tự đánh giá chung").fill("Không còn mất trộm.")
    son.get_by_role("main").get_by_role("button", name="Tự đánh giá").click()
    done(son, "Đã gửi tự đánh giá.")


def recognised(lan: Page, nam: Page, quan: Page, address: str) -> None:
    """Three assessors score side by side; the head closes, confirms, recognises."""
    lan.goto(f"{address}open-round/")
    for name in ("Đặng Hoài Nam", "Hoàng Thị Lan", "Bùi Minh Quân"):
        lan.get_by_label(re.compile(name)).check()
    lan.get_by_role("main").get_by_role("button", name="Mở vòng thẩm định").click()
    done(lan, "Đã mở vòng thẩm định.")
    for page, points in ((nam, "10"), (lan, "9"), (quan, "8")):
        page.goto(f"{address}score/")
        for box in page.get_by_label(re.compile("^Điểm: ")).all():
            box.fill(points)
        page.get_by_role("button", name="Nộp phiếu").click()
        done(page, "Đã lưu phiếu chấm.")
    lan.goto(f"{address}close-round/")
    lan.get_by_label("Thực hiện hiệu quả").check()
    lan.get_by_role("main").get_by_role("button", name="Chốt vòng thẩm định").click()
    done(lan, "Đã chốt vòng thẩm định.")
    totals = lan.get_by_role("row", name=re.compile("^Cộng")).get_by_role("cell").all_inner_texts()
    assert totals[1:] == ["50", "45", "40"]
    done(take(lan, address, "confirm-effective", "Xác nhận thực hiện hiệu quả", {"Căn cứ": "Biên bản thẩm định."}), "Đã xác nhận thực hiện hiệu quả.")  # fmt: skip
    decision = {"Quyết định số": "99-QĐ/ĐU", "Ngày ký": TODAY.isoformat()}
    done(take(lan, address, "recognise", "Công nhận", decision), "Đã ghi công nhận.")
    assert faults(lan) == []


def commended(nam: Page, lan: Page, address: str) -> str:
    """Propose from the model, vote, decide; give the address of the file."""
    nam.goto("/desk/commendations/new/")
    nam.get_by_label("Tên hồ sơ").fill("Khen mô hình tiếng kẻng")
    nam.get_by_label("Đã có thành tích").fill(DEED)
    nam.get_by_label("Hệ thống").select_option(label="Đảng")
    nam.get_by_role("main").get_by_role("button", name="Lập hồ sơ").click()
    done(nam, "Đã lập hồ sơ.")
    filed = nam.url
    nam.goto(address)
    nam.get_by_role("link", name="Đề nghị khen thưởng").click()
    nam.get_by_label("Hồ sơ đang lập").select_option(label="Khen mô hình tiếng kẻng")
    nam.get_by_label("Hình thức đề nghị").select_option(label="Giấy khen")
    nam.get_by_role("button", name="Thêm vào hồ sơ").click()
    expect(nam.get_by_role("main")).to_contain_text(NAME)
    done(take(nam, filed, "submit", "Gửi đề nghị"), "Đã gửi đề nghị.")
    done(take(nam, filed, "receive", "Nhận hồ sơ"), "Đã nhận hồ sơ.")
    nam.goto(f"{filed}review/")
    for label, text in (("Ngày họp", TODAY.isoformat()), ("Số thành viên", "9"), ("Số có mặt", "9")):
        nam.get_by_label(label).first.fill(text)
    nam.get_by_label(re.compile("(?<!không) đồng ý|: đồng ý")).first.fill("8")
    nam.get_by_label(re.compile("không đồng ý")).first.fill("1")
    nam.get_by_role("main").get_by_role("button", name="Ghi biên bản họp xét").click()
    done(nam, "Đã ghi biên bản họp xét.")
    done(
        take(
            nam, filed, "post/waive", "Không công khai, có lý do", {"Vì sao không công khai": "Đã công khai ở thôn"}
        ),
        "Đã ghi lý do",
    )
    done(take(nam, filed, "propose", "Trình quyết định"), "Đã ghi trình quyết định.")
    signed = {"Số quyết định": "100-QĐ/ĐU", "Chức vụ người ký": "Phó Bí thư", "Họ tên người ký": "Hoàng Thị Lan"}
    done(take(lan, filed, "decide", "Ghi quyết định", signed), "Đã ghi quyết định.")
    expect(lan.get_by_role("main")).to_contain_text("8/9")
    return filed


def handed_over(lan: Page, filed: str, environment: dict[str, str]) -> None:
    """Print the certificates by the worker, then hand them over."""
    take(lan, filed, "certificates", "In giấy khen")
    lan.wait_for_url("**/desk/jobs/**")
    subprocess.run(
        [sys.executable, "manage.py", "work", "--once"], cwd=ROOT, env=environment, check=True, capture_output=True
    )
    lan.reload()
    with lan.expect_download() as coming:
        lan.get_by_role("main").get_by_role("link", name=re.compile("^Tải")).first.click()
    assert coming.value.suggested_filename.endswith(".docx")
    done(take(lan, filed, "hand-over", "Ghi trao thưởng", {"Trao tại": "Hội trường xã"}), "Đã ghi trao thưởng.")
    done(
        take(lan, filed, "archive", "Nộp lưu hồ sơ", {"Nơi lưu, số hồ sơ": "Kho xã, hồ sơ 5"}),
        "Đã ghi nộp lưu hồ sơ.",
    )
    assert faults(lan) == []


def counted(nam: Page, hien: Page) -> None:
    """The commune's report of the quarter counts it by itself and opens to the record; the province sees it too."""
    nam.goto(f"/desk/reports/forms/BC-QUY-DAYDU/{TODAY.year}-Q{(TODAY.month + 2) // 3}/")
    if nam.get_by_role("button", name="Mở báo cáo").count():
        nam.get_by_role("button", name="Mở báo cáo").click()
    for name in ("Số mô hình Dân vận khéo hiệu quả", "Số lượt tập thể, cá nhân được khen thưởng"):
        expect(nam.get_by_role("row", name=re.compile(f"^{name}")).get_by_role("link").first).to_be_visible()
    recognised_ones = nam.get_by_role("row", name=re.compile("^Số mô hình Dân vận khéo được công nhận"))
    recognised_ones.get_by_role("link").first.click()
    expect(nam.get_by_role("main")).to_contain_text(NAME)
    hien.goto(f"/desk/figures/models_recognised/?unit=DUXBM&period={TODAY.year}")
    expect(hien.get_by_role("main")).to_contain_text(NAME)


@pytest.mark.each_room
def test_the_whole_corridor_of_a_model(open_as, environment):
    son, address = registered(open_as)
    nam, lan, quan, hien = (open_as(one) for one in ("nam", "lan", "quan", "hien"))
    carried_out(son, nam, address)
    recognised(lan, nam, quan, address)
    filed = commended(nam, lan, address)
    handed_over(lan, filed, environment)
    counted(nam, hien)


def test_the_gallery_and_a_model_are_for_everybody(open_as):
    page = open_as("", viewport=PHONE)
    page.goto("/song-may/ban-may/mo-hinh/")
    page.get_by_role("link", name="Lùi rào mở đường Bản Trên").click()
    assert faults(page) == []
    page.get_by_role("link", name="Áp dụng ở nơi tôi").click()
    page.get_by_label("Nơi muốn áp dụng").fill("Thôn Thử")
    page.wait_for_timeout(700)
    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_role("button", name="Gửi").click()
    done(page, "Đã nhận lời nhắn.")
