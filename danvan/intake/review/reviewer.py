"""Who looks: the unit acted for and the day, both of which shape what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reviewer:
    """``unit_name`` as it is today, ``codes`` of the unit and of the area it serves, ``area_name`` of that area."""

    unit_name: str
    codes: frozenset[str]
    area_name: str
    today: date
