"""Adding a day off: who may, what is refused, what it changes."""

import pytest

from danvan import journal
from danvan.calendars import actions
from danvan.calendars.models import load
from tests.calendars.days import AT, SATURDAY, TUESDAY
from tests.factories.units import a_role

pytestmark = pytest.mark.django_db


def test_add_makes_a_working_day_a_day_off_at_once(add):
    assert load().is_working(TUESDAY)
    day = add()
    assert load().reason(TUESDAY) == "nghỉ do bão (CĐ 1)"
    assert (day.kind, day.added_at, day.state) == ("off", AT, "in_force")


def test_add_is_written_in_the_journal(add, cast):
    day = add()
    [entry] = journal.entries_for("calendar_day", day.code)
    assert (entry.verb, entry.actor, entry.unit) == ("calendar_day.added", cast.quan.code, "BM")


def test_add_refuses_a_day_that_is_there(add):
    add()
    with pytest.raises(actions.AlreadyThere, match="Thứ Ba 1/12/2026 đã có trong lịch: nghỉ do bão."):
        add()


def test_add_refuses_a_weekend(add):
    with pytest.raises(actions.RestAlready, match="Thứ Bảy 5/12/2026 vốn là ngày nghỉ hằng tuần"):
        add(on=SATURDAY)


def test_add_refuses_a_day_without_a_source(add):
    with pytest.raises(actions.SourceMissing):
        add(source="  ")


@pytest.mark.parametrize("who", ["nam", "lan", "thao", "mai", "son"])
def test_add_is_for_administrators(add, cast, who):
    with pytest.raises(actions.NotYours):
        add(by=getattr(cast, who))


def test_add_for_another_unit_is_refused(add, cast):
    with pytest.raises(actions.NotYours):
        add(unit=cast.units.ban_may, by=cast.tu)


def test_the_national_calendar_belongs_to_the_highest_administrator(add, cast):
    a_role(cast.mai, "administrator")
    with pytest.raises(actions.NotYours):
        add()
    assert add(unit=cast.units.ban_may).unit == cast.units.ban_may
