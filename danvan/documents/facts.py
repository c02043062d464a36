"""Numbers of documents: each list of contributions is the figure, the drill-down and the hash."""

from __future__ import annotations

from datetime import date

from danvan.documents.models import Citation
from danvan.figures.contributions import Contribution

STUDIED = {"kind": "meeting", "disseminated": True}


def documents_disseminated(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the documents studied or passed on at meetings held between two days, both included.

    One contribution for each document at each meeting, on the meeting's day, so that periods add up.
    """
    rows = Citation.objects.filter(**STUDIED, unit__in=unit_ids, day__range=(first, last))
    rows = rows.select_related("document", "unit").order_by("day", "pk")
    return [
        Contribution(
            code=row.document.code, unit=row.unit.code, day=row.day, amount=1,
            slices={"type": row.document.type_name, "meeting": row.record_code},
        )
        for row in rows
        if row.day
    ]  # fmt: skip
