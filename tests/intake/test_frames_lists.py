"""Lists of those present: what opens them, what ends them, what shares no head."""

import pytest

from tests.intake.pages import said

HELD = "Sáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức hội nghị tổng kết công tác dân vận"


def listed(text):
    return [c.piece.text for c in said(f"{HELD}{text}").events[0].audience]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            ". Dự tiếp công dân có đại diện Mặt trận huyện; Ban Pháp chế HĐND huyện; Thanh tra huyện; UBND xã Bản Mây.",
            ["đại diện Mặt trận huyện", "Ban Pháp chế HĐND huyện", "Thanh tra huyện", "UBND xã Bản Mây"],
        ),
        (
            ". Chủ trì là ông Lê Văn Mười, Chủ tịch UBND xã, cùng với sự có mặt của các ngành, các tổ chức xã hội và thành viên của Mặt trận.",
            ["các ngành", "các tổ chức xã hội", "thành viên của Mặt trận"],
        ),
        (
            ". Tham dự hội thi có 21 đội thi với gần 200 thí sinh của các chi bộ, các đội đã trải qua 3 phần thi gồm: chào hỏi; kiến thức và tiểu phẩm.",
            ["gần 200 thí sinh của các chi bộ"],
        ),
        (
            ". Dự hội nghị có 97 gương điển hình đại diện cho 2.500 người có uy tín của huyện.",
            ["97 gương điển hình"],
        ),
        (
            ". Tham dự có các đồng chí lãnh đạo Đảng ủy, Thường trực HĐND xã.",
            ["các đồng chí lãnh đạo Đảng ủy", "Thường trực HĐND xã"],
        ),
        (
            ". Tham dự có lãnh đạo UBND, các ban ngành, đoàn thể phường, Ban quản lý khu phố cùng tham dự.",
            ["lãnh đạo UBND, các ban ngành, đoàn thể phường", "Ban quản lý khu phố"],
        ),
        (
            ". Dự có các đồng chí trong Ban Thường vụ Đảng ủy, Thường trực HĐND, lãnh đạo UBND xã.",
            ["các đồng chí trong Ban Thường vụ Đảng ủy", "Thường trực HĐND", "lãnh đạo UBND xã"],
        ),
        (
            ". Về phía xã, tham dự có các đồng chí trong Thường trực Đảng ủy, Thường trực HĐND xã.",
            ["các đồng chí trong Thường trực Đảng ủy", "Thường trực HĐND xã"],
        ),
        (
            ". Cùng dự có Thường trực Hội đồng nhân dân, Thường trực Ủy ban Mặt trận Tổ quốc và cán bộ xã.",
            ["Thường trực Hội đồng nhân dân", "Thường trực Ủy ban Mặt trận Tổ quốc", "cán bộ xã"],
        ),
        (
            ". Tham dự có các ông bà là trưởng, phó các đoàn thể, các ông bà đại diện các ngành của xã và 72 bà con.",
            ["trưởng, phó các đoàn thể", "đại diện các ngành của xã", "72 bà con"],
        ),
        (
            ". Các đại biểu là lãnh đạo các ban; bí thư chi bộ trên địa bàn 3 xã Bản Mây, Bến Trăng, Đồi Chè đã được nghe hai chuyên đề.",
            ["lãnh đạo các ban", "bí thư chi bộ"],
        ),
    ],
)
def test_the_list_begins_ends_and_parts_where_it_should(text, wanted):
    assert listed(text) == wanted


def test_who_spoke_up_in_a_dialogue_stands_for_the_other_side():
    frames = said(
        "Sáng 3/4/2031, UBND xã Bản Mây tổ chức hội nghị đối thoại giữa lãnh đạo UBND xã với thanh niên. "
        "Trong không khí cởi mở, các cán bộ đoàn, đoàn viên thanh niên đã thẳng thắn bày tỏ tâm tư."
    )
    assert [c.piece.text for c in frames.events[0].audience] == ["cán bộ đoàn", "đoàn viên thanh niên"]


def test_communes_at_the_end_of_those_taught_are_where_they_live():
    assert listed(" cho cán bộ cơ sở, người có uy tín vùng biên giới các xã Bản Mây, Bến Trăng, Đồi Chè.") == [
        "cán bộ cơ sở",
        "người có uy tín vùng biên giới",
    ]


def test_where_a_last_and_parts_the_commas_part_too():
    assert listed(
        ". Dự có lãnh đạo xã; thôn đội trưởng, tổ an ninh trật tự, người có uy tín và đội viên các đội."
    ) == [
        "lãnh đạo xã",
        "thôn đội trưởng",
        "tổ an ninh trật tự",
        "người có uy tín",
        "đội viên các đội",
    ]


@pytest.mark.parametrize(
    "text",
    [
        ". Lãnh đạo Ban Dân vận huyện trao cờ lưu niệm cho các đội tham dự hội thi.",
        ". Tham gia hội thi các đội sẽ trải qua 3 phần thi gồm: chào hỏi; tiểu phẩm; lý thuyết.",
    ],
)
def test_what_is_handed_over_or_played_is_no_list_of_those_present(text):
    assert listed(text) == []


def test_who_works_for_the_front_may_be_taught():
    frames = said(
        "Sáng 3/4/2031, Ủy ban MTTQ xã Bản Mây tổ chức lớp tập huấn công tác mặt trận dành cho đội ngũ làm công tác mặt trận cấp thôn."
    )
    event = frames.events[0]
    assert event.name.text == "lớp tập huấn công tác mặt trận"
    assert [c.piece.text for c in event.audience] == ["đội ngũ làm công tác mặt trận cấp thôn"]
