"""Persons: three passes, shared honorifics, captions; places, authors and private citizens stay out."""

import pytest

from danvan.intake.frames import read_page, to_json
from tests.intake.pages import page, posts_of, read, said


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Dự có đồng chí Lê Thị Na, Bí thư Đảng ủy xã.", {"Lê Thị Na": ["Bí thư Đảng ủy xã"]}),
        ("Đ/c Trần Văn Tư - Chủ tịch UBND xã dự.", {"Trần Văn Tư": ["Chủ tịch UBND xã"]}),
        ("Lê Thị Na – Phó Chủ tịch HĐND xã phát biểu.", {"Lê Thị Na": ["Phó Chủ tịch HĐND xã"]}),
        (
            "Chủ tịch UBND phường Đồi Chè Nguyễn Văn Nam nhấn mạnh nhiệm vụ.",
            {"Nguyễn Văn Nam": ["Chủ tịch UBND phường Đồi Chè"]},
        ),
        (
            "Trưởng Ban Dân vận Tỉnh ủy Phạm Thị Hoa kết luận hội nghị.",
            {"Phạm Thị Hoa": ["Trưởng Ban Dân vận Tỉnh ủy"]},
        ),
        (
            "Dự có các đồng chí: Lê Thị Na, Bí thư Đảng ủy; Giàng A Tủa, Trưởng bản Mây.",
            {"Lê Thị Na": ["Bí thư Đảng ủy"], "Giàng A Tủa": ["Trưởng bản Mây"]},
        ),
        ("Các đồng chí Lê Thị Na, Trần Văn Tư và Đỗ Mai dự.", {"Lê Thị Na": [], "Trần Văn Tư": [], "Đỗ Mai": []}),
        (
            "Các đồng chí Ủy viên Ban Thường vụ: Lê Thị Na, Bí thư Đảng ủy; Bùi Văn An, Chủ tịch UBND xã.",
            {
                "Lê Thị Na": ["Ủy viên Ban Thường vụ", "Bí thư Đảng ủy"],
                "Bùi Văn An": ["Ủy viên Ban Thường vụ", "Chủ tịch UBND xã"],
            },
        ),
        ("Đại tá, Tiến sĩ Lê Văn Bình, Chính ủy Bộ CHQS tỉnh dự.", {"Lê Văn Bình": ["Chính ủy Bộ CHQS tỉnh"]}),
        ("Đại biểu HĐND xã ông Trần Văn Tư tiếp xúc cử tri.", {"Trần Văn Tư": ["Đại biểu HĐND xã"]}),
        ("Ban Thường vụ Huyện ủy Sơn Mây tổ chức hội nghị.", {}),  # the bureau of a district, not its member
        ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã Lý Nhân phát biểu.", {}),  # two syllables after "xã": the commune
    ],
)
def test_a_person_is_found_with_posts(sentence, wanted):
    assert posts_of(said(sentence)) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Cả thôn thi đua theo phong cách Hồ Chí Minh.",
        "Ảnh Chủ tịch Hồ Chí Minh treo giữa nhà văn hóa thôn.",
        "Lễ diễn ra tại trường THCS Nguyễn Trãi và đường Trần Cao Vân.",
        "Hiệu trưởng trường THPT Lê Hồng Phong phát biểu.",
        "Chủ tịch UBND huyện Dương Minh Châu phát biểu.",
        "Bài thơ ký bút danh T.L.M treo ở nhà văn hóa.",
        "Bí thư Đoàn Thanh niên xã và Chủ tịch Hội Nông dân dự.",
        "Thành phố Hồ Chí Minh có nhiều mô hình.",
    ],
)
def test_names_that_are_not_persons_present_stay_out(sentence):
    assert posts_of(said(sentence)) == {}


def test_private_citizens_are_marked_and_left_out_of_the_json():
    frames = said("Ông Vàng Văn Xá, người dân bản Mây, và bà Lò Thị Hương được tặng quà.")
    assert [(p.name, p.private) for p in frames.people] == [("Vàng Văn Xá", True), ("Lò Thị Hương", True)]

    class Blank:
        clean_title = clean_lead = ""
        title = lead = author = source = published = None
        body = captions = ()

    assert to_json(frames, Blank(), file="a.txt")["people"] == []


