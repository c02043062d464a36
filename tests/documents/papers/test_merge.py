"""Many papers in one file; certificates of every page."""

from __future__ import annotations

import io

import pytest
from docx.shared import Mm

from danvan.documents import papers as p
from danvan.documents.papers.refusals import EmptyMerge, TooLongForCertificate
from tests.documents.papers.opened import lines, opened


def invitation(number: int) -> p.Letter:
    return p.Letter(
        issuer="ỦY BAN NHÂN DÂN\nXÃ BẢN MÂY", symbol="GM-UBND", place="Bản Mây", year=2026, type_name="Giấy mời", title="Dự hội nghị",
        body=[p.Paragraph(f"Kính mời: người thứ {number}.")], signature=p.signing("state", "head", position="CHỦ TỊCH"),
    )  # fmt: skip


def test_a_merge_begins_every_letter_on_a_page_1_of_its_own():
    sink, told = io.BytesIO(), []
    assert p.merge(map(invitation, range(51)), sink, title="Giấy mời", progress=told.append) == 51
    document = opened(sink.getvalue())
    assert told == [50, 51] and len(document.sections) == 51
    assert [one for one in lines(document) if one.startswith("Kính mời")][-1] == "Kính mời: người thứ 50./."
    assert (
        document.element.xml.count('<w:pgNumType w:start="1"/>') == document.element.xml.count('w:type="first"') == 51
    )


def test_a_merge_of_one_reads_like_the_letter_alone():
    sink = io.BytesIO()
    p.merge([invitation(1)], sink, title="Giấy mời")
    assert lines(opened(sink.getvalue())) == lines(opened(p.docx(invitation(1))))


def test_an_empty_merge_is_refused():
    with pytest.raises(EmptyMerge):
        p.merge([], io.BytesIO(), title="Giấy mời")
    with pytest.raises(EmptyMerge):
        p.certificates([], io.BytesIO())


def award(**changes: str) -> p.Certificate:
    given = {
        "recipient": "Nhân dân thôn Bản Trên",
        "achievement": "Đã có thành tích trong phong trào thi đua",
        "giver": "CHỦ TỊCH UBND XÃ BẢN MÂY",
    }
    return p.Certificate(**{**given, **changes})


@pytest.mark.parametrize(("sheet", "size"), [
    (p.CertificateSheet(), (297, 210)), (p.CertificateSheet(page="A3"), (420, 297)), (p.CertificateSheet(portrait=True), (210, 297)),
])  # fmt: skip
def test_certificates_come_in_every_page(sheet, size):
    sink = io.BytesIO()
    assert p.certificates([award(), award()], sink, sheet=sheet) == 2
    document = opened(sink.getvalue())
    assert [
        round(one / Mm(1)) for one in (document.sections[1].page_width, document.sections[1].page_height)
    ] == list(size)
    assert lines(document)[:6] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "CHỦ TỊCH UBND XÃ BẢN MÂY", "TẶNG", "GIẤY KHEN",
        "Nhân dân thôn Bản Trên",
    ]  # fmt: skip


def test_over_a_printed_frame_the_fixed_words_are_not_seen_and_everything_moves():
    sink = io.BytesIO()
    p.certificates([award()], sink, sheet=p.CertificateSheet(printed_frame=True, right=3, down=-2))
    document = opened(sink.getvalue())
    colours = {one.text: one.runs[0].font.color.rgb for one in document.paragraphs if one.text}
    assert str(colours["GIẤY KHEN"]) == "FFFFFF" and colours["Nhân dân thôn Bản Trên"] is None
    assert [round(one / Mm(1)) for one in (document.sections[0].left_margin, document.sections[0].top_margin)] == [
        28,
        16,
    ]


def test_a_long_achievement_is_set_smaller_and_then_refused():
    document = opened(p.certificate(award(achievement="thành tích xuất sắc " * 14)))
    assert {one.runs[0].font.size.pt for one in document.paragraphs if one.text.startswith("thành tích")} == {17}
    with pytest.raises(TooLongForCertificate):
        p.certificate(award(achievement="thành tích xuất sắc " * 40))
