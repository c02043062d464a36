"""How reports cut their periods, as data with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from danvan.core.yaml_files import read_yaml
from danvan.figures.refusals import BadSchemes, UnknownScheme

DATA = Path(__file__).parent / "data" / "schemes.yaml"
CALENDAR = "calendar"
LAST_SAFE_DAY = 28


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way of cutting: a month's figures open on day ``opens_on``, of the month before if so said."""

    code: str
    name: str
    opens_on: int
    opens_month_before: bool
    source: str
    tag: str

    @property
    def is_calendar(self) -> bool:
        """True when periods are plain calendar periods."""
        return self.opens_on == 1 and not self.opens_month_before

    def opening(self, year: int, month: int) -> date:
        """Return the first day of the figures of a month; month 13 is January of the next year."""
        index = year * 12 + month - 1 - int(self.opens_month_before)
        return date(index // 12, index % 12 + 1, self.opens_on)

    def closing(self, year: int, month: int) -> date:
        """Return the last day of the figures of a month."""
        return self.opening(year, month + 1) - timedelta(days=1)

    def month_of(self, day: date) -> tuple[int, int]:
        """Return the (year, month) whose figures a day belongs to."""
        index = day.year * 12 + day.month - 1 + int(self.opens_month_before) - int(day.day < self.opens_on)
        return index // 12, index % 12 + 1


def get(code: str) -> Scheme:
    """Return a scheme by its code. Raise UnknownScheme."""
    scheme = registry().get(code)
    if scheme is None:
        raise UnknownScheme(code=code, known=", ".join(registry()))
    return scheme


@cache
def registry() -> Mapping[str, Scheme]:
    """Return every scheme by code. Raise BadSchemes if the file is wrong."""
    found: dict[str, Scheme] = {}
    for row in read_yaml(DATA)["schemes"]:
        scheme = Scheme(
            code=row["code"],
            name=row["name"],
            opens_on=row["opens_on"],
            opens_month_before=row["opens_month_before"],
            source=str(row.get("cite") or "").strip(),
            tag=row["tag"],
        )
        check(scheme)
        if scheme.code in found:
            raise BadSchemes(f"{scheme.code} stands twice")
        found[scheme.code] = scheme
    return MappingProxyType(found)


def check(scheme: Scheme) -> None:
    """Raise BadSchemes for a scheme without source or with an opening day that some month lacks."""
    if not scheme.source:
        raise BadSchemes(f"{scheme.code}: no source")
    if not 1 <= scheme.opens_on <= LAST_SAFE_DAY:
        raise BadSchemes(f"{scheme.code}: day {scheme.opens_on} is not in every month")
