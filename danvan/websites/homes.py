"""Where a record is at home: every site above its place shows it too, its permanent address stands on one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, CharField, DateField, Q, QuerySet
from django.http import HttpRequest

from danvan.core.prepared import Prepared
from danvan.units.models import UnitVersion


@dataclass(frozen=True, slots=True)
class Home:
    """One site: the place that it is of, what its addresses begin with, the host of its own if it has one."""

    area: int
    path: str
    base: str
    host: str = ""

    def whole(self, request: HttpRequest, address: str) -> str:
        """Return an address with its host: of the site, else of the installation (DANVAN_ADDRESS), else the one asked."""
        if self.host:
            return f"{request.scheme}://{self.host}{address}"
        return f"{settings.DESK_ADDRESS}{address}" if settings.DESK_ADDRESS else request.build_absolute_uri(address)


@dataclass(slots=True)
class Homes:
    """The sites above, at and below one place, and the foreign bodies (by id, with their place) that publish there."""

    own: Home
    above: list[Home]
    below: dict[int, Home]
    areas: dict[int, int]
    on: date
    _paths: dict[int, str] = field(default_factory=dict)
    _tops: dict[int, Home] = field(default_factory=dict)

    @property
    def top(self) -> Home:
        """The highest site that holds this place."""
        return self.above[0] if self.above else self.own

    def top_of(self, unit: int) -> Home:
        """Return the highest site that holds the place of a body. One query, more for the body of another province; none twice."""
        if unit not in self._tops:
            self._tops[unit] = self.top if unit in self.areas else self._highest(unit)
        return self._tops[unit]

    def _highest(self, unit: int) -> Home:
        path = next(iter(PLACE.rows(unit=unit, on=self.on)), ("",))[0]
        if not path or path.startswith(self.top.path):
            return self.top
        codes = [code for code in path.split("/") if code]
        found = _by_place(_standing(UnitVersion.objects.filter(unit__code__in=codes), self.on))
        return min(found.values(), key=lambda one: len(one.path), default=self.top)

    def of(self, unit: int) -> Home:
        """Return the site nearest to the place of a body. No query, one when a place below has no site of its own."""
        area = self.areas.get(unit)
        if area is None or not self.below:
            return self.own
        return self.below.get(area) or self._nearest(self._path(area))

    def _path(self, area: int) -> str:
        if not self._paths:
            rows = UnitVersion.objects.on(self.on).filter(unit__in=set(self.areas.values()))
            self._paths.update(rows.values_list("unit", "path"))
        return self._paths.get(area, "")

    def _nearest(self, path: str) -> Home:
        holding = [one for one in self.below.values() if path.startswith(one.path)]
        return max(holding, key=lambda one: len(one.path), default=self.own)


_ADDRESS = "unit__website__addresses"


def _standing(places: QuerySet[UnitVersion], on: Any) -> QuerySet[Any]:
    """Give place, path, host and words of each address that stands, for the places that have a site."""
    ends = Q(**{f"{_ADDRESS}__valid_to": None}) | Q(**{f"{_ADDRESS}__valid_to__gt": on})
    rows = places.on(on).filter(ends, **{f"{_ADDRESS}__valid_from__lte": on})
    return rows.order_by("path", f"{_ADDRESS}__valid_from").values_list(
        "unit", "path", f"{_ADDRESS}__host", f"{_ADDRESS}__path"
    )


OPEN = Prepared(
    lambda above, first, after, on: _standing(
        UnitVersion.objects.filter(Q(path__gte=first, path__lt=after) | Q(unit__in=above)), on
    ),
    above=None, first=CharField(), after=CharField(), on=DateField(),
)  # fmt: skip
PLACE = Prepared(
    lambda unit, on: UnitVersion.objects.on(on).filter(unit__served_by__in=UnitVersion.objects.on(on).filter(unit=unit))
    .values_list("path"), unit=BigIntegerField(), on=DateField(),
)  # fmt: skip


def _by_place(rows: Iterable[tuple[int, str, str, str]]) -> dict[int, Home]:
    """Keep one address of each site: a host of its own before a path, else the first opened."""
    found: dict[int, Home] = {}
    for unit, path, host, words in rows:
        if unit not in found or (host and not found[unit].host):
            found[unit] = Home(unit, path, f"/{words}/" if words else "/", host)
    return found


def homes_of(
    area: int, base: str, *, above: Iterable[int], span: tuple[str, str], areas: dict[int, int], on: date
) -> Homes:
    """Collect the sites around the place ``area``, whose versions' paths lie in ``span``. One query.

    ``areas``: place of each body that publishes there for another place than ``area``.
    """
    found = _by_place(OPEN.rows(above=list(above), first=span[0], after=span[1], on=on))
    own = found.pop(area, None) or Home(area, span[0], base)
    higher = [one for one in found.values() if own.path.startswith(one.path)]
    lower = {one.area: one for one in found.values() if one.path.startswith(own.path)}
    return Homes(own, sorted(higher, key=lambda one: len(one.path)), lower, areas, on)
