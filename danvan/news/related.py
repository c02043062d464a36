"""Related articles: those that cite the same documents, then the newest of the same category; never an empty box."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Q

from danvan.documents.models import Citation
from danvan.news.models import Article


def related_to(article: Article, *, bodies: list[int], at: datetime, limit: int = 4) -> list[Article]:
    """Return up to ``limit`` public articles of the same site, the most shared documents first. One query."""
    cited = Citation.objects.filter(kind="article", record_code=article.code).values("document")
    kin = Citation.objects.filter(kind="article", document__in=cited).values("record_code")
    rows = Article.objects.public(at).of_bodies(bodies).exclude(pk=article.pk)
    rows = rows.annotate(
        shares=Count("pk", filter=Q(code__in=kin)), same=Count("pk", filter=Q(category=article.category))
    )
    return list(rows.with_first_picture().order_by("-shares", "-same", "-public_from", "-pk")[:limit])
