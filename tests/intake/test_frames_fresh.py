"""What fresh pages taught: chains of posts, lists, organisers, kinds and years, in invented sentences."""

import pytest

from tests.intake.pages import read, said


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
        ("Đảng bộ Đoàn đại biểu Quốc hội và HĐND tỉnh tổ chức Đại hội.", ("congress", ["Đảng bộ Đoàn đại biểu Quốc hội và HĐND tỉnh"])),
        ("Cụm thi đua số 2 gồm: xã A, xã B tổ chức hội nghị sơ kết.", ("review", ["Cụm thi đua số 2"])),
        ("Hội nghị Ban Chấp hành lần thứ mười đã chính thức khai mạc.", ("conference", [])),
        ("Thường trực HĐND xã tổ chức hội nghị triển khai Kế hoạch tiếp xúc cử tri.", ("conference", ["Thường trực HĐND xã"])),
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
            "Tham dự gồm hơn 120 đại biểu là đại diện Đảng ủy các xã; thành viên khối dân vận các xã.",
            ["đại diện Đảng ủy các xã", "thành viên khối dân vận các xã"],
        ),
        (
            "Đến dự có bà Lê Thị Na, Bí thư Đảng ủy; đại diện các ban, ngành xã và gần 200 học viên.",
            ["đại diện các ban, ngành xã", "gần 200 học viên"],
        ),
        ("Các đồng chí Thường trực Đảng ủy xã và đông đảo nhân dân đã tham dự ngày hội.", ["Các đồng chí Thường trực Đảng ủy xã", "đông đảo nhân dân"]),
        ("Có 87 người tham dự.", []),
        ("Tại điểm cầu xã: đồng chí Lê Thị Na, Bí thư Đảng ủy, cán bộ Ủy ban MTTQ xã dự hội nghị.", ["cán bộ Ủy ban MTTQ xã"]),
        ("Dự có lãnh đạo UBND xã; Ban giám hiệu các trường học và đông đảo bà con.", ["lãnh đạo UBND xã", "Ban giám hiệu các trường học", "đông đảo bà con"]),
    ],
)
def test_lists_of_fresh_sentences(text, wanted):
    frames = said(f"Sáng 3/4/2031, Đảng ủy xã tổ chức tập huấn. {text}")
    assert [one.piece.text for one in frames.events[0].audience] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("293 đại biểu được nghe giới thiệu chuyên đề.", 293),
        ("Dự có bà Lê Thị Na, Bí thư Đảng ủy cùng 15 đồng chí đảng viên trong chi bộ.", 15),
    ],
)
def test_the_number_beside_the_guests_is_the_attendance(text, wanted):
    number = said(f"Sáng 3/4/2031, Chi bộ trường tổ chức đại hội. {text}").events[0].attendees
    assert (number.value if number else None) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sáng 8/7, Ban Dân vận Tỉnh ủy tổ chức sơ kết công tác dân vận 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2031.", ("2031-07-08", "sentence")),
        ("Sáng 22/7, Đảng bộ xã Bản Mây tổ chức Đại hội lần thứ I, nhiệm kỳ 2025 – 2030.", ("2025-07-22", "first_term")),
        ("Sáng 22/5, Đảng bộ xã Bản Mây tổ chức Đại hội lần thứ I, nhiệm kỳ 2025 – 2030.", ("????-05-22", None)),
        ("Sáng 22/7, Đảng bộ huyện tổ chức Đại hội lần thứ XX, nhiệm kỳ 2025 – 2030.", ("????-07-22", None)),
    ],
)
def test_the_year_of_fresh_sentences(text, wanted):
    when = said(text).events[0].when
    assert (when.start, when.year_basis) == wanted


def test_whom_an_event_is_for_ends_before_a_part_of_them_or_a_subject():
    first = said("Ngày 9/3/2031, Đảng ủy xã tổ chức bế giảng lớp bồi dưỡng cho 115 quần chúng ưu tú, trong đó có 29 giáo viên.").events[0]
    second = said("Ngày 9/3/2031, UBND xã tổ chức đối thoại với hơn 100 thanh niên về “Vai trò của thanh niên”.").events[0]
    assert [one.piece.text for one in first.audience] == ["115 quần chúng ưu tú"]
    assert [one.piece.text for one in second.audience] == ["hơn 100 thanh niên"]


def test_a_day_closed_by_a_stop_opens_the_sentence_that_follows():
    frames = read("Tin\nSáng ngày 22/02/2031. Chi bộ Trường Đồi Chè long trọng tổ chức Đại hội.")
    assert [one.text for one in frames.events[0].organisers] == ["Chi bộ Trường Đồi Chè"]
