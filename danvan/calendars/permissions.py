"""Who may change the calendar."""

from __future__ import annotations

from datetime import date

from danvan.units.models import Officer, OfficerRole, Unit

ADMINISTRATOR = "administrator"


def may_change_national(officer: Officer, on: date) -> bool:
    """Say whether an officer administers the highest unit that has an administrator here."""
    if not officer.has(ADMINISTRATOR, on):
        return False
    above = Unit.objects.above(officer.unit, on)
    return not OfficerRole.objects.on(on).filter(role=ADMINISTRATOR, officer__unit__in=above).exists()


def may_change(officer: Officer, unit: Unit | None, on: date) -> bool:
    """Say whether an officer may change the days of a unit (None: of the whole country)."""
    if unit is None:
        return may_change_national(officer, on)
    return officer.has(ADMINISTRATOR, on) and officer.unit_id == unit.pk
