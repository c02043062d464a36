"""What of this room waits for an officer: comments to read, terms to take one down."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from danvan.news.models import Comment, CommentClock
from danvan.news.permissions import PUBLISHERS
from danvan.units import work
from danvan.units.models import Officer, Unit
from danvan.units.work import DECIDE, Work

MOST = 20


def waiting_for(officer: Officer, *, on: date) -> list[Work]:
    """List comments that wait for a reader, and those that must be taken down within 24 hours. Two queries."""
    if not officer.has_any(PUBLISHERS, on):
        return []
    writable = Unit.objects.writable_by(officer, on)
    clocks = CommentClock.objects.running().filter(comment__unit__in=writable).select_related("comment")
    lines = [
        work.due(f"Gỡ ý kiến: {one.comment.text[:80]}", reverse("news:comment", args=[one.comment.code]), one.due_on, on, more=one.paper)
        for one in clocks.order_by("due_at")[:MOST]
    ]  # fmt: skip
    rows = (
        Comment.objects.filter(unit__in=writable, state="pending").select_related("article").order_by("received_at")
    )
    return lines + [
        Work(DECIDE, one.text[:100], reverse("news:comment", args=[one.code]), f"Ý kiến về bài “{one.article.title}”", "Chờ đọc")
        for one in rows[:MOST]
    ]  # fmt: skip
