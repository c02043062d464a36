"""Numbers of meetings: held by kind, attendances (lượt) by category. Each is one query over what was held."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from danvan.figures.contributions import Contribution
from danvan.figures.questions import question
from danvan.meetings.models import Attendance, Meeting


@question
def _held(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Meeting.objects.held().filter(own_event=True, unit__in=units, starts_on__range=(first, last))
    return rows.order_by("starts_on", "pk").values_list("code", "unit__code", "starts_on", "kind")


@question
def _attended(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Attendance.objects.filter(
        meeting__state="held", meeting__own_event=True, meeting__unit__in=units,
        meeting__starts_on__range=(first, last), count__gt=0,
    ).exclude(basis="")  # fmt: skip
    rows = rows.select_related("meeting", "meeting__unit").only(
        "category", "count", "bound", "basis", "is_total", "meeting__code", "meeting__starts_on", "meeting__kind", "meeting__unit__code"
    )  # fmt: skip
    return rows.order_by("meeting__starts_on", "meeting__pk", "position", "pk")


def meetings_held(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the meetings that the units themselves held, on their first day, both days included."""
    return [
        Contribution(code=code, unit=unit, day=day, amount=1, slices={"kind": kind})
        for code, unit, day, kind in _held(unit_ids, first, last)
    ]


def attendances(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count lượt of participants at meetings held, by category, once, on the meeting's first day.

    A stated total counts once, its categories as parts of it; what no category names is "chưa phân
    loại". A count without a basis is left out. Slices: ``category``; ``measure`` is "counted",
    "typed" or "estimate" (gần, trên, khoảng), which stand in columns of their own.
    """
    by_meeting: dict[int, list[Attendance]] = {}
    for row in _attended(unit_ids, first, last):
        by_meeting.setdefault(row.meeting_id, []).append(row)
    return [one for lines in by_meeting.values() for one in _of_meeting(lines)]


def _of_meeting(lines: list[Attendance]) -> list[Contribution]:
    """Share a total out among its categories.

    An exact total stays what it is: its exact categories are parts of it, an estimated one is not told
    apart from the rest. Beneath an estimated total the exact categories stand as they are, and only
    what is left is estimated. Categories that exceed an exact total contradict it: the total counts.
    """
    total = next((line for line in lines if line.is_total), None)
    parts = [line for line in lines if not line.is_total]
    if total is None:
        return [_contribution(line, line.count, line.category) for line in parts]
    if not total.is_estimate():
        parts = [line for line in parts if not line.is_estimate()]
    rest = total.count - sum(line.count for line in parts)
    if rest < 0 and not total.is_estimate():
        return [_contribution(total, total.count, "")]
    own = [_contribution(line, line.count, line.category) for line in parts]
    return [*own, _contribution(total, rest, "")] if rest > 0 else own


def _contribution(line: Attendance, amount: int, category: str) -> Contribution:
    measure = "estimate" if line.is_estimate() else ("typed" if line.basis == "typed" else "counted")
    meeting = line.meeting
    return Contribution(
        code=meeting.code, unit=meeting.unit.code, day=meeting.starts_on, amount=amount,
        slices={"category": category, "measure": measure, "kind": meeting.kind},
    )  # fmt: skip
