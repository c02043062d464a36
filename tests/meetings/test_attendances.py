"""Lượt of participants: counted once, in the right column, or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.meetings import actions
from danvan.meetings.facts import attendances, meetings_held
from tests.factories.records import DAY, a_meeting


def guests(category: str, count: int | None, **more) -> actions.Guests:
    return actions.Guests(category, count, **({"basis": "roll"} | more))


def total(count: int, **more) -> actions.Guests:
    return guests("Tổng số", count, is_total=True, **more)


def counted(cast, *rows: actions.Guests, **more) -> list[tuple]:
    a_meeting(cast, guests=rows, **more)
    found = attendances([cast.units.ban_may.pk], DAY, DAY)
    return sorted((one.slices["category"], one.amount, one.slices["measure"]) for one in found)


NEAR = {"bound": "slightly_less"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([total(200)], [("", 200, "counted")]),
        ([guests("Bí thư", 30), guests("Tổ trưởng", 20)], [("Bí thư", 30, "counted"), ("Tổ trưởng", 20, "counted")]),
        ([total(200), guests("Bí thư", 30)], [("", 170, "counted"), ("Bí thư", 30, "counted")]),
        (
            [total(50), guests("Bí thư", 30), guests("Tổ trưởng", 20)],
            [("Bí thư", 30, "counted"), ("Tổ trưởng", 20, "counted")],
        ),
        ([total(40), guests("Bí thư", 30), guests("Tổ trưởng", 20)], [("", 40, "counted")]),
        ([total(200, **NEAR)], [("", 200, "estimate")]),
        ([total(200, **NEAR), guests("Bí thư", 30)], [("", 170, "estimate"), ("Bí thư", 30, "counted")]),
        ([total(200), guests("Bí thư", 30, **NEAR)], [("", 200, "counted")]),
        ([total(100, bound="more_than"), guests("Bí thư", 120)], [("Bí thư", 120, "counted")]),
        ([total(60, basis="typed", basis_note="ông Sơn đếm")], [("", 60, "typed")]),
        (
            [total(60), guests("Bí thư", 10, basis="typed", basis_note="x")],
            [("", 50, "counted"), ("Bí thư", 10, "typed")],
        ),
        ([total(60, basis="")], []),
        ([total(60, basis=""), guests("Bí thư", 10)], [("Bí thư", 10, "counted")]),
        ([guests("Bí thư", 0), guests("Tổ trưởng", None)], []),
    ],
    ids=lambda value: "" if isinstance(value, list) else str(value),
)
def test_a_total_is_shared_out_and_never_doubled(cast, rows, expected):
    assert counted(cast, *rows) == expected


def test_the_event_of_another_counts_nothing(cast):
    assert (counted(cast, total(200), own_event=False), meetings_held([cast.units.ban_may.pk], DAY, DAY)) == ([], [])


@pytest.mark.parametrize("state", ["planned", "cancelled"])
def test_what_was_not_held_counts_nothing(cast, state):
    a_meeting(cast, state, guests=[total(200)])
    assert (attendances([cast.units.ban_may.pk], DAY, DAY), meetings_held([cast.units.ban_may.pk], DAY, DAY)) == (
        [],
        [],
    )


def test_a_meeting_of_several_days_counts_once_on_its_first(cast):
    a_meeting(cast, guests=[total(200)], ends_on=DAY + timedelta(days=2))
    days = [DAY + timedelta(days=number) for number in range(3)]
    counts = [
        (len(attendances([cast.units.ban_may.pk], day, day)), len(meetings_held([cast.units.ban_may.pk], day, day)))
        for day in days
    ]
    assert counts == [(1, 1), (0, 0), (0, 0)]


def test_a_meeting_counts_only_in_the_unit_that_held_it(cast):
    a_meeting(cast, guests=[total(200)])
    assert attendances([cast.units.doi_che.pk, cast.units.ban_may_team.pk, cast.units.provincial.pk], DAY, DAY) == []


@pytest.mark.parametrize("count", [1, 3])
def test_counting_costs_one_query(cast, django_assert_num_queries, count):
    for number in range(count):
        a_meeting(cast, name=f"Họp {number}", guests=[total(10)])
    with django_assert_num_queries(1):
        assert sum(one.amount for one in attendances([cast.units.ban_may.pk], DAY, DAY)) == 10 * count
