"""Counts keep value, bound and unit; names and ordinals are no counts."""

from decimal import Decimal

import pytest

from danvan.text.numbers import find_counts
from tests.text import gold


@pytest.mark.parametrize(
    ("text", "value", "bound", "unit"),
    [
        ("gần 200 đồng chí", 200, "slightly_less", "đồng chí"),
        ("trên 260 mô hình", 260, "more_than", "mô hình"),
        ("khoảng 1.250 hộ dân", 1250, "about", "hộ dân"),
        ("2.353 lượt cán bộ", 2353, "exact", "lượt người"),
        ("02 tập thể", 2, "exact", "tập thể"),
        ("đạt 83,07%", Decimal("83.07"), "exact", "%"),
        ("hơn 1,2 tỷ đồng", 1_200_000_000, "more_than", "đồng"),
        ("10 tổ dân phố", 10, "exact", "tổ dân phố"),
        ("150+ người", 150, "more_than", "người"),
    ],
)
def test_a_count_is_read(text: str, value: object, bound: str, unit: str) -> None:
    (found,) = find_counts(text)
    assert (found.value, found.bound, found.unit) == (value, bound, unit)


def test_a_ratio_keeps_its_whole() -> None:
    (found,) = find_counts("có 65/70 đại biểu dự")
    assert (found.surface, found.value, found.of) == ("65/70 đại biểu", 65, 70)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ 2 người dân",
        "số 120",
        "lần thứ 4 đang",
        "khóa XII",
        "ngày 20 cán bộ",
        "Năm 2024 : 13.304",
        "Tháng 10 : 770",
        "Hơn 70 năm trôi qua",
        "0 trong 0 đánh giá",
        "nhiệm kỳ 2020 – 2025",
        "Quận 5 đồng chí",
    ],
)
def test_names_ordinals_and_counters_are_no_counts(text: str) -> None:
    assert find_counts(text) == []


@gold.needs_shared
@pytest.mark.parametrize("path", gold.PATHS, ids=lambda path: path.stem[:3])
def test_every_figure_of_the_gold_records_is_found(path: object) -> None:
    text, record = gold.read(path)  # type: ignore[arg-type]
    found = find_counts(text)
    figures = [*record["figures"], *(one["total_attendees"] for one in record["event"] if one.get("total_attendees"))]
    for figure in figures:
        values = figure["value"] if isinstance(figure["value"], list) else [figure["value"]]
        units = figure["unit"] if isinstance(figure["unit"], list) else [figure["unit"]]
        inside = [one for one in found if figure["start"] <= one.start < figure["end"]]
        assert [(one.value, one.unit) for one in inside] == list(zip(values, units, strict=True))
        assert {one.bound for one in inside} == {figure.get("bound", "exact")}
    for trap in record["figure_traps"]:
        assert not [one for one in found if trap.get("start", -1) <= one.start < trap.get("end", -1)]
