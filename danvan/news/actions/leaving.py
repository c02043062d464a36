"""Unfinished articles of somebody who leaves go to the successor."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan import journal
from danvan.news.models import Article
from danvan.units.models import Officer


@transaction.atomic
def pass_on(officer: Officer, *, to: Officer, by: str, at: datetime) -> list[str]:
    """Give the drafts of ``officer``, submitted ones too, to ``to``; return their codes."""
    left = Article.objects.filter(assigned_to=officer, state__in=("draft", "submitted"))
    codes = sorted(left.values_list("code", flat=True))
    if codes:
        left.update(assigned_to=to)
        journal.record_bulk(
            unit=officer.unit.code, actor=by, verb="article.passed_on", kind="article", codes=codes,
            fields=("assigned_to",), at=at,
        )  # fmt: skip
    return codes
