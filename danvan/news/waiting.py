"""What of this room waits for an officer: comments to read, terms to take one down."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from danvan.news.models import Comment, CommentClock
from danvan.news.permissions import PUBLISHERS
from danvan.units import work
from danvan.units.waiting import MOST, Asker, Row, Waiting, each, rows
from danvan.units.work import DECIDE, Work


def _to_take_down(asker: Asker) -> QuerySet[Any]:
    """Ask for what must be taken down within 24 hours."""
    found = CommentClock.objects.running().filter(comment__unit__in=asker.units).order_by("due_at")
    return rows(found[:MOST], code="comment__code", title="comment__text", note="paper", day="due_on")


def _say_removal(row: Row, on: date) -> Work:
    assert row.day is not None
    return work.due(f"Gỡ ý kiến: {row.title[:80]}", _address(row.code), row.day, on, more=row.note)


def _to_read(asker: Asker) -> QuerySet[Any]:
    found = Comment.objects.filter(unit__in=asker.units, state="pending").order_by("received_at")
    return rows(found[:MOST], code="code", title="text", note="article__title")


def _say_comment(row: Row, on: date) -> Work:
    return Work(DECIDE, row.title[:100], _address(row.code), f"Ý kiến về bài “{row.note}”", "Chờ đọc")


def _address(code: str) -> str:
    return reverse("news:comment", args=[code])


WAITING = (
    Waiting(PUBLISHERS, (_to_take_down,), each(_say_removal)),
    Waiting(PUBLISHERS, (_to_read,), each(_say_comment)),
)
