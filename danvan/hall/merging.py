"""Units become one: the units room records it, every other room follows by a job of the event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from danvan.core.dates import local_day
from danvan.hall import events
from danvan.jobs.models import Job
from danvan.units import actions as units
from danvan.units.models import Officer, Succession, Unit

EVENT = "units_merged"


@transaction.atomic
def merge(
    old: Sequence[Unit], *, name: str, on: date, resolution: str, by: Officer, at: datetime
) -> tuple[Unit, Job | None]:
    """Merge units and ask the rooms to follow, in one transaction; return the new unit and the job.

    A merger of a later day has no job yet: ``follow_mergers`` asks for it on that day. Raises as ``units.merge``.
    """
    new = units.merge(old, name=name, on=on, resolution=resolution, by=by, at=at)
    if on > local_day(at):
        return new, None
    return new, events.ask(EVENT, subject=new.code, by=by.code, unit=by.unit.code, at=at)


def follow_mergers(at: datetime) -> None:
    """Ask the rooms to follow mergers that take effect today; asked each day, nothing new, nothing asked."""
    if Succession.objects.filter(share="whole", effective=local_day(at)).exists():
        events.ask(EVENT, by="system", unit="system", at=at)
