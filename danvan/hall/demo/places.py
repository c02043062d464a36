"""A commune of the demo province."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan.units.models import Officer, Unit


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of the demo: its place, its Party committee, who works there, the days it exists."""

    place: Unit
    body: Unit
    clerk: Officer
    head: Officer
    first: date
    after: date | None = None
