"""A training with people on its list and doors to come in by, for the tests of the roll."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from danvan.meetings import actions
from danvan.meetings.models import Door, Meeting, Roll
from danvan.meetings.tickets import door_secret
from tests.cast import Cast
from tests.factories.records import AT, DAY, a_meeting

NOW = AT + timedelta(hours=1)
NAMES = ("Lò Thị Mận", "Vàng A Páo", "Sùng Thị Sim", "Giàng A Tre")
_nonces = count(1)


def a_class(cast: Cast, names: tuple[str, ...] = NAMES, **more: Any) -> Meeting:
    """Plan a training of today and invite ``names`` as one line."""
    meeting = a_meeting(
        cast, "planned", name="Lớp tập huấn dân vận", kind="training", day=DAY, place="Nhà văn hóa", **more
    )
    line = actions.Line("named", "Tổ trưởng tổ dân vận các thôn", "Tổ trưởng dân vận")
    actions.add_line(meeting, line, guests=[actions.Guest(one, "Tổ trưởng") for one in names], by=cast.nam, at=AT)
    return meeting


def a_roll(cast: Cast, doors: int = 1, **more: Any) -> tuple[Roll, list[str]]:
    """Open the roll of a class; give it and the secrets of its doors."""
    roll = actions.open_roll(a_class(cast, **more), by=cast.nam, at=AT)
    made = [actions.open_door(roll, name=f"Cửa {one + 1}", by=cast.nam, at=AT) for one in range(doors)]
    return roll, [secret_of(one) for one in made]


def secret_of(door: Door) -> str:
    return door_secret(door.roll.meeting.code, door.number)


def said(number: int | None = None, *, at: Any = NOW, nonce: str = "", **more: Any) -> actions.Said:
    """Make a mark as a phone tells it."""
    return actions.Said(nonce or f"n{next(_nonces)}", at, more.pop("sitting", 0), number=number, **more)


def pushed(
    secret: str, *marks: actions.Said, fast: timedelta = timedelta(0), at: Any = NOW, waiting: int = 0
) -> list[str]:
    """Push marks from a phone whose clock is ``fast``; give the verdicts."""
    answers = actions.push(secret, marks, device_at=at + fast, waiting=waiting, at=at)
    return [one.verdict for one in answers]
