"""Persons, posts and parts in the shapes of pages nobody tuned on: offices taken, lists, places, shortened titles."""

import pytest

from tests.intake.pages import read


def page(body, title="Tin của xã Bản Mây"):
    return read(f"{title}\nSáng 3/4/2031, xã Bản Mây tổ chức hội nghị tổng kết công tác dân vận.\n{body}")


def people(body):
    return {
        person.name: ([post.piece.text for post in person.posts], {role.role for role in person.roles})
        for person in page(body).people
        if not person.private
    }


def elected(body):
    return [(note.name, note.piece.text) for note in page(body).elected]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Cử tri đã biểu quyết bầu ông Lê Văn Nương giữ chức vụ trưởng thôn Suối Lụa nhiệm kỳ 2031-2033.",
            [("Lê Văn Nương", "trưởng thôn Suối Lụa")],
        ),
        (
            "Đại hội đã hiệp thương cử 34 vị tham gia Ủy ban. Ông Lê Văn Nương – giữ chức Chủ tịch Ủy ban MTTQ xã Bản Mây.",
            [("Lê Văn Nương", "Chủ tịch Ủy ban MTTQ xã Bản Mây")],
        ),
        (
            "Ông Lê Văn Nương tiếp tục được đại hội tín nhiệm giữ chức Chủ tịch Hội Nông dân xã.",
            [("Lê Văn Nương", "Chủ tịch Hội Nông dân xã")],
        ),
        (
            "Hội nghị đã hiệp thương bầu bà Lê Thị Na, Bí thư Đảng ủy xã là Phó Chủ tịch không chuyên trách Hội Chữ thập đỏ huyện.",
            [("Lê Thị Na", "Phó Chủ tịch không chuyên trách Hội Chữ thập đỏ huyện")],
        ),
        (
            "Các đồng chí: Lê Thị Na, Trần Văn Bá, Đỗ Thị Mận được bầu là Phó Chủ tịch Hội.",
            [(name, "Phó Chủ tịch Hội") for name in ("Lê Thị Na", "Trần Văn Bá", "Đỗ Thị Mận")],
        ),
        (
            "Hội nghị bầu bà Lê Thị Na giữ chức Phó Chủ tịch, Tổng Thư ký Hội Làm vườn huyện.",
            [("Lê Thị Na", "Phó Chủ tịch, Tổng Thư ký Hội Làm vườn huyện")],
        ),
        ("Ông Lê Văn Nương giữ chức Chủ tịch xã từ năm 2028.", []),
    ],
)
def test_who_took_which_office(body, wanted):
    assert elected(body) == wanted


@pytest.mark.parametrize(
    ("body", "name", "part"),
    [
        ("- Về dự và chỉ đạo hội nghị điểm của xã (thôn Suối Lụa) có đồng chí Lê Thị Na, HUV.", "Lê Thị Na", "guest"),
        ("Hội nghị thôn Suối Lụa có mặt Đ/c Lê Thị Na, HUV.", "Lê Thị Na", "guest"),
        (
            "Đến dự và chúc mừng hội nghị, ông Lê Văn Nương, Chủ tịch HĐND huyện mong xã tiến bộ.",
            "Lê Văn Nương",
            "guest",
        ),
        (
            "Hội thảo đông, đến dự có đồng chí Lê Thị Na – PCT. Hội Nông dân huyện, đ/c Đỗ Mận – Bí thư.",
            "Đỗ Mận",
            "guest",
        ),
        ("Đồng chí Lê Thị Na, Bí thư Đảng ủy xã đến dự và chủ trì hội nghị.", "Lê Thị Na", "chair"),
        ("Ông Lê Văn Nương - Phó Chủ tịch HĐND huyện đã dẫn đầu đoàn.", "Lê Văn Nương", "chair"),
    ],
)
def test_the_part_of_who_came(body, name, part):
    roles = people(body)[name][1]
    assert part in roles
    assert part == "guest" or "guest" not in roles


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Đồng chí Lê Thị Na, Ủy viên Ban thường vụ, Trưởng Ban Tổ chức Huyện ủy Sông Con tặng quà cho huyện Sông Con.",
            {"Lê Thị Na": ["Ủy viên Ban thường vụ", "Trưởng Ban Tổ chức Huyện ủy Sông Con"]},
        ),
        (
            "Đồng chí Lê Thị Na, Bí thư Huyện ủy Sông Con tiếp công dân định kỳ.",
            {"Lê Thị Na": ["Bí thư Huyện ủy Sông Con"]},
        ),
        ("Ông Lê Văn Nương, Chủ tịch UBND xã kiểm tra thôn.", {"Lê Văn Nương": ["Chủ tịch UBND xã"]}),
        ("Dự có Phó Chủ tịch UBND tỉnh Lê Đức Trong.", {"Lê Đức Trong": ["Phó Chủ tịch UBND tỉnh"]}),
        (
            "Chủ tịch Hội Nông dân thành phố Lê Thị Kim Na nhấn mạnh.",
            {"Lê Thị Kim Na": ["Chủ tịch Hội Nông dân thành phố"]},
        ),
        (
            "Dự có bà Lê Thị Na - UVBTV - TBDV - CT.UBMTTQVN huyện.",
            {"Lê Thị Na": ["UVBTV", "TBDV", "CT.UBMTTQVN huyện"]},
        ),
        ("Đồng chí Lê Thị Na – CT. HPN xã ôn lại truyền thống.", {"Lê Thị Na": ["CT. HPN xã"]}),
        ("Dự có đồng chí Lê văn Bá – UVTV huyện.", {"Lê văn Bá": ["UVTV huyện"]}),
        ("Ông Lê Văn Bá (thứ hai từ phải qua), Phó Bí thư Đảng ủy trao quà.", {"Lê Văn Bá": ["Phó Bí thư Đảng ủy"]}),
        (
            "Dự có các đồng chí Lê Thị Na, Đỗ Văn Bá, Phan Thị Mận - Phó Trưởng Ban Dân vận Tỉnh ủy.",
            dict.fromkeys(("Lê Thị Na", "Đỗ Văn Bá", "Phan Thị Mận"), ["Phó Trưởng Ban Dân vận Tỉnh ủy"]),
        ),
        (
            "Dự có các đồng chí Lê Thị Na, Đỗ Văn Bá - Bí thư Đảng ủy xã.",
            {"Lê Thị Na": [], "Đỗ Văn Bá": ["Bí thư Đảng ủy xã"]},
        ),
    ],
)
def test_posts_end_at_the_verb_and_begin_at_their_holder(body, wanted):
    assert {name: posts for name, (posts, _) in people(body).items()} == wanted


