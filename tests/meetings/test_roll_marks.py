"""Marks: what phones at several doors push makes one roll, whatever their networks and clocks did."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.meetings import actions
from danvan.meetings.actions.doors import DoorClosed, TooManyMarks
from danvan.meetings.models import Mark, Slot
from danvan.meetings.tickets import print_of, ticket_of
from tests.meetings.halls import NOW, a_roll, pushed, said

pytestmark = pytest.mark.django_db(databases="__all__")
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_a_number_a_ticket_and_a_leaving_are_marks_and_only_arrivals_count(cast):
    roll, (door,) = a_roll(cast)
    ticket = print_of(ticket_of(roll.meeting.code, 2))
    assert pushed(door, said(1), said(ticket=ticket, source="scan"), said(1, kind="leave")) == [
        "counted",
        "counted",
        "left",
    ]
    assert sorted(roll.marks.counted().values_list("slot__number", flat=True)) == [1, 2]


def test_the_same_ticket_at_two_doors_is_one_arrival_and_the_second_door_is_told_of_the_first(cast):
    roll, (one, two) = a_roll(cast, 2)
    assert pushed(one, said(1)) == ["counted"]
    (answer,) = actions.push(two, [said(1, at=NOW + MINUTE)], device_at=NOW + MINUTE, at=NOW + MINUTE)
    assert (answer.verdict, answer.door, answer.since, answer.said) == (
        "again",
        "Cửa 1",
        NOW,
        "Lò Thị Mận, Tổ trưởng",
    )
    assert roll.marks.count() == 2


def test_the_same_mark_sent_twice_is_one_mark_with_the_same_verdict(cast):
    roll, (door,) = a_roll(cast)
    mark = said(1, nonce="m-1")
    assert pushed(door, mark) + pushed(door, mark) == ["counted", "counted"]
    assert pushed(door, said(2, nonce="m-2"), said(2, nonce="m-2")) == ["counted", "counted"]
    assert roll.marks.count() == 2


@pytest.mark.parametrize("fast", [HOUR, -HOUR])
def test_a_clock_that_is_wrong_by_an_hour_is_corrected_and_flagged(cast, fast):
    roll, (door,) = a_roll(cast)
    came = NOW - 10 * MINUTE
    assert pushed(door, said(1, at=came + fast), fast=fast) == ["counted"]
    mark = roll.marks.get()
    assert (mark.came_at, mark.device_at, mark.flag) == (came, came + fast, "clock")


def test_a_small_difference_of_clocks_is_left_alone(cast):
    roll, (door,) = a_roll(cast)
    pushed(door, said(1, at=NOW - MINUTE), fast=timedelta(seconds=40))
    assert (roll.marks.get().came_at, roll.marks.get().flag) == (NOW - MINUTE, "")


def test_what_is_on_no_list_waits_to_be_settled(cast):
    roll, (door,) = a_roll(cast)
    assert pushed(door, said(99), said(ticket="ab" * 32, source="scan")) == ["doubt", "doubt"]
    assert [(one.flag, one.raw[:4]) for one in roll.marks.order_by("pk")] == [("unknown", "99"), ("unknown", "abab")]


def test_who_came_without_being_invited_gets_a_number_and_a_namesake_is_in_doubt(cast):
    roll, (door,) = a_roll(cast)
    walk = {"source": "walk_in", "post": "Người dân"}
    assert pushed(door, said(name="Tòng Thị Ban", **walk), said(name="LÒ THỊ MẬN", **walk), said(name="Tòng thị Ban", **walk)) == [
        "counted", "doubt", "doubt",
    ]  # fmt: skip
    assert list(Slot.objects.filter(walk_in=True).values_list("number", "name")) == [
        (5, "Tòng Thị Ban"), (6, "LÒ THỊ MẬN"), (7, "Tòng thị Ban"),
    ]  # fmt: skip
    assert set(roll.marks.in_doubt().values_list("flag", flat=True)) == {"same_name"}


def test_a_sitting_is_counted_by_itself_and_one_of_another_meeting_is_the_first(cast):
    roll, (door,) = a_roll(cast)
    meeting = roll.meeting
    periods = [actions.Period("Buổi sáng", meeting.starts_on), actions.Period("Buổi chiều", meeting.starts_on)]
    actions.set_places(meeting, halls=[], periods=periods, by=cast.nam, at=NOW)
    morning, afternoon = meeting.sittings.all()
    assert pushed(door, said(1, sitting=morning.pk), said(1, sitting=afternoon.pk), said(1, sitting=afternoon.pk + 50)) == [
        "counted", "counted", "again",
    ]  # fmt: skip


def test_after_the_seal_a_mark_is_kept_but_not_counted(cast):
    roll, (door,) = a_roll(cast)
    actions.seal_roll(roll, by=cast.nam, at=NOW)
    assert pushed(door, said(1)) == ["late"]


def test_a_closed_door_a_wrong_secret_and_a_door_after_its_day_are_refused(cast):
    roll, (one, two) = a_roll(cast, 2)
    actions.close_door(roll.doors.first(), lost=True, by=cast.nam, at=NOW)
    for secret, at in ((one, NOW), ("0" * 24, NOW), (two, NOW + timedelta(days=3))):
        with pytest.raises(DoorClosed):
            pushed(secret, said(1), at=at)
    with pytest.raises(TooManyMarks):
        pushed(two, *[said(1) for _ in range(201)])


def test_one_mark_asks_five_queries_and_two_hundred_ask_the_same(cast):
    names = tuple(f"Người thứ {one}" for one in range(210))
    roll, (door,) = a_roll(cast, names=names)
    pushed(door, said(201), waiting=0)
    asked = []
    for marks in ([said(202)], [said(one) for one in range(1, 201)]):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            pushed(door, *marks)
        asked.append([one["sql"][:6] for one in seen if one["sql"][:6] in ("SELECT", "INSERT", "UPDATE")])
    inserts = 1 + 200 * 17 // connection.features.max_query_params if connection.vendor == "sqlite" else 1
    assert asked[0] == ["SELECT", "SELECT", "SELECT", "INSERT", "UPDATE"]
    assert (
        asked[1][:3] + asked[1][-1:] == ["SELECT", "SELECT", "SELECT", "UPDATE"]
        and asked[1].count("INSERT") <= inserts + 1
    )
    assert Mark.objects.counted().count() == 202
