"""Who may open and furnish a site."""

from __future__ import annotations

from datetime import date

from danvan.units.models import Officer, Unit


def may_furnish(officer: Officer, area: Unit, on: date) -> bool:
    """Say whether the officer administers a body that serves ``area`` (or a place above it)."""
    if not officer.has("administrator", on):
        return False
    own = officer.unit.version(on)
    if own is None or own.area_id is None:
        return False
    return own.area_id == area.pk or Unit.objects.under(own.area, on).filter(pk=area.pk).exists()
