"""Renew the pictures of the guide from a running program with demo data.

    python3 run.py --data DEMO --port 8123                                  (in one terminal)
    python docs/pictures/take.py http://127.0.0.1:8123 DEMO/demo-sign-in.txt

Needs the environment that ``python3 run.py test`` makes, and a Chromium; CHROMIUM names its file
(/usr/bin/chromium). Brings sample.txt and a picture in, so DEMO must be data that may be thrown away.
Ends by naming the pictures that it did not renew: what they show is made by hand (a split petition, a door, a screen).
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
WIDE, PHONE = (1280, 860), (400, 800)
LARGEST = 120_000
SITE = "/song-may/ban-may/"

PORTAL = (
    ("cong-trang-dau", SITE, 980),
    ("cong-tim-kiem", f"{SITE}tim-kiem/?q=dan+van+kheo", 760),
    ("cong-tinh", "/song-may/", 980),
)
EDITOR = (
    ("hom-nay", "/desk/", 620),
    ("tin-bai", "/desk/news/", 700),
    ("viet-bai", "/desk/news/new/", 900),
    ("hoi-nghi", "/desk/meetings/", 760),
    ("van-ban", "/desk/documents/", 560),
    ("so-lieu", "/desk/figures/?period=2026-Q3", 980),
    ("so-lieu-mo", "/desk/figures/meetings_held/?period=2026-Q3", 560),
    ("don-vi", "/desk/units/?q=duy+tan", 620),
    ("don-vi-mot", "/desk/units/VN23284/", 560),
)
BOARD = "/desk/reports/forms/BC-QUY-DAYDU/2026-Q3/board/"
RECORDS = (
    ("chuan-bi-hop", "/desk/meetings/?state=planned", ("Hội nghị sơ kết công tác dân vận quý",), 900),
    ("diem-danh", "/desk/meetings/?kind=training", ("Tập huấn tổ dân vận các thôn, hai điểm cầu", "Điểm danh"), 1000),
    (
        "doi-thoai",
        "/desk/meetings/?kind=dialogue",
        ("Hội nghị đối thoại với Nhân dân về hạ tầng thôn", "Câu hỏi"),
        1150,
    ),
    ("khen-thuong", "/desk/commendations/", ("Khen thưởng Dân vận khéo năm 2026",), 1060),
)
"""Records that are found by their names: picture, list, links to follow, height."""
HEAD = (("kiem-tra-trang", "/desk/checklist/", 760),)
ADMINISTRATOR = (
    ("can-bo", "/desk/admin/officers/", 620),
    ("danh-sach", "/desk/admin/roster/", 620),
    ("trang-don-vi", "/desk/site/", 760),
    ("lich-nghi", "/desk/calendars/", 760),
)


taken: set[str] = set()


def keep(page: Page, name: str, height: int) -> None:
    """Keep the upper part of the page as a small PNG of few colours."""
    taken.add(name)
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    target = HERE / f"{name}.png"
    for colours in (160, 64, 32):
        shot.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            break
    print(f"{target.stat().st_size // 1024:4} KB  {name}")


def visit(page: Page, address: str, name: str, height: int) -> None:
    """Open a page and keep it; a page that fails is said and skipped."""
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        print(f"  ??  {name}: {address} answers {answer.status if answer else 'nothing'}")
        return
    keep(page, name, height)


def follow(page: Page, name: str, address: str, links: tuple[str, ...], height: int) -> None:
    """Follow links by their names from a page and keep the last one; a missing link is said and skipped."""
    page.goto(address)
    for link in links:
        found = page.locator("main").get_by_role("link", name=link, exact=True)
        if not found.count():
            print(f"  ??  {name}: no link «{link}» on {page.url}")
            return
        found.first.click()
        page.wait_for_load_state()
    keep(page, name, height)


def signed_in(browser: Browser, base: str, user: str, password: str, size: tuple[int, int] = WIDE) -> Page:
    """Sign one of the demo's officers in."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="vi-VN")
    page.goto(f"{base}/accounts/login/")
    page.fill("input[name=login]", user)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")
    page.wait_for_url("**/desk/**")
    return page


def bring_in(page: Page, base: str) -> None:
    """Bring the sample in, or open it when it was brought in before, and keep both pages."""
    page.goto(f"{base}/desk/intake/")
    keep(page, "nhap-bai", 760)
    waiting = page.locator("main a[data-open]", has_text="Bản Mây tập huấn")
    if not waiting.count():
        page.fill("textarea[name=text]", (HERE / "sample.txt").read_text())
        page.click("main form[enctype] button[type=submit]")
    if waiting.count():
        waiting.first.click()
    page.wait_for_selector(".review")
    page.locator("main").click(position={"x": 5, "y": 5})
    keep(page, "nhap-bai-xem", 1500)


