"""Move an earlier portal in: each page by itself, nothing twice, nothing harmful, old addresses lead on."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan.intake import actions
from danvan.intake.models import Moving, MovingLine, Proposal
from danvan.intake.moving import ask, take_in
from danvan.intake.moving.package import MOST_TIMES, NotAPackage, PackageBursts, PackageLocked, look_into
from danvan.intake.review import lay_out
from danvan.intake.views_desk import reviewer_of
from danvan.jobs.worker import run_waiting
from danvan.news import actions as news
from danvan.news.models import Article
from danvan.websites.models import OldAddress
from tests.intake.conftest import AT, filled_in
from tests.intake.sample import sample

HEAD = "Địa chỉ,Tiêu đề,Ngày đăng,Chuyên mục,Nội dung,Tên tệp\n"
ROWS = (
    HEAD
    + 'https://cu.vi-du.example/tin/mot.html,Ra quân làm đường hoa,05/10/2024,Hoạt động,"Bà con ra quân.\nĐường hoa dài 500 mét.",\n'
    + "/tin/hai.html,,05/10/2024,Hoạt động,Không có tiêu đề,\n"
    + "/tin/mot.html,Nhắc lại,05/10/2024,Hoạt động,Cùng địa chỉ,\n"
    + "/tin/ba.html,Sai chuyên mục,05/10/2024,Thời tiết,Trời nắng,\n"
    + "/tin/bon.html,Ngày không có thật,31/02/2024,Hoạt động,Một dòng,\n"
    + "javascript:alert(1),Địa chỉ lạ,05/10/2024,Hoạt động,Một dòng,\n"
)


def package(**files: bytes) -> SimpleUploadedFile:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return SimpleUploadedFile("cong-cu.zip", sink.getvalue())


def table(text: str = ROWS) -> SimpleUploadedFile:
    return SimpleUploadedFile("bai.csv", text.encode())


@pytest.fixture
def nam(cast, site):
    return cast.nam


def moved(by, *, files=None, rows=None) -> dict[str, str]:
    """Move in and do the job; give state by file or title."""
    moving = ask(files, rows, unit=by.unit, by=by, at=AT)
    run_waiting(AT)
    return {line.title or line.file or str(line.number): line.state for line in moving.lines.all()}


def test_a_whole_row_becomes_a_draft_with_its_day_and_paragraphs_and_a_bad_one_says_why(nam):
    moving = ask(None, table(), unit=nam.unit, by=nam, at=AT)
    run_waiting(AT)
    made = Article.objects.get()
    assert (made.title, made.lead, made.body, str(made.event_on), made.state) == (
        "Ra quân làm đường hoa", "Bà con ra quân.", "Đường hoa dài 500 mét.", "2024-10-05", "draft",
    )  # fmt: skip
    said = {line.number: line.sentence for line in moving.lines.all() if line.state == "refused"}
    assert said[3] == "Dòng này thiếu tiêu đề; không có tên tệp để đọc thay."
    assert said[4] == "Địa chỉ này đã ghi ở dòng 2."
    assert "Thời tiết" in said[5] and "31/02/2024" in said[6] and "javascript" in said[7]


def test_moving_in_again_makes_nothing_twice(nam):
    for _ in range(2):
        last = moved(nam, files=package(**{"tin/chin.html": sample("doi_che.html")}), rows=table())
    assert (Article.objects.count(), Proposal.objects.count()) == (1, 1)
    assert (last["Ra quân làm đường hoa"], last["tin/chin.html"]) == ("known", "known")


def test_a_page_becomes_a_proposal_and_a_script_or_a_picture_does_not(nam):
    files = {"tin/hai.html": sample("doi_che.html"), "xau.js": b"alert(1)", "anh/mot.jpg": b"x", "rac.txt": b"\0\1\2"}
    states = moved(nam, files=package(**files))
    assert states == {"tin/hai.html": "proposed", "xau.js": "refused", "rac.txt": "refused"}
    assert MovingLine.objects.get(file="xau.js").sentence == "Tệp này là chương trình hoặc kịch bản, không nhận."
    assert Moving.objects.get().passed_over == 1
    assert OldAddress.objects.get().path == "/tin/hai.html"


def test_a_package_that_bursts_or_is_locked_or_broken_is_refused_before_it_is_unpacked():
    with pytest.raises(PackageBursts):
        burst = package(**{"a.txt": b"a" * (2**21 * 2)})
        look_into(burst, burst.size)
    with pytest.raises(NotAPackage):
        look_into(io.BytesIO(b"PK\x03\x04 hong"), 9)
    data = bytearray(package(**{"a.txt": b"x"}).read())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(PackageLocked):
        look_into(io.BytesIO(bytes(data)), len(data))
    assert MOST_TIMES == 200


def test_a_killed_run_goes_on_where_it_was(nam, monkeypatch):
    moving = ask(None, table(), unit=nam.unit, by=nam, at=AT)
    real = news.draft
    monkeypatch.setattr(news, "draft", lambda *args, **more: (_ for _ in ()).throw(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        run_waiting(AT)
    assert (Article.objects.count(), moving.lines.filter(state="waiting").count()) == (0, 1)
    monkeypatch.setattr(news, "draft", real)
    take_in(moving, at=AT)
    assert (Article.objects.count(), moving.lines.filter(state="waiting").count()) == (1, 0)


def test_the_old_address_of_an_accepted_proposal_leads_to_the_article(nam, site, client, cast, monkeypatch):
    moved(nam, rows=table())
    article = Article.objects.get()
    assert client.get("/song-may/ban-may/tin/mot.html").status_code == 404
    news.publish(article, by=cast.lan, at=AT)
    shown = f"/song-may/ban-may/tin-bai/ra-quan-lam-duong-hoa-{article.code}/"
    for address, host in (
        ("/song-may/ban-may/tin/mot.html?xem=1", "testserver"),
        ("/tin/mot.html", "cu.vi-du.example"),
    ):
        monkeypatch.setattr("django.conf.settings.ALLOWED_HOSTS", ["*"])
        answer = client.get(address, headers={"host": host})
        assert (answer.status_code, answer.get("Location")) == (301, shown)
    assert client.get("/tin/mot.html").status_code == 404


def test_accepting_a_proposal_moves_its_old_address_on(nam):
    moved(nam, files=package(**{"tin/hai.html": sample("doi_che.html")}))
    row = OldAddress.objects.get()
    assert row.kind == "proposal"
    assert actions.websites.lead_on("proposal", row.code, to_kind="article", to_code="X") == 1


def test_the_pages_of_moving_in_belong_to_the_unit(nam, cast, sign_in):
    client = sign_in(nam)
    answer = client.post("/desk/intake/moving/", {"table": table()}, follow=True)
    assert "Còn 1 trang chờ đọc" in answer.content.decode()
    run_waiting(AT)
    address = f"/desk/intake/moving/{Moving.objects.get().code}/"
    assert "Thành bản thảo" in client.get(address).content.decode()
    assert sign_in(cast.tu).get(address).status_code == 404
    assert "Hãy chọn gói tệp ZIP" in client.post("/desk/intake/moving/", {}).content.decode()


def first_day_asked(nam, *, rows: str, page: bytes):
    """Give the card of the first public day of one moved page."""
    moved(nam, files=package(**{"tin/hai.html": page}), rows=table(HEAD + rows) if rows else None)
    proposal = Proposal.objects.latest("pk")
    sheet = lay_out(proposal.frames, proposal.upload.text, reviewer_of(proposal, AT, AT.date()))
    return next(card for card in sheet.cards if card.key == "first_public_on"), sheet


def test_the_first_day_of_a_moved_page_is_the_page_s_own(nam):
    card, _ = first_day_asked(nam, rows="", page=sample("doi_che.html"))
    assert (next(card.values()).initial, card.state) == ("2026-03-12", "sure")


def test_the_first_day_and_the_category_of_the_list_go_before_those_of_the_page(nam):
    row = "https://cu.vi-du.example/hai.html,,10/03/2026,Thông báo,,tin/hai.html\n"
    card, sheet = first_day_asked(nam, rows=row, page=sample("doi_che.html"))
    assert (next(card.values()).initial, card.state) == ("2026-03-10", "unsure")
    assert card.notes == ["Bảng ghi ngày đăng 10/03/2026, trang ghi 12/03/2026. Đang lấy theo bảng."]
    said = {value.name: value.initial for one in sheet.cards for value in one.values()}
    assert said["category"] == "notice"


def test_the_first_day_is_asked_for_where_neither_page_nor_list_says_it(nam):
    card, sheet = first_day_asked(nam, rows="", page=sample("ban_may.txt"))
    assert (next(card.values()).initial, card.state) == ("", "unsure")
    assert card in sheet.first


def test_a_moved_page_stands_and_counts_on_its_first_day_once_accepted(nam, cast, sign_in):
    moved(nam, files=package(**{"tin/hai.html": sample("doi_che.html")}))
    proposal = Proposal.objects.get()
    client = sign_in(cast.lan)
    answers = filled_in(client, proposal) | {"e0-owner": "none", "afterwards": "publish"}
    client.post(f"/desk/intake/{proposal.code}/", answers)
    article = Article.objects.get()
    assert (article.state, str(article.published_on), str(article.first_public_on)) == ("published", "2026-03-12", "2026-03-12")  # fmt: skip
