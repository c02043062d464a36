"""Before-deadlines: the last day that is still early enough, plain and strict."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.law import clock, official
from tests.law import reference
from tests.law.strategies import UNITS, calendars

OFFICIAL = official.calendar()


@pytest.mark.parametrize(
    ("unit", "event", "value", "expected"),
    [
        ("d", date(2026, 12, 13), 20, date(2026, 11, 23)),
        ("d", date(2026, 12, 13), 15, date(2026, 11, 28)),
        ("d", date(2026, 12, 13), 10, date(2026, 12, 3)),
        ("d", date(2026, 12, 13), 7, date(2026, 12, 6)),
        ("d", date(2026, 12, 13), 2, date(2026, 12, 11)),
        ("wd", date(2026, 11, 27), 5, date(2026, 11, 19)),
        ("wd", date(2026, 2, 24), 5, date(2026, 2, 10)),
        ("wd", date(2026, 8, 24), 1, date(2026, 8, 22)),
        ("month", date(2026, 3, 31), 1, date(2026, 2, 28)),
    ],
)
def test_before_steps_back_from_the_event(unit, event, value, expected):
    assert clock.before(event, value, unit, OFFICIAL).due_on == expected


def test_before_read_strictly_keeps_the_whole_days_between():
    event = date(2026, 11, 27)
    assert clock.before(event, 5, "wd", OFFICIAL, strict=True).due_on == date(2026, 11, 18)
    assert clock.before(event, 5, "d", OFFICIAL, strict=True).due_on == date(2026, 11, 21)


def test_before_in_hours_is_a_moment():
    assert clock.before(datetime(2026, 11, 27, 8, 0), 1, "h", OFFICIAL).due_at == datetime(2026, 11, 27, 7, 0)


def test_before_on_a_rest_day_is_not_moved_but_the_last_safe_day_is_told():
    term = clock.before(date(2026, 12, 13), 7, "d", OFFICIAL)
    assert term.safe_on == date(2026, 12, 4)
    assert term.explain()[-1] == "Ngày này không làm việc; nên làm xong trong thứ Sáu 4/12/2026."


def test_before_is_tentative_only_when_it_counts_days_of_an_undecided_year():
    assert clock.before(date(2027, 1, 1), 5, "wd", OFFICIAL).tentative is False
    assert clock.before(date(2027, 1, 4), 5, "wd", OFFICIAL).tentative is True


@given(calendars(), st.dates(date(2025, 6, 1), date(2027, 12, 31)), st.integers(0, 90), UNITS, st.booleans())
def test_before_agrees_with_the_reference(calendar, event, value, unit, strict):
    value = value % 12 if unit == "month" else value
    term = clock.before(event, value, unit, calendar, strict=strict)
    assert term.due_on == reference.before(event, value, unit, calendar.off, calendar.worked, strict)
    assert term.steps[-1].day == term.due_on
