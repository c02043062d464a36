"""Any dropped file becomes one text with its origin, or a refusal in a sentence."""

from __future__ import annotations

import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.core.refused import Refused
from danvan.intake.reading.article import build
from danvan.intake.reading.read import read, read_pasted
from danvan.intake.reading.refusals import (
    ArchiveBomb,
    Broken,
    EmptyFile,
    Locked,
    NoArticle,
    NotAText,
    NotVietnamese,
    ScannedPages,
    Tangled,
    TooLarge,
    TooLong,
    UnreadableGlyphs,
    WrongKind,
)
from danvan.intake.reading.sniff import sniff
from tests.intake.papers import BODY, LEAD, TITLE, assemble, make_docx, make_pdf, make_zip
from tests.intake.sample import sample, wrapped

SCAN = assemble(
    (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 21>>stream\nq 9 0 0 9 0 0 cm /I Do Q\nendstream",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream",
    )
)
REFUSED = (
    (b"", EmptyFile),
    (b" \r\n\t ", EmptyFile),
    ("\ufeff\n".encode(), Refused),
    (b"\x89PNG\r\n\x1a\n" + bytes(99), WrongKind),
    (b"\xff\xd8\xff\xe0" + bytes(99), WrongKind),
    (b"\x00\x00\x00\x18ftypmp42" + bytes(99), WrongKind),
    (b"{\\rtf1 Xin ch\\'e0o}", WrongKind),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), WrongKind),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Locked),
    (make_zip(xl__workbook_xml=b"<x/>"), WrongKind),
    (make_zip(anything=b"x"), WrongKind),
    (bytes(range(256)) * 9, NotAText),
    (make_zip(word__document_xml=b" " * 40_000_000), ArchiveBomb),
    (make_zip(word__document_xml=b"<w:document"), Broken),
    (make_docx((), title=""), EmptyFile),
    (b"%PDF-1.7\nnothing", Broken),
    (SCAN, ScannedPages),
    (make_pdf(wrapped(LEAD), mapped=False), UnreadableGlyphs),
    (b"The committee met on Monday and agreed on the plan for the year. " * 9, NotVietnamese),
    (b"Hoi nghi tong ket cong tac dan van nam 2025 da dien ra tai xa Ban May. " * 9, NotVietnamese),
    ("Les délégués ont étudié les résultats de l'année à la conférence du comité. ".encode() * 9, NotVietnamese),
)


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_read_refuses_what_is_not_a_vietnamese_text(data: bytes, reason: type[Refused]) -> None:
    with pytest.raises(reason) as refused:
        read(data)
    assert str(refused.value).endswith(".")
    assert "{" not in str(refused.value)


def test_read_refuses_a_file_over_the_limit_before_looking_into_it() -> None:
    with pytest.raises(TooLarge) as refused:
        read(b"a" * (20 * 1024 * 1024 + 1))
    assert str(refused.value) == "Tệp quá lớn: nhiều nhất là 20 MB."


def test_read_refuses_a_docx_of_many_members() -> None:
    with pytest.raises(ArchiveBomb):
        read(make_zip(word__document_xml=b"<x/>", **{f"m{number}": b"" for number in range(2_001)}))


def test_build_refuses_a_page_of_menus_only() -> None:
    with pytest.raises(NoArticle):
        build(read_pasted("Trang chủ\nGiới thiệu\nTin tức\nThống kê truy cập\nHôm nay : 3\nĐăng nhập"))


def test_read_tells_the_kind_by_content_not_by_name() -> None:
    kinds = [
        sniff(sample("ban_may.txt")),
        sniff(sample("doi_che.html")),
        sniff(make_docx()),
        sniff(make_pdf(wrapped(LEAD))),
    ]
    assert kinds == ["txt", "html", "docx", "pdf"]


def test_read_keeps_a_plain_text_as_it_is_with_its_windows_line_ends() -> None:
    data = sample("ban_may.txt").replace(b"\n", b"\r\n")
    source = read(data)
    assert source.text == data.decode()
    assert (source.kind, source.encoding, source.offsets) == ("txt", "utf-8", ())
    assert len(source.sha256) == 64
    assert build(source).clean_title == "Đảng ủy xã Bản Mây tổng kết công tác dân vận năm 2025"


def test_read_composes_letters_and_remembers_the_old_offsets() -> None:
    printed = sample("ban_may.txt").decode()
    decomposed = unicodedata.normalize("NFD", printed)
    source = read_pasted(decomposed)
    assert source.text == printed
    at = printed.index("Quang cảnh")
    start, end = source.original_span(at, at + len("Quang cảnh"))
    assert decomposed[start:end] == unicodedata.normalize("NFD", "Quang cảnh")


def test_read_html_leaves_no_markup_and_keeps_captions_and_pictures() -> None:
    source = read(sample("doi_che.html"))
    assert "<" not in source.text
    assert "xấu" not in source.text
    assert "Gửi bình luận" not in source.text
    assert "Tin liên quan" not in source.text
    assert "Bản quyền" not in source.text
    assert [(image.src, image.alt) for image in source.images] == [("/anh/1.jpg", "Hội trường phường")]
    article = build(source)
    assert article.clean_title == "Phường Đồi Chè đối thoại với nhân dân"
    assert [caption.clean for caption in article.captions] == ["Bà Hà Thị Chè trả lời ý kiến của bà con khu phố 3"]
    assert article.author is not None
    assert article.author.name == "Thu Chè"
    assert article.published is not None
    assert article.published.day.isoformat() == "2026-03-12"
    assert [part.text[:14] for part in article.body] == ["Tại hội nghị c", "Bí thư Đảng ủy"]


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><p>x",
        "<!--<p>--><script>alert(1)</script>",
        "<noscript><p title='</noscript><script>alert(1)</script>'>",
    ],
)
def test_read_html_lets_no_script_survive(attack: str) -> None:
    source = read(f"<html><body>{attack}<p>{LEAD}</p><p>{BODY}</p>{attack}</body></html>".encode())
    assert "alert" not in source.text
    assert "alert" not in "".join(image.src for image in source.images)


