"""The editor's desk: what comes by itself, what waits for a decision, what is being written, on one page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Count

from danvan.core.dates import local_day, say_day
from danvan.news.models import Article, Comment, Digest
from danvan.news.permissions import PUBLISHERS
from danvan.news.states_talk import DIGEST_STATES
from danvan.units.doors import DeskPage

MOST, AHEAD, WEEK, MOMENT = 15, timedelta(days=31), timedelta(days=7), timedelta(seconds=1)
Lines = list[dict[str, Any]]


class EditorsDesk(DeskPage):
    """Scheduled, ending, waiting for approval, drafts, comments, the digest of the day. Seven queries."""

    template_name = "news/desk/desk.html"
    title = "Bàn biên tập"
    roles = PUBLISHERS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Article.objects.visible_to(self.officer, self.today).only("code", "title", "public_from", "public_until", "created_at", "submitted_at", "send_back_reason")  # fmt: skip
        return super().get_context_data(
            scheduled=self.scheduled(rows), ending=self.ending(rows), submitted=[self.line(one, "Chờ duyệt") for one in rows.filter(state="submitted").order_by("submitted_at")[:MOST]],
            drafts=[self.line(one, one.send_back_reason and "Bị trả lại") for one in rows.filter(state="draft").order_by("-created_at")[:MOST]],
            comments=self.comments(), digest=self.digest(), **kwargs,
        )  # fmt: skip

    def line(self, one: Article, badge: str) -> dict[str, Any]:
        return {"what": one.title, "url": f"/desk/news/{one.code}/", "badge": badge, "badge_kind": "waiting"}

    def scheduled(self, rows: Any) -> list[tuple[str, Lines]]:
        """Group what appears by itself in a month by its day."""
        days: dict[str, Lines] = {}
        coming = rows.filter(state="published", public_from__gt=self.at, public_from__lt=self.at + AHEAD)
        for one in coming.order_by("public_from")[: 2 * MOST]:
            days.setdefault(say_day(local_day(one.public_from)), []).append(self.line(one, ""))
        return list(days.items())

    def ending(self, rows: Any) -> Lines:
        """List what leaves the lists by itself within a month and what left them in the last week, the next first."""
        soon = rows.filter(state="published", public_until__gt=self.at - WEEK, public_until__lt=self.at + AHEAD)
        return [
            self.line(one, "đã hết hạn" if one.is_over(self.at) else "") | {"more": f"sau {say_day(local_day(one.public_until - MOMENT))}"}
            for one in soon.order_by("public_until")[:MOST]
        ]  # fmt: skip

    def comments(self) -> Lines:
        """List the comments that wait, those that came first above."""
        rows = Comment.objects.visible_to(self.officer, self.today).filter(state="pending").select_related("article")
        return [
            {"what": one.text[:120], "url": f"/desk/news/comments/{one.code}/", "more": f"{one.shown_name}, về bài “{one.article.title}”", "badge": one.noticed}
            for one in rows.order_by("received_at")[:MOST]
        ]  # fmt: skip

    def digest(self) -> dict[str, Any] | None:
        """Give the digest of today of the own unit, once it is begun."""
        found = (
            Digest.objects.filter(unit=self.officer.unit, day=self.today).annotate(pieces=Count("entries")).first()
        )
        return {"code": found.code, "pieces": found.pieces, "state": DIGEST_STATES[found.state]} if found else None
