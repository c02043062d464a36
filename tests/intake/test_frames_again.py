"""What one more round of unseen pages taught, in invented sentences."""

import pytest

from danvan.intake.frames import read_frames
from danvan.intake.reading.article import build
from danvan.intake.reading.read import read_pasted
from tests.intake.pages import read, said


def listed(text):
    event = said(text).events[0]
    return [one.piece.text for one in event.audience]


def article_of(text):
    source = read_pasted(text)
    return source, build(source)


LEAD = "Sáng 5/6/2031, Đảng ủy xã Bản Mây tổ chức Hội nghị tổng kết công tác dân vận năm 2031."


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (
            "Tham dự có các đồng chí lãnh đạo Ban Dân vận, các đồng chí trong Ban Chấp hành Đảng bộ và nhân dân thôn Khe Trúc.",
            [
                "các đồng chí lãnh đạo Ban Dân vận",
                "các đồng chí trong Ban Chấp hành Đảng bộ",
                "nhân dân thôn Khe Trúc",
            ],
        ),
        (
            "Tham dự có cán bộ, công chức phụ trách các lĩnh vực, đại diện các thôn và hơn 200 người dân.",
            ["cán bộ, công chức phụ trách các lĩnh vực", "đại diện các thôn", "hơn 200 người dân"],
        ),
        (
            "Tham dự có lãnh đạo xã, các đồng chí Bí thư chi bộ, Trưởng thôn, Trưởng ban công tác Mặt trận thôn.",
            ["lãnh đạo xã", "Bí thư chi bộ", "Trưởng thôn", "Trưởng ban công tác Mặt trận thôn"],
        ),
        (
            "Dự có các đ/c Thường trực Đảng ủy, HĐND xã; Trưởng các thôn.",
            ["các đ/c Thường trực Đảng ủy, HĐND xã", "Trưởng các thôn"],
        ),
        (
            "Tại Hội nghị, có hơn 90 cán bộ các chi hội của xã, tập trung nghiên cứu ba chuyên đề.",
            ["hơn 90 cán bộ các chi hội của xã"],
        ),
        ("Nhiệm kỳ qua, Hội đã giúp thành lập một tổ hợp tác với 22 hội viên tham gia.", []),
        ("Hội nghị đã bầu 10 đồng chí đi dự đại hội cấp trên.", []),
    ],
)
def test_the_categories_as_printed(more, wanted):
    assert listed(f"{LEAD} {more}") == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Chiều 5/3/2031, ông Lê Văn Tý, đại biểu HĐND huyện tiếp xúc cử tri xã Bản Mây, thông báo kết quả kỳ họp thứ 2.",
            ["cử tri xã Bản Mây"],
        ),
        (
            "Sáng 5/3/2031, tại xã Bản Mây, các đại biểu đã tiếp xúc với cử tri các xã: Bản Mây, Bến Trăng và Đồi Chè.",
            ["cử tri các xã: Bản Mây, Bến Trăng và Đồi Chè"],
        ),
    ],
)
def test_deputies_meet_the_voters_of_a_unit_and_organise_nothing(sentence, wanted):
    event = said(sentence).events[0]
    assert event.type == "voter_meeting"
    assert event.organisers == []
    assert [one.piece.text for one in event.audience] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Sáng 5/6/2031, chủ tịch UBND xã Bản Mây đã đối thoại với nhân dân hai thôn.", []),
        ("Sáng 5/6/2031, các ứng cử viên đại biểu Quốc hội tiếp xúc cử tri xã Bản Mây.", []),
        (
            "Sáng 5/6/2031, Ban Công tác Mặt trận Khu phố Suối Tre 7, phường Đồi Chè, TP Sông Mây đã tổ chức Ngày hội Đại đoàn kết.",
            ["Ban Công tác Mặt trận Khu phố Suối Tre 7"],
        ),
        (
            "Sáng 5/6/2031, Hội Cựu chiến binh (CCB) huyện Sông Con (tỉnh Sông Mây) tổ chức lễ ra mắt mô hình.",
            ["Hội Cựu chiến binh (CCB) huyện Sông Con"],
        ),
        (
            "Ngày 5/6/2031, Nhân dân khu phố 6 phường Đồi Chè tưng bừng tổ chức Ngày hội Đại đoàn kết.",
            ["Nhân dân khu phố 6 phường Đồi Chè"],
        ),
    ],
)
def test_organisers_are_bodies(sentence, wanted):
    assert [one.text for one in said(sentence).events[0].organisers] == wanted


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Sáng 5/6/2031, UBND xã Bản Mây tổ chức Hội nghị đôi thoại trực tiếp với Nhân dân.", "dialogue"),
        (
            "Sáng 5/6/2031, UBND xã Bản Mây tổ chức hội nghị tiếp xúc đại biểu HĐND tỉnh với cử tri xã.",
            "voter_meeting",
        ),
        ("Sáng 5/6/2031, đại biểu HĐND tỉnh đã có buổi tiếp xúc với các cử tri quận Đồi Chè.", "voter_meeting"),
        ("Sáng 5/6/2031, Hội Nông dân xã Bản Mây tổ chức hội nghị ra mắt mô hình “Đường hoa”.", "ceremony"),
    ],
)
def test_kinds_by_what_was_held(sentence, kind):
    assert said(sentence).events[0].type == kind


