"""Models in the order of their points: a tie is a tie, the next place is left out."""

from __future__ import annotations

from datetime import date
from typing import Any

from danvan.initiatives.models import Round


def places_of(rounds: list[Round], on: date) -> list[dict[str, Any]]:
    """Give place, points and model of each closed round with points, the most first; equal points share a place."""
    ordered = sorted(
        (one for one in rounds if one.points is not None), key=lambda one: (-one.points, one.initiative_id)
    )
    lines: list[dict[str, Any]] = []
    for number, one in enumerate(ordered, start=1):
        tied = bool(lines) and lines[-1]["points"] == one.points
        place = lines[-1]["place"] if tied else number
        lines.append({
            "place": place, "points": one.points, "thing": one.initiative, "round": one, "tied": tied,
            "unit": one.initiative.unit.name_on(on),
        })  # fmt: skip
    return lines
