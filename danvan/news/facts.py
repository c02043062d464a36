"""Numbers of articles."""

from __future__ import annotations

from datetime import date

from danvan.figures.contributions import Contribution
from danvan.news.models import Article


def articles_published(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the articles that stand published, on the day they became public, both days included."""
    rows = Article.objects.filter(state="published", unit__in=unit_ids, published_on__range=(first, last))
    rows = rows.order_by("published_on", "pk").values_list("code", "unit__code", "published_on", "category")
    return [
        Contribution(code=code, unit=unit, day=day, amount=1, slices={"category": category})
        for code, unit, day, category in rows
    ]
