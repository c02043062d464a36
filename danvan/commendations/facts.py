"""Numbers of commendations: groups, individuals and households commended by form, on the day of the decision."""

from __future__ import annotations

from datetime import date

from danvan.commendations.models import Nominee
from danvan.figures.contributions import Contribution


def _granted(subjects: tuple[str, ...], unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    rows = Nominee.objects.granted_by(unit_ids, first, last).standing().filter(subject__in=subjects)
    names = (
        "proposal__code",
        "proposal__giver__code",
        "proposal__decided_on",
        "award__name",
        "subject",
        "proposal__is_history",
    )
    return [
        Contribution(
            code, unit, day, 1, {"form": form, "subject": subject, "measure": "typed" if history else "counted"}
        )
        for code, unit, day, form, subject, history in rows.order_by("proposal__decided_on", "pk").values_list(*names)
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
