"""The clock: each task when its time has come, by one process at a time."""

from __future__ import annotations

import sys
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.module_loading import import_string

from config import schedule
from danvan.core.refused import Refused
from danvan.jobs import clock, pulse
from danvan.jobs.models import Lease
from tests.factories.units import AT

pytestmark = pytest.mark.django_db(databases="__all__")
MINUTE = timedelta(minutes=1)
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
ran: list[datetime] = []


def note(at: datetime) -> None:
    ran.append(at)


def refuse(at: datetime) -> None:
    raise Refused("Đĩa đầy.")


def break_down(at: datetime) -> None:
    raise ZeroDivisionError


@pytest.fixture
def schedule_of(monkeypatch):
    """Give a function that puts one task into an otherwise empty schedule."""
    ran.clear()

    def put(name: str, every: timedelta | time) -> None:
        monkeypatch.setattr(clock, "CLOCK_TASKS", {"test_task": ("Việc thử", f"{__name__}.{name}", every)})

    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    return put


@pytest.mark.parametrize("name", [*schedule.TASKS, *schedule.CLOCK_TASKS])
def test_every_task_of_the_schedule_is_a_function_with_a_label(name):
    label, dotted = (schedule.TASKS.get(name) or schedule.CLOCK_TASKS[name])[:2]
    assert callable(import_string(dotted)) and label


def test_what_follows_a_job_is_a_function():
    assert callable(import_string(schedule.AFTER_JOB))


def test_a_task_runs_at_once_and_then_every_so_often(schedule_of):
    schedule_of("note", 5 * MINUTE)
    for minutes in (0, 1, 4, 5, 9, 10, 40):
        clock.tick(AT + minutes * MINUTE)
    assert ran == [AT + minutes * MINUTE for minutes in (0, 5, 10, 40)]


def test_a_task_with_a_time_of_day_waits_for_it_and_runs_once_a_day(schedule_of):
    schedule_of("note", time(2, 15))
    noon = datetime(2026, 11, 20, 12, tzinfo=HERE)
    hours = (0, 1, 14, 14.25, 14.5, 20, 38.25, 39)
    for hour in hours:
        clock.tick(noon + timedelta(hours=hour))
    assert ran == [noon + timedelta(hours=14.25), noon + timedelta(hours=38.25)]


def test_a_missed_night_is_made_up_for(schedule_of):
    schedule_of("note", time(2, 15))
    noon = datetime(2026, 11, 20, 12, tzinfo=HERE)
    clock.tick(noon)
    clock.tick(noon + timedelta(days=3))
    assert ran == [noon + timedelta(days=3)]


def test_of_two_clocks_only_one_gets_a_task(schedule_of):
    schedule_of("note", 5 * MINUTE)
    clock.tick(AT)
    due = AT + 5 * MINUTE
    taken = [clock._take("test_task", due - 5 * MINUTE, due, holder) for holder in ("one", "two")]
    assert taken == [True, False]


def test_what_a_killed_clock_held_is_free_half_an_hour_later(schedule_of):
    schedule_of("note", 5 * MINUTE)
    clock._meet("test_task", 5 * MINUTE, AT)
    clock._take("test_task", AT, AT, "killed")
    clock.tick(AT + 29 * MINUTE)
    assert ran == []
    clock.tick(AT + 30 * MINUTE)
    assert ran == [AT + 30 * MINUTE]


@pytest.mark.parametrize(("name", "sentence"), [("refuse", "Đĩa đầy."), ("break_down", "ZeroDivisionError")])
def test_a_task_that_fails_says_so_and_is_tried_again_in_ten_minutes(schedule_of, name, sentence):
    schedule_of(name, MINUTE)
    ran_at = [minute for minute in range(12) if clock.tick(AT + minute * MINUTE)]
    row = Lease.objects.get(pk="test_task")
    assert (ran_at, row.sentence, row.done_at) == ([0, 10], sentence, None)
    assert pulse.standing(AT).failed == ("test_task",)


def test_a_worker_is_alive_for_45_seconds_after_its_last_beat(django_assert_num_queries):
    assert pulse.standing(AT).alive is False
    pulse.beat("one", at=AT)
    with django_assert_num_queries(2):
        assert pulse.standing(AT + timedelta(seconds=44)).alive is True
    assert pulse.standing(AT + timedelta(seconds=45)).alive is False


def test_a_worker_that_ends_in_order_says_so():
    pulse.beat("one", at=AT)
    pulse.stop("another", at=AT)
    assert pulse.standing(AT).alive is True
    pulse.stop("one", at=AT)
    assert pulse.standing(AT).alive is False


def test_a_queue_stands_still_when_a_job_has_been_due_for_five_minutes(task):
    task(lambda running, at: None)
    said = pulse.standing(AT + 6 * MINUTE)
    assert [said.is_standing(AT + minutes * MINUTE) for minutes in (0, 5, 6)] == [False, False, True]
