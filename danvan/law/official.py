"""The official days of ``data/calendar.yaml``: checked, named, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from danvan.core.dates import say_day
from danvan.law import data_files
from danvan.law.calendar import Calendar
from danvan.law.refusals import BadLawData

OFF, WORKED = "off", "worked"
DECIDED, EXPECTED = "decided", "expected"


@dataclass(frozen=True, slots=True)
class OfficialDay:
    """A day off, or a weekend worked, with its Vietnamese name, source and evidence tag.

    ``swap`` is the same text on both days of a swap, empty for others.
    """

    on: date
    kind: str
    name: str
    source: str
    tag: str
    swap: str = ""

    @property
    def reason(self) -> str:
        """What the day-by-day explanation says of the day."""
        return f"{self.name} ({self.source})"


@dataclass(frozen=True, slots=True)
class OfficialYear:
    """A year of the calendar: ``decided`` by the yearly notice, or only expected."""

    year: int
    decided: bool
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class OfficialSwap:
    """A weekday made a day off, and the weekend day worked instead, with the decision."""

    day_off: date
    work_day: date
    source: str
    tag: str


@cache
def calendar() -> Calendar:
    """Return the calendar of the official days, without local days. Raise BadLawData."""
    decided = decided_run(item.year for item in years() if item.decided)
    return Calendar(
        off={day.on: day.reason for day in all_days() if day.kind == OFF},
        worked={day.on: day.reason for day in all_days() if day.kind == WORKED},
        decided_from=decided[0],
        decided_until=decided[-1],
    )


@cache
def all_days() -> tuple[OfficialDay, ...]:
    """Return the days off and both days of every swap, in order. Raise BadLawData for a day that stands twice."""
    found = [*days(), *(day for swap in swaps() for day in swap_days(swap))]
    found.sort(key=lambda day: day.on)
    for before, after in pairwise(found):
        if before.on == after.on:
            raise BadLawData(f"calendar: {before.on} stands twice")
    return tuple(found)


def swap_days(swap: OfficialSwap) -> tuple[OfficialDay, OfficialDay]:
    """Return the day off and the worked day of a swap, each named after the other."""
    code = f"{swap.day_off:%Y%m%d}-{swap.work_day:%Y%m%d}"
    rest = f"nghỉ hoán đổi, làm bù {say_day(swap.work_day)}"
    work = f"làm bù cho {say_day(swap.day_off)}"
    return (
        OfficialDay(swap.day_off, OFF, rest, swap.source, swap.tag, code),
        OfficialDay(swap.work_day, WORKED, work, swap.source, swap.tag, code),
    )


def decided_run(decided: Iterable[int]) -> list[int]:
    """Return the last unbroken run of decided years: an undecided year cuts what stands before it."""
    years_in_order = sorted(decided)
    if not years_in_order:
        raise BadLawData("calendar: no year is decided")
    run = [years_in_order[-1]]
    for year in reversed(years_in_order[:-1]):
        if year != run[0] - 1:
            break
        run.insert(0, year)
    return run


@cache
def years() -> tuple[OfficialYear, ...]:
    """Return the years that the file knows, in order."""
    found = []
    for number, row in sorted(_content()["years"].items()):
        if row["status"] not in (DECIDED, EXPECTED):
            raise BadLawData(f"calendar {number}: unknown status {row['status']!r}")
        found.append(OfficialYear(number, row["status"] == DECIDED, _source(row, number), row["tag"]))
    return tuple(found)


@cache
def days() -> tuple[OfficialDay, ...]:
    """Return the days off of every year, in order, without the swaps."""
    statutory = {row["key"]: row for row in _content()["statutory"]}
    found = []
    for number, row in _content()["years"].items():
        for key, texts in row["days"].items():
            found += [_day(statutory[key], number, text, row["tag"]) for text in texts]
    return tuple(sorted(found, key=lambda day: day.on))


@cache
def swaps() -> tuple[OfficialSwap, ...]:
    """Return the swaps of every year, in order."""
    found = []
    for row in _content()["swaps"]:
        off, work = data_files.day(row["day_off"]), data_files.day(row["work_day"])
        found.append(OfficialSwap(off, work, _source(row, off), row["tag"]))
    return tuple(sorted(found, key=lambda swap: swap.day_off))


def _content() -> Mapping[str, Any]:
    content: Mapping[str, Any] = data_files.read("calendar")["calendar"]
    return content


def _day(holiday: Mapping[str, Any], year: int, text: str, tag: str) -> OfficialDay:
    month_day, _, mark = text.partition(" ")
    on = data_files.day(f"{year}-{month_day}")
    moved = bool(mark) or (holiday.get("fixed", month_day) != month_day and "adjacent" not in holiday)
    name = f"nghỉ {'bù ' if moved else ''}{holiday['name']}"
    source = _source(_content()["compensation"] if moved else holiday, holiday["key"])
    return OfficialDay(on, OFF, name, source, tag)


def _source(row: Mapping[str, Any], label: object) -> str:
    source = str(row.get("cite") or "").strip()
    if not source:
        raise BadLawData(f"calendar {label}: no source")
    return source
