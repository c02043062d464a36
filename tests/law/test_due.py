"""Due days: the vectors of the law file, the defects of other engines, and the obvious reference."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.law import clock, official
from danvan.law.calendar import Calendar
from danvan.law.clock import Extension, Pause
from danvan.law.refusals import (
    BadLawData,
    BeyondCalendar,
    ClockStopped,
    NeedsMoment,
    NegativeLength,
    PauseBackwards,
    UnknownUnit,
)
from tests.law import reference
from tests.law.strategies import DAYS, UNITS, calendars, stops

OFFICIAL = official.calendar()

VECTORS = [
    ("wd", date(2026, 7, 3), 7, date(2026, 7, 14)),
    ("wd", date(2026, 2, 12), 7, date(2026, 3, 2)),
    ("wd", date(2026, 4, 23), 10, date(2026, 5, 12)),
    ("wd", date(2026, 11, 20), 5, date(2026, 11, 30)),
    ("wd", date(2026, 11, 23), 3, date(2026, 11, 27)),
    ("wd", date(2026, 8, 28), 5, date(2026, 9, 9)),
    ("d", date(2026, 7, 2), 30, date(2026, 8, 3)),
    ("d", date(2026, 1, 17), 30, date(2026, 2, 23)),
    ("d", date(2026, 10, 10), 45, date(2026, 11, 25)),
    ("d", date(2026, 4, 1), 30, date(2026, 5, 4)),
]


def due_on(start, value, unit, calendar=OFFICIAL, **more):
    return clock.due(start, value, unit, calendar, **more).due_on


@pytest.mark.parametrize(("unit", "start", "value", "expected"), VECTORS)
def test_due_meets_every_vector_of_the_law_file(unit, start, value, expected):
    assert due_on(start, value, unit) == expected


@pytest.mark.parametrize(
    ("unit", "start", "value", "expected"),
    [
        ("wd", date(2026, 12, 13), 5, date(2026, 12, 18)),
        ("wd", date(2026, 12, 18), 5, date(2026, 12, 25)),
        ("d", date(2026, 11, 23), 20, date(2026, 12, 14)),
        ("d", date(2026, 11, 9), 15, date(2026, 11, 25)),
    ],
)
def test_due_meets_the_vectors_of_village_elections_and_consultations(unit, start, value, expected):
    assert due_on(start, value, unit) == expected


# Defects of other engines


@pytest.mark.parametrize(
    ("start", "value", "expected"),
    [
        (date(2026, 3, 5), 5, date(2026, 3, 12)),
        (date(2026, 3, 5), 10, date(2026, 3, 19)),
        (date(2026, 2, 12), 5, date(2026, 2, 26)),
    ],
)
def test_opencps_skipping_one_step_is_a_loop_here(start, value, expected):
    assert due_on(start, value, "wd") == expected


def test_opencps_a_deadline_never_ends_on_a_saturday_after_tet():
    assert due_on(date(2026, 2, 12), 5, "wd") != date(2026, 2, 21)


def test_opencps_a_shared_list_of_days_off_cannot_be_changed_from_outside():
    days = {date(2026, 3, 10): "nghỉ"}
    calendar = Calendar(off=days, worked={}, decided_until=2026)
    days[date(2026, 3, 11)] = "của đơn vị khác"
    assert due_on(date(2026, 3, 9), 1, "wd", calendar) == date(2026, 3, 11)
    with pytest.raises(TypeError):
        calendar.off[date(2026, 3, 11)] = "của đơn vị khác"


def test_opencps_lateness_is_right_across_the_end_of_a_month():
    term = clock.due(date(2026, 1, 29), 3, "wd", OFFICIAL)
    assert term.due_on == date(2026, 2, 3)
    assert term.passed(datetime(2026, 2, 3, 16, 59, tzinfo=UTC)) is False
    assert term.passed(datetime(2026, 2, 3, 17, 0, tzinfo=UTC)) is True


def test_opencps_holidays_uncovered_by_the_skipping_itself_are_skipped_too():
    off = {date(2026, 3, day): "nghỉ" for day in (5, 9, 10, 12)}
    calendar = Calendar(off=off, worked={}, decided_until=2026)
    assert due_on(date(2026, 3, 4), 2, "wd", calendar) == date(2026, 3, 11)


def test_signalen_public_holidays_are_not_ignored():
    assert due_on(date(2026, 4, 29), 1, "wd") == date(2026, 5, 4)


def test_signalen_a_weekend_receipt_keeps_its_day_in_viet_nam():
    late_on_friday_in_london = datetime(2026, 3, 6, 18, 30, tzinfo=UTC)
    term = clock.due(late_on_friday_in_london, 1, "wd", OFFICIAL)
    assert term.start == date(2026, 3, 7)
    assert term.due_on == date(2026, 3, 9)


def test_zammad_an_observance_does_not_stop_the_clock():
    for observance in (date(2026, 10, 15), date(2026, 10, 20), date(2026, 11, 20), date(2026, 12, 24)):
        assert OFFICIAL.is_working(observance)


def test_zammad_compensation_and_swap_days_are_known():
    assert [OFFICIAL.is_working(day) for day in (date(2026, 4, 27), date(2026, 8, 31))] == [False, False]
    assert [OFFICIAL.is_working(day) for day in (date(2026, 8, 22), date(2026, 1, 10))] == [True, True]


def test_a_worked_saturday_counts_as_a_working_day():
    assert due_on(date(2026, 8, 21), 1, "wd") == date(2026, 8, 22)
    assert due_on(date(2026, 7, 23), 30, "d") == date(2026, 8, 22)


def test_fixmystreet_a_list_that_has_ended_is_said_and_not_silent():
    inside = clock.due(date(2026, 12, 24), 5, "wd", OFFICIAL)
    beyond = clock.due(date(2026, 12, 25), 5, "wd", OFFICIAL)
    assert (inside.due_on, inside.tentative) == (date(2026, 12, 31), False)
    assert (beyond.due_on, beyond.tentative) == (date(2027, 1, 4), True)
    assert beyond.explain()[-1] == clock.TENTATIVE


def test_a_date_before_the_first_decided_year_is_tentative_too():
    assert clock.due(date(2020, 12, 30), 5, "wd", OFFICIAL).tentative is True


def test_a_tentative_date_in_2027_skips_the_days_of_tet_that_are_sure():
    term = clock.due(date(2027, 2, 4), 1, "wd", OFFICIAL)
    assert (term.due_on, term.tentative) == (date(2027, 2, 11), True)


# Units


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 1, 15), 2, date(2026, 3, 16)),
        (date(2026, 1, 31), 1, date(2026, 3, 2)),
        (date(2025, 12, 31), 2, date(2026, 3, 2)),
        (date(2025, 11, 21), 12, date(2026, 11, 23)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day_and_roll(start, months, expected):
    assert due_on(start, months, "month") == expected


def test_hours_run_from_the_moment_through_weekends():
    term = clock.due(datetime(2026, 2, 12, 8, 30), 72, "h", OFFICIAL)
    assert term.due_at == datetime(2026, 2, 15, 8, 30)
    assert term.explain() == [
        "Thời hạn 72 giờ kể từ 08:30 thứ Năm 12/2/2026.",
        "Hạn: 08:30 Chủ nhật 15/2/2026 (BLDS 2015 Đ147.1).",
    ]


def test_hours_need_the_moment():
    with pytest.raises(NeedsMoment):
        clock.due(date(2026, 2, 12), 72, "h", OFFICIAL)


def test_a_term_of_no_days_is_the_day_itself_or_the_next_working_day():
    assert due_on(date(2026, 11, 20), 0, "wd") == date(2026, 11, 20)
    assert due_on(date(2026, 11, 21), 0, "wd") == date(2026, 11, 23)
    assert due_on(date(2026, 2, 16), 0, "d") == date(2026, 2, 23)


def test_the_last_day_ends_at_twenty_four_hours():
    ends = clock.due(date(2026, 7, 3), 7, "wd", OFFICIAL).ends_at
    assert ends.isoformat() == "2026-07-15T00:00:00+07:00"


@pytest.mark.parametrize(
    ("value", "unit", "refusal"),
    [(-1, "wd", NegativeLength), (1.5, "d", NegativeLength), (True, "d", NegativeLength), (1, "week", UnknownUnit)],
)
def test_due_refuses_a_length_that_is_none(value, unit, refusal):
    with pytest.raises(refusal):
        clock.due(date(2026, 7, 3), value, unit, OFFICIAL)


@pytest.mark.parametrize("unit", ["wd", "d", "month"])
def test_due_refuses_to_leave_the_calendar(unit):
    with pytest.raises(BeyondCalendar):
        clock.due(date(2026, 7, 3), 10**10, unit, OFFICIAL)


def test_due_refuses_hours_beyond_time():
    with pytest.raises(BeyondCalendar):
        clock.due(datetime(2026, 7, 3), 10**13, "h", OFFICIAL)


# Pauses and extensions


def test_a_pause_moves_the_end_by_its_length():
    pause = Pause(date(2026, 7, 10), date(2026, 7, 20))
    assert due_on(date(2026, 7, 2), 30, "d", pauses=[pause]) == date(2026, 8, 11)


def test_a_pause_of_working_days_keeps_what_was_left():
    pause = Pause(date(2026, 7, 7), date(2026, 7, 20))
    assert due_on(date(2026, 7, 3), 7, "wd", pauses=[pause]) == date(2026, 7, 27)


def test_an_open_pause_leaves_no_due_day():
    with pytest.raises(ClockStopped, match="10/07/2026"):
        clock.due(date(2026, 7, 2), 30, "d", OFFICIAL, pauses=[Pause(date(2026, 7, 10))])


def test_a_pause_after_the_end_changes_nothing():
    assert due_on(date(2026, 7, 3), 7, "wd", pauses=[Pause(date(2026, 7, 14))]) == date(2026, 7, 14)


def test_a_pause_while_the_end_rolls_over_a_weekend_still_holds():
    pause = Pause(date(2026, 8, 2), date(2026, 8, 10))
    assert due_on(date(2026, 7, 2), 30, "d", pauses=[pause]) == date(2026, 8, 11)


def test_a_pause_that_ends_before_it_starts_is_refused():
    with pytest.raises(PauseBackwards):
        Pause(date(2026, 7, 10), date(2026, 7, 9))


def test_the_story_tells_the_pause_and_its_reason():
    pause = Pause(date(2026, 7, 6), date(2026, 7, 7), "chờ kết luận giám định")
    lines = clock.due(date(2026, 7, 3), 2, "wd", OFFICIAL, pauses=[pause]).explain()
    assert "thứ Ba 7/7/2026: tạm dừng, không tính: chờ kết luận giám định" in lines


def test_an_extension_runs_on_from_the_first_term_and_is_told():
    more = Extension(30, "vụ việc phức tạp", "Quyết định 12/QĐ-UBND")
    term = clock.due(date(2026, 7, 2), 30, "d", OFFICIAL, extensions=[more])
    assert (term.value, term.due_on) == (60, date(2026, 9, 3))
    assert term.explain()[1] == "Trong đó gia hạn 30 ngày: vụ việc phức tạp (Quyết định 12/QĐ-UBND)."


# The calendar


def test_a_day_cannot_be_both_off_and_worked():
    day = date(2026, 8, 22)
    with pytest.raises(BadLawData):
        Calendar(off={day: "nghỉ"}, worked={day: "làm bù"}, decided_until=2026)


def test_the_version_of_a_calendar_follows_its_days():
    other = Calendar(off={date(2026, 3, 3): "nghỉ"}, worked={}, decided_until=2026)
    same = Calendar(off={date(2026, 3, 3): "tên khác"}, worked={}, decided_until=2026)
    assert other.version == same.version
    assert other.version != OFFICIAL.version


# The obvious reference


@given(DAYS, st.integers(0, 400), UNITS)
def test_due_agrees_with_the_reference_on_the_official_calendar(start, value, unit):
    value = value % 25 if unit == "month" else value
    assert due_on(start, value, unit) == reference.due(start, value, unit, OFFICIAL.off, OFFICIAL.worked)


def test_a_term_of_no_days_ends_on_its_day_even_if_a_pause_ended_then():
    pause = Pause(date(2026, 1, 7), date(2026, 1, 8))
    assert clock.due(date(2026, 1, 8), 0, "wd", OFFICIAL, pauses=[pause]).due_on == date(2026, 1, 8)


@given(calendars(), st.dates(date(2025, 1, 1), date(2027, 6, 30)), st.integers(0, 120), UNITS, stops())
def test_due_agrees_with_the_reference_on_any_calendar_with_pauses(calendar, start, value, unit, paused):
    value = value % 12 if unit == "month" else value
    expected = reference.due(start, value, unit, calendar.off, calendar.worked, paused)
    term = clock.due(start, value, unit, calendar, pauses=[Pause(*pair) for pair in paused])
    assert term.due_on == expected
    assert term.steps[-1].day == expected


@given(calendars(), st.dates(date(2025, 6, 1), date(2027, 6, 30)), st.integers(0, 60), st.integers(1, 30))
def test_a_longer_term_never_ends_earlier(calendar, start, value, more):
    for unit in ("wd", "d"):
        assert due_on(start, value, unit, calendar) <= due_on(start, value + more, unit, calendar)


@given(calendars(), st.dates(date(2025, 6, 1), date(2027, 6, 30)), st.integers(1, 60))
def test_the_working_days_up_to_the_due_day_are_as_many_as_asked(calendar, start, value):
    assert calendar.working_days(start, due_on(start, value, "wd", calendar)) == value
