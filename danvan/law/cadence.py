"""How often a post-holder must act (reception days, dialogue conferences), by date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from danvan.core.dates import short_day
from danvan.law import data_files
from danvan.law.refusals import BadLawData, OutsideDates, UnknownRule
from danvan.law.validity import check_succession, holds, say_spans

PERIODS = ("week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Cadence:
    """At least ``min`` times per ``per`` (week, month, quarter, year) for the holder of ``post``."""

    post: str
    min: int
    per: str
    delegable: bool | None
    valid_from: date
    valid_to: date | None
    source: str
    tag: str


def pick(post: str, on: date) -> Cadence:
    """Return the cadence of a post on a day. Raise UnknownRule, OutsideDates."""
    rows = registry().get(post)
    if rows is None:
        raise UnknownRule(id=post, near=f" Có: {', '.join(registry())}.")
    for row in rows:
        if holds((row.valid_from, row.valid_to), on):
            return row
    raise OutsideDates(id=post, on=short_day(on), dates=say_spans((row.valid_from, row.valid_to) for row in rows))


def secretary_period(month: int) -> str | None:
    """Name the longer period whose report a Party secretary owes at the end of a month (1 to 12); None for most months."""
    periods = data_files.read("cadence")["secretary_reports"]["periods"]
    return next((name for name, last in periods.items() if last == month), None)


@cache
def registry() -> Mapping[str, tuple[Cadence, ...]]:
    """Return every cadence by post, in order of time. Raise BadLawData if the file is wrong."""
    return collect(data_files.read("cadence")["cadence"])


def collect(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[Cadence, ...]]:
    """Build cadences from rows and check them. Raise BadLawData naming the post at fault."""
    by_post: dict[str, list[Cadence]] = {}
    for row in rows:
        by_post.setdefault(row["post"], []).append(_cadence(row))
    for post, found in by_post.items():
        check_succession(post, [(item.valid_from, item.valid_to) for item in found])
        found.sort(key=lambda item: item.valid_from)
    return MappingProxyType({post: tuple(found) for post, found in by_post.items()})


def _cadence(row: Mapping[str, Any]) -> Cadence:
    if row["per"] not in PERIODS:
        raise BadLawData(f"{row['post']}: unknown period {row['per']!r}")
    if not row.get("cite"):
        raise BadLawData(f"{row['post']}: no source")
    return Cadence(
        post=row["post"],
        min=row["min"],
        per=row["per"],
        delegable=row.get("delegable"),
        valid_from=data_files.day(row["from"]),
        valid_to=None if row["to"] is None else data_files.day(row["to"]),
        source=row["cite"],
        tag=row["tag"],
    )