@pytest.mark.parametrize(
    ("more", "value", "bound"),
    [
        ("Hội nghị có 85 đại biểu.", 85, "exact"),
        ("Buổi tiếp xúc không quá 10 cử tri.", 10, "slightly_less"),
        ("Hội nghị có 6 đại biểu phát biểu ý kiến.", None, None),
        ("Nhiệm kỳ qua, Hội thành lập tổ hợp tác với 22 hội viên tham gia.", None, None),
        ("Hội nghị bầu 10 đồng chí đi dự đại hội cấp trên.", None, None),
    ],
)
def test_the_attendance_is_that_of_the_meeting(more, value, bound):
    number = read(f"Tin trong tuần\n{LEAD}\n{more}").events[0].attendees
    assert (number and number.value, number and number.bound) == (value, bound)


def test_a_reception_counts_the_citizens_received():
    event = said(
        "Sáng 5/8/2031, đồng chí Lê Thị Na, Chủ tịch UBND xã chủ trì buổi tiếp công dân định kỳ. Qua xem xét 12 lượt công dân, các ý kiến đều về đất đai."
    ).events[0]
    assert event.attendees.value == 12


def test_a_numbered_hamlet_counts_nothing():
    figures = said("Sáng 5/6/2031, Chi bộ khóm 1 tổ chức Đại hội với 12 đảng viên tham dự.").figures
    assert [one.piece.text for one in figures] == []


@pytest.mark.parametrize(
    "lasting",
    [
        "Trong thời gian từ ngày 5 đến ngày 7/6/2031, học viên nghe 4 chuyên đề.",
        "Lớp diễn ra 3 ngày (từ ngày 5/6 đến ngày 7/6/2031).",
    ],
)
def test_an_event_lasts_until_the_end_printed_elsewhere(lasting):
    found = (
        read(f"Tin\nSáng 5/6/2031, Đảng ủy xã Bản Mây khai giảng lớp tập huấn công tác dân vận.\n{lasting}")
        .events[0]
        .when
    )
    assert (found.start, found.end, found.precision) == ("2031-06-05", "2031-06-07", "range")


def test_a_campaign_of_months_is_no_end_of_the_event():
    found = read(f"Tin\n{LEAD}\nĐợt thi đua từ ngày 5/6 đến ngày 5/9/2031.").events[0].when
    assert found.end == "2031-06-05"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Ông Lê Văn Tý tái cử chức Chủ tịch Hội Nông dân xã Bản Mây, nhiệm kỳ 2031-2036.",
            [("Lê Văn Tý", "Chủ tịch Hội Nông dân xã Bản Mây")],
        ),
        ("Đại hội bầu chi ủy; bà Trần Thị Na trúng cử Bí thư Chi bộ.", [("Trần Thị Na", "Bí thư Chi bộ")]),
        (
            "Hội nghị hiệp thương chức danh Chủ tịch Ủy ban MTTQ xã đối với đồng chí Lê Văn Tý và hiệp thương chức danh Phó Chủ tịch Ủy ban MTTQ xã đối với đồng chí Vũ Thị Mơ.",
            [("Lê Văn Tý", "Chủ tịch Ủy ban MTTQ xã"), ("Vũ Thị Mơ", "Phó Chủ tịch Ủy ban MTTQ xã")],
        ),
    ],
)
def test_who_was_elected_to_which_post(sentence, wanted):
    frames = read(f"Tin trong tuần\n{LEAD}\n{sentence}")
    assert [(one.name, one.piece.text) for one in frames.elected] == wanted
    assert all("elected" in [role.role for role in person.roles] for person in frames.people)


