"""The roll-call: open, settle what is in doubt, key in the paper sheet, seal, open again."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from danvan.core import steps
from danvan.core.dates import say_number
from danvan.core.refused import Refused
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.actions.programme import first_sitting
from danvan.meetings.models import Attendance, Mark, Meeting, Roll, Sitting, Slot
from danvan.meetings.permissions import may_call_roll
from danvan.meetings.states_roll import ROLL_STATES, ROLL_STEPS
from danvan.units.models import Officer


class AlreadyOpen(Refused):
    """Cuộc họp này đã mở điểm danh."""


class CalledOff(Refused):
    """Cuộc họp đã hủy nên không điểm danh."""


class NoNumbers(Refused):
    """Không đọc được số nào. Hãy ghi như: 1-40, 43, 45."""


class UnknownNumbers(Refused):
    """Không có người mang số {numbers} trong danh sách; chưa ghi gì. Hãy xem lại tờ ký tên."""


class StillDoubts(Refused):
    """Còn {count} lượt chưa rõ. Hãy xử lý từng lượt rồi chốt."""


class StillHeld(Refused):
    """Cửa «{door}» còn giữ {count} lượt chưa gửi. Đợi máy gửi xong, hoặc báo mất máy và nhập từ tờ ký tên."""


class NoReasonGiven(Refused):
    """Hãy ghi lý do mở lại."""


class NotInDoubt(Refused):
    """Lượt này đã được xử lý."""


class OtherMeeting(Refused):
    """Số này không thuộc cuộc họp này."""


@transaction.atomic
def open_roll(meeting: Meeting, *, by: Officer, at: datetime) -> Roll:
    """Begin to call the roll; a meeting without sittings gets one."""
    meeting = locked(meeting, by, at, may_call_roll)
    if meeting.state == "cancelled":
        raise CalledOff()
    if Roll.objects.filter(meeting=meeting).exists():
        raise AlreadyOpen()
    first_sitting(meeting)
    roll = Roll.objects.create(meeting=meeting, opened_at=at, opened_by=by)
    write(meeting, "roll.opened", ("roll",), by=by, at=at)
    return roll


def locked_roll(roll: Roll, verb: str, by: Officer, at: datetime) -> tuple[Roll, str]:
    """Lock the roll for a verb; return it and the state that the verb leads to. Raises NotYours, WrongState."""
    roll = Roll.objects.select_for_update(of=("self",)).select_related("meeting__unit").get(pk=roll.pk)
    locked(roll.meeting, by, at, may_call_roll)
    return roll, steps.check(ROLL_STEPS, verb, roll.state, labels=ROLL_STATES)


def read_numbers(text: str) -> list[int]:
    """Read «1-40, 43 45» as numbers in order, each once. Raises NoNumbers."""
    found: dict[int, None] = {}
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–—]\s*", "-", text.strip())):
        first, _, last = part.partition("-")
        if not part:
            continue
        if not (
            first.isascii()
            and first.isdigit()
            and len(first) < 6
            and (not last or (last.isascii() and last.isdigit() and len(last) < 6))
        ):
            raise NoNumbers(field="numbers")
        found |= dict.fromkeys(range(int(first), int(last or first) + 1))
    if not found:
        raise NoNumbers(field="numbers")
    return list(found)


@transaction.atomic
def key_in(
    roll: Roll, numbers: str, *, sitting: Sitting, came_at: datetime, by: Officer, at: datetime
) -> dict[str, int]:
    """Take over the numbers that signed the paper sheet; who has a mark already is not counted again.

    Returns {"counted": n, "again": n}. Raises UnknownNumbers, and then nothing is kept.
    """
    roll, _ = locked_roll(roll, "key_in", by, at)
    wanted = read_numbers(numbers)
    slots = {one.number: one for one in Slot.objects.filter(meeting=roll.meeting, number__in=wanted[:5000])}
    unknown = [number for number in wanted if number not in slots]
    if unknown:
        raise UnknownNumbers(numbers=", ".join(map(str, unknown[:10])), field="numbers")
    here = set(roll.marks.counted().filter(sitting=sitting).values_list("slot_id", flat=True))
    nonces = {number: f"to-{sitting.pk}-{number}" for number in wanted}
    known = set(roll.marks.filter(nonce__startswith=f"to-{sitting.pk}-").values_list("nonce", flat=True))
    fresh = [number for number in wanted if nonces[number] not in known]
    made = Mark.objects.bulk_create(
        [
            Mark(
                roll=roll, slot=slots[number], sitting=sitting, kind="arrive", source="sheet", nonce=nonces[number], device_at=came_at,
                came_at=came_at, heard_at=at, verdict="again" if slots[number].pk in here else "counted", by=by,
            )
            for number in fresh
        ],
        batch_size=500,
    )  # fmt: skip
    write(roll.meeting, "roll.keyed", ("marks",), by=by, at=at)
    counted = sum(1 for one in made if one.verdict == "counted")
    return {"counted": counted, "again": len(wanted) - counted}


@transaction.atomic
def settle(mark: Mark, *, slot: Slot | None, by: Officer, at: datetime) -> Mark:
    """Say whose arrival a doubtful mark is; None: it is not counted. A walk-in's empty place goes when it was another."""
    roll, _ = locked_roll(mark.roll, "settle", by, at)
    mark = Mark.objects.select_for_update(of=("self",)).select_related("slot").get(pk=mark.pk)
    if mark.verdict != "doubt":
        raise NotInDoubt()
    if slot is not None and slot.meeting_id != roll.meeting_id:
        raise OtherMeeting(field="number")
    made_for_it, mark.slot = mark.slot, slot or mark.slot
    here = slot is not None and roll.marks.counted().filter(slot=slot, sitting=mark.sitting_id).exists()
    mark.verdict = "left_out" if slot is None else "left" if mark.kind == "leave" else "again" if here else "counted"
    mark.settled_at, mark.settled_by = at, by
    mark.save()
    if made_for_it and made_for_it.walk_in and made_for_it != slot:
        Slot.objects.filter(pk=made_for_it.pk).update(removed_at=at)
    write(roll.meeting, "mark.settled", ("mark",), by=by, at=at)
    return mark


