"""Stored counts by fact, slice, unit and month: filled from the live facts, summed for wide views, verified."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet, Sum

from danvan.core.prepared import Numbers
from danvan.figures.contributions import Contribution
from danvan.reports.counting import FACTS
from danvan.reports.models import StoredFact
from danvan.units.models import Unit, UnitVersion

Key = tuple[str, str, str, date]
"""Fact, slice, unit code, first day of the month."""
Amounts = tuple[int, int, int]
"""Counted and typed together, typed among it, estimated."""
BATCH = 2000
FEW_OUTSIDE = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a stored row and the live count disagree; None stands for no row."""

    key: Key
    stored: Amounts | None
    live: Amounts | None


def live_rows(first: date, last: date, *, units: list[int] | None = None) -> dict[Key, Amounts]:
    """Count every fact of the bodies for the days from ``first`` to ``last``, by slice, unit and month."""
    ids = units if units is not None else list(Unit.objects.organisations().values_list("pk", flat=True))
    found: dict[Key, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, fact in FACTS.items():
        for one in fact.count(ids, first, last):
            _add(found[name, one.slices.get(fact.slice, ""), one.unit, one.day.replace(day=1)], one)
    return {key: (row[0], row[1], row[2]) for key, row in found.items()}


def _add(row: list[int], one: Contribution) -> None:
    measure = one.slices.get("measure", "counted")
    amount = int(one.amount)
    if measure == "estimate":
        row[2] += amount
        return
    row[0] += amount
    row[1] += amount if measure == "typed" else 0


def stored_rows(first: date, last: date) -> dict[Key, Amounts]:
    """Read the stored rows of the months from ``first`` to ``last``. One query."""
    rows = StoredFact.objects.filter(month__range=(first.replace(day=1), last))
    return {
        (fact, slice, unit, month): (amount, typed, estimate)
        for fact, slice, unit, month, amount, typed, estimate in rows.values_list(
            "fact", "slice", "unit__code", "month", "amount", "typed", "estimate"
        )
    }


def verify(first: date, last: date) -> list[Difference]:
    """Compare the stored rows of whole months with the live counts; say where they differ."""
    live, stored = live_rows(first.replace(day=1), last), stored_rows(first, last)
    return [
        Difference(key, stored.get(key), live.get(key))
        for key in sorted(live.keys() | stored.keys())
        if live.get(key) != stored.get(key)
    ]


@transaction.atomic
def rebuild(first: date, last: date) -> int:
    """Write the stored rows of whole months again from the live facts; return how many there are."""
    rows = live_rows(first.replace(day=1), last)
    ids = dict(Unit.objects.filter(code__in={key[2] for key in rows}).values_list("code", "pk"))
    StoredFact.objects.filter(month__range=(first.replace(day=1), last)).delete()
    StoredFact.objects.bulk_create(
        (
            StoredFact(fact=fact, slice=slice, unit_id=ids[unit], month=month, amount=amount, typed=typed, estimate=estimate)
            for (fact, slice, unit, month), (amount, typed, estimate) in rows.items()
        ),
        batch_size=BATCH,
    )  # fmt: skip
    return len(rows)


def by_month(unit: Unit, first: date, last: date, *, on: date) -> dict[tuple[str, str, date], int]:
    """Sum the stored rows below ``unit`` by fact, slice and month. Few queries, for charts and wide views."""
    return _summed(_rows_below(unit, first, last, on), "month")


def by_unit(
    unit: Unit, first: date, last: date, *, on: date, facts: Iterable[str] = ()
) -> dict[tuple[str, str, int], int]:
    """Sum the stored rows below ``unit`` by fact, slice and body. Few queries."""
    rows = _rows_below(unit, first, last, on)
    return _summed(rows.filter(fact__in=list(facts)) if facts else rows, "unit")


def _rows_below(unit: Unit, first: date, last: date, on: date) -> QuerySet[StoredFact]:
    """Keep the rows below ``unit``. The unit is compared as a sum, so that rows are read in the order they are grouped in.

    Where all bodies but a few stand below, those few are left out instead: of a country, no row is compared with a list.
    """
    rows = StoredFact.objects.filter(month__range=(first, last)).annotate(owner=F("unit_id") + 0)
    below = _below(unit, on)
    others = Unit.objects.organisations().exclude(pk__in=below)
    outside = list(others.values_list("pk", flat=True)[: FEW_OUTSIDE + 1])
    if len(outside) > FEW_OUTSIDE:
        return rows.filter(owner__in=below)
    return rows.exclude(owner__in=Numbers(outside)) if outside else rows


def _below(unit: Unit, on: date) -> Any:
    if unit.tree == "organisation":
        return UnitVersion.objects.under(unit, on).values("unit")
    places = UnitVersion.objects.under(unit, on).values("unit")
    return UnitVersion.objects.filter(unit__tree="organisation", area__in=places).values("unit")


def _summed(rows: QuerySet[StoredFact], by: str) -> dict[tuple[str, str, Any], int]:
    found = rows.values_list("fact", "slice", by).annotate(Sum("amount")).order_by()
    return {(fact, slice, key): int(amount) for fact, slice, key, amount in found}