def test_an_award_without_a_number_is_still_told():
    frames = read(f"Tin\n{LEAD}\nDịp này, khu phố tuyên dương các điển hình Người tốt việc tốt, tặng quà học sinh.")
    assert [one.piece.text for one in frames.commendations] == ["tuyên dương các điển hình Người tốt việc tốt"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mở đầu, đại biểu Lê Thị Thúy Na đã báo cáo với cử tri.", {"Lê Thị Thúy Na": []}),
        (
            "Dự có bà Vũ Thị Mơ - Viên chức Nhà hát Trăng Non trình bày chương trình.",
            {"Vũ Thị Mơ": ["Viên chức Nhà hát Trăng Non"]},
        ),
    ],
)
def test_persons_and_posts(text, wanted):
    assert {p.name: [post.piece.text for post in p.posts] for p in said(text).people} == wanted


def test_a_name_that_ends_like_a_word_of_office_is_read_whole():
    frames = read(
        f"Tin\n{LEAD} Về dự có đồng chí Lê Thành Nguyên, Phó Bí thư Đảng ủy.\nĐồng chí Lê Thành Nguyên Phó Bí thư Đảng ủy phát biểu."
    )
    assert [(p.name, [post.piece.text for post in p.posts]) for p in frames.people] == [
        ("Lê Thành Nguyên", ["Phó Bí thư Đảng ủy"])
    ]


def test_one_office_printed_in_two_ways_is_one_post():
    frames = read(
        "Đồng chí Lê Thị Na, Ủy viên Trung ương Đảng tiếp dân\nSáng 5/6/2031, đồng chí Lê Thị Na, Ủy viên BCH Trung ương Đảng chủ trì buổi tiếp công dân."
    )
    assert [post.piece.text for post in frames.people[0].posts] == ["Ủy viên BCH Trung ương Đảng"]


def test_the_leader_of_a_delegation_chairs():
    frames = said(
        "Sáng 5/6/2031, Đoàn giám sát của Ủy ban MTTQ xã do ông Lê Văn Tý - Chủ tịch Ủy ban MTTQ xã làm Trưởng đoàn tiến hành giám sát tại thôn."
    )
    assert [role.role for role in frames.people[0].roles] == ["chair"]


def test_a_page_with_broken_lines_is_read_as_paragraphs():
    source, article = article_of(
        "Đại biểu tiếp xúc cử tri xã Bản Mây\nChiều\nngày 5/6/2031, ông Lê Văn Tý và ông Vũ Văn Ba, đại biểu Hội đồng\nnhân dân (HĐND) huyện, tiếp xúc cử tri xã Bản\nMây, thông báo kết quả kỳ họp thứ 2 HĐND huyện.\nTại\nbuổi tiếp xúc có 6 ý kiến của cử tri về đường sá và nước sạch trong mùa khô."
    )
    frames = read_frames(article, source)
    assert article.author is None
    assert frames.events[0].when.day_part == "afternoon"
    assert [p.name for p in frames.people] == ["Lê Văn Tý", "Vũ Văn Ba"]
    post = frames.people[0].posts[0].piece
    assert source.text[post.start : post.end] == "đại biểu Hội đồng\nnhân dân (HĐND) huyện"


BODY = "Tại hội nghị, các đại biểu đã nghe báo cáo kết quả công tác dân vận và thảo luận nhiều giải pháp cho năm sau."


@pytest.mark.parametrize("debris", ["![]()", ".jpg)", "![ảnh]"])
def test_marks_of_pictures_are_no_paragraph(debris):
    article = article_of(f"Xã Bản Mây tổng kết công tác dân vận\n{LEAD}\n{debris}\n{BODY}")[1]
    assert [part.text for part in article.body] == [BODY]