def test_read_docx_takes_title_tables_and_header() -> None:
    source = read(make_docx(cells=("Thôn Một: 12 người", "Thôn Hai: 9 người"), header="ĐẢNG ỦY XÃ BẾN TRĂNG"))
    article = build(source)
    assert article.clean_title == TITLE
    assert article.clean_lead == LEAD
    assert [part.text for part in article.body] == [BODY, "Thôn Một: 12 người", "Thôn Hai: 9 người"]
    assert [line.kind for line in article.lines if line.role == "boilerplate"] == ["page header"]


def test_read_docx_converts_an_old_font_encoding() -> None:
    old = "H«m nay, §¶ng ñy x· B¶n M©y tæ chøc héi nghÞ tæng kÕt c«ng t¸c d©n vËn n¨m 2025 t¹i héi tr­êng x·, cã 60 ng­êi dù."
    source = read(make_docx((old,), title=""))
    assert source.text.casefold().startswith("hôm nay, đảng ủy xã bản mây tổ chức hội nghị tổng kết công tác dân vận")
    assert len(source.notes) == 1


def test_read_pdf_joins_lines_into_paragraphs() -> None:
    lines = [(150.0, TITLE), *wrapped(LEAD), *wrapped(BODY), (380.0, "Hoàng Trăng")]
    source = read(make_pdf(lines))
    assert source.text == "\n\n".join((TITLE, LEAD, BODY, "Hoàng Trăng"))
    article = build(source)
    assert (article.clean_title, article.clean_lead) == (TITLE, LEAD)


def test_read_and_build_take_a_million_signs_in_two_seconds() -> None:
    long = f"{TITLE}\n{LEAD}\n" + (BODY + " ") * 6_600
    lines = f"{TITLE}\n{LEAD}\n" + f"{BODY}\n" * 3_900
    for text in (long, lines, "ạ " * 500_000, "Ạ" * 1_000_000, "a. " * 330_000, "Tin, " * 200_000):
        started = time.process_time()
        with suppress(Refused):
            build(read_pasted(text))
        assert time.process_time() - started < 2.0


def test_read_and_build_take_two_seconds_for_lines_that_never_end() -> None:
    broken = "\n".join(
        [TITLE, *[f"các đồng chí đại diện lãnh đạo các ban ngành đoàn thể xã {at}, và" for at in range(3_000)]]
    )
    capitals = "ĐẢNG ỦY XÃ BẢN MÂY TỔ CHỨC HỘI NGHỊ TỔNG KẾT CÔNG TÁC DÂN VẬN NĂM 2024\n" * 1_500
    for text in (broken, capitals):
        started = time.process_time()
        with suppress(Refused):
            build(read_pasted(text))
        assert time.process_time() - started < 2.0


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>dân vận", "<b>", "<DIV></x>", "<p>a</p>"])
def test_read_refuses_a_page_of_tags_before_it_costs_time(tag: str) -> None:
    started = time.process_time()
    with pytest.raises(Tangled):
        read(f"<html><body>{tag * (1_000_000 // len(tag))}".encode())
    assert time.process_time() - started < 2.0


def test_read_takes_old_pages_that_close_no_paragraph_and_no_cell() -> None:
    rows = "".join(f"<tr><td>Mục {at}<br><td><img src=a.png>" for at in range(700))
    page = f"<html><body><h1>{TITLE}</h1><p>{LEAD}<p>{BODY}<table>{rows}</table>{'<svg><path/></svg>' * 600}"
    page += f"<script>{'for(i=0;i<n;i++)' * 900}</script><!-- {'<div>' * 900} --></body></html>"
    assert LEAD in read(page.encode()).text


def test_read_refuses_a_text_of_too_many_lines() -> None:
    with pytest.raises(TooLong):
        build(read_pasted("Đồi chè và bến trăng ở xã.\n" * 5_000))


def _survives(data: bytes) -> None:
    try:
        article = build(read(data))
    except Refused as refused:
        assert str(refused)
    else:
        assert article.lead is not None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3_000))
def test_read_survives_any_bytes(data: bytes) -> None:
    _survives(data)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=1_500))
def test_read_survives_any_text(text: str) -> None:
    try:
        source = read_pasted(text)
        article = build(source)
    except Refused as refused:
        assert str(refused)
    else:
        assert all(source.text[line.start : line.end].strip() for line in article.lines)


FILES = (make_docx(), make_pdf(wrapped(LEAD)), sample("doi_che.html"), sample("ban_may.txt"))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=12)), max_size=8),
    st.floats(0.3, 1),
)
def test_read_survives_mutated_files(data: bytes, wounds: list[tuple[float, bytes]], kept: float) -> None:
    for place, wound in wounds:
        at = int(place * len(data))
        data = data[:at] + wound + data[at + len(wound) :]
    _survives(data[: int(len(data) * kept)])
