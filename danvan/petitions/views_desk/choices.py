"""What the filters of the list offer: the bodies in an officer's scope and the topics of its unit, in one compiled question."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, DateField, QuerySet, Value

from danvan.core.prepared import Together
from danvan.petitions.models import Topic
from danvan.units.models import Officer, Unit, UnitVersion
from danvan.units.models.paths import PathField, path_range
from danvan.units.waiting import wide_scope


def _asked(units: Any, on: Any, own: Any) -> list[QuerySet[Any]]:
    bodies = UnitVersion.objects.last_ones(on).filter(unit__tree="organisation", unit__in=units).order_by()
    topics = Topic.objects.filter(unit=own, ended_at=None).order_by()
    return [bodies.values_list("unit_id", "unit__code", "name"), topics.values_list(Value(0), Value(""), "name")]


OF_FEW = Together(_asked, units=None, on=DateField(), own=BigIntegerField())
OF_MANY = Together(
    lambda first, after, received, on, own: _asked(wide_scope(first, after, on, received), on, own),
    first=PathField(), after=PathField(), received=None, on=DateField(), own=BigIntegerField(),
)  # fmt: skip


def choices_for(officer: Officer, on: date) -> tuple[dict[int, tuple[str, str]], list[str]]:
    """Fetch the bodies in the scope on a day, id → (code, name), and the own topics by name (one query)."""
    own, (few, received) = officer.unit_id, numbers_for(officer, on)
    if few is not None:
        bodies, topics = OF_FEW.rows(units=few, on=on, own=own)
    else:
        first, after = path_range(officer.path_on(on) or "")
        bodies, topics = OF_MANY.rows(first=first, after=after, received=received, on=on, own=own)
    return {pk: (code, name) for pk, code, name in bodies}, sorted({name for _, _, name in topics})


def numbers_for(officer: Officer, on: date) -> tuple[list[int] | None, set[int]]:
    """Number the units in the scope on a day (None: too many to be named), and those of them received from others."""
    path = officer.path_on(on)
    return ([], set()) if path is None or not officer.roles(on) else Unit.objects.numbers_of(officer, path, on)
