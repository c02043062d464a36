"""Numbers of documents: each list of contributions is the figure, the drill-down and the hash."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from danvan.documents.models import Citation
from danvan.figures.contributions import Contribution
from danvan.figures.questions import question

STUDIED = {"kind": "meeting", "disseminated": True}


@question
def _studied(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Citation.objects.filter(**STUDIED, unit__in=units, day__range=(first, last)).order_by("day", "pk")
    return rows.values_list("document__code", "unit__code", "day", "document__type_name", "record_code")


def documents_disseminated(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the documents studied or passed on at meetings held between two days, both included.

    One contribution for each document at each meeting, on the meeting's day, so that periods add up.
    """
    return [
        Contribution(code=code, unit=unit, day=day, amount=1, slices={"type": type_name, "meeting": meeting})
        for code, unit, day, type_name, meeting in _studied(unit_ids, first, last)
    ]
