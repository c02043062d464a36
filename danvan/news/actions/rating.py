"""Rating an article or a site: a number goes up, nothing else is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, Sum

from danvan.core.refused import Refused
from danvan.news.models import RatingCount
from danvan.units.models import Unit

LEAST_SHOWN = 5


class NotStars(Refused):
    """Hãy chọn từ 1 đến 5 điểm."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many rated, and how: ``rows`` are (stars, count), five stars first. The mean comes from the counts."""

    rows: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        return sum(count for _, count in self.rows)

    @property
    def is_shown(self) -> bool:
        return self.count >= LEAST_SHOWN

    @property
    def mean(self) -> str:
        return mean_of(sum(stars * count for stars, count in self.rows), self.count)


def mean_of(points: int, count: int) -> str:
    """Write the mean with one decimal, as ``4,3``; rounded half up; nothing for none."""
    if not count:
        return ""
    tenths = (points * 20 + count) // (2 * count)
    return f"{tenths // 10},{tenths % 10}"


def rate(unit: Unit, subject: str, *, stars: int, day: date) -> None:
    """Add one to the count of a day. ``subject``: the code of an article of ``unit``, or "" for its site."""
    if not 1 <= stars <= 5:
        raise NotStars(field="stars")
    rows = RatingCount.objects.filter(unit=unit, subject=subject, day=day, stars=stars)
    for _ in range(2):
        if rows.update(count=F("count") + 1):
            return
        try:
            with transaction.atomic():
                RatingCount.objects.create(unit=unit, subject=subject, day=day, stars=stars, count=1)
            return
        except IntegrityError:  # somebody else began the row this moment: count there
            continue


def standing(unit_id: int, subject: str) -> Standing:
    """Sum the counts of one article or site. One query."""
    sums = RatingCount.objects.filter(unit=unit_id, subject=subject).values_list("stars").annotate(Sum("count"))
    return standing_of(sums)


def standing_of(sums: Iterable[tuple[int, int]]) -> Standing:
    known = dict(sums)
    return Standing(tuple((stars, known.get(stars, 0)) for stars in range(5, 0, -1)))
