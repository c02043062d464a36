"""How lists, organisers, places and speakers are written on pages of other provinces, in invented sentences."""

import pytest

from danvan.intake.frames import read_frames
from danvan.intake.reading.article import build
from danvan.intake.reading.read import read_pasted
from tests.intake.pages import said

HELD = "Ngày 5/6/2031, Đảng ủy xã Bản Mây tổ chức Hội nghị tổng kết công tác dân vận năm 2030"


def event(text):
    return said(text).events[0]


def audience(text):
    return [one.piece.text for one in event(f"{HELD}. {text}").audience]


def parts(text):
    return {p.name: [role.role for role in p.roles] for p in said(text).people}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dự sự kiện có các đồng chí lãnh đạo các ban, ngành xã.", ["các đồng chí lãnh đạo các ban, ngành xã"]),
        ("Có mặt tại hội nghị có đại diện Hội Nông dân xã; Trưởng các thôn.", ["đại diện Hội Nông dân xã", "Trưởng các thôn"]),
        ("Ngoài ra, còn có lãnh đạo các phòng; bí thư các chi bộ.", ["lãnh đạo các phòng", "bí thư các chi bộ"]),
        (
            "Dự có đồng chí Lê Thị Na, Bí thư Đảng ủy. Đồng chí Trần Văn Tư, Chủ tịch UBND xã cùng cán bộ công chức xã.",
            ["cán bộ công chức xã"],
        ),
        (
            "Dự có đại diện lãnh đạo các đoàn thể xã, Văn phòng UBND xã, Công an xã.",
            ["đại diện lãnh đạo các đoàn thể xã, Văn phòng UBND xã, Công an xã"],
        ),
        (
            "Dự có Ban Chấp hành Hội, hiệu trưởng các trường, cán bộ công chức xã.",
            ["Ban Chấp hành Hội", "hiệu trưởng các trường", "cán bộ công chức xã"],
        ),
        ("Dự có 97 gương điển hình, người có uy tín.", ["97 gương điển hình, người có uy tín"]),
        ("Đến dự có đồng chí Lê Thị Na - Công an huyện, đồng chí Trần Văn Tư; lãnh đạo xã.", ["lãnh đạo xã"]),
        ("Tại hội nghị đã có 12 ý kiến của đại diện các thôn trao đổi về cách làm.", ["đại diện các thôn"]),
        ("Tại hội nghị, 180 cán bộ cơ sở đã được cập nhật tình hình.", ["180 cán bộ cơ sở"]),
        ("Có 7 người dân tham gia với 10 ý kiến.", []),
    ],
)  # fmt: skip
def test_lists_open_and_part_in_more_ways(text, wanted):
    assert audience(text) == wanted


