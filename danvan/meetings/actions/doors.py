"""Doors, and what they push: the protocol by which phones with and without a network make one roll.

A device records and the server judges. Every mark has a nonce made by the device; a push may be repeated as often as
it takes, and nothing is dropped: the answer gives a verdict for each nonce.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import BigIntegerField, Case, CharField, DateTimeField, OuterRef, Q, QuerySet, Subquery, When
from django.utils.crypto import constant_time_compare

from danvan.core.dates import end_of
from danvan.core.prepared import Prepared
from danvan.core.refused import Refused
from danvan.meetings.actions.invitation import Guest, add_slots
from danvan.meetings.actions.meeting import write
from danvan.meetings.actions.roll import locked_roll
from danvan.meetings.models import Door, InviteLine, Mark, Roll, Sitting, Slot, Venue, said_place
from danvan.meetings.tickets import door_secret, print_of
from danvan.text.folding import key3
from danvan.units.models import Officer

MOST_MARKS = 200
SMALL_SKEW = 120
"""Seconds that a clock may differ before it is corrected."""
FLAGGED_SKEW = 600
SEEN_EVERY = timedelta(seconds=30)
DOOR = ("name", "venue", "waiting", "seen_at", "roll__state", "roll__meeting")


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


def _open_door(secret: Any, sitting: Any, at: Any) -> QuerySet[Door]:
    own = Sitting.objects.filter(meeting=OuterRef("roll__meeting")).order_by(
        Case(When(pk=sitting, then=0), default=1), "day", "position", "pk"
    )
    rows = Door.objects.select_for_update(of=("roll",)).select_related("roll").only(*DOOR).order_by()
    rows = rows.annotate(sitting=Subquery(own.values("pk")[:1]))
    return rows.filter(secret=secret, closed_at=None, expires_at__gt=at)[:1]


OPEN_DOOR = Prepared(_open_door, secret=CharField(), sitting=BigIntegerField(), at=DateTimeField())


def _locked_door(secret: str, sittings: set[int], at: datetime) -> Any:
    """Lock the roll of a door, so that what is judged is judged one push after the other.

    ``sitting`` comes with it: the one that the marks name if it is of this meeting, else the meeting's first.
    """
    found = OPEN_DOOR.rows(secret=print_of(secret), sitting=next(iter(sittings), 0), at=at)
    door = found[0] if found else None
    if door is None:
        raise DoorClosed()
    return door


class _Place(NamedTuple):
    """What judging needs to know of a numbered place."""

    pk: int
    number: int
    ticket: str
    name_key: str
    name: str
    post: str
    unit_name: str

    @property
    def said(self) -> str:
        return said_place(self.name, self.post, self.unit_name)


class _Known(NamedTuple):
    """What judging needs to know of a mark that is there."""

    nonce: str
    verdict: str
    slot_id: int | None
    sitting_id: int
    came_at: datetime
    door: str | None


class _Ground:
    """Everything that is known when a push is judged: its places, what came before, one verdict after the other."""

    def __init__(self, door: Any, marks: Sequence[Said], skew: int, at: datetime) -> None:
        self.door, self.skew, self.at = door, skew, at
        self.roll = door.roll
        self.fresh: list[Mark] = []
        self.verdicts: dict[str, Verdict] = {}
        self.places: dict[int, _Place] = {}
        self.by_number: dict[int, _Place] = {}
        self.by_ticket: dict[str, _Place] = {}
        self.by_key: dict[str, _Place] = {}
        self.sittings = {door.sitting}
        if len({one.sitting for one in marks}) > 1:
            self.sittings = set(Sitting.objects.filter(meeting=self.roll.meeting_id).values_list("pk", flat=True))
        self._find(marks)
        self._remember(marks)
        self.made = self._walk_ins(
            [one for one in marks if one.name and not self._found(one) and one.nonce not in self.known]
        )

    def _find(self, marks: Sequence[Said]) -> None:
        """Read the places that the marks speak of. One query."""
        asked: dict[str, set[Any]] = {
            "number__in": {one.number for one in marks if one.number is not None},
            "ticket__in": {one.ticket for one in marks if one.ticket},
            "name_key__in": {key3(one.name)[:120] for one in marks if one.name},
        }
        wanted = Q(*(Q((lookup, values)) for lookup, values in asked.items() if values), _connector=Q.OR)
        rows = Slot.objects.standing().filter(wanted or Q(pk=None), meeting=self.roll.meeting_id).order_by()
        self._keep(rows)

    def _keep(self, rows: QuerySet[Slot]) -> None:
        for one in sorted(_Place(*row) for row in rows.values_list(*_Place._fields)):
            self.places[one.pk] = one
            self.by_number[one.number] = one
            self.by_ticket[one.ticket] = one
            self.by_key.setdefault(one.name_key, one)

    def _remember(self, marks: Sequence[Said]) -> None:
        """Read the marks that came before of these places, and those of these nonces. One query."""
        nonces = Q(nonce__in=[one.nonce for one in marks])
        before = Mark.objects.filter(nonces | Q(slot__in=list(self.places)), roll=self.roll.pk).order_by()
        fields = ("nonce", "verdict", "slot_id", "sitting_id", "came_at", "door__name")
        self.known: dict[str, _Known] = {}
        self.came: dict[tuple[int, int], _Known] = {}
        for one in (_Known(*row) for row in before.values_list(*fields)):
            self.known[one.nonce] = one
            if one.verdict == "counted" and one.slot_id:
                self.came[one.slot_id, one.sitting_id] = one
        moved = {self.known[one.nonce].slot_id for one in marks if one.nonce in self.known} - {None, *self.places}
        if moved:  # sent again after the secretary has said that it was somebody else
            self._keep(Slot.objects.filter(pk__in=moved))

    def judge(self, said: Said) -> None:
        """Give one mark its verdict."""
        kept = self.known.get(said.nonce)
        if kept is not None:
            return self._answer(kept, self.came.get((kept.slot_id or 0, kept.sitting_id)))
        place, verdict = self._found(said), ""
        flag = "clock" if abs(self.skew) > FLAGGED_SKEW else ""
        if place is None and said.nonce in self.made:
            place, key = self.made[said.nonce], key3(said.name)[:120]
            if self.by_key.setdefault(key, place) is not place:
                verdict, flag = "doubt", "same_name"
        elif place is None:
            verdict, flag = "doubt", "unknown"
        mark = self._mark(said, place, flag)
        earlier = self.came.get((place.pk, mark.sitting_id)) if place else None
        mark.verdict = self._verdict(verdict, mark, earlier)
        self.fresh.append(mark)
        one = _Known(mark.nonce, mark.verdict, mark.slot_id, mark.sitting_id, mark.came_at, self.door.name)
        self.known[said.nonce] = one
        if mark.verdict == "counted" and place:
            self.came[place.pk, mark.sitting_id] = one
        return self._answer(one, earlier)

    def _verdict(self, given: str, mark: Mark, earlier: _Known | None) -> str:
        if self.roll.state == "sealed":
            return "late"
        if given:
            return given
        if mark.kind == "leave":
            return "left"
        return "again" if earlier else "counted"

    def _mark(self, said: Said, place: _Place | None, flag: str) -> Mark:
        came = min(said.at - timedelta(seconds=self.skew), self.at)
        raw = "" if place else (said.ticket or str(said.number or ""))
        return Mark(
            roll_id=self.roll.pk, slot_id=place.pk if place else None, door_id=self.door.pk, venue_id=self.door.venue_id, kind=said.kind,
            sitting_id=said.sitting if said.sitting in self.sittings else self.door.sitting, source=said.source, nonce=said.nonce,
            raw=raw[:200], device_at=said.at, came_at=came, heard_at=self.at, skew=self.skew, flag=flag,
        )  # fmt: skip

    def _found(self, said: Said) -> _Place | None:
        return self.by_number.get(said.number or -1) or self.by_ticket.get(said.ticket)

    def _walk_ins(self, marks: list[Said]) -> dict[str, _Place]:
        """Make a place for each who came without being invited."""
        if not marks:
            return {}
        line, _ = InviteLine.objects.get_or_create(
            meeting=self.roll.meeting, rule="walk_in",
            defaults={"wording": "Đến không có giấy mời", "category": "Đến không có giấy mời", "position": 999},
        )  # fmt: skip
        once = list({one.nonce: one for one in marks}.values())
        slots = add_slots(line, [Guest(name=one.name, post=one.post) for one in once], walk_in=True)
        made = {
            one.nonce: _Place(*(getattr(slot, name) for name in _Place._fields))
            for one, slot in zip(once, slots, strict=True)
        }
        self.places |= {one.pk: one for one in made.values()}
        return made

    def _answer(self, mark: _Known, earlier: _Known | None) -> None:
        place = self.places.get(mark.slot_id or 0)
        first = earlier or mark
        self.verdicts[mark.nonce] = Verdict(
            mark.nonce, mark.verdict, place.number if place else None, place.said if place else "", first.came_at, first.door or "",
        )  # fmt: skip
