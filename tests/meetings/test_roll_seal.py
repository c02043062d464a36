"""The figure: settled, sealed, counted once; the paper sheet; opening again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.core.steps import WrongState
from danvan.meetings import actions, facts
from danvan.meetings.actions.meeting import NotYours
from danvan.meetings.actions.programme import InUse, SittingOutside
from danvan.meetings.actions.roll import (
    AlreadyOpen,
    NoNumbers,
    NoReasonGiven,
    NotInDoubt,
    StillDoubts,
    StillHeld,
    UnknownNumbers,
    read_numbers,
)
from danvan.meetings.models import Slot
from tests.factories.records import AT, DAY
from tests.meetings.halls import NOW, a_class, a_roll, pushed, said

pytestmark = pytest.mark.django_db(databases="__all__")


def counts(meeting):
    return [(one.category, one.count, one.basis, one.bound) for one in meeting.attendances.all()]


def key_in(cast, roll, numbers):
    return actions.key_in(roll, numbers, sitting=roll.meeting.sittings.first(), came_at=NOW, by=cast.nam, at=NOW)


def test_numbers_are_read_as_people_write_them():
    assert read_numbers("1-4, 7; 9 – 10 7") == [1, 2, 3, 4, 7, 9, 10]
    for wrong in ("", "abc", "1-x", "123456789"):
        with pytest.raises(NoNumbers):
            read_numbers(wrong)


def test_the_sealed_roll_is_what_the_meeting_reports_once_and_an_estimate_is_replaced_not_added(cast):
    guests = [actions.Guests("Tổng số", 200, "about", basis="typed", basis_note="áng chừng", is_total=True)]
    roll, (door,) = a_roll(cast, guests=guests)
    pushed(door, said(1), said(2), said(2), said(name="Tòng Thị Ban", source="walk_in"))
    actions.hold(roll.meeting, by=cast.nam, at=NOW)
    roll = actions.seal_roll(roll, by=cast.nam, at=NOW)
    assert counts(roll.meeting) == [
        ("Tổng số", 3, "roll", "exact"), ("Tổ trưởng dân vận", 2, "roll", "exact"), ("Đến không có giấy mời", 1, "roll", "exact"),
    ]  # fmt: skip
    assert (roll.present, roll.before) == (3, "Tổng số: khoảng 200 (nhập tay)")
    found = facts.attendances([cast.units.ban_may.pk], DAY, DAY)
    assert [(one.amount, one.slices["measure"]) for one in found] == [(2, "counted"), (1, "counted")]


def test_who_sat_in_two_sittings_is_one_person(cast):
    roll, (door,) = a_roll(cast)
    periods = [actions.Period("Sáng", DAY), actions.Period("Chiều", DAY)]
    actions.set_places(roll.meeting, halls=[], periods=periods, by=cast.nam, at=NOW)
    for sitting in roll.meeting.sittings.all():
        pushed(door, said(1, sitting=sitting.pk))
    assert actions.seal_roll(roll, by=cast.nam, at=NOW).present == 1


def test_a_lost_phone_loses_nobody_the_sheet_has_the_same_numbers(cast):
    roll, (one, two) = a_roll(cast, 2)
    pushed(one, said(1))
    pushed(two, said(2), waiting=200)
    with pytest.raises(StillHeld):
        actions.seal_roll(roll, by=cast.nam, at=NOW)
    actions.close_door(roll.doors.get(number=2), lost=True, by=cast.nam, at=NOW)
    assert key_in(cast, roll, "1-4") == {"counted": 2, "again": 2}
    assert key_in(cast, roll, "3, 4") == {"counted": 0, "again": 2}
    assert actions.seal_roll(roll, by=cast.nam, at=NOW).present == 4


def test_one_unknown_number_of_the_sheet_refuses_the_whole_line(cast):
    roll, _ = a_roll(cast)
    with pytest.raises(UnknownNumbers):
        key_in(cast, roll, "1-5")
    assert roll.marks.count() == 0


def test_doubts_are_settled_as_somebody_as_themselves_or_not_at_all(cast):
    roll, (door,) = a_roll(cast)
    pushed(
        door,
        said(1),
        said(99),
        said(name="Lò Thị Mận", source="walk_in"),
        said(name="Vàng A Páo", source="walk_in"),
        said(77),
    )
    with pytest.raises(StillDoubts):
        actions.seal_roll(roll, by=cast.nam, at=NOW)
    unknown, namesake, himself, nobody = roll.marks.in_doubt().order_by("pk")
    slot = roll.meeting.slots.get
    assert actions.settle(unknown, slot=slot(number=3), by=cast.nam, at=NOW).verdict == "counted"
    assert actions.settle(namesake, slot=slot(number=1), by=cast.nam, at=NOW).verdict == "again"
    assert actions.settle(himself, slot=himself.slot, by=cast.nam, at=NOW).verdict == "counted"
    assert actions.settle(nobody, slot=None, by=cast.nam, at=NOW).verdict == "left_out"
    with pytest.raises(NotInDoubt):
        actions.settle(nobody, slot=None, by=cast.nam, at=NOW)
    assert list(Slot.objects.filter(removed_at__isnull=False).values_list("name", flat=True)) == ["Lò Thị Mận"]
    assert actions.seal_roll(roll, by=cast.nam, at=NOW).present == 3


def test_a_sealed_roll_opens_again_with_a_reason_and_what_came_late_is_looked_at(cast):
    roll, (door,) = a_roll(cast)
    actions.seal_roll(roll, by=cast.nam, at=NOW)
    pushed(door, said(1))
    with pytest.raises(WrongState):
        key_in(cast, roll, "2")
    with pytest.raises(NoReasonGiven):
        actions.unseal_roll(roll, reason=" ", by=cast.nam, at=NOW)
    actions.unseal_roll(roll, reason="Còn một máy gửi muộn.", by=cast.nam, at=NOW)
    assert roll.marks.in_doubt().count() == 1


def test_typed_counts_cannot_take_the_place_of_a_sealed_roll(cast):
    roll, (door,) = a_roll(cast)
    pushed(door, said(1))
    actions.seal_roll(roll, by=cast.nam, at=NOW)
    same = actions.Details("training", "Tên mới", DAY, place="Nhà văn hóa")
    typed = [actions.Guests("Tổng số", 900, basis="typed", basis_note="x", is_total=True)]
    with pytest.raises(actions.CountSealed):
        actions.edit(roll.meeting, details=same, company=actions.Company(guests=typed), by=cast.nam, at=NOW)
    kept = [actions.Guests(one.category, one.count, is_total=one.is_total) for one in roll.meeting.attendances.all()]
    actions.edit(roll.meeting, details=same, company=actions.Company(guests=kept), by=cast.nam, at=NOW)
    assert counts(roll.meeting)[0] == ("Tổng số", 1, "roll", "exact")


def test_a_roll_is_opened_once_and_by_those_who_write(cast):
    meeting = a_class(cast)
    with pytest.raises(NotYours):
        actions.open_roll(meeting, by=cast.tu, at=AT)
    actions.open_roll(meeting, by=cast.nam, at=AT)
    with pytest.raises(AlreadyOpen):
        actions.open_roll(meeting, by=cast.nam, at=AT)


def test_a_sitting_with_marks_stays_and_days_outside_are_refused(cast):
    roll, (door,) = a_roll(cast)
    pushed(door, said(1))
    with pytest.raises(InUse):
        actions.set_places(roll.meeting, halls=[], periods=[], by=cast.nam, at=NOW)
    outside = [actions.Period("Sáng", DAY + timedelta(days=9))]
    with pytest.raises(SittingOutside):
        actions.set_places(roll.meeting, halls=[], periods=outside, by=cast.nam, at=NOW)
