"""Posts: exact spans, status, concurrent posts, commas inside a post, bodies written out."""

import pytest

from tests.intake.pages import read, said


def posts(text):
    return said(f"Dự có đồng chí Lê Thị Na, {text}").people[0].posts


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("UVBTV, Trưởng Ban Tổ chức Huyện ủy đánh giá cách làm.", ["UVBTV", "Trưởng Ban Tổ chức Huyện ủy"]),
        ("Bí thư Đảng ủy khối Đảng, đoàn thể Quận 21.", ["Bí thư Đảng ủy khối Đảng, đoàn thể Quận 21"]),
        ("Giám đốc Sở Văn hóa, Thể thao và Du lịch phát biểu.", ["Giám đốc Sở Văn hóa, Thể thao và Du lịch"]),
        ("Trưởng phòng Lao động - Thương binh và Xã hội dự.", ["Trưởng phòng Lao động - Thương binh và Xã hội"]),
        ("Phó Bí thư Đảng ủy - Chủ tịch UBND xã Bản Mây đã dự.", ["Phó Bí thư Đảng ủy", "Chủ tịch UBND xã Bản Mây"]),
        ("Bí thư chi bộ thôn Mây nhiệm kỳ 2030 - 2032.", ["Bí thư chi bộ thôn Mây"]),
        ("Chủ tịch UBND phường Đồi Chè (cũ) trao đổi.", ["Chủ tịch UBND phường Đồi Chè (cũ)"]),
        ("đại biểu HĐND tỉnh khóa XII tiếp xúc cử tri.", ["đại biểu HĐND tỉnh khóa XII"]),
        ("Trưởng Đoàn ĐBQH tỉnh Sông Mây dự.", ["Trưởng Đoàn ĐBQH tỉnh Sông Mây"]),
        (
            "Phó Trưởng ban Thường trực Ban Dân vận Tỉnh ủy thông tin chuyên đề.",
            ["Phó Trưởng ban Thường trực Ban Dân vận Tỉnh ủy"],
        ),
        ("Chủ tịch UBND xã và 50 hội viên.", ["Chủ tịch UBND xã"]),
        ("Trưởng Ban Đại diện Hội Người cao tuổi tỉnh dự.", ["Trưởng Ban Đại diện Hội Người cao tuổi tỉnh"]),
    ],
)
def test_a_post_ends_where_the_verb_or_the_next_post_begins(printed, wanted):
    assert [p.piece.text for p in posts(printed)] == wanted


def test_former_acting_and_concurrent_posts_are_marked():
    found = posts("Nguyên Phó Bí thư Huyện ủy, quyền Chủ tịch UBND xã kiêm Trưởng Khối Dân vận xã.")
    assert [(p.piece.text, p.status, p.concurrent) for p in found] == [
        ("Nguyên Phó Bí thư Huyện ủy", "former", False),
        ("quyền Chủ tịch UBND xã", "acting", False),
        ("Trưởng Khối Dân vận xã", "current", True),
    ]


def test_short_forms_are_written_out_and_the_unit_completes_the_body():
    frames = read(
        "Tập huấn\nSáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn dân vận. Đến dự có đồng chí Lê Thị Na, "
        "UVBTV, Phó Bí thư Đảng ủy, Chủ tịch UBMTTQVN xã."
    )
    assert [(p.title, p.body, p.body_confidence) for p in frames.people[0].posts] == [
        ("Ủy viên Ban Thường vụ", "Đảng ủy xã Bản Mây", "derived"),
        ("Phó Bí thư", "Đảng ủy xã Bản Mây", "derived"),
        ("Chủ tịch", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bản Mây", "derived"),
    ]


def test_a_board_belongs_to_the_body_not_to_the_title():
    (post,) = posts("Phó Trưởng Ban Dân vận Tỉnh ủy.")
    assert (post.title, post.body) == ("Phó Trưởng Ban", "Ban Dân vận Tỉnh ủy")


def test_the_same_post_printed_twice_counts_once():
    frames = read(
        "Tin\nĐồng chí Lê Thị Na, Trưởng ban Dân vận Tỉnh ủy dự.\nĐồng chí Lê Thị Na, Trưởng Ban Dân vận Tỉnh ủy kết luận."
    )
    assert [p.piece.text for p in frames.people[0].posts] == ["Trưởng ban Dân vận Tỉnh ủy"]
