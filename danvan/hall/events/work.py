"""The shapes of an event: its cause, what a room does about it, what that changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Cause:
    """Why the house is asked: ``subject`` is a code (of a unit, a person) or empty; ``on`` the legal day of ``at``.

    ``dry_run``: say what would change, write nothing.
    """

    subject: str
    at: datetime
    on: date
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """One record that changes: the unit it belongs to, its kind and code, how, in a few Vietnamese words."""

    unit_id: int
    kind: str
    code: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What a room does: ``units(cause)`` lists whose records are touched, ``do(unit_ids, cause)`` touches them.

    ``do`` is called in one transaction for a few units, and again after a kill: twice must be harmless. ``what`` ends
    the sentence "38 …"; ``told`` (with {count}) is told to those who lead and clerk in the unit, with ``url``.
    """

    what: str
    units: Callable[[Cause], list[int]]
    do: Callable[[list[int], Cause], list[Effect]]
    told: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A room has nothing to do, and why."""

    reason: str


Rooms = Mapping[str, Work | Nothing]


@dataclass(slots=True)
class Preview:
    """What would change: records of each room, the first of them one by one; ``more`` when counting was cut short."""

    counts: dict[str, int] = field(default_factory=dict)
    samples: list[Effect] = field(default_factory=list)
    more: bool = False

    @property
    def total(self) -> int:
        """All records that would change."""
        return sum(self.counts.values())

    @property
    def sentence(self) -> str:
        """Say it: ``38 hồ sơ đổi hạn; 2 nội dung công khai đổi hạn``."""
        said = "; ".join(f"{count} {what}" for what, count in self.counts.items() if count)
        return f"{'hơn ' if self.more else ''}{said}" if said else "không hồ sơ nào thay đổi"