@pytest.mark.parametrize(
    "caption",
    [
        "Mô hình “Đường hoa” góp phần làm đẹp thôn xóm tại xã Bản Mây. Ảnh: Khe Trúc",
        "Đồng chí Lê Thành Nguyên Phó Bí thư Thường trực Đảng ủy xã",
    ],
)
def test_the_words_under_a_picture_are_a_caption(caption):
    article = article_of(f"Xã Bản Mây tổng kết công tác dân vận\n{LEAD}\n{caption}\n{BODY}")[1]
    assert [part.clean for part in article.captions] == [caption]


def test_the_posting_day_behind_a_repeated_title_is_read():
    article = article_of(
        f"Xã Bản Mây tổng kết công tác dân vận\nXã Bản Mây tổng kết công tác dân vận (07/06/2031)\n{LEAD}\n{BODY}"
    )[1]
    assert article.published.day.isoformat() == "2031-06-07"


def test_an_author_with_a_department_is_a_signature():
    article = article_of(f"Xã Bản Mây tổng kết công tác dân vận\n{LEAD}\n{BODY}\nLê Văn Tý - Phòng Tổ chức bộ máy")[1]
    assert article.author.name == "Lê Văn Tý"


def test_a_paragraph_that_names_the_party_is_no_letterhead():
    article = article_of(f"Xã Bản Mây tổng kết\n{LEAD}\n- Thực hiện Điều lệ Đảng Cộng sản Việt Nam.\n{BODY}")[1]
    assert "- Thực hiện Điều lệ Đảng Cộng sản Việt Nam." in [part.text for part in article.body]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Tham dự họp có đ/c Lê Thị Na, Bí thư Huyện ủy; đ/c Nguyễn\nVăn Hán, Phó Chủ tịch HĐND huyện.",
            ["Lê Thị Na", "Nguyễn Văn Hán"],
        ),
        (
            "Tham dự họp có đ/c Lê Thị Na, Bí thư Huyện ủy; đại diện UBND,\nUBMTTQVN huyện; thủ trưởng các cơ quan.",
            ["Lê Thị Na"],
        ),
    ],
)
def test_a_line_that_cannot_end_goes_on_with_a_capital(text, names):
    source, article = article_of(
        f"Xã Bản Mây họp\nSáng ngày\n5/6/2031, Đảng ủy xã Bản Mây tổ chức Hội nghị giao ban công tác dân vận.\n{text}"
    )
    frames = read_frames(article, source)
    assert frames.events[0].when.start == "2031-06-05"
    assert [p.name for p in frames.people] == names
    assert len(article.body) == 1


def test_a_range_with_points_is_a_range():
    when = said("Từ ngày 26-29.4.2031, Đảng ủy xã Bản Mây tổ chức lớp bồi dưỡng.").events[0].when
    assert (when.start, when.end) == ("2031-04-26", "2031-04-29")


def test_what_comes_after_lately_is_who_organises():
    event = said(
        "Thực hiện kế hoạch công tác của Thường trực HĐND, sáng 5/6/2031, vừa qua Ban Pháp chế HĐND huyện đã tiến hành kiểm tra hoạt động của các xã."
    ).events[0]
    assert [one.text for one in event.organisers] == ["Ban Pháp chế HĐND huyện"]


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (
            "Cùng dự làm việc có Phó Chủ tịch UBND tỉnh Lê Văn Tý và lãnh đạo huyện Sông Con.",
            ["lãnh đạo huyện Sông Con"],
        ),
        ("Phần thể hiện của 18 đội thi với gần 400 thí sinh tham gia rất sôi nổi.", ["gần 400 thí sinh"]),
        ("Kết thúc hội thi, Ban tổ chức trao 1 giải nhất và 3 giải ba cho các đội tham gia.", []),
        (
            "Dự có lãnh đạo các sở; lãnh đạo Ban Dân vận các huyện ủy và các tác giả đoạt giải.",
            ["lãnh đạo các sở", "lãnh đạo Ban Dân vận các huyện ủy và các tác giả đoạt giải"],
        ),
    ],
)
def test_further_categories(more, wanted):
    assert listed(f"{LEAD} {more}") == wanted