@transaction.atomic
def seal_roll(roll: Roll, *, by: Officer, at: datetime) -> Roll:
    """Make the derived figure the one that the meeting reports.

    Whoever came to at least one sitting counts once, in the category of the line. Rows that stood before are told in
    ``before`` and replaced: an estimate is never added to what was counted. Raises StillDoubts, StillHeld.
    """
    roll, to = locked_roll(roll, "seal_roll", by, at)
    if count := roll.marks.in_doubt().count():
        raise StillDoubts(count=count)
    holding = roll.doors.filter(waiting__gt=0, lost=False).first()
    if holding:
        raise StillHeld(door=holding.name, count=holding.waiting)
    by_category = present_by_category(roll)
    present = sum(by_category.values())
    roll.before = "; ".join(_said(one) for one in roll.meeting.attendances.exclude(basis="roll") if one.count)[:500]
    roll.meeting.attendances.all().delete()
    total = Attendance(
        meeting=roll.meeting, category="Tổng số", count=present, unit_word="người", basis="roll", is_total=True
    )
    Attendance.objects.bulk_create([
        total,
        *(
            Attendance(meeting=roll.meeting, category=category, count=count, unit_word="người", basis="roll", position=n)
            for n, (category, count) in enumerate(by_category.items(), 1)
        ),
    ])  # fmt: skip
    roll.state, roll.sealed_at, roll.sealed_by, roll.present = to, at, by, present
    roll.save()
    write(roll.meeting, "roll.sealed", ("roll", "attendances"), by=by, at=at)
    return roll


def present_by_category(roll: Roll) -> dict[str, int]:
    """Count the distinct places that came to at least one sitting, by category, in the order of the lines. One query."""
    came = Slot.objects.filter(meeting=roll.meeting_id, marks__verdict="counted", marks__roll=roll)
    rows = came.values_list("line__category").annotate(count=Count("pk", distinct=True)).order_by("line__category")
    return dict(rows)


def present_by_sitting(roll: Roll) -> dict[int, int]:
    """Count arrivals (lượt) by sitting. One query."""
    rows = Sitting.objects.filter(meeting=roll.meeting_id).annotate(
        count=Count("marks", filter=Q(marks__verdict="counted", marks__roll=roll))
    )
    return dict(rows.values_list("pk", "count"))


def _said(one: Attendance) -> str:
    bound = "" if one.bound == "exact" else f"{one.get_bound_display()} "
    return f"{one.category}: {bound}{say_number(one.count or 0)} ({one.get_basis_display().lower()})"


@transaction.atomic
def unseal_roll(roll: Roll, *, reason: str, by: Officer, at: datetime) -> Roll:
    """Open a sealed roll again, with a reason; what phones sent after the seal waits to be settled."""
    roll, to = locked_roll(roll, "unseal_roll", by, at)
    if not reason.strip():
        raise NoReasonGiven(field="reason")
    roll.state, roll.reason, roll.sealed_at, roll.sealed_by, roll.present = to, reason.strip()[:300], None, None, None
    roll.save()
    roll.marks.filter(verdict="late").update(verdict="doubt")
    write(roll.meeting, "roll.unsealed", ("roll", "reason"), by=by, at=at)
    return roll
