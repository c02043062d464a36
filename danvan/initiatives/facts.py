"""Numbers of models, each one query: registered, effective, recognised, replicated, resources, people reached."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, DateField, QuerySet

from danvan.core.prepared import Prepared
from danvan.figures.contributions import Contribution
from danvan.figures.questions import question
from danvan.initiatives.models import Initiative, Recognition, Tally, Update
from danvan.initiatives.states import LIVE

NOT_COUNTED = ("draft", "withdrawn", "merged")
TYPED_BEFORE = "Số nhập tay của thời kỳ trước"
MOBILISED = ("money", "labour_days", "land", "in_kind_worth")
MOVES = {"in": "Ra mắt", "out": "Đã dừng", "silent": "Không có cập nhật"}


def _ask_typed(units: list[int], first: date, last: date, kind: str) -> QuerySet[Any]:
    rows = Tally.objects.filter(kind=kind, unit__in=units, last_on__range=(first, last)).order_by("last_on", "pk")
    return rows.values_list("code", "unit__code", "last_on", "amount", "bound", "field", "basis")


@question
def _registered(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Initiative.objects.filter(unit__in=units, registered_on__range=(first, last))
    rows = rows.exclude(state__in=NOT_COUNTED).order_by("registered_on", "pk")
    return rows.values_list("code", "unit__code", "registered_on", "kind", "field")


@question
def _effective(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Initiative.objects.filter(unit__in=units, effective_on__range=(first, last))
    rows = rows.exclude(state__in=NOT_COUNTED).order_by("effective_on", "pk")
    return rows.values_list("code", "unit__code", "effective_on", "field")


def _launched_by(units: list[int], last: date) -> QuerySet[Any]:
    rows = Initiative.objects.filter(unit__in=units, launched_on__lte=last).exclude(state__in=NOT_COUNTED)
    names = ("code", "unit__code", "field", "state", "launched_on", "ended_on", "asked_on", "heard_on")
    return rows.order_by("launched_on", "pk").values_list(*names)


@question
def _recognised(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Recognition.objects.filter(initiative__unit__in=units, decided_on__range=(first, last))
    names = ("initiative__code", "initiative__unit__code", "decided_on", "level", "initiative__field")
    return rows.order_by("decided_on", "pk").values_list(*names)


@question
def _replicated(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Initiative.objects.filter(unit__in=units, accepted_on__range=(first, last), origin__isnull=False)
    rows = rows.exclude(state__in=NOT_COUNTED).order_by("accepted_on", "pk")
    return rows.values_list("code", "unit__code", "accepted_on", "field")


@question
def _of_updates(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Update.objects.filter(initiative__unit__in=units, happened_on__range=(first, last))
    rows = rows.exclude(initiative__state__in=NOT_COUNTED).order_by("happened_on", "pk")
    return rows.values_list(
        "initiative__code", "initiative__unit__code", "happened_on", "initiative__field", "people", "people_bound", *MOBILISED
    )  # fmt: skip


TYPED = question(_ask_typed, kind=CharField())
LAUNCHED = Prepared(_launched_by, units=None, last=DateField())


def _typed(kind: str, unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Give the numbers typed for past periods, on the last day of the period, marked typed or estimate.

    They have no page of their own: the slice ``title`` says what they are and what they rest on.
    """
    return [
        Contribution(
            code, unit, day, amount,
            {"measure": "typed" if bound == "exact" else "estimate", "field": field, "kind": "", "level": "", "title": f"{TYPED_BEFORE}: {basis}"},
        )
        for code, unit, day, amount, bound, field, basis in TYPED(unit_ids, first, last, kind=kind)
    ]  # fmt: skip


def models_registered(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count models registered, on the day they were sent; slices: kind (new, running), field."""
    own = [
        Contribution(code, unit, day, 1, {"kind": kind, "field": field})
        for code, unit, day, kind, field in _registered(unit_ids, first, last)
    ]
    return own + _typed("registered", unit_ids, first, last)


def models_effective(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count models confirmed as carried out effectively, on that day; what gave no news was never confirmed."""
    own = [
        Contribution(code, unit, day, 1, {"field": field})
        for code, unit, day, field in _effective(unit_ids, first, last)
    ]
    return own + _typed("effective", unit_ids, first, last)


def models_maintained(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count models being carried out, as a stock: in on the day of launch, out on the day it ended.

    One that was asked how it is and has not answered is out from the day it was asked, until it is heard of.
    """
    found = []
    for code, unit, field, state, launched, ended, asked, heard in LAUNCHED.rows(units=unit_ids, last=last):
        moves = [(launched, 1, "in")]
        if state == "ended" and ended:
            moves.append((max(ended, launched), -1, "out"))
        elif state in LIVE and asked and heard and asked > heard:
            moves.append((max(asked, launched), -1, "silent"))
        found += [
            Contribution(code, unit, day, amount, {"move": move, "field": field})
            for day, amount, move in moves
            if first <= day <= last
        ]
    return found


def models_recognised(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count recognitions by decision, on the day of the decision; slices: level, field. Two levels count twice."""
    own = [
        Contribution(code, unit, day, 1, {"level": level, "field": field})
        for code, unit, day, level, field in _recognised(unit_ids, first, last)
    ]
    return own + _typed("recognised", unit_ids, first, last)


def models_replicated(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count models taken over from another place, in the unit that took them, on the day they entered its list."""
    own = [
        Contribution(code, unit, day, 1, {"field": field})
        for code, unit, day, field in _replicated(unit_ids, first, last)
    ]
    return own + _typed("replicated", unit_ids, first, last)


def _mobilised(name: str, unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    at = MOBILISED.index(name)
    return [
        Contribution(code, unit, day, amounts[at], {"field": field})
        for code, unit, day, field, _, _, *amounts in _of_updates(unit_ids, first, last)
        if amounts[at]
    ]


def money_mobilised(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Give the money mobilised, in đồng, by update."""
    return _mobilised("money", unit_ids, first, last)


def labour_days_mobilised(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Give the labour days given, by update."""
    return _mobilised("labour_days", unit_ids, first, last)


def land_given(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Give the land given, in m², by update."""
    return _mobilised("land", unit_ids, first, last)


def in_kind_given(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Give the worth of things given, in đồng, by update."""
    return _mobilised("in_kind_worth", unit_ids, first, last)


def people_reached(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Give lượt of people reached, as reported by updates with a basis; estimates stand in their own column."""
    return [
        Contribution(
            code, unit, day, people, {"measure": "typed" if bound == "exact" else "estimate", "field": field}
        )
        for code, unit, day, field, people, bound, *_ in _of_updates(unit_ids, first, last)
        if people
    ]
