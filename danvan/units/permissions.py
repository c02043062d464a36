"""Who may do what to people, officers and bodies."""

from __future__ import annotations

from datetime import date

from danvan.accounts.models import User
from danvan.units.models import Officer, Unit


def may_administer(officer: Officer | None, unit: Unit, on: date) -> bool:
    """Tell whether ``officer`` administers ``unit`` on ``on``: the role, and the unit in scope."""
    if officer is None or not officer.has("administrator", on):
        return False
    return Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def may_hold_keys(officer: Officer | None, user: User, on: date) -> bool:
    """Tell whether ``officer`` may reset that account or let it act for more: all its units must be in scope.

    Otherwise the administrator of a commune could open the desk of the province.
    """
    units = Unit.objects.filter(officers__user=user).distinct()
    return bool(units) and all(may_administer(officer, unit, on) for unit in units)
