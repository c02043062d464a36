"""Whose event it is, what its people hold, and when: the cases that real pages brought."""

from datetime import date

import pytest

from tests.intake.pages import read, said

HELD = "Sáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức hội nghị tổng kết công tác dân vận"


def posts(text):
    return {p.name: [x.piece.text for x in p.posts] for p in said(text).people if not p.private}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "ông Lê Văn Mười, Trưởng Ban Dân tộc - tôn giáo Ủy ban MTTQ tỉnh",
            ["Trưởng Ban Dân tộc - tôn giáo Ủy ban MTTQ tỉnh"],
        ),
        (
            "ông Lê Văn Mười, Trưởng Ban chỉ đạo phong trào thi đua Dân vận khéo thành phố",
            ["Trưởng Ban chỉ đạo phong trào thi đua Dân vận khéo thành phố"],
        ),
        (
            "bà Lê Văn Mười, Phó Trưởng Phòng Đoàn thể và các Hội, Ban Dân vận Tỉnh ủy",
            ["Phó Trưởng Phòng Đoàn thể và các Hội, Ban Dân vận Tỉnh ủy"],
        ),
        (
            "ông Lê Văn Mười - Hiệu trưởng Trường THCS Đồi Chè - thị xã Sông Con",
            ["Hiệu trưởng Trường THCS Đồi Chè - thị xã Sông Con"],
        ),
        (
            "ông Lê Văn Mười - Phó Bí thư Đảng ủy; Chủ tịch UBND xã cùng các đồng chí trong Ban Thường vụ",
            ["Phó Bí thư Đảng ủy", "Chủ tịch UBND xã"],
        ),
    ],
)
def test_a_post_is_read_to_its_end(text, wanted):
    assert posts(f"{HELD}. Đến dự có {text}.")["Lê Văn Mười"] == wanted


def test_what_is_left_of_a_post_is_no_category():
    frames = said(
        f"{HELD}. Đến dự có ông Lê Văn Mười, Trưởng Ban chỉ đạo thực hiện phang trào thi đua xã; nhân dân thôn Khe."
    )
    assert [c.piece.text for c in frames.events[0].audience] == ["nhân dân thôn Khe"]


def test_who_keeps_the_minutes_chairs_nothing():
    frames = said(
        f"{HELD}. Chủ trì là ông Lê Văn Mười, Chủ tịch UBND xã, thư ký là ông Trần Văn Chín, Phó Chủ tịch UBND xã."
    )
    found = {p.name: ([x.piece.text for x in p.posts], [r.role for r in p.roles]) for p in frames.people}
    assert found == {
        "Lê Văn Mười": (["Chủ tịch UBND xã"], ["chair"]),
        "Trần Văn Chín": (["Phó Chủ tịch UBND xã"], []),
    }


def test_who_answers_and_who_gets_a_plan_passed_speaks():
    frames = said(
        f"{HELD}. Tại hội nghị, ông Lê Văn Mười - Phó Chủ tịch UBND xã đã trả lời, giải đáp. "
        "Tại hội nghị, Trần Văn Chín - Trưởng ban chỉ đạo phường thông qua kế hoạch."
    )
    assert [[r.role for r in p.roles] for p in frames.people] == [["speaker:speech"], ["speaker:report"]]
    assert frames.people[1].posts[0].piece.text == "Trưởng ban chỉ đạo phường"


def test_citizens_who_were_received_are_private_with_any_post():
    frames = said(
        "Sáng 3/4/2031, tại trụ sở Tiếp công dân huyện, ông Lê Văn Mười, Chủ tịch UBND huyện chủ trì buổi tiếp công dân. "
        "Chủ tịch UBND huyện đã tiếp 3 lượt công dân gồm: Trần Văn Chín, Bí thư Chi bộ thôn Khe, xã Bản Mây; "
        "Lê Thị Na, cùng ở xã Bến Trăng."
    )
    assert [p.name for p in frames.people if not p.private] == ["Lê Văn Mười"]
    assert frames.events[0].unit is None


