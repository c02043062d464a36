"""What a printed name may mean, on a day, with its past and its future."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from danvan.units.gazetteer import Gazetteer
from danvan.units.resolver import decided, resolve, superiors_in
from tests.factories.units import an_area

DAY = date(2024, 10, 15)
AFTER = date(2025, 9, 1)


def codes(surface, **more):
    return [one.official_code for one in resolve(surface, **more)]


def heirs_of(surface, **more):
    (one,) = resolve(surface, **more)
    return {step.official_code: step.name for step in one.heirs}


def test_a_name_borne_twice_stays_a_question(country):
    found = resolve("phường Duy Tân", on=DAY)
    assert decided(found) is None
    assert {(one.official_code, one.full_name) for one in found} == {
        ("23284", "Phường Duy Tân, Thành phố Kon Tum, Tỉnh Kon Tum"),
        ("10696", "Phường Duy Tân, Thị xã Kinh Môn, Tỉnh Hải Dương"),
    }
    became = {one.official_code: one.became[0].full_name for one in found}
    assert became == {
        "23284": "Phường Đăk Cấm, Tỉnh Quảng Ngãi",
        "10696": "Phường Nhị Chiểu, Thành phố Hải Phòng",
    }
    assert all(one.became[0].share == "whole" and len(one.became) == 1 for one in found)


@pytest.mark.parametrize(
    "surface", ["phường Duy Tân, thành phố Kon Tum", "phuong duy tan, kon tum", "P. Duy Tân, TP. Kon Tum"]
)
def test_a_superior_beside_the_name_decides(country, surface):
    chosen = decided(resolve(surface, on=DAY))
    assert (chosen.official_code, chosen.level) == ("23284", "commune")
    assert any("cấp trên" in sentence for sentence in chosen.evidence)


def test_a_superior_elsewhere_on_the_page_counts_and_is_told(country):
    found = resolve("phường Duy Tân", on=DAY, context="Đồng chí Bí thư Tỉnh ủy Kon Tum phát biểu")
    assert decided(found).official_code == "23284"
    assert "Bài có nhắc «Tỉnh Kon Tum»" in found[0].evidence
    assert len(found) == 2


def test_the_districts_of_the_city_and_their_heirs(country):
    assert heirs_of("Quận 9", on=date(2019, 4, 2)) == {
        "26842": "Phường Tăng Nhơn Phú", "26833": "Phường Long Bình", "26857": "Phường Long Phước",
        "26860": "Phường Long Trường", "26848": "Phường Phước Long",
    }  # fmt: skip
    assert heirs_of("Quận 5", on=date(2022, 3, 30)) == {
        "27301": "Phường Chợ Quán", "27316": "Phường An Đông", "27343": "Phường Chợ Lớn",
    }  # fmt: skip
    assert heirs_of("Quận 1", on=date(2023, 1, 9)) == {
        "26740": "Phường Sài Gòn", "26737": "Phường Tân Định", "26743": "Phường Bến Thành",
        "26758": "Phường Cầu Ông Lãnh",
    }  # fmt: skip


def test_the_old_wards_of_an_heir_are_named_with_their_share(country):
    (one,) = resolve("Quận 9", on=date(2019, 4, 2))
    notes = {step.official_code: step.note for step in one.heirs}
    assert notes["26833"] == "gồm Phường Long Bình, Phường Long Thạnh Mỹ (một phần)"
    assert (one.became[0].name, one.became[0].resolution) == ("Thành phố Thủ Đức", "1111/NQ-UBTVQH14")
    assert (one.became[0].dated, one.became[0].effective) == (date(2020, 12, 9), date(2021, 1, 1))


@pytest.mark.parametrize("surface", ["Hà Nam", "Tỉnh ủy Hà Nam", "Báo Hà Nam", "tỉnh Hà Nam", "tinh ha nam"])
def test_a_province_is_known_without_its_kind(country, surface):
    found = resolve(surface, on=date(2023, 1, 1))
    assert decided(found).code == "VN35"
    assert [(s.official_code, s.name, s.resolution) for s in decided(found).became] == [
        ("37", "Tỉnh Ninh Bình", "202/2025/QH15")
    ]


@pytest.mark.parametrize(
    "surface", ["TPHCM", "TP.HCM", "TP. HCM", "TP Hồ Chí Minh", "Thành ủy TPHCM", "Thành phố Hồ Chí Minh"]
)
def test_the_city_has_many_spellings_and_one_unit_a_day(country, surface):
    assert [one.code for one in resolve(surface, on=date(2022, 1, 1))] == ["VN79"]
    assert [one.code for one in resolve(surface, on=AFTER)] == ["VN79-25"]


def test_a_unit_said_to_be_old_is_looked_for_among_the_ended(country):
    (one,) = resolve("quận 5 (cũ)", on=AFTER)
    assert (one.code, one.valid_on_day) == ("VN774", True)
    (other,) = resolve("quận 5", on=AFTER)
    assert (other.code, other.valid_on_day) == ("VN774", False)
    assert "Không có vào ngày 01/09/2025: đến trước 01/07/2025" in other.evidence


def test_tone_style_and_typing_without_marks_find_the_same_unit(country):
    for surface in ("Phường Hòa Cường Bắc", "phường Hoà Cường Bắc", "PHUONG HOA CUONG BAC"):
        assert codes(surface, on=DAY) == ["20257"]


@pytest.mark.parametrize("surface", ["", "   ", "không có nơi này", "Phường", "()", "x" * 5000])
def test_what_is_no_unit_gives_nothing(country, surface):
    assert resolve(surface, on=DAY) == []


def test_many_units_of_one_name_are_all_offered_and_none_chosen(country):
    found = resolve("Phường 3", on=date(2023, 1, 1))
    assert len(found) == len({one.code for one in found}) > 20
    assert decided(found) is None


def test_the_site_of_a_page_names_a_province(country):
    assert superiors_in("Nguồn: Thanhuytphcm.vn") == {"VN79"}
    assert "VN35" in superiors_in("https://hanam.gov.vn/tin")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("phường 14 và phường 1", ["Phường 14", "Phường 1"]),
        ("phường 144", []),
        ("Quận 1, 3, 5 và 10 cùng dự", ["Quận 1", "Quận 3", "Quận 5", "Quận 10"]),
        ("quận 1, 3/2 và 21/25", ["Quận 1"]),
        ("tư tưởng Hồ Chí Minh, TP.HCM", ["Thành phố Hồ Chí Minh"]),
        ("thống nhất ý chí, đoàn kết, hòa bình", []),
        ("Tỉnh ủy Hà Nam, Báo Hà Nội", ["Tỉnh Hà Nam", "Thành phố Hà Nội"]),
        ("Quận ủy 5 và P.12", ["Quận 5", "Phường 12"]),
    ],
)
def test_names_are_found_in_running_text_as_whole_words(country, text, found):
    mentions = Gazetteer.load().find(text)
    assert [mention.name for mention in mentions] == found
    assert all(text[m.start : m.end] == m.surface for m in mentions)


def test_the_index_is_read_again_after_a_change(country):
    assert resolve("Xã Bến Trăng Thử") == []
    an_area("BTRT", "Xã Bến Trăng Thử", "commune", "commune")
    assert [one.code for one in resolve("Xã Bến Trăng Thử")] == ["BTRT"]


def test_the_command_prints_candidates_and_their_future(country):
    out = StringIO()
    call_command("unit", "phường Duy Tân", on="2024-10-15", stdout=out)
    text = out.getvalue()
    assert "2 khả năng, cần người chọn" in text
    assert "sau là: Phường Đăk Cấm, Tỉnh Quảng Ngãi (toàn bộ, từ 01/07/2025, Nghị quyết 1677/NQ-UBTVQH15)" in text


def test_the_command_prints_json(country):
    out = StringIO()
    call_command("unit", "Quận 9", on="2019-01-01", json=True, stdout=out)
    told = json.loads(out.getvalue())
    assert told["decided"] == "VN763"
    (one,) = told["candidates"]
    assert (one["official_code"], one["valid_to"], len(one["heirs"])) == ("763", "2021-01-01", 5)
    assert set(one["became"][0]) >= {"share", "resolution", "dated", "effective"}


def test_the_command_refuses_a_day_that_is_none(country):
    with pytest.raises(CommandError, match="không đúng"):
        call_command("unit", "Quận 9", on="hôm qua")
