"""The tables give the law its calendar: seeded, cached by stamp, with local days of the units above."""

from datetime import UTC, date, datetime

import pytest

from danvan.calendars import actions, loader
from danvan.calendars.models import Day, Year, load
from danvan.law import clock, official

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def test_the_seeded_tables_give_the_official_calendar():
    found, expected = load(), official.calendar()
    assert found.version == expected.version
    assert dict(found.off) == dict(expected.off)
    assert dict(found.worked) == dict(expected.worked)


def test_seeding_twice_changes_nothing():
    before = Day.objects.count()
    assert loader.seed(at=AT) == 0
    assert Day.objects.count() == before == len(official.all_days())


def test_seeding_withdraws_a_day_that_the_release_no_longer_names():
    Day.objects.create(
        code="LICH-20270204-OFF", on=date(2027, 2, 4), kind="off", name="nghỉ", source="cũ", added_at=AT
    )
    assert loader.seed(at=AT) == 1
    assert Day.objects.get(code="LICH-20270204-OFF").state == "withdrawn"


def test_seeding_leaves_what_a_person_changed(cast_quan):
    tet = Day.objects.get(on=date(2027, 2, 5))
    actions.withdraw(tet, reason="không nghỉ", by=cast_quan, at=AT)
    actions.decide(2027, source="TB 1", by=cast_quan, at=AT)
    assert loader.seed(at=AT) == 0
    assert Day.objects.get(pk=tet.pk).state == "withdrawn"
    assert Year.objects.get(number=2027).is_decided is True


def test_load_asks_one_query_while_nothing_changes(django_assert_num_queries):
    first = load()
    with django_assert_num_queries(1):
        assert load() is first


def test_a_local_day_counts_for_the_unit_and_below_and_for_nobody_else(cast, cast_quan):
    units = cast.units
    on = date(2026, 12, 1)
    actions.add(on=on, name="nghỉ do bão", source="CĐ 1/CĐ-UBND", unit=units.ban_may, by=cast_quan, at=AT)
    due = {
        name: clock.due(date(2026, 11, 30), 1, "wd", load(unit)).due_on
        for name, unit in {
            "own": units.ban_may,
            "below": units.ban_may_team,
            "other": units.doi_che,
            "none": None,
        }.items()
    }
    assert due == {"own": date(2026, 12, 2), "below": date(2026, 12, 2), "other": on, "none": on}


def test_the_explanation_names_the_decision_of_a_local_day(cast, cast_quan):
    actions.add(on=date(2026, 12, 1), name="nghỉ do bão", source="CĐ 1", unit=cast.units.ban_may, by=cast_quan, at=AT)
    lines = clock.due(date(2026, 11, 30), 1, "wd", load(cast.units.ban_may)).explain()
    assert lines[2] == "thứ Ba 1/12/2026: nghỉ do bão (CĐ 1)"
