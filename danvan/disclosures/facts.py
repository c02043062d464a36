"""Numbers of what was made public."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from danvan.disclosures.models import Disclosure, DisclosureClock, Posting
from danvan.disclosures.states import HEADQUARTERS, VILLAGE_PLACES
from danvan.figures.contributions import Contribution
from danvan.figures.questions import question
from danvan.law import publication


@question
def _published(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Disclosure.objects.filter(unit__in=units, published_on__range=(first, last)).exclude(state="withdrawn")
    return rows.order_by("published_on", "pk").values_list("code", "unit__code", "published_on", "item_code")


@question
def _due(units: list[int], first: date, last: date) -> QuerySet[Any]:
    clocks = DisclosureClock.objects.filter(disclosure__unit__in=units).exclude(disclosure__state="withdrawn")
    came, missed = Q(done_on__range=(first, last)), Q(done_on=None, due_on__range=(first, last), due_on__lt=last)
    rows = clocks.filter(came | missed).order_by("due_on", "pk")
    return rows.values_list("disclosure__code", "disclosure__unit__code", "done_on", "due_on")


@question
def _on_boards(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Disclosure.objects.filter(unit__in=units, published_on__range=(first, last)).exclude(state="withdrawn")
    rows = rows.filter(postings__channel="board").order_by("published_on", "pk")
    return rows.values_list("code", "unit__code", "published_on", "postings__place_kind")


@question
def _posted(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Posting.objects.filter(disclosure__unit__in=units, from_on__range=(first, last))
    rows = rows.exclude(disclosure__state="withdrawn").order_by("from_on", "pk")
    return rows.values_list("disclosure__code", "disclosure__unit__code", "from_on", "channel", "place_kind")


def disclosures_published(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the contents made public, on the day it began; slices: item, group, regime."""
    items = publication.items()
    return [
        Contribution(
            code=code, unit=unit, day=day, amount=1,
            slices={"item": item, "group": items[item].group, "regime": items[item].regime.key},
        )
        for code, unit, day, item in _published(unit_ids, first, last)
    ]  # fmt: skip


def disclosures_in_time(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the contents whose publication was due or came in these days, by whether it came in time (slice ``timeliness``).

    One not yet public counts as ``missed``, on its last day, from the day after.
    """
    return [
        Contribution(code=code, unit=unit, day=done or due, amount=1, slices={"timeliness": timeliness(done, due)})
        for code, unit, done, due in _due(unit_ids, first, last)
    ]


def timeliness(done_on: date | None, due_on: date) -> str:
    """Say whether a term was kept: in_time, late or missed."""
    if done_on is None:
        return "missed"
    return "late" if done_on > due_on else "in_time"


def disclosures_on_boards(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the contents made public that were put on a board, on the day they were made public; slice ``boards``.

    ``one``: at the headquarters only; ``two``: there and in a village too; ``elsewhere``: on other boards.
    """
    places: dict[tuple[str, str, date], set[str]] = {}
    for code, unit, day, place in _on_boards(unit_ids, first, last):
        places.setdefault((code, unit, day), set()).add(place)
    return [
        Contribution(code=code, unit=unit, day=day, amount=1, slices={"boards": _boards(found)})
        for (code, unit, day), found in places.items()
    ]


def _boards(places: set[str]) -> str:
    if HEADQUARTERS not in places:
        return "elsewhere"
    return "two" if places.intersection(VILLAGE_PLACES) else "one"


def postings_made(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the places and forms in which contents were shown, on the first day; slices: channel, place."""
    return [
        Contribution(code=code, unit=unit, day=day, amount=1, slices={"channel": channel, "place": place})
        for code, unit, day, channel, place in _posted(unit_ids, first, last)
    ]