def unit(text):
    found = read(text).events[0].unit
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sáng 3/4/2031, UBMTTQ TP.Sông Con tổ chức hội nghị phản biện.", "TP.Sông Con"),
        (
            "HĐND phường Lê Hồng Phong tiếp xúc cử tri\nNgày 3/4/2031, HĐND phường Lê Hồng phong tổ chức hội nghị tiếp xúc cử tri.",
            "phường Lê Hồng Phong",
        ),
        (
            "Sáng 3/4/2031, Ban Dân vận Tỉnh ủy phối hợp với Ban Dân vận Huyện ủy Sông Con tổ chức hội nghị sơ kết. "
            "Các đơn vị trên địa bàn tỉnh Sông Mây đã tham gia.",
            "tỉnh Sông Mây",
        ),
    ],
)
def test_the_unit_is_the_one_whose_event_it_is(text, wanted):
    assert unit(text) == wanted


def test_a_range_is_kept_where_the_year_is_unknown():
    day = (
        said("Sáng 20/8, Đảng ủy xã Bản Mây tổ chức tập huấn. Lớp học diễn ra từ ngày 20/8 đến 21/8.").events[0].when
    )
    assert (day.start, day.end) == ("????-08-20", "????-08-21")


def test_a_visit_keeps_whom_one_visits_in_its_name_and_has_no_audience():
    event = said("Sáng 3/4/2031, lãnh đạo Mặt trận xã đã đi thăm, tặng quà cho người có uy tín xã Bản Mây.").events[0]
    assert (event.type, event.name.text) == ("visit", "thăm, tặng quà cho người có uy tín xã Bản Mây")
    assert event.audience == []


def test_examples_who_came_are_counted():
    number = said(f"{HELD}. Dự hội nghị có 97 gương điển hình tiên tiến, người có uy tín.").events[0].attendees
    assert (number.value, number.bound) == (97, "exact")


def test_a_text_posted_within_days_outweighs_the_year_of_a_contest():
    posted = date(2032, 4, 4)
    day = read("Tin\nNgày 3/4, Đảng ủy xã Bản Mây tổ chức lễ trao giải cuộc thi viết năm 2031.", posted_on=posted)
    assert day.events[0].when.start == "2032-04-03"


def test_the_venue_may_be_several_hamlets_and_the_name_ends_before_the_area():
    event = said(
        "Ngày 3/4/2031, HĐND xã Bản Mây tổ chức hội nghị tiếp xúc cử tri, tại 07 khu phố trên địa bàn xã."
    ).events[0]
    assert event.venue.text == "07 khu phố trên địa bàn xã"
    event = said(
        "Ngày 3/4/2031, HĐND xã Bản Mây tổ chức hội nghị phản biện đề án “Làng xanh” trên địa bàn xã."
    ).events[0]
    assert event.name.text == "hội nghị phản biện đề án “Làng xanh”"


def test_a_verb_written_with_a_capital_ends_the_name_of_a_commune():
    event = said("Sáng 3/4/2031, xã Bản Mây Tổ chức hội nghị đối thoại với nhân dân.").events[0]
    assert (event.unit.text, [one.text for one in event.organisers]) == ("xã Bản Mây", ["xã Bản Mây"])


def test_a_shortened_post_ends_no_sentence_and_posts_stay_with_their_own_name():
    assert posts(f"{HELD}. Đến dự có ông Lê Văn Mười - Bí thư Đảng ủy, CT.HĐND xã.") == {
        "Lê Văn Mười": ["Bí thư Đảng ủy", "CT.HĐND xã"]
    }
    assert posts(f"{HELD}. Đến dự có bà Lê Thị Tự Phó bí thư Đảng ủy ông Trần Văn Chín Phó Chủ tịch UBND xã.") == {
        "Lê Thị Tự": ["Phó bí thư Đảng ủy"],
        "Trần Văn Chín": ["Phó Chủ tịch UBND xã"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "UBND xã Bản Mây tổ chức hội nghị triển khai bầu cử Trưởng thôn.",
        "UBND xã Bản Mây tổ chức hội nghị tổng kết. Năm qua, Hội đã khen thưởng 12 tập thể, 5 cá nhân.",
    ],
)
def test_what_is_prepared_or_past_is_no_part_of_the_event(text):
    assert [event.type for event in said(f"Sáng 3/4/2031, {text}").events][1:] == []


def test_a_law_by_title_is_the_version_of_its_day():
    frames = read(f"Tin\n{HELD}, phổ biến Luật Đất đai.", posted_on=date(2018, 4, 4))
    assert [one.key for one in frames.documents] == ["45/2013/QH13"]
