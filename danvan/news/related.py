"""Related articles: those that cite the same documents, then the newest of the same category; never an empty box."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Count, DateTimeField, IntegerField, OuterRef, Q, QuerySet, Subquery, Value

from danvan.core.prepared import Prepared
from danvan.documents.models import Citation
from danvan.news.models import Article, is_far

LINE = ("pk", "code", "title", "category", "public_from", "unit_id")
LOOKED_AT = 24
"""How many of the newest articles are looked at, for kin and for the category."""


def related_to(
    article: Article, *, bodies: list[int], at: datetime, documents: Collection[int] = (), limit: int = 4
) -> list[Any]:
    """Return up to ``limit`` public articles of the same site as rows of LINE, the most shared documents first.

    ``documents`` are the ids that the article cites. Never sorts the whole site: it looks at the newest 24 that
    share a document and at the newest 24 of all. One query.
    """
    far = is_far(bodies)
    question, more = (KIN[far], {"documents": documents}) if documents else (NEWEST[far], {})
    rows = [row for row in question.rows(bodies=bodies, at=at, **more) if row.pk != article.pk]
    kin = sorted((row for row in rows if row.shares), key=lambda row: -row.shares)[:limit]
    newest = [row for row in rows if row not in kin]
    return (kin + sorted(newest, key=lambda row: row.category != article.category))[:limit]


def _newest(bodies: Any, at: Any, *, far: bool) -> QuerySet[Any]:
    return Article.objects.public(at).newest_of(bodies, far=far)


def _kin(bodies: Any, at: Any, documents: Any, *, far: bool) -> QuerySet[Any]:
    """Ask for the newest of all and the newest that cite one of the documents, with how many of them they cite."""
    shared = Citation.objects.filter(kind="article", document__in=documents)
    citing = _newest(bodies, at, far=False).filter(code__in=shared.values("record_code"))
    wanted = Q(pk__in=citing.values("pk")[:LOOKED_AT]) | Q(
        pk__in=_newest(bodies, at, far=far).values("pk")[:LOOKED_AT]
    )
    own = shared.filter(record_code=OuterRef("code")).order_by().values("record_code").annotate(number=Count("pk"))
    rows = Article.objects.filter(wanted).newest_first().annotate(shares=Subquery(own.values("number")))
    return rows.values_list(*LINE, "shares", named=True)


def _beside(bodies: Any, at: Any, *, far: bool) -> QuerySet[Any]:
    rows = _newest(bodies, at, far=far).annotate(shares=Value(0, IntegerField()))
    return rows.values_list(*LINE, "shares", named=True)[:LOOKED_AT]


KIN = [Prepared(partial(_kin, far=far), bodies=None, at=DateTimeField(), documents=None) for far in (False, True)]
NEWEST = [Prepared(partial(_beside, far=far), bodies=None, at=DateTimeField()) for far in (False, True)]
"""The questions for a few bodies and for many (``newest_of``)."""
