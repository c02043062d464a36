"""What fresh pages taught: chains of posts, lists, organisers, kinds and years, in invented sentences."""

import pytest

from danvan.intake.frames import read_frames
from danvan.intake.reading.article import build
from danvan.intake.reading.read import read_pasted
from tests.intake.pages import read, said
from tests.intake.papers import BODY, TITLE


def people(text):
    return {p.name: [post.piece.text for post in p.posts] for p in said(text).people}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Dự có bà Lê Thị Na, Trưởng đoàn đại biểu Quốc hội tỉnh và ông Vũ Văn Tý, CT UBND xã.",
            {"Lê Thị Na": ["Trưởng đoàn đại biểu Quốc hội tỉnh"], "Vũ Văn Tý": ["CT UBND xã"]},
        ),
        (
            "Dự có Trần Văn Bá - Phó Bí thư Đảng ủy và Lê Thị Na - Chủ tịch HĐND xã.",
            {"Trần Văn Bá": ["Phó Bí thư Đảng ủy"], "Lê Thị Na": ["Chủ tịch HĐND xã"]},
        ),
        (
            "Chủ trì có các Phó Chủ tịch UBND tỉnh: Lê Thị Na, Trần Văn Bá, Vũ Văn Tý chủ trì hội nghị.",
            {name: ["Phó Chủ tịch UBND tỉnh"] for name in ("Lê Thị Na", "Trần Văn Bá", "Vũ Văn Tý")},
        ),
        (
            "Bế mạc hội thi, Chủ tịch Hội Nông dân tỉnh, Trưởng ban Tổ chức hội thi - Trần Văn Bá đánh giá cao.",
            {"Trần Văn Bá": ["Chủ tịch Hội Nông dân tỉnh", "Trưởng ban Tổ chức hội thi"]},
        ),
        (
            "Đồng chí Lê Thị Na, Trưởng ban chỉ đạo thực hiện Quy chế dân chủ xã dự.",
            {"Lê Thị Na": ["Trưởng ban chỉ đạo thực hiện Quy chế dân chủ xã"]},
        ),
    ],
)
def test_posts_in_chains_belong_to_their_person(text, wanted):
    assert people(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Đoàn giám sát của Ủy ban MTTQ huyện do bà Lê Thị Na làm Trưởng đoàn tiến hành giám sát việc tiếp công dân.",
            ("supervision", ["Ủy ban MTTQ huyện"]),
        ),
        (
            "Đảng bộ Đoàn đại biểu Quốc hội và HĐND tỉnh tổ chức Đại hội.",
            ("congress", ["Đảng bộ Đoàn đại biểu Quốc hội và HĐND tỉnh"]),
        ),
        ("Cụm thi đua số 2 gồm: xã A, xã B tổ chức hội nghị sơ kết.", ("review", ["Cụm thi đua số 2"])),
        ("Hội nghị Ban Chấp hành lần thứ mười đã chính thức khai mạc.", ("conference", [])),
        (
            "Thường trực HĐND xã tổ chức hội nghị triển khai Kế hoạch tiếp xúc cử tri.",
            ("conference", ["Thường trực HĐND xã"]),
        ),
        ("Đảng ủy xã tổ chức ra quân làm công tác dân vận.", ("ceremony", ["Đảng ủy xã"])),
    ],
)
def test_kind_and_organisers_of_fresh_sentences(text, wanted):
    event = said(f"Ngày 3/4/2031, {text}").events[0]
    assert (event.type, [one.text for one in event.organisers]) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Tham dự gồm hơn 140 đại biểu là đại diện Đảng ủy các xã; thành viên khối dân vận các xã.",
            ["đại diện Đảng ủy các xã", "thành viên khối dân vận các xã"],
        ),
        (
            "Đến dự có bà Lê Thị Na, Bí thư Đảng ủy; đại diện các ban, ngành xã và gần 200 học viên.",
            ["đại diện các ban, ngành xã", "gần 200 học viên"],
        ),
        (
            "Các đồng chí Thường trực Đảng ủy xã và đông đảo nhân dân đã tham dự ngày hội.",
            ["Các đồng chí Thường trực Đảng ủy xã", "đông đảo nhân dân"],
        ),
        ("Có 63 người tham dự.", []),
        (
            "Tại điểm cầu xã: đồng chí Lê Thị Na, Bí thư Đảng ủy, cán bộ Ủy ban MTTQ xã dự hội nghị.",
            ["cán bộ Ủy ban MTTQ xã"],
        ),
        (
            "Dự có lãnh đạo UBND xã; Ban giám hiệu các trường học và đông đảo bà con.",
            ["lãnh đạo UBND xã", "Ban giám hiệu các trường học và đông đảo bà con"],
        ),
    ],
)
def test_lists_of_fresh_sentences(text, wanted):
    frames = said(f"Sáng 3/4/2031, Đảng ủy xã tổ chức tập huấn. {text}")
    assert [one.piece.text for one in frames.events[0].audience] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("268 đại biểu được nghe giới thiệu chuyên đề.", 268),
        ("Dự có bà Lê Thị Na, Bí thư Đảng ủy cùng 19 đồng chí đảng viên trong chi bộ.", 19),
    ],
)
def test_the_number_beside_the_guests_is_the_attendance(text, wanted):
    number = said(f"Sáng 3/4/2031, Chi bộ trường tổ chức đại hội. {text}").events[0].attendees
    assert (number.value if number else None) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Sáng 8/7, Hội Nông dân tỉnh tổ chức sơ kết công tác dân vận 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2031.",
            ("2031-07-08", "sentence"),
        ),
        (
            "Sáng 22/7, Đảng bộ xã Bản Mây tổ chức Đại hội lần thứ I, nhiệm kỳ 2025 – 2030.",
            ("2025-07-22", "first_term"),
        ),
        ("Sáng 22/5, Đảng bộ xã Bản Mây tổ chức Đại hội lần thứ I, nhiệm kỳ 2025 – 2030.", ("????-05-22", None)),
        ("Sáng 22/7, Đảng bộ huyện tổ chức Đại hội lần thứ XX, nhiệm kỳ 2025 – 2030.", ("????-07-22", None)),
    ],
)
def test_the_year_of_fresh_sentences(text, wanted):
    when = said(text).events[0].when
    assert (when.start, when.year_basis) == wanted


