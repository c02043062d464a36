"""Who may be given a case: the unit itself, what stands below it, and what serves the same place."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from danvan.petitions.permissions import WORKERS
from danvan.units.models import Officer, OfficerRole, Unit, UnitVersion

Choices = list[tuple[str, list[tuple[str, str]]]]
MOST = 60


def handlers_for(officer: Officer, unit: Unit, on: date, *, whole: str = "Cả đơn vị") -> Choices:
    """List units with their working officers, as grouped choices ("u:CODE" and "o:CODE"), the unit's own first."""
    own = unit.version(on)
    beside = UnitVersion.objects.on(on).filter(unit__tree="organisation")
    near = Q(parent=unit) | (Q(area=own.area) if own and own.area_id else Q(pk=None)) | Q(unit=unit)
    rows = list(beside.filter(near).select_related("unit").order_by("name")[:MOST])
    rows.sort(key=lambda row: row.unit_id != unit.pk)
    people = Officer.objects.filter(unit__in=[row.unit_id for row in rows]).select_related("person", "user")
    working = set(
        OfficerRole.objects.on(on).filter(officer__in=people, role__in=WORKERS).values_list("officer_id", flat=True)
    )
    by_unit: dict[int, list[tuple[str, str]]] = {}
    for one in people:
        if one.pk in working:
            by_unit.setdefault(one.unit_id, []).append((f"o:{one.code}", one.full_name))
    return [
        (row.name, [(f"u:{row.unit.code}", f"{whole}: {row.name}"), *by_unit.get(row.unit_id, [])]) for row in rows
    ]


def chosen(value: str) -> tuple[Unit, Officer | None]:
    """Read a choice back: the unit, and the officer when one was chosen."""
    kind, _, code = value.partition(":")
    if kind == "o":
        officer = Officer.objects.select_related("unit").get(code=code)
        return officer.unit, officer
    return Unit.objects.get(code=code), None
