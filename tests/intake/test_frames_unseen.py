"""What a further round of unseen pages taught, in invented sentences."""

import pytest

from danvan.intake.frames import read_frames
from danvan.intake.reading.article import build
from danvan.intake.reading.read import read, read_pasted
from tests.intake.pages import said


def people(text):
    return {p.name: [post.piece.text for post in p.posts] for p in said(text).people}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Dự có đồng chí Lê Thị Na – UVBTVHU, Chủ tịch HĐND huyện; NGƯT, TS Vũ Văn Tý, Phó Hiệu trưởng.",
            {"Lê Thị Na": ["UVBTVHU", "Chủ tịch HĐND huyện"], "Vũ Văn Tý": ["Phó Hiệu trưởng"]},
        ),
        (
            "Dự có ThS Lê Thị Na, Vụ trưởng - Trưởng Cơ quan Thường trực Ban Dân vận.",
            {"Lê Thị Na": ["Vụ trưởng", "Trưởng Cơ quan Thường trực Ban Dân vận"]},
        ),
        (
            "Dự có đồng chí LÊ THỊ NA, Bí thư Đảng ủy; đ/c TRẦN VĂN BÁ - Chủ tịch UBND xã.",
            {"LÊ THỊ NA": ["Bí thư Đảng ủy"], "TRẦN VĂN BÁ": ["Chủ tịch UBND xã"]},
        ),
        (
            "Ông Trần Văn Bá – nguyên Trưởng ban Dân vận Huyện ủy làm báo cáo viên.",
            {"Trần Văn Bá": ["nguyên Trưởng ban Dân vận Huyện ủy"]},
        ),
        (
            "Đồng chí Lê Thị Na, Chủ tịch Hội Nông dân xã Bản Mây, huyện Sông Con phát biểu.",
            {"Lê Thị Na": ["Chủ tịch Hội Nông dân xã Bản Mây, huyện Sông Con"]},
        ),
        (
            "Đồng chí Lê Thị Na, cán bộ Ban Xây dựng Đảng trình bày chuyên đề; cán bộ Ban Dân vận cùng dự.",
            {"Lê Thị Na": ["cán bộ Ban Xây dựng Đảng"]},
        ),
    ],
)
def test_posts_and_names_as_printed(text, wanted):
    assert people(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Dự có lãnh đạo xã; bí thư các chi bộ trực thuộc với tổng số 156 đại biểu.",
            (156, ["lãnh đạo xã", "bí thư các chi bộ trực thuộc"]),
        ),
        (
            "Dự có lãnh đạo hai xã, đặc biệt có mặt hơn 50 bà con nhân dân của hai xã.",
            (50, ["lãnh đạo hai xã", "hơn 50 bà con nhân dân của hai xã"]),
        ),
        ("Dịp này, UBND xã đã tặng giấy khen cho 7 tập thể và 4 cá nhân tham gia phong trào.", (None, [])),
        ("Cụm A có 12 xã với 19 thí sinh; cụm B có 10 xã với 17 thí sinh tham gia.", (None, [])),
        ("Dự có NGƯT, TS Vũ Văn Tý, Phó Hiệu trưởng; đại diện các đơn vị.", (None, ["đại diện các đơn vị"])),
    ],
)
def test_who_came(text, wanted):
    event = said(f"Ngày 3/4/2031, UBND xã tổ chức hội nghị tổng kết. {text}").events[0]
    value = event.attendees.value if event.attendees else None
    assert (value, [one.piece.text for one in event.audience]) == wanted


def test_the_other_side_of_a_dialogue_is_a_list_only_where_it_is_counted():
    event = said("Ngày 3/4/2031, UBND xã tổ chức đối thoại với đoàn viên, hội viên và nhân dân năm 2031.").events[0]
    assert event.audience == []
    event = said("Ngày 3/4/2031, UBND xã tổ chức đối thoại với hơn 90 hội viên, đại diện cho 2.000 hội viên.").events[
        0
    ]
    assert [one.piece.text for one in event.audience] == ["hơn 90 hội viên"]
    assert event.attendees.value == 90


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("Thứ sáu, 07/11/2031 - 16:45", "2031-11-07"),  # the very day
        ("Thứ hai, 10/11/2031 - 16:45", "2031-11-07"),  # three days later
        ("Thứ sáu, 19/12/2031 - 16:45", "????-11-07"),  # an upper bound only
    ],
)
def test_a_header_on_the_day_of_the_event_gives_the_year(head, wanted):
    text = f"{head}\nXã đối thoại với nhân dân\nSáng nay (7/11), UBND xã Bản Mây tổ chức hội nghị đối thoại với các hộ dân thôn Thượng về dự án mở đường."
    source = read_pasted(text)
    assert read_frames(build(source), source, None).events[0].when.start == wanted


def test_a_posting_time_glued_to_the_title_is_no_title():
    text = "Đại hội Chi bộ thôn Thượng (14/12/2031 17:45)\n\nSáng 13/12, Chi bộ thôn Thượng tổ chức Đại hội nhiệm kỳ 2032 - 2034 với 30 đảng viên tham dự."
    article = build(read_pasted(text))
    assert (article.clean_title, str(article.published.day if article.published else article.page_date.day)) == (
        "Đại hội Chi bộ thôn Thượng",
        "2031-12-14",
    )


@pytest.mark.parametrize("name", ["Anh Tuấn", "Thu Trang"])
def test_a_name_under_the_text_signs_it(name):
    text = f"Xã Bản Mây họp dân\n\nSáng 3/4/2031, UBND xã Bản Mây tổ chức họp dân thôn Thượng để bàn việc làm đường. Ông Trần Văn Bá chủ trì.\n{name}"
    assert build(read_pasted(text)).author.name == name


def test_a_paragraph_that_points_to_its_picture_stays_a_paragraph():
    text = "Công an xã lắng nghe dân\n\nTrong các ngày từ ngày 2- 5/8/2031, Công an xã Bản Mây tổ chức diễn đàn lắng nghe ý kiến nhân dân tại các thôn (ảnh).\n\nQua diễn đàn, Công an xã tiếp thu nhiều ý kiến của nhân dân về an ninh trật tự."
    assert build(read_pasted(text)).clean_lead.startswith("Trong các ngày")


def test_a_window_title_that_names_no_article_is_passed_over():
    page = (
        "<html><head><title>Chi tiết tin</title></head><body><div class='tieude'>Khai mạc lớp dân vận chính quyền</div>"
        "<div class='noidung'><p>Sáng 21/5/2031, Sở Nội vụ khai mạc lớp bồi dưỡng dân vận chính quyền cho 62 công chức.</p>"
        "<p>Lớp học có 6 chuyên đề, mỗi chuyên đề do một giảng viên của Trường Chính trị tỉnh trình bày trong một buổi.</p>"
        "</div></body></html>"
    )
    assert build(read(page.encode())).clean_title == "Khai mạc lớp dân vận chính quyền"