def test_whom_an_event_is_for_ends_before_a_part_of_them_or_a_subject():
    first = said(
        "Ngày 9/3/2031, Đảng ủy xã tổ chức bế giảng lớp bồi dưỡng cho 96 quần chúng ưu tú, trong đó có 17 giáo viên."
    ).events[0]
    second = said(
        "Ngày 9/3/2031, UBND xã tổ chức đối thoại với hơn 130 thanh niên về “Người trẻ với đường quê”."
    ).events[0]
    assert [one.piece.text for one in first.audience] == ["96 quần chúng ưu tú"]
    assert [one.piece.text for one in second.audience] == ["hơn 130 thanh niên"]


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        ("Đảng ủy – HĐND – UBND – UBMTTQ phường Đồi Chè", ["Đảng ủy", "HĐND", "UBND", "UBMTTQ phường Đồi Chè"]),
        (
            "Đảng ủy-HĐND-UBND-Ủy ban MTTQ Việt Nam xã Bến Trăng",
            ["Đảng ủy", "HĐND", "UBND", "Ủy ban MTTQ Việt Nam xã Bến Trăng"],
        ),
        ("HĐND/UBND/UBMTTQ xã Bến Trăng", ["HĐND", "UBND", "UBMTTQ xã Bến Trăng"]),
        ("HĐND, UBND phường Đồi Chè", ["HĐND", "UBND phường Đồi Chè"]),
        (
            "Thường trực Đảng ủy - Thường trực HĐND - UBND xã Bản Mây",
            ["Thường trực Đảng ủy", "Thường trực HĐND", "UBND xã Bản Mây"],
        ),
        ("Đảng ủy xã Bản Mây và UBND xã Bản Mây", ["Đảng ủy xã Bản Mây", "UBND xã Bản Mây"]),
        ("Đảng ủy xã Bản Mây - UBND xã Bến Trăng", ["Đảng ủy xã Bản Mây", "UBND xã Bến Trăng"]),
        ("HĐND, UBND xã Bản Mây phối hợp với Hội Nông dân xã", ["HĐND", "UBND xã Bản Mây", "Hội Nông dân xã"]),
    ],
)
def test_bodies_parted_by_any_sign_are_several_organisers(subject, wanted):
    text = f"Sáng 3/4/2031, {subject} tổ chức hội nghị giao ban."
    event = said(text).events[0]
    assert [one.text for one in event.organisers] == wanted
    assert event.unit.text == " ".join(next(one for one in wanted if " xã " in one or " phường " in one).split()[-3:])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Đồng chí Lê Thị Na, báo cáo viên tại hội nghị truyền đạt hai chuyên đề.", {"Lê Thị Na": []}),
        ("Đồng chí Lê Thị Na, báo cáo viên của lớp học trình bày chuyên đề.", {"Lê Thị Na": []}),
        ("Đồng chí Lê Thị Na, báo cáo viên Tỉnh ủy trình bày chuyên đề.", {"Lê Thị Na": ["báo cáo viên Tỉnh ủy"]}),
        (
            "Dự có bà Lê Thị Na, Phó Chủ tịch - Tổng Thư ký Hội Chữ thập đỏ tỉnh Sông Mây.",
            {"Lê Thị Na": ["Phó Chủ tịch - Tổng Thư ký Hội Chữ thập đỏ tỉnh Sông Mây"]},
        ),
        (
            "Dự có bà Lê Thị Na, Phó Chủ tịch, Tổng Thư ký Hội Luật gia tỉnh.",
            {"Lê Thị Na": ["Phó Chủ tịch", "Tổng Thư ký Hội Luật gia tỉnh"]},
        ),
        ("Dự có bà Lê Thị Na, Phó Bí thư - Chủ tịch UBND xã.", {"Lê Thị Na": ["Phó Bí thư", "Chủ tịch UBND xã"]}),
    ],
)
def test_what_a_person_is_only_at_the_meeting_is_no_post_and_a_double_head_is_one(text, wanted):
    assert people(text) == wanted


