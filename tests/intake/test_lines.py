"""Every line of a page has one role."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from danvan.intake.reading.bylines import read_author, read_source
from danvan.intake.reading.dated import read_stamp
from danvan.intake.reading.datelines import read_dateline
from danvan.intake.reading.lexicon import debris, halve, is_section
from danvan.intake.reading.lines import ROLES, classify
from danvan.text.folding import key2
from tests.intake.papers import BODY, LEAD, TITLE
from tests.intake.sample import gold, sample

GOLD = gold()
PAGE = "{top}\n{title}\n{under}\n{lead}\n{between}\n{body}\n{end}"


def roles(text: str) -> list[tuple[str, str]]:
    """Return (role, text) of every piece."""
    return [(line.role, text[line.start : line.end]) for line in classify(text)]


def page(**parts: str) -> str:
    """Return a page of the invented article with other lines around it."""
    filled = {"top": "", "title": TITLE, "under": "", "lead": LEAD, "between": "", "body": BODY, "end": ""}
    return PAGE.format(**filled | parts)


def expected(article: dict[str, Any]) -> dict[tuple[int, int], str]:
    """Return the role of every line of a gold record by its span."""
    many = (
        ("body", "body"),
        ("captions", "caption"),
        ("gallery_headings", "gallery_heading"),
        ("boilerplate", "boilerplate"),
    )
    found = {(one["start"], one["end"]): role for name, role in many for one in article.get(name) or ()}
    for name in ("title", "kicker", "lead", "author", "source", "page_date"):
        if one := article.get(name):
            found[one["start"], one["end"]] = name
    return found


@pytest.mark.skipif(not GOLD, reason="the shared gold records are not here")
def test_lines_of_the_gold_pages_all_have_their_role() -> None:
    for data, record in GOLD:
        text = data.decode()
        assert {(line.start, line.end): line.role for line in classify(text)} == expected(record["article"])


def test_lines_of_the_sample_page() -> None:
    text = sample("ban_may.txt").decode()
    assert [role for role, _ in roles(text)] == [
        *("page_date", "boilerplate", "title", "boilerplate", "lead", "caption", "body", "caption", "body"),
        *("gallery_heading", "author", "source"),
        *["boilerplate"] * 8,
    ]


def test_lines_cover_every_sign_that_is_not_blank_in_order() -> None:
    text = sample("ban_may.txt").decode()
    lines = classify(text)
    assert "".join(text[line.start : line.end] for line in lines).replace(" ", "") == "".join(text.split())
    assert [line.start for line in lines] == sorted(line.start for line in lines)
    assert {line.role for line in lines} <= set(ROLES)
    assert [text.count("\n", 0, line.start) + 1 for line in lines] == [line.number for line in lines]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lượt xem: 71", "view counter"),
        ("2026 Lượt xem", "view counter"),
        ("10:201305", "view counter"),
        ("Đã xem: 8", "view counter"),
        ("0", "share or comment counter"),
        ("nbsp;", "placeholder"),
        ("No title... No title... No title...", "placeholder"),
        ("Nội dung đang cập nhật...", "placeholder"),
        ("A+ A A- | Giảm tương phản", "accessibility toolbar"),
        ("Ý kiến bạn đọc", "comments heading"),
        ("Ý kiến bạn đọc (12)", "comments heading"),
        ("Chia sẻ Facebook", "share words"),
        ("Tin liên quan", "related news heading"),
        ("CÁC TIN KHÁC:", "related news heading"),
        ("Người đăng tin: Hoàng Mây", "poster account"),
        ("• Đang online: 3", "statistics"),
        ("Năm 2026 : 7.015", "statistics"),
        ("Hotline: 0200 000 000", "address or hotline"),
        ("Điện thoại: 0200 000 000 - Email: vp@example.vn", "address or hotline"),
        ("© 2026 UBND xã Bản Mây", "copyright"),
        ("Nhập mã xác nhận", "captcha widget"),
        ("Trang chủ » Tin tức » Dân vận", "breadcrumb"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "letterhead"),
        ("Nơi nhận:", "recipients"),
        ("IMG_2044.jpg", "image file name"),
        ("Tổng số điểm của bài viết là: 9 trong 2 đánh giá", "rating"),
    ],
)
def test_lines_of_page_debris_are_known(line: str, kind: str) -> None:
    found = debris(" ".join(key2(line).split()))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "Tháng 10, xã Bản Mây ra mắt ba mô hình dân vận khéo",
        "Thông báo kết luận hội nghị Ban Chấp hành Đảng bộ xã",
        "Liên hệ chặt chẽ với nhân dân",
        "Đánh giá kết quả công tác dân vận năm 2025",
        "Ngày 15/10/2024 / 2025 khai mạc hội thi",
        "Tin vào sức dân",
        "Hôm nay, 12 chi bộ đại hội điểm",
        "Mai Phương",
    ],
)
def test_lines_of_an_article_are_not_taken_for_debris(line: str) -> None:
    assert debris(" ".join(key2(line).split())) is None


@pytest.mark.parametrize(
    "line",
    [
        "Quang cảnh lễ ra mắt tổ tự quản",
        "Toàn cảnh ngày hội.",
        "Các đại biểu dự lễ phát động.",
        "Đồng chí Lò Văn Mây phát biểu khai mạc ngày hội",
        "Đồng chí Lò Văn Mây – Bí thư Đảng ủy xã trao Giấy khen cho các tập thể, cá nhân",
        "Đ/c Hà Thị Chè, Chủ tịch UBMTTQ phường phát biểu tại hội nghị.",
        "Lãnh đạo xã chụp ảnh lưu niệm cùng các đại biểu",
        "Người dân thôn Tám trồng hoa ven đường. Ảnh: H.M",
        "Mô hình trồng rau sạch tại bản Bốn",
        "Ảnh: Hoàng Mây",
    ],
)
def test_lines_between_paragraphs_that_describe_a_picture_are_captions(line: str) -> None:
    assert ("caption", line) in roles(page(between=line))


@pytest.mark.parametrize(
    "line",
    [
        "1. Kết quả nổi bật của công tác dân vận",
        "Những kết quả bước đầu",
        "Các đại biểu đã thảo luận và thống nhất các chỉ tiêu về công tác dân vận cho năm tới.",
        "Hội nghị được tổ chức theo hình thức trực tuyến.",
        "- Tiếp tục nâng cao chất lượng tiếp xúc cử tri;",
    ],
)
def test_lines_between_paragraphs_that_tell_something_are_body(line: str) -> None:
    assert ("body", line) in roles(page(between=line))


def test_lines_a_caption_before_the_lead_is_neither_title_nor_lead() -> None:
    found = roles(page(under="Ông Lò Văn Mây phát biểu tại lớp tập huấn"))
    assert found[:3] == [("title", TITLE), ("caption", "Ông Lò Văn Mây phát biểu tại lớp tập huấn"), ("lead", LEAD)]


def test_lines_a_page_without_a_title_has_none() -> None:
    assert [role for role, _ in roles(page(title="", end="T.X"))] == ["lead", "body", "author"]


def test_lines_a_sapo_printed_again_as_first_paragraph_is_dropped() -> None:
    found = roles(page(lead=f"(Báo Sông Mây) - {LEAD}", between=LEAD))
    assert [role for role, _ in found] == ["title", "lead", "boilerplate", "body"]


def test_lines_the_lead_is_the_first_paragraph_even_when_the_second_bears_the_day() -> None:
    basis = "Thực hiện Kế hoạch số 12-KH/ĐU ngày 02/01/2026 của Đảng ủy xã về công tác dân vận năm 2026."
    found = roles(page(lead=f"{basis}\n{LEAD}"))
    assert found[1:3] == [("lead", basis), ("body", LEAD)]


def test_lines_a_box_of_related_news_in_the_middle_does_not_end_the_article() -> None:
    box = "Tin liên quan\nXã Bến Trăng đối thoại với nhân dân\nPhường Đồi Chè ra mắt mô hình mới"
    found = roles(page(between=box, body=f"{BODY}\n{BODY.replace('ba', 'bốn')}", end="Hoàng Mây"))
    assert [role for role, _ in found] == ["title", "lead", *["boilerplate"] * 3, "body", "body", "author"]


def test_lines_after_the_article_are_debris_even_when_they_look_like_prose() -> None:
    found = roles(
        page(end="Hoàng Mây\nTin cùng chuyên mục\nSáng 3/4, xã Bản Mây tổ chức lễ ra mắt mô hình tự quản ở bản Hai.")
    )
    assert [role for role, _ in found] == ["title", "lead", "body", "author", "boilerplate", "boilerplate"]


def test_lines_glued_together_are_cut_apart() -> None:
    text = f"{TITLE} {LEAD}\n{BODY} Tin, ảnh: Hoàng Mây"
    assert roles(text) == [("title", TITLE), ("lead", LEAD), ("body", BODY), ("author", "Tin, ảnh: Hoàng Mây")]


def test_lines_of_a_narrow_page_are_joined_into_paragraphs() -> None:
    narrow = "\n".join(textwrap.wrap(LEAD, 62) + textwrap.wrap(BODY, 62))
    found = roles(f"{TITLE}\n{narrow}\nVăn Mây")
    assert [(role, " ".join(text.split())) for role, text in found] == [
        ("title", TITLE),
        ("lead", LEAD),
        ("body", BODY),
        ("author", "Văn Mây"),
    ]


def test_lines_a_title_that_is_a_sentence_and_printed_twice_is_still_the_title() -> None:
    sentence = "Ủy ban MTTQ xã Bản Mây giám sát việc giải quyết ý kiến, kiến nghị của cử tri và nhân dân tại bản Hai."
    found = roles(f"{sentence}\n\n{sentence}\n\n{LEAD}\n{BODY}")
    assert [role for role, _ in found] == ["title", "boilerplate", "lead", "body"]


def test_lines_on_a_page_of_captions_with_full_stops_other_short_scenes_are_captions_too() -> None:
    scenes = (
        "Toàn cảnh lớp tập huấn.\nTrao quà cho các học viên có hoàn cảnh khó khăn.\nTuyến đường hoa của thôn Tám."
    )
    found = roles(page(body=f"{BODY}\n{scenes}\n{BODY.replace('ba', 'bốn')}"))
    assert [role for role, _ in found] == ["title", "lead", "body", "caption", "caption", "caption", "body"]


def test_lines_a_row_of_page_facts_is_cut_at_its_bars() -> None:
    found = roles(page(under="Ngày đăng: 17/03/2026 08:20 | Lượt xem: 12 | Tác giả: Hoàng Mây"))
    assert ("published", "Ngày đăng: 17/03/2026 08:20") in found
    assert ("author", "Tác giả: Hoàng Mây") in found


def test_lines_a_header_date_is_a_bound_and_a_labelled_date_is_the_posting_day() -> None:
    assert roles(page(top="Thứ Hai, ngày 2 tháng 3 năm 2026"))[0][0] == "page_date"
    assert roles(page(under="Ngày đăng: 17/03/2026"))[1][0] == "published"
    assert roles(page(under="Thứ tư, 18/03/2026 10:05"))[1][0] == "published"


@pytest.mark.parametrize(
    ("line", "day", "labelled"),
    [
        ("Thứ Hai, ngày 2 tháng 3 năm 2026", "2026-03-02", False),
        ("Ngày đăng: 17/03/2026 08:20", "2026-03-17", True),
        ("Cập nhật lúc 06:40, Thứ Năm, 19/03/2026 (GMT+7)", "2026-03-19", True),
        ("09:05:11 20/03/2026", "2026-03-20", False),
        ("- 21/03/2026 21:10:00", "2026-03-21", False),
        ("bientap gửi vào T2, 2026-03-23 07:15", "2026-03-23", True),
        ("Xã Bản Mây, ngày 5 tháng 3 năm 2026", "2026-03-05", False),
    ],
)
def test_lines_of_dates_are_read(line: str, day: str, labelled: bool) -> None:
    stamp = read_stamp(" ".join(key2(line).split()))
    assert stamp is not None
    assert (stamp.day.isoformat(), stamp.labelled) == (day, labelled)


@pytest.mark.parametrize(
    "line", ["31/02/2024", "Ngày 8/3/2026, Chi bộ bản Hai tổ chức đại hội", "Năm 2024", "số 12/CT-UBND"]
)
def test_lines_that_hold_more_than_a_date_are_no_date_lines(line: str) -> None:
    assert read_stamp(" ".join(key2(line).split())) is None


@pytest.mark.parametrize(
    ("line", "names", "made"),
    [
        ("Tin, ảnh: Mai Suối", ("Mai Suối",), ("text", "photo")),
        ("Bài và ảnh: Lê Na - Hà My", ("Lê Na", "Hà My"), ("text", "photo")),
        ("TIN, ẢNH: HOÀNG MÂY", ("HOÀNG MÂY",), ("text", "photo")),
        ("Tin: Lê Na; Ảnh: Hà My", ("Lê Na", "Hà My"), ("text", "photo")),
        ("T.M", ("T.M",), ("text",)),
        ("N.Hoa", ("N.Hoa",), ("text",)),
        ("Hải Mây", ("Hải Mây",), ("text",)),
        ("KIM CHI", ("KIM CHI",), ("text",)),
        ("Xuân Mây – Minh Chè", ("Xuân Mây", "Minh Chè"), ("text",)),
        ("Tác giả: Hoàng Mây", ("Hoàng Mây",), ("text",)),
        ("T/ h: Kim Mây – Công Trăng.", ("Kim Mây", "Công Trăng"), ("text",)),
        ("Ban Dân vận Đảng ủy xã", ("Ban Dân vận Đảng ủy xã",), ("text",)),
        ("Lò Văn Mây – Phó Chủ tịch HĐND xã Bản Mây", ("Lò Văn Mây",), ("text",)),
        ("Tác giả: quantrixa quantrixa", ("quantrixa",), ("text",)),
    ],
)
def test_lines_of_signatures_are_read(line: str, names: tuple[str, ...], made: tuple[str, ...]) -> None:
    byline = read_author(line, alone=True)
    assert byline is not None
    assert (byline.names, byline.roles) == (names, made)


@pytest.mark.parametrize(
    "line",
    [
        "Nhân dịp này",
        "Tin vui",
        "Đại hội c",
        "Điểm báo",
        "Ảnh cổ động",
        "Phát huy dân chủ",
        "Ảnh: Quang cảnh lớp bồi dưỡng ở nhà văn hóa thôn",
    ],  # fmt: skip
)
def test_lines_that_are_no_signatures(line: str) -> None:
    assert read_author(line, alone=True) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Nguồn Báo Sông Mây", "Báo Sông Mây"),
        ("Nguồn: baosongmay.example.vn", "baosongmay.example.vn"),
        ("(Theo TTXVN)", "TTXVN"),
        ("Theo Báo Sông Mây", "Báo Sông Mây"),
        ("Nguồn tin: SMTV2", "SMTV2"),
        ("Nguồn SMĐT: https://example.vn/bai.html", "SMĐT"),
    ],
)
def test_lines_of_sources_are_read(line: str, name: str) -> None:
    assert read_source(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "Theo kế hoạch, hội nghị sẽ kết thúc trong ngày",
        "Nguồn lực xã hội hóa được huy động từ các doanh nghiệp trên địa bàn xã và nhân dân",
    ],
)
def test_lines_that_are_no_sources(line: str) -> None:
    assert read_source(line) is None


@pytest.mark.parametrize(
    ("lead", "length"),
    [
        ("(Songmayonline.vn) - Chiều 9/4, Đảng ủy", 21),
        ("(SM-BM) Ngày 4/6/2026, Đảng ủy", 8),
        ("BSM – Sáng 3/4, Đảng ủy", 6),
        ("SMO - Thực hiện các kế hoạch", 6),
        ("SôngMây - Việc xây dựng", 10),
        ("(Xabanmay.org.vn) Ngày 6/7/2026", 18),
        ("Sông Mây – Ngày 20-4, Hội Nông dân", 11),
        ("(SMO)- Tối 21-11, tại sân bản Hai", 7),
    ],
)
def test_lines_of_leads_may_begin_with_a_dateline(lead: str, length: int) -> None:
    prefix = read_dateline(lead)
    assert prefix is not None
    assert prefix.length == length


@pytest.mark.parametrize(
    "lead", ["Sáng 3/4, Hội Phụ nữ xã Bản Mây", "Đồng chí Lò Văn Mây - Bí thư Đảng ủy dự", "UBND xã phối hợp"]
)
def test_lines_of_leads_without_a_dateline(lead: str) -> None:
    assert read_dateline(lead) is None


def test_lines_of_captions_printed_twice_are_halved() -> None:
    assert halve("Quang cảnh lễ ra mắt Quang cảnh lễ ra mắt") == "Quang cảnh lễ ra mắt"
    assert halve("Quang cảnh lễ ra mắt") == "Quang cảnh lễ ra mắt"


def test_lines_of_section_names_are_not_titles() -> None:
    assert is_section("diem bao")
    assert is_section("su kien: xay dung dang")
    assert not is_section(key2(TITLE))
