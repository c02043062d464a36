"""Units in the common search index: those of today, each under its name, with the names before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from danvan import search
from danvan.core.dates import local_day, start_of
from danvan.units.models import Succession, Unit, UnitVersion

ALWAYS = start_of(date(2000, 1, 1))


def index(unit: Unit, *, at: datetime) -> None:
    """Put ``unit`` into the index as it is called now; take it out when it is no more."""
    found = next(things(local_day(at), [unit]), None)
    if found is None:
        search.remove("unit", unit.code)
    else:
        search.put(**found)


def reindex(*, at: datetime) -> int:
    """Put all units of today into the index again, in place of all units in it; return how many."""
    return search.reindex(things(local_day(at)), kinds=["unit"])


def things(on: date, units: list[Unit] | None = None) -> Iterator[dict[str, Any]]:
    """Yield what the index needs of each unit that exists on ``on``. Two queries."""
    versions = UnitVersion.objects.on(on).filter(unit__in=units) if units is not None else UnitVersion.objects.on(on)
    earlier = earlier_names(on, units)
    for version in versions.select_related("unit").order_by("unit__code"):
        code = version.unit.code
        yield {
            "kind": "unit", "code": code, "unit": code, "title": version.name, "public_from": ALWAYS,
            "body": ", ".join(earlier.get(code, ())),
        }  # fmt: skip


def earlier_names(on: date, units: list[Unit] | None) -> dict[str, list[str]]:
    """Names of the direct predecessors, by the code of the successor."""
    found: dict[str, list[str]] = {}
    links = Succession.objects.filter(effective__lte=on)
    links = links if units is None else links.filter(successor__in=units)
    for code, name in links.order_by("pk").values_list("successor__code", "predecessor__versions__name"):
        if name and name not in found.setdefault(code, []):
            found[code].append(name)
    return found