def test_who_is_put_into_office_is_no_private_citizen():
    assert "Lê Văn Nương" in people("Ông Lê Văn Nương được chỉ định làm Chi hội trưởng.")
    assert "Lê Văn Nương" not in people("Ông Lê Văn Nương được chỉ định nhận quà.")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Dự có Bí thư Đảng ủy xã Bản Mây, ông Lê Văn Nương; Bí thư Đoàn xã, anh Đỗ Văn Bá tới dự.",
            {"Lê Văn Nương": ["Bí thư Đảng ủy xã Bản Mây"], "Đỗ Văn Bá": ["Bí thư Đoàn xã"]},
        ),
        (
            "Phó Chủ tịch UBND tỉnh Lê Thị Minh Na, Phó Trưởng Ban vận động quỹ “Vì người nghèo” tỉnh phát biểu.",
            {"Lê Thị Minh Na": ["Phó Chủ tịch UBND tỉnh", "Phó Trưởng Ban vận động quỹ “Vì người nghèo” tỉnh"]},
        ),
        ("Dự có ông Lê Văn Bá – Thường trực Đảng ủy phường.", {"Lê Văn Bá": ["Thường trực Đảng ủy phường"]}),
        ("Dự có Bí thư thứ nhất Đoàn xã Lê Văn Bá.", {"Lê Văn Bá": ["Bí thư thứ nhất Đoàn xã"]}),
    ],
)
def test_posts_before_and_behind_a_name(body, wanted):
    assert {name: posts for name, (posts, _) in people(body).items()} == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Chủ trì hội nghị đồng chí Lê Thị Na - Bí thư Đảng ủy xã, đồng chí Đỗ Văn Bá - Chủ tịch UBND xã.",
            {"Lê Thị Na": {"chair"}, "Đỗ Văn Bá": {"chair"}},
        ),
        ("Dự có Ban Công tác Mặt trận, chủ trì hội nghị: Bà Lê Thị Na – Chủ tịch xã.", {"Lê Thị Na": {"chair"}}),
        ("Về phía Báo Bản Mây có bà Lê Thị Na - Tổng biên tập.", {"Lê Thị Na": {"guest"}}),
        ("Bí thư Đảng ủy xã Lê Thị Na nói: Hội nghị rất đông.", {"Lê Thị Na": {"speaker:speech"}}),
        (
            "Thay mặt lãnh đạo, đồng chí Lê Thị Na, Bí thư Đảng ủy xã đã ghi nhận kết quả.",
            {"Lê Thị Na": {"speaker:speech"}},
        ),
        (
            "Về dự hội nghị:\nĐại biểu huyện có: Đồng chí Lê Thị Na – HUV;\n- Đồng chí Đỗ Văn Bá - HUV.",
            {"Lê Thị Na": {"guest"}, "Đỗ Văn Bá": {"guest"}},
        ),
        (
            "Cử tri có mặt tại hội nghị đã bầu bà Lê Thị Na giữ chức trưởng thôn Suối Lụa.",
            {"Lê Thị Na": {"elected"}},
        ),
    ],
)
def test_parts_told_around_a_list(body, wanted):
    assert {name: roles for name, (_, roles) in people(body).items()} == wanted


def test_the_fuller_form_of_one_office_is_kept_and_an_election_told_twice_counts_once():
    found = people("Ông Lê Văn Bá, Chủ tịch UBND xã dự.\nÔng Lê Văn Bá, Chủ tịch UBND xã Bản Mây làm rõ.")
    assert found["Lê Văn Bá"] == (["Chủ tịch UBND xã Bản Mây"], {"guest", "speaker:speech"})
    told = "Hội nghị bầu ông Lê Văn Bá giữ chức Chủ tịch Hội Làm vườn xã."
    assert elected(f"{told}\n{told}") == [("Lê Văn Bá", "Chủ tịch Hội Làm vườn xã")]
