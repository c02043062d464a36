"""A fact is a list of contributions: the figure, the drill-down, the stored row and the hash come from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Amount = int | Decimal


class CountedTwice(Exception):
    """One record counts in exactly one unit; a fact that breaks this is a bug."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one record adds to a fact: its code, the counting unit's code, its legal day, how much.

    ``slices`` names its place in each breakdown, as {"kind": "training"}. Amounts are whole numbers
    or Decimals, never floats. A record may contribute several times (one row per slice), always in
    the same unit.
    """

    code: str
    unit: str
    day: date
    amount: Amount = 1
    slices: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if isinstance(self.amount, bool) or not isinstance(self.amount, int | Decimal):
            raise TypeError(f"{self.code}: an amount is an int or a Decimal, not {self.amount!r}")


def total(contributions: Iterable[Contribution]) -> Amount:
    """Return the sum of the amounts; 0 for none."""
    return sum((item.amount for item in contributions), start=0)


def records(contributions: Iterable[Contribution]) -> list[str]:
    """Return the codes of the records behind a figure, once each, by day and code."""
    ordered = sorted(contributions, key=lambda item: (item.day, item.code))
    return list(dict.fromkeys(item.code for item in ordered))


def between(contributions: Iterable[Contribution], start: date, end: date) -> list[Contribution]:
    """Return the contributions whose legal day lies from start to end, both included."""
    return [item for item in contributions if start <= item.day <= end]


def sliced(contributions: Iterable[Contribution], key: str) -> dict[str, list[Contribution]]:
    """Return the contributions by their slice of one breakdown; "" holds those that name none."""
    found: dict[str, list[Contribution]] = {}
    for item in contributions:
        found.setdefault(item.slices.get(key, ""), []).append(item)
    return dict(sorted(found.items()))


def by_unit(contributions: Iterable[Contribution]) -> dict[str, list[Contribution]]:
    """Return the contributions by counting unit."""
    found: dict[str, list[Contribution]] = {}
    for item in contributions:
        found.setdefault(item.unit, []).append(item)
    return dict(sorted(found.items()))


def check_once(contributions: Iterable[Contribution]) -> None:
    """Raise CountedTwice when one record counts in two units."""
    units: dict[str, str] = {}
    for item in contributions:
        if units.setdefault(item.code, item.unit) != item.unit:
            raise CountedTwice(f"{item.code} counts in {units[item.code]} and {item.unit}")


def digest(fact: str, contributions: Iterable[Contribution]) -> str:
    """Return the sha256 (hex) of (fact, code, unit, day, amount), in any order of the rows.

    Slices stay out: masking a person or renaming a category is not drift. The text is canonical:
    one JSON list a line, days in ISO form, amounts as plain decimals without trailing zeros.
    """
    lines = sorted(_line(fact, item) for item in contributions)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _line(fact: str, item: Contribution) -> str:
    fields: Sequence[str] = (fact, item.code, item.unit, item.day.isoformat(), plain(item.amount))
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def plain(amount: Amount) -> str:
    """Write an amount one way only: ``1250000``, ``0.5``; 1 and Decimal("1.00") are the same."""
    if isinstance(amount, int):
        return str(amount)
    text = f"{amount:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text
