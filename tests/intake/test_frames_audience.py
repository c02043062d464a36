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
            ". Tham dự có lãnh đạo, cán bộ Hội Nông dân tỉnh, Hội Nông dân các huyện, thị xã, thành phố; Trưởng, Phó Công an xã.",
            [
                ("lãnh đạo, cán bộ Hội Nông dân tỉnh", None),
                ("Hội Nông dân các huyện, thị xã, thành phố", None),
                ("Trưởng, Phó Công an xã", None),
            ],
        ),
        (" cho 90 hòa giải viên thuộc 15 tổ.", [("90 hòa giải viên thuộc 15 tổ", 90)]),
        (" với sự tham dự của 17 hội viên tổ hội.", [("17 hội viên tổ hội", 17)]),
        (
            " cho trên 350 đoàn viên, hội viên, đảng viên các thôn, bản xã tham dự.",
            [("trên 350 đoàn viên, hội viên, đảng viên các thôn, bản xã", 350)],
        ),
        (
            ". Đến dự có đồng chí Lê Thị Na, Bí thư Đảng ủy xã; các đồng chí Ủy viên Ủy ban MTTQ xã; Tổ trưởng 14 tổ dân phố.",
            [("các đồng chí Ủy viên Ủy ban MTTQ xã", None), ("Tổ trưởng 14 tổ dân phố", None)],
        ),
        (
            ". Tham dự có đại diện lãnh đạo các đoàn thể xã, Văn phòng UBND xã, Công an xã cùng Trưởng các thôn Khe và Lau.",
            [
                ("đại diện lãnh đạo các đoàn thể xã, Văn phòng UBND xã, Công an xã", None),
                ("Trưởng các thôn Khe và Lau", None),
            ],
        ),
        (
            ". Dự có lãnh đạo Công an xã; bí thư chi bộ, trưởng thôn, trưởng ban công tác mặt trận; thành viên Tổ một, thành viên Tổ hai.",
            [
                ("lãnh đạo Công an xã", None),
                ("bí thư chi bộ, trưởng thôn, trưởng ban công tác mặt trận", None),
                ("thành viên Tổ một, thành viên Tổ hai", None),
            ],
        ),
        (
            ". Đến chung vui với bà con có đại diện các hộ tiêu biểu trong thôn và đông đảo nhân dân.",
            [("đại diện các hộ tiêu biểu trong thôn", None), ("đông đảo nhân dân", None)],
        ),
        (
            ". Cuộc họp có sự tham gia của 112/130 đại diện hộ gia đình, Bí thư Chi bộ.",
            [("112/130 đại diện hộ gia đình", 112), ("Bí thư Chi bộ", None)],
        ),
        (
            ". Dự tại điểm cầu xã có lãnh đạo các ban; tại điểm cầu các thôn có đội ngũ trưởng thôn.",
            [("lãnh đạo các ban", None), ("đội ngũ trưởng thôn", None)],
        ),
        (
            ". Gần 450 hội viên, đoàn viên trong xã tham gia tập huấn.",
            [("Gần 450 hội viên, đoàn viên trong xã", 450)],
        ),
    ],
)
def test_the_list_is_split_into_categories(text, wanted):
    assert categories(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" cho gần 160 đồng chí là bí thư chi bộ.", ("gần 160 đồng chí", 160, "slightly_less", "đồng chí")),
        (" với sự tham dự của hơn 1.846 đại biểu.", ("hơn 1.846 đại biểu", 1846, "more_than", "đại biểu")),
        (". Lớp gồm 137 học viên ở 9 thôn.", ("137 học viên", 137, "exact", "học viên")),
        (". Buổi học có khoảng 50 hội viên tham dự.", ("khoảng 50 hội viên", 50, "about", "hội viên")),
    ],
)
def test_the_attendance_has_its_bound(text, wanted):
    number = said(f"{HELD}{text}").events[0].attendees
    assert (number.piece.text, number.value, number.bound, number.unit) == wanted


def test_figures_of_the_past_term_are_no_attendance():
    frames = read(f"Tin\n{HELD}.\nTrong nhiệm kỳ đã tổ chức 6 lớp tập huấn cho 1.276 lượt hội viên.")
    assert frames.events[0].attendees is None
    assert [f.piece.text for f in frames.figures] == ["6 lớp tập huấn", "1.276 lượt hội viên"]
