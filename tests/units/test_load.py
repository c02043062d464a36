"""Loading the country: counts of each period, the same again, the closure, the succession."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db.models import Q

from danvan.units.loader import load_national
from danvan.units.models import Succession, Unit, UnitClosure, UnitVersion

BEFORE_THU_DUC = date(2020, 6, 1)
LAST_THREE_LEVELS = date(2025, 6, 30)
REFORM = date(2025, 7, 1)
NOW = date(2026, 11, 21)


def levels_on(day):
    return dict(Counter(UnitVersion.objects.on(day).values_list("level", flat=True)))


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (BEFORE_THU_DUC, {"province": 63, "district": 707, "commune": 10609}),
        (date(2021, 12, 1), {"province": 63, "district": 705, "commune": 10599}),
        (LAST_THREE_LEVELS, {"province": 63, "district": 696, "commune": 10035}),
        (REFORM, {"province": 34, "commune": 3321}),
        (NOW, {"province": 34, "commune": 3321}),
    ],
)
def test_every_day_has_its_own_list(country, day, levels):
    assert levels_on(day) == levels


def test_nine_provinces_are_cities_today_and_six_were_in_2025(country):
    cities = UnitVersion.objects.filter(kind="central_city")
    assert cities.on(REFORM).count() == 6
    assert sorted(cities.on(NOW).values_list("name", flat=True)) == [
        "Thành phố Bắc Ninh", "Thành phố Cần Thơ", "Thành phố Huế", "Thành phố Hà Nội", "Thành phố Hải Phòng",
        "Thành phố Hồ Chí Minh", "Thành phố Quảng Ninh", "Thành phố Đà Nẵng", "Thành phố Đồng Nai",
    ]  # fmt: skip


def test_a_commune_that_became_a_ward_is_the_same_unit(country):
    ward = UnitVersion.objects.on(NOW).get(official_code="26248")
    assert (ward.name, ward.unit.version(REFORM).name) == ("Phường Trảng Bom", "Xã Trảng Bom")
    assert ward.valid_from == date(2026, 4, 30)


def test_loading_again_changes_nothing(country, django_assert_max_num_queries):
    before = [list(model.objects.values_list().order_by("pk")) for model in (Unit, UnitVersion, Succession)]
    with django_assert_max_num_queries(8):
        load_national()
    assert [list(model.objects.values_list().order_by("pk")) for model in (Unit, UnitVersion, Succession)] == before


def test_official_codes_are_unique_on_any_day(country):
    for day in (BEFORE_THU_DUC, LAST_THREE_LEVELS, NOW):
        codes = UnitVersion.objects.on(day).exclude(official_code="").values_list("level", "official_code")
        assert len(codes) == len(set(codes))


def test_versions_of_a_unit_never_overlap_and_leave_no_gap(country):
    ends = {}
    for unit, start, end in UnitVersion.objects.order_by("unit", "valid_from").values_list(
        "unit", "valid_from", "valid_to"
    ):
        assert ends.get(unit, start) == start
        ends[unit] = end
    assert len(ends) == country


def test_every_unit_that_ended_in_july_2025_has_an_heir(country):
    ended = Unit.objects.filter(versions__valid_to=REFORM).exclude(versions__valid_from=REFORM)
    assert ended.filter(became=None).count() == 0
    assert ended.count() > 10_000


def test_a_unit_goes_wholly_to_one_heir_or_in_parts_to_several(country):
    heirs = {}
    for old, share in Succession.objects.filter(effective=REFORM).values_list("predecessor", "share"):
        heirs.setdefault(old, []).append(share)
    assert [shares for shares in heirs.values() if len(shares) > 1 and "whole" in shares] == []


def test_an_heir_exists_when_it_receives_and_the_old_one_is_gone(country):
    links = Succession.objects.select_related("predecessor", "successor")
    heirs = Unit.objects.filter(Q(pk__in=links.filter(effective=REFORM).values("successor")))
    assert heirs.exclude(pk__in=Unit.objects.alive(REFORM)).count() == 0
    gone = Unit.objects.filter(pk__in=links.filter(effective=REFORM).values("predecessor"))
    assert gone.filter(pk__in=Unit.objects.alive(REFORM)).count() == 0


@pytest.mark.parametrize("day", [LAST_THREE_LEVELS, NOW])
def test_the_path_and_the_closure_tell_the_same_subtree(country, day):
    for version in UnitVersion.objects.on(day).filter(official_code__in=("51", "79", "608")):
        by_path = set(Unit.objects.under(version.unit, day).values_list("code", flat=True))
        by_closure = set(Unit.objects.under_any([version.unit], day).values_list("code", flat=True))
        assert by_path == by_closure
        assert len(by_path) > 10


def test_the_closure_has_one_row_for_each_unit_and_superior(country):
    on_day = UnitClosure.objects.on(LAST_THREE_LEVELS)
    assert on_day.filter(depth=0).count() == 63 + 696 + 10035
    assert on_day.filter(depth=1).count() == 696 + 10035
    assert on_day.filter(depth=2).count() == 10035


def test_the_district_of_the_seed_had_15_then_14_then_10_wards(country):
    district = Unit.objects.get(code="VN774")
    days = (BEFORE_THU_DUC, date(2022, 3, 30), LAST_THREE_LEVELS)
    assert [UnitVersion.objects.children_of(district, day).count() for day in days] == [15, 14, 10]
    merged = Succession.objects.filter(successor__code="VN27307-25")
    assert {(s.predecessor.last_version().name, s.share, s.resolution) for s in merged} == {
        ("Phường 2", "whole", "1278/NQ-UBTVQH15"),
        ("Phường 3", "whole", "1278/NQ-UBTVQH15"),
    }
