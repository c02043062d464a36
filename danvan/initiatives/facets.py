"""What the gallery of a site can be narrowed by: how many models of each field, year and unit readers see.

Kept in each process until the next publication or the next day, as the doors of the sites are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from html import escape

from django.db.models import Count

from danvan.initiatives.models import Initiative
from danvan.units.models import Unit
from danvan.websites import generation

MOST_KEPT = 1000


def _option(value: str, marked: str = "") -> str:
    return f"<option{marked}>{escape(value)}</option>"


@dataclass(frozen=True)
class Facets:
    """``counts``: (field, year, unit id) → models shown; ``names``: unit id → its name of the day."""

    counts: dict[tuple[str, int, int], int]
    names: dict[int, str]

    @cached_property
    def offered(self) -> dict[str, list[str]]:
        """What each filter of the address may be: fields, years (the newest first), places."""
        return {
            "linh-vuc": sorted({field for field, _, _ in self.counts if field}),
            "nam": [str(year) for year in sorted({year for _, year, _ in self.counts}, reverse=True)],
            "noi": sorted(set(self.names.values())),
        }

    @cached_property
    def written(self) -> dict[str, str]:
        """The choices of each filter as markup."""
        return {name: "".join(map(_option, values)) for name, values in self.offered.items()}

    def options(self, name: str, chosen: str) -> str:
        """Write the choices of one filter, with the chosen one marked."""
        written = self.written[name]
        return written.replace(_option(chosen), _option(chosen, " selected"), 1) if chosen else written

    def total(self, field: str, year: str, place: str) -> int:
        """Count what is left when narrowed; an empty word narrows nothing."""
        return sum(
            count
            for (one, when, unit), count in self.counts.items()
            if field in ("", one) and year in ("", str(when)) and place in ("", self.names.get(unit, ""))
        )


_kept: dict[str, tuple[int, date, Facets]] = {}


def facets_of(site: str, bodies: list[int], *, at: datetime, on: date) -> Facets:
    """Give the facets of a site (its code), from memory when nothing was published since. Two queries otherwise."""
    now = generation.current()
    kept = _kept.get(site)
    if kept and kept[:2] == (now, on):
        return kept[2]
    rows = Initiative.objects.public(at).of_bodies(bodies).order_by()
    groups = rows.values_list("field", "year", "unit").annotate(count=Count("pk"))
    counts = {(field, year, unit): count for field, year, unit, count in groups}
    units = Unit.objects.filter(pk__in={unit for _, _, unit in counts}).named(on)
    made = Facets(counts, dict(units.values_list("pk", "known_name")))
    if kept or len(_kept) < MOST_KEPT:
        _kept[site] = (now, on, made)
    return made