def test_a_short_form_in_brackets_does_not_end_the_posts():
    people = said("Dự có bà Lê Thị Na - Ủy viên Ban Thường vụ Đảng ủy (UVTV ĐU), Phó Chủ tịch HĐND xã.").people
    assert [post.piece.text for post in people[0].posts][-1] == "Phó Chủ tịch HĐND xã"


@pytest.mark.parametrize(
    "post",
    [
        "Tổng Giám đốc Công ty Cổ phần Trăng Non",
        "Đồn trưởng Đồn Biên phòng cửa khẩu quốc tế Bản Mây",
        "Trưởng Ban Quản lý rừng phòng hộ Sông Mây",
        "Trưởng ban điều hành khu phố 3",
        "Trưởng Ban Công tác Mặt trận khu dân cư số 5",
        "Trưởng Ban vì sự tiến bộ phụ nữ huyện",
        "Trưởng ban Tuyên giáo - Nữ công, LĐLĐ tỉnh",
        "Bí thư Đảng ủy MTTQ, các đoàn thể tỉnh",
        "Phó BT Đảng ủy",
        "Phó Trưởng phòng Bảo trợ xã hội",
        "Trưởng Thuế cơ sở 5",
    ],
)
def test_a_post_goes_to_the_end_of_its_body(post):
    people = said(f"Dự có ông Lê Văn Tý, {post} phát biểu tại hội nghị.").people
    assert [one.piece.text for one in people[0].posts] == [post]


def test_a_degree_between_name_and_post_is_no_post():
    people = said(
        "Các đại biểu được ông Lê Văn Tý, ThS Công tác xã hội, Phó Trưởng phòng Nội vụ trình bày 4 chuyên đề."
    ).people
    assert [(p.name, [one.piece.text for one in p.posts]) for p in people] == [
        ("Lê Văn Tý", ["Phó Trưởng phòng Nội vụ"])
    ]


def test_those_put_into_office_are_no_private_citizens():
    people = said("Đại hội hiệp thương cử 3 phó chủ tịch gồm: bà Lê Thị Na, ông Vũ Văn Tý và ông Trần Văn Bá.").people
    assert [p.name for p in people if not p.private] == ["Lê Thị Na", "Vũ Văn Tý", "Trần Văn Bá"]


def test_who_acts_at_a_congress_is_no_list_of_those_present():
    assert (
        listed(
            f"{LEAD} Đồng chí Lê Văn Tý, Bí thư Đảng ủy đã điều hành phần bầu Đoàn Chủ tịch; Đoàn thư ký; Ban Thẩm tra tư cách đại biểu dự đại hội."
        )
        == []
    )


def test_the_stop_of_a_shortened_town_does_not_end_the_sentence_of_the_year():
    when = (
        said(
            "Chiều 28/2, Đồn Biên phòng Bến Trăng phối hợp với UBND TT. Bến Trăng tổ chức Ngày hội Biên phòng năm 2031."
        )
        .events[0]
        .when
    )
    assert when.start == "2031-02-28"


def test_those_counted_beside_a_guest_are_the_attendance():
    event = read(
        f"Tin\n{LEAD}\nĐến dự có bà Lê Thị Na, Chủ tịch Hội cùng 100 đại biểu là cán bộ chi hội của 11 xã; 6 đơn vị trực thuộc."
    ).events[0]
    assert event.attendees.value == 100


