"""Related articles: those that cite the same documents, then the newest of the same category; never an empty box."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Subquery

from danvan.documents.models import Citation
from danvan.news.models import Article

LINE = ("pk", "code", "title", "category", "public_from")
LOOKED_AT = 24
"""How many of the newest articles are looked at, for kin and for the category."""


def related_to(
    article: Article, *, bodies: list[int], at: datetime, documents: Collection[int] = (), limit: int = 4
) -> list[Any]:
    """Return up to ``limit`` public articles of the same site as rows of LINE, the most shared documents first.

    ``documents`` are the ids that the article cites. Never sorts the whole site: it looks at the newest 24 that
    share a document and at the newest 24 of all. One query, two when the article cites documents.
    """
    public = Article.objects.public(at).of_bodies(bodies).newest_first()
    kin = [row for row in _kin(public, documents) if row.pk != article.pk][:limit] if documents else []
    if len(kin) == limit:
        return kin
    taken = {article.pk, *(row.pk for row in kin)}
    rows = public.values_list(*LINE, named=True)[:LOOKED_AT]
    newest = [row for row in rows if row.pk not in taken]
    return (kin + sorted(newest, key=lambda row: row.category != article.category))[:limit]


def _kin(public: Any, documents: Collection[int]) -> list[Any]:
    """Pick the newest that cite one of the documents, those that share the most first."""
    shared = Citation.objects.filter(kind="article", document__in=documents)
    rows = public.filter(code__in=shared.values("record_code"))
    if len(documents) == 1:
        return list(rows.values_list(*LINE, named=True)[:LOOKED_AT])
    own = shared.filter(record_code=OuterRef("code")).values("record_code").annotate(shares=Count("pk"))
    found = rows.annotate(shares=Subquery(own.values("shares"))).values_list(*LINE, "shares", named=True)[:LOOKED_AT]
    return sorted(found, key=lambda row: -row.shares)
