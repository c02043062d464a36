"""Audience and attendance: split as printed, counted with bounds, empty when unstated."""

import pytest

from tests.intake.pages import read, said

HELD = "Sáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn dân vận"


def categories(text):
    return [(c.piece.text, c.number.value if c.number else None) for c in said(f"{HELD}{text}").events[0].audience]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (".", []),
        (
            ". Tham dự có lãnh đạo, chuyên viên Ban Dân vận Tỉnh ủy, Ban Dân vận các huyện, thị, thành ủy; Trưởng, Phó Công an xã.",
            [("lãnh đạo, chuyên viên Ban Dân vận Tỉnh ủy", None), ("Ban Dân vận các huyện, thị, thành ủy", None), ("Trưởng, Phó Công an xã", None)],
        ),
        (" với sự tham dự của 12 đảng viên chi bộ.", [("12 đảng viên chi bộ", 12)]),
        (
            " cho trên 400 cán bộ, công chức, viên chức các phòng, ban xã tham dự.",
            [("trên 400 cán bộ, công chức, viên chức các phòng, ban xã", 400)],
        ),
        (
            ". Đến dự có đồng chí Lê Thị Na, Bí thư Đảng ủy xã; các đồng chí Ủy viên Ban Chấp hành Đảng bộ xã; Tổ trưởng 10 tổ dân phố.",
            [("các đồng chí Ủy viên Ban Chấp hành Đảng bộ xã", None), ("Tổ trưởng 10 tổ dân phố", None)],
        ),
        (". Gần 600 cán bộ, đảng viên trong xã tham gia tập huấn.", [("Gần 600 cán bộ, đảng viên trong xã", 600)]),
    ],
)
def test_the_list_is_split_into_categories(text, wanted):
    assert categories(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" cho gần 200 đồng chí là bí thư chi bộ.", ("gần 200 đồng chí", 200, "slightly_less", "đồng chí")),
        (" với sự tham dự của hơn 2.353 đại biểu.", ("hơn 2.353 đại biểu", 2353, "more_than", "đại biểu")),
        (". Lớp gồm 204 học viên ở 7 thôn.", ("204 học viên", 204, "exact", "học viên")),
        (". Buổi học có khoảng 50 hội viên tham dự.", ("khoảng 50 hội viên", 50, "about", "hội viên")),
    ],
)
def test_the_attendance_has_its_bound(text, wanted):
    number = said(f"{HELD}{text}").events[0].attendees
    assert (number.piece.text, number.value, number.bound, number.unit) == wanted


def test_figures_of_the_past_term_are_no_attendance():
    frames = read(f"Tin\n{HELD}.\nTrong nhiệm kỳ đã tổ chức 11 lớp tập huấn cho 2.353 lượt cán bộ.")
    assert frames.events[0].attendees is None
    assert [f.piece.text for f in frames.figures] == ["11 lớp tập huấn", "2.353 lượt cán bộ"]