def keep_library(page: Page, base: str) -> None:
    """Put a picture into the library and keep its page."""
    page.goto(f"{base}/desk/news/library/new/")
    sink, drawn = io.BytesIO(), Image.new("RGB", (1200, 750), "#dfeaf0")
    pen = ImageDraw.Draw(drawn)
    for number, colour in enumerate(("#a9c2a4", "#7fa37c", "#55815a")):
        pen.ellipse((-300 + 350 * number, 300 + 130 * number, 1100 + 350 * number, 1500), fill=colour)
    drawn.save(sink, "JPEG")
    page.set_input_files(
        "main input[type=file]", {"name": "doi.jpg", "mimeType": "image/jpeg", "buffer": sink.getvalue()}
    )
    for field, text in (
        ("caption", "Đồi chè Bản Mây buổi sớm"),
        ("alt", "Đồi chè trong sương"),
        ("credit", "Lan (hư cấu)"),
    ):
        page.fill(f"main [name={field}]", text)
    page.click("main form button[type=submit]")
    visit(page, f"{base}/desk/news/library/", "kho-anh", 620)


def take_telephone(browser: Browser, base: str) -> None:
    """Keep an article and the form of a comment as a telephone shows them."""
    phone = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="vi-VN")
    phone.goto(f"{base}{SITE}tin-bai/")
    phone.locator("main a", has_text="Bản Mây ôn truyền thống").first.click()
    keep(phone, "cong-bai-dien-thoai", 800)
    phone.get_by_role("link", name="Viết ý kiến").click()
    keep(phone, "viet-y-kien", 1000)


def take(browser: Browser, base: str, password: str) -> None:
    """Go through all pages."""
    visitor = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="vi-VN")
    for name, path, height in PORTAL:
        visit(visitor, base + path, name, height)
    visitor.goto(f"{base}{SITE}tin-bai/")
    visitor.locator("main a", has_text="Bản Mây tổng kết").first.click()
    keep(visitor, "cong-bai", 900)
    visit(visitor, f"{base}/accounts/login/", "dang-nhap", 560)
    phone = signed_in(browser, base, "nam", password, PHONE)
    visit(phone, f"{base}/desk/meetings/quick/", "ghi-nhanh", 1200)
    editor = signed_in(browser, base, "nam", password)
    bring_in(editor, base)
    for name, path, height in EDITOR:
        visit(editor, base + path, name, height)
    editor.goto(f"{base}/desk/meetings/?kind=training")
    editor.locator("main table a").first.click()
    keep(editor, "hoi-nghi-mot", 980)
    for name, path, links, height in RECORDS:
        follow(editor, name, base + path, links, height)
    head = signed_in(browser, base, "lan", password)
    for name, path, height in HEAD:
        visit(head, base + path, name, height)
    follow(
        head,
        "xem-truoc",
        f"{base}/desk/news/",
        ("Bản Mây ôn truyền thống, khen thưởng gương dân vận khéo", "Xem trước trên điện thoại, máy tính"),
        860,
    )
    keep_library(head, base)
    take_telephone(browser, base)
    administrator = signed_in(browser, base, "quan", password)
    for name, path, height in ADMINISTRATOR:
        visit(administrator, base + path, name, height)
    take_reports(browser, base, password)


def take_reports(browser: Browser, base: str, password: str) -> None:
    """Keep the board of the province, its compiled report and a number opened to the communes."""
    page = signed_in(browser, base, "hien", password)
    visit(page, f"{base}/desk/movement/", "ket-qua-phong-trao", 900)
    visit(page, base + BOARD, "bao-cao-tien-do", 900)
    page.get_by_role("link", name="Báo cáo tổng hợp").click()
    if page.get_by_role("button", name="Mở báo cáo").count():
        page.get_by_role("button", name="Mở báo cáo").click()
        page.get_by_role("link", name="‹ Xem báo cáo").click()
    keep(page, "bao-cao-tong-hop", 820)
    visit(page, f"{page.url}cells/TT-12/", "bao-cao-so", 1240)


def main(base: str, note: str) -> None:
    """Read the password of the demo and take every picture."""
    password = re.search(r"mật khẩu chung (\S+)", Path(note).read_text())
    if not password:
        raise SystemExit(f"No password in {note}")
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--no-proxy-server"],
        )
        take(browser, base.rstrip("/"), password[1])
    left = sorted({one.stem for one in HERE.glob("*.png")} - taken)
    print(f"Not renewed: {', '.join(left) or 'none'}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], sys.argv[2])
