"""Lists of those present: what opens them, what ends them, what shares no head."""

import pytest

from tests.intake.pages import read, said

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
            ["lãnh đạo UBND, các ban ngành, đoàn thể phường, Ban quản lý khu phố"],
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
            ["các ông bà là trưởng, phó các đoàn thể", "các ông bà đại diện các ngành của xã", "72 bà con"],
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


def test_where_semicolons_part_nothing_else_does_but_a_body_named_again():
    assert listed(". Dự có lãnh đạo xã; thôn đội trưởng, tổ an ninh, người có uy tín và đội viên các đội.") == [
        "lãnh đạo xã",
        "thôn đội trưởng, tổ an ninh, người có uy tín và đội viên các đội",
    ]
    assert listed(". Dự có chuyên viên Ban Dân vận tỉnh, Ban Dân vận các huyện; Bí thư các xã.") == [
        "chuyên viên Ban Dân vận tỉnh",
        "Ban Dân vận các huyện",
        "Bí thư các xã",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # one semicolon between persons only: the groups of the rest part as ever
        (
            ". Dự có ông Lê Văn Mười, Chủ tịch UBND xã; bà Trần Thị Na, Bí thư Đoàn xã cùng lãnh đạo các thôn và đại diện các hộ.",
            ["lãnh đạo các thôn", "đại diện các hộ"],
        ),
        (
            ". Dự có ông Lê Văn Mười, Chủ tịch UBND xã; bà Trần Thị Na, Bí thư Đoàn xã, phụ trách thôn Lau, các đồng chí Thường trực Đảng ủy, HĐND xã; cán bộ các thôn.",
            ["các đồng chí Thường trực Đảng ủy, HĐND xã", "cán bộ các thôn"],
        ),
        (
            ". Tham dự có Trưởng khối, Phó khối và các thành viên khối dân vận.",
            ["Trưởng khối", "Phó khối", "các thành viên khối dân vận"],
        ),
        (
            ". Tham dự có lãnh đạo các phòng; cấp ủy các thôn, đặc biệt có mặt hơn 50 bà con thôn Lau.",
            ["lãnh đạo các phòng", "cấp ủy các thôn", "hơn 50 bà con thôn Lau"],
        ),
        (
            ". Dự có ông Lê Văn Mười, Chủ tịch UBND huyện. Ở xã có các đồng chí trong Đảng ủy, đại diện các ngành.",
            ["các đồng chí trong Đảng ủy", "đại diện các ngành"],
        ),
        (". Bí thư chi bộ, trưởng thôn các xã được nghe hai chuyên đề.", ["Bí thư chi bộ", "trưởng thôn các xã"]),
        (
            ".\n- Về dự có các ông, bà là trưởng thôn và đông đảo bà con.",
            ["các ông, bà là trưởng thôn", "đông đảo bà con"],
        ),
        (". Tham gia có 6 đội của các xã.", []),
        (". Ông nghe dân hỏi về việc đền bù 120 m² đất và 11.700 m² đất khi tham gia dự án.", []),
        (". Các đại biểu đã tham dự hội nghị.", []),
        (". Buổi lễ thu hút hơn 90 hội viên, thanh niên tham gia.", ["hơn 90 hội viên, thanh niên"]),
        (
            ". Tham dự có đại diện các ngành, bà Lê Thị Na, Bí thư Đoàn xã quán triệt nghị quyết, công an và học sinh nghe.",
            ["đại diện các ngành"],
        ),
        (", thu hút hơn 90 lượt người dân thôn Lau tham dự.", ["hơn 90 lượt người dân thôn Lau"]),
        (" cho cán bộ các ban thuộc T.Ư Hội Lúa và các xã.", ["cán bộ các ban thuộc T.Ư Hội Lúa và các xã"]),
        (
            ". Sau 3 ngày, 50 học viên đến từ 2 xã đã hoàn thành khóa học.",
            ["50 học viên đến từ 2 xã"],
        ),
        (
            ". Dự có bí thư,  trưởng xóm và người có uy tín các xã; trong đó người Tày chiếm 82%.",
            ["bí thư,  trưởng xóm", "người có uy tín các xã"],
        ),
        (
            ". Dự có đại diện các ban; cấp ủy các thôn cùng 127 đại biểu chính thức dự đại hội.",
            ["đại diện các ban", "cấp ủy các thôn cùng 127 đại biểu chính thức"],
        ),
        (
            ". Dự có lãnh đạo xã cùng đông đảo bà con đến xem và cổ vũ, tạo nên không khí vui tươi.",
            ["lãnh đạo xã", "đông đảo bà con"],
        ),
    ],
)
def test_what_has_a_head_of_its_own_is_a_category(text, wanted):
    assert listed(text) == wanted


def test_a_course_named_in_the_title_has_its_audience_in_the_lead():
    frames = read(
        "Bồi dưỡng lý luận chính trị cho khối dân vận các xã năm 2031\n\n"
        "Từ ngày 3/4 đến 5/4/2031, Trung tâm Chính trị huyện mở 2 lớp bồi dưỡng lý luận chính trị cho khối dân vận các xã năm 2031.\n\n"
        "Tham gia lớp có 96 đồng chí gồm Trưởng khối và các thành viên khối dân vận."
    )
    assert [c.piece.text for c in frames.events[0].audience] == [
        "khối dân vận các xã",
        "Trưởng khối",
        "các thành viên khối dân vận",
    ]
    assert frames.events[0].attendees.value == 96


def test_a_number_inside_a_category_is_the_attendance_where_it_stands_alone():
    frames = said(f"{HELD}. Dự có đại diện các ban; cấp ủy các thôn cùng 127 đại biểu chính thức dự đại hội.")
    assert frames.events[0].attendees.value == 127


def test_how_large_a_body_is_says_nothing_of_who_came():
    text = f"{HELD}. Theo đó, Ban điều hành mô hình của thôn Lau gồm 4 thành viên, vận động nhân dân tham gia."
    assert said(text).events[0].attendees is None


def test_deputies_named_as_a_group_and_the_voters_they_met():
    frames = said(
        "Ngày 3/4/2031, Thường trực HĐND huyện tổ chức hội nghị tiếp xúc cử tri sau kỳ họp.\n"
        "Tại xã Bản Mây, ông Lê Văn Mười cùng các ông bà đại biểu HĐND huyện đã có buổi tiếp xúc với cử tri 2 xã Bản Mây và Đồi Chè."
    )
    assert [c.piece.text for c in frames.events[0].audience] == [
        "các ông bà đại biểu HĐND huyện",
        "cử tri 2 xã Bản Mây và Đồi Chè",
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