def test_a_list_goes_on_in_bulleted_lines():
    text = (
        "Tổng kết công tác dân vận\n\n" + HELD + ".\nTham dự và truyền đạt chuyên đề có:\n"
        "- Đồng chí Lê Thị Na - Phó Ban Pháp chế, HĐND tỉnh;\n- Cùng lãnh đạo các đoàn thể 5 xã.\n"
    )
    source = read_pasted(text)
    frames = read_frames(build(source), source)
    assert [one.piece.text for one in frames.events[0].audience] == ["lãnh đạo các đoàn thể 5 xã"]
    assert {p.name: [role.role for role in p.roles] for p in frames.people} == {"Lê Thị Na": ["guest"]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ngày 5/6/2031 tại Nhà văn hóa xã Bản Mây Hội Cựu chiến binh xã long trọng tổ chức Đại hội lần thứ VIII.",
            ["Hội Cựu chiến binh xã"],
        ),
        ("Sáng 5/6/2031, tại Nhà văn hóa (phường Đồi Chè, Sông Con), Thành đoàn Sông Con tổ chức Hội nghị tổng kết.", ["Thành đoàn Sông Con"]),
        ("Ngày 5/6/2031, Công an xã Bản Mây cho biết, đã ra mắt mô hình tự quản.", ["Công an xã Bản Mây"]),
        ("Sáng 5/6/2031, UBND xã Bản Mây tổ chức phối hợp cùng Hội Nông dân xã ra quân làm vệ sinh.", ["UBND xã Bản Mây", "Hội Nông dân xã"]),
        ("Ngày 5/6/2031, Hội Nông dân xã đã phối hợp với Hội Phụ nữ xã tổ chức Hội thi.", ["Hội Nông dân xã", "Hội Phụ nữ xã"]),
        ("Ngày 5/6/2031, 08 người ứng cử đại biểu HĐND huyện đã tiếp xúc cử tri.", []),
    ],
)  # fmt: skip
def test_organisers_behind_places_and_other_verbs(text, wanted):
    assert [one.text for one in event(text).organisers] == wanted


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Ngày 5/6, tại Hà Nội đã diễn ra Hội nghị tổng kết năm 2030.", "Hội nghị tổng kết năm 2030", "Hà Nội"),
        ("Lễ bế giảng lớp tập huấn được tổ chức ngày 5/6/2031.", "Lễ bế giảng lớp tập huấn", None),
        ("Sáng 5/6/2031, ông Lê Văn Tý dự và phát biểu chỉ đạo tại Hội nghị tổng kết năm 2030.", "Hội nghị tổng kết năm 2030", None),
        (
            "Sáng 5/6/2031, UBND tỉnh tổ chức hội nghị trực tuyến. Dự hội nghị tại điểm cầu xã Bản Mây có đồng chí Lê Thị Na, Bí thư Đảng ủy.",
            "hội nghị trực tuyến",
            "điểm cầu xã Bản Mây",
        ),
    ],
)  # fmt: skip
def test_events_held_in_other_words(text, name, place):
    found = event(text)
    assert (found.name.text, found.venue.text if found.venue else None) == (name, place)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ông Lê Văn Tý, Bí thư Đảng ủy, ông Trần Văn Tư, Chủ tịch UBND xã và anh Hồ Văn Khá, Bí thư Đoàn xã đồng chủ trì hội nghị.",
            {"Lê Văn Tý": ["chair"], "Trần Văn Tư": ["chair"], "Hồ Văn Khá": ["chair"]},
        ),
        (
            "Dự có đồng chí Lê Thị Na, Phó Chủ tịch UBND xã. Phát biểu tại hội nghị, Phó Chủ tịch UBND xã đề nghị các thôn vào cuộc.",
            {"Lê Thị Na": ["guest", "speaker:speech"]},
        ),
        ("Ông Lê Văn Tý: Phó Bí thư Đảng ủy Báo cáo kết quả.", {"Lê Văn Tý": ["speaker:report"]}),
        ("Tại phiên họp thứ nhất Bà Lê Thị Na tiếp tục được tái cử giữ chức Chủ tịch Hội.", {"Lê Thị Na": ["elected"]}),
    ],
)  # fmt: skip
def test_parts_said_in_other_words(text, wanted):
    assert parts(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 5/6/2031, Đảng ủy xã tổ chức Hội nghị tổng kết. Đại hội đã bầu Đoàn chủ tịch, Đoàn thư ký.",
        "Ngày 5/6/2031, Đảng ủy xã tổ chức Hội nghị tổng kết. Các đại biểu được quán triệt các văn bản bầu cử đại biểu Quốc hội.",
    ],
)
def test_organs_of_the_meeting_and_national_elections_elect_nobody_here(text):
    assert [one.type for one in said(text).events] == ["review"]


def test_whose_event_it_is_follows_the_level_of_the_organiser():
    found = event(
        "Ngày 5/6/2031, Hội Nông dân xã tổ chức Hội nghị tổng kết với Hội Nông dân huyện Sông Con tại xã Bản Mây."
    )
    assert found.unit.text == "xã Bản Mây"


def test_a_verb_behind_a_level_is_no_unit():
    assert event("Ngày 5/6/2031, Đảng ủy phường tổ chức Họp mặt. Chủ tịch UBND phường Báo cáo kết quả.").unit is None


def test_a_page_that_begins_with_its_guests_has_the_event_they_came_to():
    found = event("Về dự hội nghị có đồng chí Lê Thị Na, Bí thư Đảng ủy; lãnh đạo các đoàn thể.")
    assert (found.name.text, [one.piece.text for one in found.audience]) == ("hội nghị", ["lãnh đạo các đoàn thể"])
