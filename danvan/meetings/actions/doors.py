"""Doors, and what they push: the protocol by which phones with and without a network make one roll.

A device records and the server judges. Every mark has a nonce made by the device; a push may be repeated as often as
it takes, and nothing is dropped: the answer gives a verdict for each nonce.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils.crypto import constant_time_compare

from danvan.core.dates import end_of
from danvan.core.refused import Refused
from danvan.meetings.actions.invitation import Guest, add_slots
from danvan.meetings.actions.meeting import write
from danvan.meetings.actions.roll import locked_roll
from danvan.meetings.models import Door, InviteLine, Mark, Roll, Sitting, Slot, Venue
from danvan.meetings.tickets import door_secret, print_of
from danvan.text.folding import key3
from danvan.units.models import Officer

MOST_MARKS = 200
SMALL_SKEW = 120
"""Seconds that a clock may differ before it is corrected."""
FLAGGED_SKEW = 600
SEEN_EVERY = timedelta(seconds=30)


class DoorClosed(Refused):
    """Địa chỉ cửa này không còn dùng được: đã đóng, đã báo mất máy, hoặc đã quá ngày họp. Các lượt máy còn giữ không mất: hãy đưa máy cho thư ký."""


class TooManyMarks(Refused):
    """Mỗi lần gửi nhiều nhất 200 lượt."""


@dataclass(frozen=True, slots=True)
class Said:
    """One mark as a device tells it. ``number`` of the place, or ``ticket`` (print of the secret), or a walk-in's ``name``."""

    nonce: str
    at: datetime
    sitting: int
    kind: str = "arrive"
    source: str = "number"
    number: int | None = None
    ticket: str = ""
    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the server says to one mark."""

    nonce: str
    verdict: str
    number: int | None = None
    said: str = ""
    since: datetime | None = None
    door: str = ""


@transaction.atomic
def open_door(roll: Roll, *, name: str, venue: Venue | None = None, by: Officer, at: datetime) -> Door:
    """Open a door for one phone; it may push until the day after the meeting."""
    roll, _ = locked_roll(roll, "key_in", by, at)
    number = roll.doors.count() + 1
    door = Door.objects.create(
        roll=roll, number=number, name=name.strip()[:80] or f"Cửa {number}", venue=venue, opened_at=at,
        secret=print_of(door_secret(roll.meeting.code, number)), expires_at=max(end_of(roll.meeting.ends_on), at) + timedelta(days=1),
    )  # fmt: skip
    write(roll.meeting, "door.opened", ("door",), by=by, at=at)
    return door


@transaction.atomic
def close_door(door: Door, *, lost: bool = False, by: Officer, at: datetime) -> Door:
    """Close a door. ``lost``: the phone is gone; what it held comes from the paper sheet."""
    roll, _ = locked_roll(door.roll, "key_in", by, at)
    door.closed_at, door.lost = at, lost
    door.save(update_fields=["closed_at", "lost"])
    write(roll.meeting, "door.closed", ("door",), by=by, at=at)
    return door


def find_door(secret: str, *, at: datetime) -> Door:
    """Return the door of a secret. One query. Raises DoorClosed."""
    wanted = print_of(secret)
    door = (
        Door.objects.select_related("roll__meeting", "venue")
        .filter(secret=wanted, closed_at=None, expires_at__gt=at)
        .first()
    )
    if door is None or not constant_time_compare(door.secret, wanted):
        raise DoorClosed()
    return door


@transaction.atomic
def push(secret: str, marks: Sequence[Said], *, device_at: datetime, waiting: int = 0, at: datetime) -> list[Verdict]:
    """Take marks of a door; the same mark twice is one. A constant number of statements, however many marks.

    ``device_at``: the device's clock when it pushed; its error is taken off every mark. ``waiting``: how many the
    device still keeps. Raises DoorClosed, TooManyMarks.
    """
    if len(marks) > MOST_MARKS:
        raise TooManyMarks()
    door = _locked_door(secret, {one.sitting for one in marks}, at)
    skew = round((device_at - at).total_seconds())
    ground = _Ground(door, marks, skew if abs(skew) > SMALL_SKEW else 0, at)
    for one in marks:
        ground.judge(one)
    Mark.objects.bulk_create(ground.fresh)
    if ground.fresh or door.waiting != waiting or door.seen_at is None or at - door.seen_at > SEEN_EVERY:
        Door.objects.filter(pk=door.pk).update(seen_at=at, waiting=waiting, skew=skew)
    return [ground.verdicts[one.nonce] for one in marks]


def _locked_door(secret: str, sittings: set[int], at: datetime) -> Any:
    """Lock the roll of a door, so that what is judged is judged one push after the other.

    ``known_sitting`` and ``first_sitting`` come with it: the one that the marks name if it is of this meeting, and
    the meeting's first.
    """
    own = Sitting.objects.filter(meeting=OuterRef("roll__meeting"))
    rows = Door.objects.select_for_update(of=("roll",)).select_related("roll__meeting").annotate(
        known_sitting=Subquery(own.filter(pk__in=list(sittings)[:1]).values("pk")[:1]),
        first_sitting=Subquery(own.order_by("day", "position", "pk").values("pk")[:1]),
    )  # fmt: skip
    door = rows.filter(secret=print_of(secret), closed_at=None, expires_at__gt=at).first()
    if door is None:
        raise DoorClosed()
    return door


class _Ground:
    """Everything that is known when a push is judged: its places, what came before, one verdict after the other."""

    def __init__(self, door: Any, marks: Sequence[Said], skew: int, at: datetime) -> None:
        self.door, self.skew, self.at = door, skew, at
        self.roll = door.roll
        self.fresh: list[Mark] = []
        self.verdicts: dict[str, Verdict] = {}
        numbers = {one.number for one in marks if one.number is not None}
        tickets = {one.ticket for one in marks if one.ticket}
        keys = {key3(one.name)[:120] for one in marks if one.name}
        wanted = Q(number__in=numbers) | Q(ticket__in=tickets) | (Q(name_key__in=keys) if keys else Q(pk=None))
        slots = list(Slot.objects.standing().filter(wanted, meeting=self.roll.meeting_id).order_by("number"))
        self.by_number = {one.number: one for one in slots}
        self.by_ticket = {one.ticket: one for one in slots}
        self.by_key = {one.name_key: one for one in reversed(slots)}
        self.sittings = {door.known_sitting} - {None}
        if len({one.sitting for one in marks}) > 1:
            self.sittings = set(Sitting.objects.filter(meeting=self.roll.meeting_id).values_list("pk", flat=True))
        self._remember(marks, slots)
        self.made = self._walk_ins(
            [one for one in marks if one.name and not self._found(one) and one.nonce not in self.known]
        )

    def _remember(self, marks: Sequence[Said], slots: list[Slot]) -> None:
        before = self.roll.marks.filter(Q(nonce__in=[one.nonce for one in marks]) | Q(slot__in=slots))
        self.known: dict[str, Mark] = {}
        self.came: dict[tuple[int, int], Mark] = {}
        for one in before.select_related("door", "slot"):
            self.known[one.nonce] = one
            if one.verdict == "counted" and one.slot_id:
                self.came[one.slot_id, one.sitting_id] = one

    def judge(self, said: Said) -> None:
        """Give one mark its verdict."""
        if said.nonce in self.known:
            kept = self.known[said.nonce]
            self._answer(kept, self.came.get((kept.slot_id or 0, kept.sitting_id)))
            return
        slot, verdict = self._found(said), ""
        flag = "clock" if abs(self.skew) > FLAGGED_SKEW else ""
        if slot is None and said.nonce in self.made:
            slot, key = self.made[said.nonce], key3(said.name)[:120]
            if self.by_key.setdefault(key, slot) is not slot:
                verdict, flag = "doubt", "same_name"
        elif slot is None:
            verdict, flag = "doubt", "unknown"
        sitting = said.sitting if said.sitting in self.sittings else self.door.first_sitting
        mark = self._mark(said, slot, sitting, flag)
        earlier = self.came.get((slot.pk, sitting)) if slot else None
        mark.verdict = self._verdict(verdict, mark, earlier)
        self.fresh.append(mark)
        self.known[said.nonce] = mark
        if mark.verdict == "counted" and slot:
            self.came[slot.pk, sitting] = mark
        self._answer(mark, earlier)

    def _verdict(self, given: str, mark: Mark, earlier: Mark | None) -> str:
        if self.roll.state == "sealed":
            return "late"
        if given:
            return given
        if mark.kind == "leave":
            return "left"
        return "again" if earlier else "counted"

    def _mark(self, said: Said, slot: Slot | None, sitting: int, flag: str) -> Mark:
        came = min(said.at - timedelta(seconds=self.skew), self.at)
        raw = "" if slot else (said.ticket or str(said.number or ""))
        return Mark(
            roll=self.roll, slot=slot, sitting_id=sitting, door=self.door, venue_id=self.door.venue_id, kind=said.kind,
            source=said.source, nonce=said.nonce, raw=raw[:200], device_at=said.at, came_at=came, heard_at=self.at, skew=self.skew,
            flag=flag,
        )  # fmt: skip

    def _found(self, said: Said) -> Slot | None:
        return self.by_number.get(said.number or -1) or self.by_ticket.get(said.ticket)

    def _walk_ins(self, marks: list[Said]) -> dict[str, Slot]:
        """Make a place for each who came without being invited."""
        if not marks:
            return {}
        line, _ = InviteLine.objects.get_or_create(
            meeting=self.roll.meeting, rule="walk_in",
            defaults={"wording": "Đến không có giấy mời", "category": "Đến không có giấy mời", "position": 999},
        )  # fmt: skip
        once = list({one.nonce: one for one in marks}.values())
        slots = add_slots(line, [Guest(name=one.name, post=one.post) for one in once], walk_in=True)
        return {one.nonce: slot for one, slot in zip(once, slots, strict=True)}

    def _answer(self, mark: Mark, earlier: Mark | None) -> None:
        slot = mark.slot
        first = earlier or mark
        door: Any = first.door
        self.verdicts[mark.nonce] = Verdict(
            mark.nonce,
            mark.verdict,
            slot.number if slot else None,
            slot.said if slot else "",
            first.came_at,
            door.name if door else "",
        )
