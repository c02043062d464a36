"""What is handed on when a body is wholly received by another one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from danvan.petitions.models import IntakeDesk
from danvan.units.models import Succession, Unit


def hand_over_desks(unit_ids: Iterable[int], *, at: datetime, on: date, dry_run: bool) -> list[IntakeDesk]:
    """Let the successor of each ended body take in what citizens send; return the desks that change hands."""
    handed = []
    for desk in IntakeDesk.objects.filter(unit__in=list(unit_ids)).select_related("area"):
        heir = _heir(desk.unit_id, on)
        if heir is None:
            continue
        handed.append(desk)
        if not dry_run:
            desk.unit, desk.set_at, desk.set_by = heir, at, None
            desk.save(update_fields=["unit", "set_at", "set_by"])
    return handed


def _heir(unit_id: int, on: date) -> Unit | None:
    """Follow whole successions to the body that is there on ``on``."""
    found = None
    while link := Succession.objects.filter(predecessor=unit_id, share="whole", effective__lte=on).first():
        found, unit_id = link.successor, link.successor_id
    return found
