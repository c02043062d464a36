"""Numbers of commendations: groups, individuals and households commended by form, on the day of the decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from danvan.commendations.models import Nominee
from danvan.figures.contributions import Contribution
from danvan.figures.questions import question

NAMES = (
    "proposal__code",
    "proposal__giver__code",
    "proposal__decided_on",
    "award__name",
    "subject",
    "proposal__is_history",
)


@question
def _rows(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Nominee.objects.granted_by(units, first, last).standing()
    return rows.order_by("proposal__decided_on", "pk").values_list(*NAMES)


def _granted(subjects: tuple[str, ...], unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    return [
        Contribution(
            code, unit, day, 1, {"form": form, "subject": subject, "measure": "typed" if history else "counted"}
        )
        for code, unit, day, form, subject, history in _rows(unit_ids, first, last)
        if subject in subjects
    ]


def commendations_granted(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count every commendation by these givers; slices: subject (group, individual, household), form."""
    return _granted(("group", "individual", "household"), unit_ids, first, last)


def groups_commended(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count groups commended by these givers; slice: form. What was entered from older books is marked typed."""
    return _granted(("group",), unit_ids, first, last)


def individuals_commended(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count individuals commended by these givers; slice: form. Acts are counted: one person twice is two."""
    return _granted(("individual",), unit_ids, first, last)


def households_commended(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count households commended by these givers; slice: form."""
    return _granted(("household",), unit_ids, first, last)
