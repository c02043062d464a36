"""Which body takes in what citizens send to the site of a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan.petitions.models import IntakeDesk, Petition
from danvan.units.models import Unit

PREFERRED = ("peoples_committee", "party_committee", "propaganda_and_mass_mobilisation", "front")


@dataclass(frozen=True, slots=True)
class Counter:
    """Who receives, whether it is open, and what is said while it is not."""

    unit: Unit
    is_open: bool
    closed_note: str = ""
    hours: str = ""
    most_a_day: int | None = None

    def is_full(self, on: date) -> bool:
        """Say whether so many letters came through the portal that day that no more can be answered in time."""
        if self.most_a_day is None:
            return False
        came = Petition.objects.filter(unit=self.unit, received_on=on, channel="portal")
        return came[: self.most_a_day].count() >= self.most_a_day


def counter_of(area: Unit, bodies: list[int]) -> Counter | None:
    """Return the counter of a site: the one chosen for its area, else the first body that serves it; None without bodies."""
    chosen = IntakeDesk.objects.select_related("unit").filter(area=area).first()
    if chosen:
        return Counter(chosen.unit, chosen.is_open, chosen.closed_note, chosen.hours, chosen.most_a_day)
    serving = list(Unit.objects.filter(pk__in=bodies, versions__area=area).distinct().prefetch_related("versions"))
    rank = {unit.pk: _rank(unit) for unit in serving}
    best = min(serving, key=lambda unit: (rank[unit.pk], unit.pk), default=None)
    return Counter(best, True) if best else None


def _rank(unit: Unit) -> int:
    kinds = {version.kind for version in unit.versions.all()}
    return min((PREFERRED.index(kind) for kind in kinds if kind in PREFERRED), default=len(PREFERRED))