@pytest.mark.parametrize(
    "post",
    [
        "Chủ tịch Ủy ban Bầu cử đại biểu Quốc hội và đại biểu HĐND tỉnh",
        "Trưởng Tiểu ban An ninh, Trật tự và Y tế của Hội đồng bầu cử Quốc gia",
        "Phó Trưởng ban trực Ban Chỉ đạo bầu cử tỉnh",
        "Tổ trưởng Tổ Bầu cử số 5",
        "Trưởng Tiểu ban Tuyên truyền Ủy ban bầu cử tỉnh",
        "Chủ nhiệm Chính trị Bộ Tư lệnh Quân khu 2",
        "Chủ tịch Ủy ban Đoàn kết Công giáo tỉnh",
        "Chủ tịch Hội Nạn nhân chất độc da cam/dioxin huyện",
        "Hiệu trưởng Trường PTDT bán trú THCS Bản Mây",
        "Bí thư Đảng bộ bộ phận khu phố 4",
        "Vụ trưởng Vụ Dân chủ cơ sở - Ban Dân vận Trung ương",
    ],
)
def test_posts_of_elections_forces_and_associations(post):
    people = said(f"Dự có ông Lê Văn Tý, {post} phát biểu tại hội nghị.").people
    assert [one.piece.text for one in people[0].posts] == [post]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Sáng 5/6/2031, Đoàn giám sát, kiểm tra công tác bầu cử của Ủy ban Thường vụ Quốc hội do đồng chí Lê Thị Na, Phó Chủ tịch Quốc hội làm trưởng đoàn đã tiến hành giám sát tại tỉnh Sông Mây.",
            ["Ủy ban Thường vụ Quốc hội"],
        ),
        (
            "Sáng 5/6/2031, Đoàn giám sát của Hội đồng nhân dân xã Bản Mây do bà Lê Thị Na làm trưởng đoàn đã có buổi làm việc tại thôn Sáu.",
            [],
        ),
        (
            "Ngày 5/6/2031, Tổ Kiểm tra số 4 do đồng chí Lê Văn Tý – PCT UBND huyện làm Tổ trưởng đã tiến hành kiểm tra việc thực hiện quy chế dân chủ.",
            ["Tổ Kiểm tra số 4"],
        ),
        ("Sáng 5/6/2031, Văn phòng HĐND và UBND xã tổ chức Hội nghị giao ban.", ["Văn phòng HĐND và UBND xã"]),
    ],
)
def test_organisers_of_delegations_and_joint_offices(sentence, wanted):
    assert [one.text for one in said(sentence).events[0].organisers] == wanted


def test_who_receives_a_delegation_is_listed():
    more = "Tiếp và làm việc với đoàn về phía xã có các đồng chí: Lê Văn Tý - Bí thư Đảng ủy và các đồng chí Ủy viên Ban Thường vụ Đảng ủy."
    assert [text.removeprefix("các đồng chí ") for text in listed(f"{LEAD} {more}")] == [
        "Ủy viên Ban Thường vụ Đảng ủy"
    ]


@pytest.mark.parametrize("name", ["Chẩu Văn Na", "Lô Thị Na", "Bh'riu Liếc"])
def test_names_of_the_mountains_are_read_whole(name):
    assert [p.name for p in said(f"Dự có đồng chí {name}, Bí thư Đảng ủy.").people] == [name]


@pytest.mark.parametrize("name", ["Chẩu Văn Na", "Lô Thị Na"])
def test_a_rare_family_name_behind_a_post_is_read_whole(name):
    assert [p.name for p in said(f"Phát biểu tại hội nghị, Bí thư Đảng ủy xã {name} nhấn mạnh.").people] == [name]


def test_a_stop_without_a_blank_ends_the_sentence_before_the_guests():
    text = "Ngày 5/6/2031, Đảng ủy xã tổ chức Hội nghị tổng kết năm 2030, nhiệm vụ năm 2031.Về dự có đồng chí Lê Văn Tý, Bí thư Đảng ủy."
    found = said(text)
    assert found.events[0].name.text.endswith("nhiệm vụ năm 2031")
    assert [(one.name, [role.role for role in one.roles]) for one in found.people] == [("Lê Văn Tý", ["guest"])]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Đến dự có đồng chí Lê Văn Tý - Bí thư Đảng ủy, Chủ trì hội nghị; đồng chí Lô Thị Na - Phó Bí thư.", [["guest", "chair"], ["guest"]]),
        ("Những người ứng cử thuộc đơn vị bầu cử số 2 do ông Lê Văn Tý, Phó Bí thư Đảng ủy làm Tổ trưởng đã tiếp xúc cử tri.", [["chair"]]),
    ],
)  # fmt: skip
def test_parts_of_guests_and_of_who_leads(text, roles):
    assert [[role.role for role in one.roles] for one in said(text).people] == roles
