"""Who may do what to people, officers and bodies."""

from __future__ import annotations

from datetime import date

from danvan.units.models import Officer, Unit


def may_administer(officer: Officer | None, unit: Unit, on: date) -> bool:
    """Tell whether ``officer`` administers ``unit`` on ``on``: the role, and the unit in scope."""
    if officer is None or not officer.has("administrator", on):
        return False
    return Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def may_reset(officer: Officer | None, target: Officer, on: date) -> bool:
    """Tell whether ``officer`` may hold the keys of that account: every unit it acts for must be in scope.

    Otherwise the administrator of a commune could open the desk of the province.
    """
    units = Unit.objects.filter(officers__user=target.user).distinct()
    return bool(units) and all(may_administer(officer, unit, on) for unit in units)
