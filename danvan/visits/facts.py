"""Numbers of visits: of a page, of many pages, of a site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.apps import apps
from django.db.models import CharField, Max, Q, QuerySet, Sum

from danvan.core.prepared import Prepared
from danvan.visits.counter import LONGER, SLOT, STEPS


@dataclass(frozen=True, slots=True)
class SiteTotals:
    """Page reads of a site; ``now`` is its visitors in five minutes, None when no moment was given."""

    now: int | None
    today: int
    yesterday: int
    week: int
    month: int
    last_month: int
    year: int
    all: int


def totals(page: str) -> int:
    """Return how often a page was read, on every day and site."""
    return next((total or 0 for _, total in OF_PAGE.rows(page=page)), 0)


def totals_for(pages: Iterable[str]) -> dict[str, int]:
    """Return how often each page was read, in one query; 0 where it never was."""
    asked = dict.fromkeys(pages, 0)
    rows = apps.get_model("visits", "PageDay").objects.filter(page__in=list(asked))
    return asked | dict(rows.values_list("page").annotate(total=Sum("count")))


def _of_page(page: object) -> QuerySet:
    rows = apps.get_model("visits", "PageDay").objects.filter(page=page)
    return rows.values_list("page").annotate(total=Sum("count"))


OF_PAGE = Prepared(_of_page, page=CharField())


def site_totals(site: str, on: date, *, at: datetime | None = None) -> SiteTotals:
    """Return the counts of a site up to ``on``: that day, the day before, its week (from Monday), month, the month before, year.

    ``at`` asks for the visitors present as well: the larger of this and the last five minutes.
    """
    since = {
        "today": Q(day=on),
        "yesterday": Q(day=on - timedelta(days=1)),
        "week": Q(day__gte=on - timedelta(days=on.weekday())),
        "month": Q(day__gte=on.replace(day=1)),
        "last_month": Q(day__lt=on.replace(day=1), day__gte=(on.replace(day=1) - timedelta(days=1)).replace(day=1)),
        "year": Q(day__gte=on.replace(month=1, day=1)),
    }
    days = apps.get_model("visits", "SiteDay").objects.filter(site=site, day__lte=on)
    sums = days.aggregate(all=Sum("count"), **{name: Sum("count", filter=when) for name, when in since.items()})
    return SiteTotals(now=_present(site, at), **{name: number or 0 for name, number in sums.items()})


def _present(site: str, at: datetime | None) -> int | None:
    if at is None:
        return None
    slot = int(at.timestamp() // SLOT)
    slots = apps.get_model("visits", "SiteNow").objects.filter(site=site, slot__in=(slot - 1, slot))
    return slots.aggregate(most=Max("count"))["most"] or 0


def times(site: str, start: date, end: date) -> dict[int, int]:
    """Return how many answers of a site took up to each step (milliseconds) from ``start`` up to ``end``, both included."""
    rows = apps.get_model("visits", "SiteTime").objects.filter(site=site, day__gte=start, day__lte=end)
    counted = dict(rows.values_list("step").annotate(total=Sum("count")))
    return {step: counted.get(step, 0) for step in (*STEPS, LONGER)}