def test_who_only_reports_at_the_meeting_is_no_category_of_the_audience():
    frames = said(
        "Sáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn. Tham dự có bà Lê Thị Na, báo cáo viên tại hội nghị; trưởng các thôn."
    )
    assert [one.piece.text for one in frames.events[0].audience] == ["trưởng các thôn"]


def test_a_double_head_has_its_title_and_body():
    (post,) = said("Dự có bà Lê Thị Na, Phó Chủ tịch - Tổng Thư ký Hội Chữ thập đỏ tỉnh.").people[0].posts
    assert (post.title, post.body) == ("Phó Chủ tịch - Tổng Thư ký", "Hội Chữ thập đỏ tỉnh")


@pytest.mark.parametrize("stamp", ["01/12/2031", "01/12/2031 08:15"])
def test_the_day_alone_under_the_title_gives_the_year(stamp):
    source = read_pasted(
        f"{TITLE}\n{stamp}\nSáng 28/11, Đảng ủy xã Bản Mây tổ chức hội nghị đối thoại với bà con các thôn về đường liên bản.\n{BODY}"
    )
    when = read_frames(build(source), source).events[0].when
    assert (when.start, when.year_basis) == ("2031-11-28", "posting")


def test_half_days_joined_by_and_are_a_range():
    when = (
        said("Chiều ngày 21 và sáng ngày 22 tháng 11 năm 2031, Đảng ủy xã Bản Mây tổ chức lớp tập huấn.")
        .events[0]
        .when
    )
    assert (when.start, when.end, when.precision, when.day_part) == ("2031-11-21", "2031-11-22", "range", "afternoon")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Sáng 8/7, Đảng ủy xã rà soát việc đã giao năm 2029, tổ chức hội nghị giao ban quý II-2030.",
            ("2030-07-08", "sentence", "quý II-2030"),
        ),
        ("Sáng 9/1, Đảng ủy xã tổ chức hội nghị giao ban quý IV/2030.", ("2031-01-09", "sentence", "quý IV/2030")),
        (
            "Sáng 8/10, Đảng ủy xã nhắc việc giao năm 2028, tổ chức hội nghị giao ban quý I/2030.",
            ("????-10-08", None, None),
        ),
    ],
)
def test_the_quarter_that_follows_gives_the_year_or_none(text, wanted):
    when = said(text).events[0].when
    assert (when.start, when.year_basis, when.year_piece.text if when.year_piece else None) == wanted


