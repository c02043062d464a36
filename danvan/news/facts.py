"""Numbers of articles."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from danvan.figures.contributions import Contribution
from danvan.figures.questions import question
from danvan.news.models import Article, Comment, RatingCount


@question
def _published(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Article.objects.filter(state="published", unit__in=units, published_on__range=(first, last))
    return rows.order_by("published_on", "pk").values_list("code", "unit__code", "published_on", "category")


def articles_published(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the articles that stand published, on the day they became public, both days included."""
    return [
        Contribution(code=code, unit=unit, day=day, amount=1, slices={"category": category})
        for code, unit, day, category in _published(unit_ids, first, last)
    ]


def comments_received(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the comments that came in, on the day they came, by what became of them."""
    rows = Comment.objects.filter(unit__in=unit_ids, received_on__range=(first, last)).order_by("received_on", "pk")
    return [
        Contribution(code=code, unit=unit, day=day, slices={"state": state})
        for code, unit, day, state in rows.values_list("code", "unit__code", "received_on", "state")
    ]


def ratings_given(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the ratings of articles, by stars. Nothing is known about who rated."""
    rows = RatingCount.objects.filter(unit__in=unit_ids, day__range=(first, last)).exclude(subject="")
    rows = rows.order_by("day", "subject", "stars")
    return [
        Contribution(code=code, unit=unit, day=day, amount=count, slices={"stars": str(stars)})
        for code, unit, day, stars, count in rows.values_list("subject", "unit__code", "day", "stars", "count")
    ]
