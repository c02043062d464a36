"""The arithmetic of adding up: what a superior takes from below, year to date, ratios. Pure.

One unit is counted once, whatever merged, split or came late: the year to date of a unit that has not
sent yet is the last one that was received from it, or from the units that it wholly received.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

Amount = int | Decimal
PERCENT = "%"
TWO_DIGITS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Stood:
    """A version that a superior received and did not hand back: whose, for which days."""

    id: int
    unit: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Heir:
    """``successor`` wholly received ``predecessor`` on ``effective``."""

    predecessor: int
    successor: int
    effective: date


@dataclass(slots=True)
class Choice:
    """What adds up: ``current`` gives value and year to date, ``earlier`` and ``orphans`` only the latter."""

    current: dict[int, int] = field(default_factory=dict)
    earlier: dict[int, list[int]] = field(default_factory=dict)
    orphans: dict[int, list[int]] = field(default_factory=dict)
    missing: list[int] = field(default_factory=list)


def choose(expected: Iterable[int], stood: Iterable[Stood], heirs: Iterable[Heir], start: date, end: date) -> Choice:
    """Choose the versions that a superior adds up for the period from ``start`` to ``end``.

    ``expected`` are the units that must send on its last day; ``stood`` are the received versions of the
    same form since the start of the year, in any order.
    """
    now, before = _by_unit(stood, start)
    came_from: dict[int, list[Heir]] = defaultdict(list)
    for heir in heirs:
        if heir.effective <= end:
            came_from[heir.successor].append(heir)
    choice, seen = Choice(), set()
    for unit in expected:
        seen |= {unit} | ancestors(unit, came_from)
        if unit in now:
            choice.current[unit] = now[unit].id
        else:
            choice.missing.append(unit)
            choice.earlier[unit] = last_known(unit, before, came_from)
    for unit in [unit for unit in before if unit not in seen and not _received_among(unit, before, came_from)]:
        choice.orphans[unit] = last_known(unit, before, came_from)
    return choice


def _by_unit(stood: Iterable[Stood], start: date) -> tuple[dict[int, Stood], dict[int, Stood]]:
    now: dict[int, Stood] = {}
    before: dict[int, Stood] = {}
    for one in sorted(stood, key=lambda one: (one.ends_on, one.id)):
        if one.starts_on == start:
            now[one.unit] = one
        elif one.starts_on < start:
            before[one.unit] = one
    return now, before


def ancestors(unit: int, came_from: Mapping[int, list[Heir]]) -> set[int]:
    """Collect the units that ``unit`` wholly received, transitively."""
    found: set[int] = set()
    for heir in came_from.get(unit, ()):
        found |= {heir.predecessor} | ancestors(heir.predecessor, came_from)
    return found


def _received_among(unit: int, before: Mapping[int, Stood], came_from: Mapping[int, list[Heir]]) -> bool:
    return any(unit in ancestors(other, came_from) for other in before if other != unit)


def last_known(unit: int, before: Mapping[int, Stood], came_from: Mapping[int, list[Heir]]) -> list[int]:
    """List the versions whose years to date together tell the last of ``unit``: its own, or its forerunners'."""
    last = before.get(unit)
    found = [last.id] if last else []
    for heir in came_from.get(unit, ()):
        if last is None or heir.effective > last.ends_on:
            found += last_known(heir.predecessor, before, came_from)
    return found


def plus(*amounts: Amount | None) -> Amount | None:
    """Add what is known; None when nothing is."""
    known = [one for one in amounts if one is not None]
    return sum(known, start=0) if known else None


def year_to_date(adds_up: str, value: Amount | None, before: Amount | None) -> Amount | None:
    """Return the year to date of a typed indicator: the sum of its periods, or its last value."""
    return plus(before, value) if adds_up == "sum" else value


def adjustment(ytd: Amount | None, before: Amount | None, value: Amount | None) -> Amount:
    """Return «điều chỉnh kỳ trước»: the year to date without the sent periods and this one.

    0 when no earlier period of the year was sent (``before`` None): there is nothing to adjust. The only place
    where this is said; pages, papers and checks ask ``Line.adjustment``.
    """
    if ytd is None or before is None:
        return 0
    return ytd - before - (value or 0)


def ratio(numerator: Amount | None, denominator: Amount | None, measure: str) -> Decimal | None:
    """Return a ratio from its parts, in per cent where it is measured so; None without a denominator."""
    if numerator is None or not denominator:
        return None
    whole = Decimal(numerator) / Decimal(denominator) * (100 if measure == PERCENT else 1)
    return whole.quantize(TWO_DIGITS, rounding=ROUND_HALF_UP)
