"""What opens a list of guests: one sentence or more for each way of saying it, and what opens none."""

import pytest

from danvan.intake.frames.list_openers import opener
from tests.intake.pages import said

GUESTS = "các đồng chí lãnh đạo xã; bí thư chi bộ các thôn."
OPENERS = {
    "attending": ["Đến dự hội nghị có ", "cùng tham dự còn có ", "Mời dự còn có ", "Sáng 5/5, tham gia lớp học gồm "],
    "colon": ["Về dự: ", "Tham dự đại hội: "],
    "also there": ["Cùng dự, "],
    "presence": ["Có mặt tại buổi lễ có ", "Hiện diện tại đại hội gồm ", "Góp mặt trong ngày hội còn có "],
    "with presence": ["Cùng sự có mặt của ", "Cùng với đó là sự tham dự của "],
    "congratulating": ["Đến chung vui với bà con có ", "Về chúc mừng đại hội có "],
    "composition": ["Thành phần tham dự: ", "Thành phần bao gồm "],
    "addressed": ["Đối tượng tham dự lớp gồm "],
    "invited": ["Khách mời: ", "Đại biểu khách mời dự đại hội có ", "Các vị khách mời gồm "],
    "pupils": ["Học viên của lớp là ", "Đại biểu dự hội nghị bao gồm "],
    "besides": ["Ngoài ra, hội nghị còn có ", "Bên cạnh đó còn có "],
    "moreover": ["Đặc biệt, đại hội còn có ", "Đồng thời có ", "Đặc biệt có sự tham dự của "],
    "going on": ["Cùng "],
    "event has": ["Lớp tập huấn có sự tham gia của ", "Hội nghị gồm "],
    "event honoured": ["Đại hội vinh dự được đón tiếp ", "Buổi lễ còn có sự hiện diện của "],
    "at the event": ["Tại hội nghị còn có ", "Tại điểm cầu xã Bản Mây có "],
    "level": ["Ở xã có "],
    "side": ["Về phía xã Bản Mây, có ", "Phía đơn vị tài trợ có "],
    "delegation": ["Tiếp đoàn có ", "Cùng đi với đoàn có ", "Làm việc với đoàn giám sát có ", "Đón tiếp đoàn có "],
}


@pytest.mark.parametrize("words", [words for shapes in OPENERS.values() for words in shapes])
def test_each_way_of_opening_a_list_is_known(words):
    found = opener(words + GUESTS, 0, len(words + GUESTS))
    assert found is not None
    assert found.end() == len(words)


@pytest.mark.parametrize(
    "text",
    [
        "Dự án có các hạng mục đường và cầu.",
        "Tham gia thảo luận có 5 ý kiến.",
        "Tham gia hội thi các đội đã trải qua ba phần thi gồm chào hỏi, kiến thức.",
        "Đến dự hội nghị, đồng chí Lê Văn Mười đã nêu rõ xã có các mô hình hay.",
        "Đặc biệt, xã có mô hình trồng cam.",
        "Chủ trì hội nghị là đồng chí Lê Văn Mười, Chủ tịch UBND xã.",
        "Đại hội vinh dự được chọn làm điểm.",
    ],
)
def test_other_sentences_open_no_list(text):
    assert opener(text, 0, len(text)) is None


def audience(text):
    held = "Sáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức hội nghị tổng kết công tác dân vận. "
    return [c.piece.text for c in said(held + text).events[0].audience]


def test_who_sat_with_the_chair_was_there():
    text = "Chủ trì hội nghị là đồng chí Lê Văn Mười - Chủ tịch UBND xã; cùng các đồng chí trong Thường trực Đảng ủy; Các ông, bà trưởng thôn."
    assert audience(text) == ["các đồng chí trong Thường trực Đảng ủy", "Các ông, bà trưởng thôn"]


def test_a_list_without_a_verb_before_its_first_guest():
    text = "Về dự hội nghị đồng chí Lê Văn Mười – Chủ tịch UBND xã, các ban, ngành, Bí thư chi bộ, Cụm trưởng cụm dân cư và các thành viên Mặt trận cùng tham dự."
    assert audience(text) == ["các ban, ngành", "Bí thư chi bộ", "Cụm trưởng cụm dân cư", "các thành viên Mặt trận"]


def test_bodies_of_a_ward_in_small_letters_stand_for_themselves():
    text = "Tham dự có Thường trực Đảng ủy – UBND xã và các đoàn thể chính trị - xã hội, cấp ủy chi bộ trực thuộc, ban điều hành, ban thanh tra nhân dân."
    assert audience(text) == [
        "Thường trực Đảng ủy – UBND xã",
        "các đoàn thể chính trị - xã hội",
        "cấp ủy chi bộ trực thuộc",
        "ban điều hành",
        "ban thanh tra nhân dân",
    ]


def test_an_item_between_semicolons_keeps_whom_it_stands_for():
    text = "Tham dự có đại diện lãnh đạo các ban Đảng ủy; 13 tổ trưởng tổ dân vận đại diện cho 102 tổ trưởng toàn xã."
    assert audience(text)[-1] == "13 tổ trưởng tổ dân vận đại diện cho 102 tổ trưởng toàn xã"


def test_who_received_together_with_a_named_person_was_there():
    text = "Sáng 3/4/2031, đồng chí Lê Văn Mười, Bí thư Đảng ủy cùng lãnh đạo HĐND, UBND xã đã có buổi tiếp dân tại thôn Đồi Chè."
    assert [c.piece.text for c in said(text).events[0].audience] == ["lãnh đạo HĐND, UBND xã"]


def test_those_counted_right_behind_the_event_were_there():
    text = "Sáng 3/4/2031, Đoàn xã Bản Mây tổ chức lễ phát động tháng thanh niên, có hơn 80 đoàn viên, thanh niên tham gia."
    assert [c.piece.text for c in said(text).events[0].audience] == ["hơn 80 đoàn viên, thanh niên"]


def test_households_of_a_model_did_not_come():
    assert audience("Mô hình đường hoa tự quản, có 55 hộ dân sống dọc tuyến đường tham gia.") == []


def test_leaders_of_a_unit_are_whole_before_the_next_body():
    text = "Tham dự có các đồng chí lãnh đạo địa phương, các ban, ngành, đoàn thể xã và bí thư chi bộ."
    assert audience(text) == ["các đồng chí lãnh đạo địa phương", "các ban, ngành, đoàn thể xã", "bí thư chi bộ"]


def test_a_list_torn_by_a_line_end_goes_on():
    text = "Đến tham dự có bà Lê Thị Na - Chủ tịch Hội Liên hiệp Phụ nữ\nThành phố Bản Mây; ông Lê Văn Mười - Bí thư Chi bộ và 60 đại biểu là các đoàn thể khu phố"
    event = said(f"Sáng 3/4/2031, Hội Phụ nữ xã Bản Mây tổ chức lễ ra mắt Chi hội.\n{text}\nHội nghị vui.").events[0]
    assert [c.piece.text for c in event.audience] == ["các đoàn thể khu phố"]
    assert event.attendees.value == 60


def test_who_chairs_closes_the_list_and_a_party_cell_opens_a_category():
    text = "Tham dự có các đồng chí trưởng các chi hội trong xã, cấp ủy, ban lãnh đạo các thôn và Ban Thanh tra nhân dân, chủ trì hội nghị: Bà Lê Thị Na – Chủ tịch Mặt trận xã."
    assert audience(text) == [
        "các đồng chí trưởng các chi hội trong xã",
        "cấp ủy, ban lãnh đạo các thôn",
        "Ban Thanh tra nhân dân",
    ]
