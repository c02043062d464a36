"""Sentences of announcements as their grammar goes: who holds, what, where, whose commune; names and places invented."""

import pytest

from danvan.intake.frames.assemble import read_page
from danvan.intake.frames.page import lay_out
from danvan.intake.reading.article import build
from danvan.intake.reading.read import read_pasted


def event(text, title="Tin trong ngày"):
    whole = f"{title}\n{text}"
    return read_page(lay_out(whole, [("title", 0, len(title)), ("lead", len(title) + 1, len(whole))])).events[0]


@pytest.mark.parametrize(
    ("text", "organisers", "name"),
    [
        (
            "Chương trình “Trà chiều – Bản Mây lắng nghe” được Đảng ủy – UBND xã Bản Mây tổ chức vào sáng 2/3/2031, tại quán Gió Núi.",
            ["Đảng ủy", "UBND xã Bản Mây"],
            "Chương trình “Trà chiều – Bản Mây lắng nghe”",
        ),
        (
            "Từ 3/7 đến 5/7/2031 Trung tâm Chính trị huyện phối hợp với Ban Dân vận Huyện ủy mở 02 lớp bồi dưỡng lý luận cho khối dân vận các xã.",
            ["Trung tâm Chính trị huyện", "Ban Dân vận Huyện ủy"],
            "lớp bồi dưỡng lý luận",
        ),
        (
            "Ngày 5/6/2031, thôn Sáu, xã Bản Mây tổ chức bầu cử trưởng thôn nhiệm kỳ 2031-2033; và tổ chức ngày hội văn hóa.",
            ["thôn Sáu, xã Bản Mây"],
            "bầu cử trưởng thôn nhiệm kỳ 2031-2033",
        ),
        (
            "Sáng 5/6/2031, Chi bộ thôn Sáu, Đảng bộ xã Bản Mây tổ chức Đại hội chi bộ nhiệm kỳ 2031-2033.",
            ["Chi bộ thôn Sáu, Đảng bộ xã Bản Mây"],
            "Đại hội chi bộ nhiệm kỳ 2031-2033",
        ),
        (
            "Ngày 5/6/2031, Đảng ủy xã Bản Mây, TPSM tổ chức Hội nghị tổng kết công tác dân vận và họp bàn kế hoạch năm sau.",
            ["Đảng ủy xã Bản Mây"],
            "Hội nghị tổng kết công tác dân vận",
        ),
        (
            "Ngày 5/6/2031, Ban vận động ấp 2 long trọng tổ chức Ngày hội Đại đoàn kết toàn dân tộc, tổng kết khu dân cư, phương hướng năm 2032.",
            ["Ban vận động ấp 2"],
            "Ngày hội Đại đoàn kết toàn dân tộc",
        ),
        (
            "Ngày 4/11/2031, Ban Công tác Mặt trận khu phố 2 phường Đồi Chè, TPSM tổ chức Ngày hội văn hóa năm 2031, ôn lại truyền thống.",
            ["Ban Công tác Mặt trận khu phố 2 phường Đồi Chè"],
            "Ngày hội văn hóa năm 2031",
        ),
        (
            "Sáng nay, tại xã biên giới Bản Mây, Hội đồng an ninh xã tổ chức hội nghị giao ban tại nhiều thôn.",
            ["Hội đồng an ninh xã"],
            "hội nghị giao ban",
        ),
        (
            "Ngày 4/11/2031, Đảng ủy- UBND- Ủy ban Mặt trận Tổ quốc, đại diện các đoàn thể xã Bản Mây tổ chức gặp mặt cựu chiến binh.",
            ["Đảng ủy", "UBND", "Ủy ban Mặt trận Tổ quốc"],
            "gặp mặt cựu chiến binh",
        ),
        (
            "Ngày 5/6/2031, Đoàn công tác của Ủy ban MTTQ xã Bản Mây do bà Lê Thị Na làm trưởng đoàn đã đến thăm, tặng quà các hộ khó khăn.",
            [],
            "thăm, tặng quà các hộ khó khăn",
        ),
        ("Ngày 5/6/2031, tổ số 5 đại biểu HĐND huyện đã có buổi tiếp xúc cử tri.", [], "buổi tiếp xúc cử tri"),
    ],
)
def test_who_holds_what(text, organisers, name):
    found = event(text)
    assert [one.text for one in found.organisers] == organisers
    assert found.name.text == name


def test_a_petitioner_is_no_part_of_the_name_nor_a_prize():
    found = event("Sáng 5/6/2031 tại trụ sở Ủy ban nhân dân (UBND) xã Bản Mây, đồng chí Bí thư Huyện ủy Lê Văn Tý đã đối thoại giải quyết đơn của công dân Trần Thị Na, thôn Sáu.")  # fmt: skip
    assert (found.type, found.name.text) == ("dialogue", "đối thoại giải quyết đơn của công dân")
    assert found.venue.text == "trụ sở Ủy ban nhân dân (UBND) xã Bản Mây"
    assert found.unit.text == "xã Bản Mây"


def test_who_goes_to_a_commune_meets_that_commune():
    told = event(
        "Sáng 5/6/2031, Đoàn giám sát của Ủy ban MTTQ huyện Sông Con tiến hành giám sát việc tiếp dân tại xã Bản Mây."
    )
    titled = event(
        "Ngày 5/6/2031, tổ đại biểu HĐND huyện đã có buổi tiếp xúc cử tri.", "Đại biểu tiếp xúc cử tri tại xã Bản Mây"
    )
    assert told.unit.text == "xã Bản Mây"
    assert (titled.venue.text, titled.unit.text) == ("xã Bản Mây", "xã Bản Mây")


def test_a_commune_of_voters_or_of_a_title_in_capitals_is_the_unit():
    voters = event("Ngày 5/6/2031, tổ đại biểu HĐND huyện Sông Con đã tiếp xúc cử tri xã Bản Mây.")
    many = event("Ngày 5/6/2031, tổ đại biểu HĐND huyện Sông Con đã tiếp xúc cử tri các xã Bản Mây, Bến Trăng.")
    capitals = event("Ngày 5/6/2031, Hội đồng nhân dân phường tổ chức hội nghị.", "HỘI NGHỊ CỬ TRI PHƯỜNG ĐỒI CHÈ")
    assert [one.unit.text for one in (voters, many, capitals)] == ["xã Bản Mây", "huyện Sông Con", "PHƯỜNG ĐỒI CHÈ"]


def test_the_day_above_a_title_with_its_word_is_the_posting_day_and_a_slogan_no_title():
    page = (
        "Toàn Đảng, toàn dân, toàn quân thi đua yêu nước\nNgày 10-06-2031\nXã Bản Mây tiếp xúc cử tri\n"
        "Sáng 5/6, Thường trực HĐND xã Bản Mây tổ chức hội nghị tiếp xúc cử tri trước kỳ họp giữa năm của xã."
    )
    article = build(read_pasted(page))
    assert article.clean_title == "Xã Bản Mây tiếp xúc cử tri"
    assert str(article.published.day) == "2031-06-10"


def test_months_behind_a_level_are_no_number_of_a_unit():
    read = event("Sáng 8/7/2031, Ban Dân vận tổ chức giao ban công tác dân vận trên địa bàn huyện 6 tháng đầu năm.")
    assert read.unit is None