@pytest.mark.parametrize("text", ["Dự hội nghị có 92 vị đại biểu.", "Hội nghị có sự tham dự của 92 vị đại biểu."])
def test_delegates_counted_with_vi_are_people(text):
    event = said(f"Sáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức hội nghị. {text}").events[0]
    number = event.attendees
    assert (number.piece.text, number.value, number.bound, number.unit) == ("92 vị đại biểu", 92, "exact", "đại biểu")
    assert [(one.piece.text, one.number.value) for one in event.audience] == [("92 vị đại biểu", 92)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ông Vàng Văn Sơn chủ trì hội nghị.", "chair"),
        ("Phát biểu chỉ đạo hội nghị, ông Vàng Văn Sơn giao việc cho từng thôn.", "speaker:directing speech"),
        ("Ông Vàng Văn Sơn phát biểu khai mạc hội nghị.", "speaker:opening address"),
        ("Ông Vàng Văn Sơn kết luận hội nghị.", "speaker:closing address"),
        ("Ông Vàng Văn Sơn trình bày báo cáo tổng kết.", "speaker:report"),
        ("Phát biểu tại hội nghị, ông Vàng Văn Sơn yêu cầu các thôn rà soát.", "speaker:speech"),
    ],
)
def test_who_acts_in_the_meeting_is_no_private_citizen(text, role):
    assert [(p.name, p.posts, p.private, [r.role for r in p.roles]) for p in said(text).people] == [
        ("Vàng Văn Sơn", [], False, [role])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ông Vàng Văn Sơn cho biết gia đình rất vui khi nhận quà.",
        "Ông Vàng Văn Sơn được hỗ trợ 20 triệu đồng làm nhà.",
        "Bà con ký đơn, đứng đầu là ông Vàng Văn Sơn.",
        "Phát biểu tại hội nghị, ông Vàng Văn Sơn đề nghị xã sớm sửa đường.",
        "Trình bày ý kiến tại hội nghị, ông Vàng Văn Sơn, người dân thôn Mây mong có nước sạch.",
        "Phát biểu tại hội nghị, cử tri ông Vàng Văn Sơn yêu cầu trả lời.",
        "Phát biểu tại buổi trao nhà, ông Vàng Văn Sơn, 74 tuổi, ghi nhận sự giúp đỡ.",
    ],
)
def test_citizens_who_receive_ask_or_sign_stay_private(text):
    assert [(p.name, p.private) for p in said(text).people] == [("Vàng Văn Sơn", True)]


def test_a_day_closed_by_a_stop_opens_the_sentence_that_follows():
    frames = read("Tin\nSáng ngày 22/02/2031. Chi bộ Trường Đồi Chè long trọng tổ chức Đại hội.")
    assert [one.text for one in frames.events[0].organisers] == ["Chi bộ Trường Đồi Chè"]
