"""Events: kind, name, day, organisers, place; children; several events on one page."""

import pytest

from danvan.intake.frames.kinds import kind_of
from tests.intake.pages import read, said


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("hội nghị tập huấn kỹ năng hòa giải", "training"),
        ("lớp bồi dưỡng kỹ năng", "training"),
        ("Hội nghị quán triệt nghị quyết mới", "conference"),
        ("Tọa đàm kỷ niệm 101 năm Ngày truyền thống", "seminar"),
        ("đại hội lần thứ XIV", "congress"),
        ("phiên trù bị Đại hội đại biểu", "congress"),
        ("Hội nghị tổng kết công tác dân vận", "review"),
        ("hội nghị sơ kết 6 tháng", "review"),
        ("Hội nghị giao ban quý I", "briefing"),
        ("Hội nghị đối thoại giữa người đứng đầu", "dialogue"),
        ("hội nghị tiếp xúc cử tri trước kỳ họp", "voter_meeting"),
        ("Hội nghị nhân dân tháng 5", "community_meeting"),
        ("Lễ ra mắt mô hình", "ceremony"),
        ("Ngày hội Đại đoàn kết", "ceremony"),
        ("Hội thi “Dân vận khéo”", "contest"),
        ("buổi tiếp công dân định kỳ", "reception"),
        ("giám sát việc thực hiện dân chủ", "supervision"),
        ("hội nghị triển khai kế hoạch tập huấn", "conference"),
    ],
)
def test_the_head_noun_tells_the_kind(name, kind):
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("sentence", "organisers", "name"),
    [
        (
            "Sáng 3/4/2031, Ban Dân vận Huyện ủy Sông Cái phối hợp với Đảng ủy xã Bản Mây tổ chức khai mạc lớp bồi dưỡng dân vận cho cán bộ thôn.",
            ["Ban Dân vận Huyện ủy Sông Cái", "Đảng ủy xã Bản Mây"],
            "lớp bồi dưỡng dân vận",
        ),
        (
            "Ngày 5/6/2031, tại Hội trường UBND xã, Đảng ủy, UBND và UBMTTQ xã Bản Mây đã long trọng tổ chức Lễ ra mắt mô hình “Dân vận khéo” với sự tham dự của 60 đại biểu.",
            ["Đảng ủy", "UBND", "UBMTTQ xã Bản Mây"],
            "Lễ ra mắt mô hình “Dân vận khéo”",
        ),
        (
            "Chiều 7/8/2031, Ban Tuyên giáo và Dân vận Tỉnh ủy tổ chức Hội nghị giao ban quý II, triển khai nhiệm vụ quý III năm 2031.",
            ["Ban Tuyên giáo và Dân vận Tỉnh ủy"],
            "Hội nghị giao ban quý II, triển khai nhiệm vụ quý III năm 2031",
        ),
        (
            "Ngày 9/9/2031, Đảng ủy xã Bản Mây dự hội nghị trực tuyến do Hội Nông dân tỉnh tổ chức.",
            ["Hội Nông dân tỉnh"],
            "hội nghị trực tuyến",
        ),
        (
            "Sáng 2/2/2031, Bí thư Huyện ủy Lê Thị Na chủ trì hội nghị giao ban tháng 1.",
            [],
            "hội nghị giao ban tháng 1",
        ),
        (
            "Chiều ngày 9/11/2031 tại thôn Mây, xã Bến Trăng, Ủy ban MTTQ huyện Sông Cái tổ chức Ngày hội Đại đoàn kết.",
            ["Ủy ban MTTQ huyện Sông Cái"],
            "Ngày hội Đại đoàn kết",
        ),
        (
            "Chiều 5/6/2031, Ủy ban MTTQ xã Bản Mây tổ chức hội nghị đối thoại với nhân dân thôn Mây, 80 người tham dự.",
            ["Ủy ban MTTQ xã Bản Mây"],
            "hội nghị đối thoại với nhân dân thôn Mây",
        ),
        (
            "Tối 9/11/2031, Ban Công tác Mặt trận khu dân cư Mây, phường Đồi Chè tổ chức Ngày hội Đại đoàn kết.",
            ["Ban Công tác Mặt trận khu dân cư Mây"],
            "Ngày hội Đại đoàn kết",
        ),
        (
            "Chiều 23/6/2031, HĐND phường Đồi Chè, khóa VII, nhiệm kỳ 2031-2036 tổ chức kỳ họp thứ hai.",
            ["HĐND phường Đồi Chè"],
            "kỳ họp thứ hai",
        ),
        (
            "Ngày 4/5/2031, Đoàn giám sát của Ủy ban MTTQ xã Bản Mây tiến hành giám sát việc thực hiện dân chủ tại thôn Mây.",
            ["Ủy ban MTTQ xã Bản Mây"],
            "giám sát việc thực hiện dân chủ",
        ),
    ],
)
def test_organisers_and_name_are_exact(sentence, organisers, name):
    event = said(sentence).events[0]
    assert [o.text for o in event.organisers] == organisers
    assert event.name.text == name


def test_a_missing_year_stays_open_and_blocks():
    frames = said("Sáng 30/3, Đảng ủy xã Bản Mây tổ chức hội nghị giao ban.")
    assert (frames.events[0].when.start, frames.events[0].when.year_basis) == ("????-03-30", None)
    assert [(q.code, q.blocks) for q in frames.questions] == [("missing_year", True)]