def test_a_person_named_only_in_a_caption_is_found():
    frames = read(
        "Tập huấn ở xã Bản Mây\nSáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn.\n> Đồng chí  Lò Tú Biên - Vụ trưởng Vụ Nghiên cứu, Ban Tổ chức Trung ương truyền đạt."
    )
    assert posts_of(frames) == {"Lò Tú Biên": ["Vụ trưởng Vụ Nghiên cứu, Ban Tổ chức Trung ương"]}
    assert [r.role for r in frames.people[0].roles] == ["speaker:report"]


def test_a_chain_of_posts_before_names_gives_each_name_its_own_post():
    frames = said(
        "Cùng đi có Chủ tịch UBND xã Lê Thị Na, Phó Chủ tịch HĐND xã Trần Văn Tư, Trưởng Công an xã Bùi Văn An."
    )
    assert posts_of(frames) == {
        "Lê Thị Na": ["Chủ tịch UBND xã"],
        "Trần Văn Tư": ["Phó Chủ tịch HĐND xã"],
        "Bùi Văn An": ["Trưởng Công an xã"],
    }


def test_posts_on_both_sides_of_a_name_belong_to_it():
    frames = said("Phó Bí thư Tỉnh ủy Lê Thị Na, Chủ tịch UBND tỉnh dự hội nghị.")
    assert posts_of(frames) == {"Lê Thị Na": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]}


def test_a_listed_pair_shares_the_closing_verb():
    frames = said(
        "Đồng chí Lê Thị Na, Bí thư Đảng ủy; đồng chí Trần Văn Tư, Chủ tịch UBND xã dự và chỉ đạo hội nghị."
    )
    assert [[r.role for r in p.roles] for p in frames.people] == [["guest", "directs"]] * 2


def test_exact_repeats_become_mentions_of_one_person():
    frames = read("Tin\nĐồng chí Lê Thị Na, Bí thư Đảng ủy xã dự.\nLê Thị Na đề nghị các thôn vào cuộc.")
    (person,) = frames.people
    assert [piece.rule for piece in person.mentions] == ["person.honorific", "person.repeat"]


def test_a_capital_honorific_is_no_family_name():
    assert posts_of(said("Ông Phạm Quý - Trưởng Ban Dân vận Thành ủy chủ trì.")) == {
        "Phạm Quý": ["Trưởng Ban Dân vận Thành ủy"]
    }


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Đồng chí Lê Thị Na, Bí thư Đảng ủy xã chủ trì hội nghị.", ["chair"]),
        ("Đến dự có đồng chí Lê Thị Na, Bí thư Đảng ủy xã.", ["guest"]),
        ("Dự và chỉ đạo đại hội có đồng chí Lê Thị Na, Bí thư Đảng ủy xã.", ["guest", "directs"]),
        ("Phát biểu khai mạc, đồng chí Lê Thị Na, Bí thư Đảng ủy xã nêu rõ yêu cầu.", ["speaker:opening address"]),
        ("Đại hội bầu đồng chí Lê Thị Na giữ chức Chi hội trưởng.", ["elected"]),
        ("Chủ trì hội nghị có đồng chí Lê Thị Na, Bí thư Đảng ủy xã.", ["chair"]),
    ],
)
def test_roles_follow_from_the_verbs(sentence, roles):
    (person,) = said(sentence).people
    assert [r.role for r in person.roles] == roles


def test_spans_give_the_surfaces_back():
    text = "Tin\u00a0xã\nĐồng\u00a0chí  Lê\u00a0Thị Na – Phó Bí thư Đảng ủy dự."
    (person,) = read_page(page(text)).people
    assert person.name == "Lê Thị Na"
    assert [text[m.start : m.end] for m in person.mentions] == ["Lê\u00a0Thị Na"]
    assert [text[p.piece.start : p.piece.end] for p in person.posts] == ["Phó Bí thư Đảng ủy"]
