"""How many different people came, beside lượt: only what a sealed roll shows, and no list of anybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from danvan.figures.contributions import Contribution
from danvan.figures.questions import question
from danvan.meetings.models import Mark


@question
def _came(units: list[int], first: date, last: date) -> QuerySet[Any]:
    meeting = "roll__meeting"
    rows = Mark.objects.counted().filter(
        roll__state="sealed", roll__meeting__state="held", roll__meeting__own_event=True, roll__meeting__unit__in=units,
        roll__meeting__starts_on__range=(first, last),
    )  # fmt: skip
    found = rows.values_list(
        f"{meeting}__starts_on", f"{meeting}__code", f"{meeting}__unit__code", f"{meeting}__kind",
        "slot__person", "slot__name_key", "slot__unit_name", "slot",
    )  # fmt: skip
    return found.distinct().order_by(f"{meeting}__starts_on", f"{meeting}__code")


def people_first_seen(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count each person once a calendar year and unit, at the first meeting they came to; one query.

    The sum since New Year is the number of different people; of a shorter period it is who came for the first time
    that year, so that periods of a year add up. The person linked, else the same name in the same unit, is one;
    a place without a name is one of its own. Slice: kind of that meeting.
    """
    seen: set[tuple[object, ...]] = set()
    counted: dict[tuple[date, str, str, str], int] = {}
    for day, code, unit, kind, person, name, office, slot in _came(unit_ids, date(first.year, 1, 1), last):
        who = (
            (unit, day.year, person)
            if person
            else (unit, day.year, name, office)
            if name
            else (unit, "", slot, "", "")
        )
        if who in seen:
            continue
        seen.add(who)
        if day >= first:
            counted[day, code, unit, kind] = counted.get((day, code, unit, kind), 0) + 1
    return [
        Contribution(code=code, unit=unit, day=day, amount=count, slices={"kind": kind})
        for (day, code, unit, kind), count in counted.items()
    ]
