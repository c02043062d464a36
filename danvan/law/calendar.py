"""The calendar of working days: dated days off, worked weekends, and how far the state has decided."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType

from danvan.law.refusals import BadLawData, BeyondCalendar

FIRST_YEAR, LAST_YEAR = 1900, 2200
SATURDAY = 5
ONE_DAY = timedelta(days=1)
WEEKLY_REST = "nghỉ hằng tuần"


@dataclass(frozen=True, eq=False)
class Calendar:
    """Days off and worked weekends, each with its reason and source; safe to share between threads.

    ``off`` and ``worked`` map a day to a Vietnamese reason. Years outside ``decided_from`` …
    ``decided_until`` (both included) have no complete decision: dates that depend on them are
    tentative. Raise BadLawData when a day is both off and worked.
    """

    off: Mapping[date, str]
    worked: Mapping[date, str]
    decided_until: int
    decided_from: int = FIRST_YEAR
    _years: dict[int, _Year] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        both = sorted(self.off.keys() & self.worked.keys())
        if both:
            raise BadLawData(f"both off and worked: {both[0]}")
        object.__setattr__(self, "off", MappingProxyType(dict(self.off)))
        object.__setattr__(self, "worked", MappingProxyType(dict(self.worked)))

    def is_working(self, day: date) -> bool:
        """Say whether a day is worked: Monday to Friday and not off, or a weekend worked by decision."""
        return (day.weekday() < SATURDAY and day not in self.off) or day in self.worked

    def reason(self, day: date) -> str:
        """Return why a day is off or specially worked; empty for a plain working day."""
        special = self.worked.get(day) or self.off.get(day)
        if special:
            return special
        return WEEKLY_REST if day.weekday() >= SATURDAY else ""

    def working_after(self, day: date, n: int) -> date:
        """Return the n-th working day after a day (n ≥ 1). Raise BeyondCalendar past year 2200."""
        year = self._year(day.year)
        place = year.upto[day.toordinal() - year.eve] + n
        while place > len(year.days):
            place -= len(year.days)
            year = self._year(year.number + 1)
        return year.days[place - 1]

    def working_before(self, day: date, n: int) -> date:
        """Return the n-th working day before a day (n ≥ 1). Raise BeyondCalendar before year 1900."""
        year = self._year(day.year)
        place = year.upto[day.toordinal() - year.eve - 1] - n
        while place < 0:
            year = self._year(year.number - 1)
            place += len(year.days)
        return year.days[place]

    def first_working(self, day: date) -> date:
        """Return the day itself if it is worked, else the next working day (BLDS 2015 Đ148.5)."""
        return day if self.is_working(day) else self.working_after(day, 1)

    def working_days(self, after: date, upto: date) -> int:
        """Count the working days after one day up to and including another; 0 if there are none."""
        if upto <= after:
            return 0
        first, last = self._year(after.year), self._year(upto.year)
        count = last.upto[upto.toordinal() - last.eve] - first.upto[after.toordinal() - first.eve]
        return count + sum(len(self._year(number).days) for number in range(first.number, last.number))

    def is_tentative(self, first: date, last: date) -> bool:
        """Say whether the days from first to last touch a year that the state has not decided."""
        return first.year < self.decided_from or last.year > self.decided_until

    @cached_property
    def version(self) -> str:
        """A short digest of the content, to pin on a record which calendar gave its due day."""
        lines = [f"{self.decided_from}-{self.decided_until}"]
        lines += [f"{day.isoformat()} off" for day in sorted(self.off)]
        lines += [f"{day.isoformat()} worked" for day in sorted(self.worked)]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]

    def _year(self, number: int) -> _Year:
        year = self._years.get(number)
        if year is None:
            if not FIRST_YEAR <= number <= LAST_YEAR:
                raise BeyondCalendar
            year = self._years[number] = _index(self, number)
        return year


@dataclass(frozen=True, slots=True)
class _Year:
    """The working days of one year; ``upto[k]`` counts those among its first k days."""

    number: int
    eve: int
    days: tuple[date, ...]
    upto: tuple[int, ...]


def _index(calendar: Calendar, number: int) -> _Year:
    eve = date(number - 1, 12, 31)
    length = (date(number, 12, 31) - eve).days
    days = tuple(day for k in range(1, length + 1) if calendar.is_working(day := eve + k * ONE_DAY))
    ordinals = [day.toordinal() - eve.toordinal() for day in days]
    upto = tuple(bisect_right(ordinals, k) for k in range(length + 1))
    return _Year(number, eve.toordinal(), days, upto)