@pytest.mark.parametrize(
    ("opening", "month"),
    [
        ("Tháng 6/2031, ", "Tháng 6/2031"),
        ("Trong tháng 6 năm 2031, ", "tháng 6 năm 2031"),
        ("Vào cuối tháng 6 ", "tháng 6"),
    ],
)
def test_a_month_without_its_day_is_told_and_blocks(opening, month):
    frames = said(f"{opening}Đảng ủy xã Bản Mây tổ chức hội nghị giao ban. Nghị quyết ban hành tháng 3/2030.")
    assert (frames.events[0].when, [o.text for o in frames.events[0].organisers]) == (None, ["Đảng ủy xã Bản Mây"])
    asked = next(q for q in frames.questions if q.code == "missing_date")
    assert (asked.sentence, asked.blocks) == (f"Bài chỉ ghi “{month}”, không ghi ngày diễn ra. Hãy nhập ngày.", True)
    assert len(asked.spans) == 1


def test_a_year_in_the_name_is_used_with_its_basis():
    when = said("Chiều 2/11, Đảng ủy xã Bản Mây tổ chức tập huấn dân vận năm 2031.").events[0].when
    assert (when.start, when.day_part, when.year_basis, when.year_piece.text) == (
        "2031-11-02",
        "afternoon",
        "sentence",
        "năm 2031",
    )


def test_a_range_of_days_keeps_both_ends():
    when = said("Trong 2 ngày 15 - 16/9/2031, Đảng ủy xã Bản Mây tổ chức lớp tập huấn.").events[0].when
    assert (when.start, when.end, when.precision) == ("2031-09-15", "2031-09-16", "range")


def test_an_event_that_opens_itself_is_named_before_the_verb():
    event = said(
        "Sáng 26/12/2031, Đại hội đại biểu Hội Nông dân xã Bản Mây lần thứ II đã khai mạc tại Nhà văn hóa xã, với sự tham gia của 95 đại biểu."
    ).events[0]
    assert (event.type, event.name.text) == ("congress", "Đại hội đại biểu Hội Nông dân xã Bản Mây lần thứ II")
    assert (event.organisers, event.attendees.value, [c.piece.text for c in event.audience]) == (
        [],
        95,
        ["95 đại biểu"],
    )


def test_an_earlier_event_in_the_text_is_not_the_event():
    frames = read(
        "Hội nghị ở Bản Mây\nSáng 9/5/2031, Đảng ủy xã Bản Mây tổ chức hội nghị đối thoại với nhân dân.\n"
        "Trước đó, ngày 5/5/2031, UBND xã Bản Mây đã tổ chức họp thôn."
    )
    assert [e.type for e in frames.events] == ["dialogue"]


def test_two_events_on_one_page_are_both_shown_and_asked_about():
    frames = read(
        "Tin các xã\nSáng 9/5/2031, Đảng ủy xã Bản Mây tổ chức hội nghị đối thoại với nhân dân.\n"
        "Sáng 10/5/2031, Đảng ủy phường Đồi Chè tổ chức Hội nghị giao ban tháng 4."
    )
    assert [(e.type, e.organisers[0].text, e.unit.text) for e in frames.events] == [
        ("dialogue", "Đảng ủy xã Bản Mây", "xã Bản Mây"),
        ("briefing", "Đảng ủy phường Đồi Chè", "phường Đồi Chè"),
    ]
    assert "two_events" in {q.code for q in frames.questions}


def test_an_election_and_an_award_are_children_and_mentions_only():
    frames = read(
        "Đại hội chi hội\nNgày 3/4/2031, Chi hội Nông dân thôn Mây tổ chức đại hội nhiệm kỳ 2031 - 2033.\n"
        "Đại hội bầu đồng chí Lê Thị Na, Chi hội phó Chi hội Nông dân giữ chức Chi hội trưởng nhiệm kỳ 2031 - 2033.\n"
        "Dịp này, Hội Nông dân xã đã khen thưởng 03 hộ, 07 cá nhân có thành tích."
    )
    assert [(e.type, e.part_of) for e in frames.events] == [("congress", None), ("election", 0), ("commendation", 0)]
    assert [(n.name, n.piece.text) for n in frames.elected] == [("Lê Thị Na", "Chi hội trưởng")]
    assert [n.piece.text for n in frames.commendations] == ["khen thưởng 03 hộ, 07 cá nhân"]
    assert [p.piece.text for p in frames.people[0].posts] == ["Chi hội phó Chi hội Nông dân"]


def test_elected_persons_are_told_by_their_verbs():
    frames = read(
        "Kỳ họp HĐND xã\nSáng 3/4/2031, HĐND xã Bản Mây tổ chức kỳ họp thứ nhất.\n"
        "Ông Lê Văn Bình trúng cử chức danh Chủ tịch HĐND xã; ông Trần Văn Tư được bầu làm Phó Chủ tịch HĐND xã."
    )
    assert [(n.name, n.piece.text) for n in frames.elected] == [
        ("Lê Văn Bình", "Chủ tịch HĐND xã"),
        ("Trần Văn Tư", "Phó Chủ tịch HĐND xã"),
    ]
    assert [(p.name, p.private, p.posts) for p in frames.people] == [
        ("Lê Văn Bình", False, []),
        ("Trần Văn Tư", False, []),
    ]


def test_a_page_without_an_event_says_so():
    frames = read("Gương sáng bản Mây\nBà con kể về những vụ mùa đã qua.")
    assert (frames.events, [q.code for q in frames.questions]) == ([], ["no_event"])


def test_the_venue_is_read_before_the_organiser():
    event = said("Ngày 5/6/2031, tại Nhà văn hóa thôn Mây, Chi bộ thôn Mây tổ chức hội nghị đối thoại.").events[0]
    assert event.venue.text == "Nhà văn hóa thôn Mây"
