"""What waits for an officer, room by room: each line opens the record at the step to take.

A room offers ``waiting.waiting_for(officer, on=…) -> list[Work]``; its name stands in WAITING.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from danvan.commendations import waiting as commendations
from danvan.core.dates import say_day
from danvan.disclosures import waiting as disclosures
from danvan.documents.models import Document
from danvan.initiatives import waiting as initiatives
from danvan.intake.models import Proposal
from danvan.intake.permissions import READERS
from danvan.meetings import waiting as meetings
from danvan.meetings.models import Meeting
from danvan.news import waiting as news
from danvan.news.models import Article
from danvan.news.permissions import PUBLISHERS
from danvan.petitions import waiting as petitions
from danvan.reports import waiting as reports
from danvan.units.models import Officer, Unit
from danvan.units.work import COME, DECIDE, DUE, FINISH, GROUPS, Work

MOST = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind of work, as the inputs of ``ui/todo.html``."""

    title: str
    empty: str
    items: list[dict[str, Any]] = field(default_factory=list)


WAITING: tuple[Callable[..., list[Work]], ...] = (
    petitions.waiting_for,
    initiatives.waiting_for,
    commendations.waiting_for,
    disclosures.waiting_for,
    reports.waiting_for,
    meetings.waiting_for,
    news.waiting_for,
)
"""The rooms that hand over lines of work."""


def waiting_for(officer: Officer, *, on: date, at: datetime) -> list[Group]:
    """Collect the work of today by group: to decide, due, to finish, to come; what is due first stands first."""
    found: dict[str, list[dict[str, Any]]] = {
        DECIDE: to_decide(officer, on), DUE: [], FINISH: to_finish(officer, on), COME: to_come(officer, on),
    }  # fmt: skip
    lines = [line for room in WAITING for line in room(officer, on=on)]
    for line in sorted(lines, key=lambda one: one.due_on or date.max):
        found[line.group].append(_line(line.what, line.url, line.more, line.badge, line.kind))
    return [Group(*GROUPS[key], items[:MOST]) for key, items in found.items()]


def to_decide(officer: Officer, on: date) -> list[dict[str, Any]]:
    """Articles that wait for approval, for those who publish."""
    if not officer.has_any(PUBLISHERS, on):
        return []
    rows = Article.objects.visible_to(officer, on).filter(state="submitted").order_by("submitted_at")[:MOST]
    return [_line(row.title, f"/desk/news/{row.code}/", "Tin bài chờ duyệt", "Chờ duyệt", "waiting") for row in rows]


def to_finish(officer: Officer, on: date) -> list[dict[str, Any]]:
    """My drafts, proposals to review, meetings whose day has passed, documents to settle."""
    writable = Unit.objects.writable_by(officer, on)
    drafts = Article.objects.filter(unit__in=writable, state="draft", assigned_to=officer).order_by(
        "-created_at", "-pk"
    )[:MOST]
    lines = [
        _line(row.title, f"/desk/news/{row.code}/", row.send_back_reason or "Bản thảo của tôi",
              "Bị trả lại" if row.send_back_reason else "Bản thảo", "late" if row.send_back_reason else "note")
        for row in drafts
    ]  # fmt: skip
    proposals = (
        Proposal.objects.filter(unit__in=writable, state="open").order_by("pk")[:MOST]
        if officer.has_any(READERS, on)
        else []
    )
    lines += [
        _line(row.title, f"/desk/intake/{row.code}/", "Bài nhập chờ xem", "Cần xem", "waiting") for row in proposals
    ]
    passed = Meeting.objects.filter(unit__in=writable, state="planned", starts_on__lt=on).order_by("starts_on")[:MOST]
    lines += [
        _line(
            row.name, f"/desk/meetings/{row.code}/", f"{say_day(row.starts_on)}: đã họp chưa?", "Cần xác nhận", "late"
        )
        for row in passed
    ]
    unresolved = Document.objects.unresolved().filter(entered_unit__in=writable).order_by("-pk")[:MOST]
    lines += [
        _line(row.full_label(), f"/desk/documents/{row.code}/", row.issuer, "Cần xác định", "waiting")
        for row in unresolved
    ]
    return lines


def to_come(officer: Officer, on: date) -> list[dict[str, Any]]:
    """Planned meetings of the next four weeks."""
    rows = Meeting.objects.visible_to(officer, on).filter(
        state="planned", starts_on__range=(on, on + timedelta(days=28))
    )
    return [
        _line(
            row.name,
            f"/desk/meetings/{row.code}/",
            f"{row.when()}{', ' + row.place if row.place else ''}",
            "Hôm nay" if row.starts_on == on else "",
            "waiting",
        )
        for row in rows.order_by("starts_on")[:MOST]
    ]


def _line(what: str, url: str, more: str, badge: str, kind: str) -> dict[str, Any]:
    return {"what": what, "url": url, "more": more, "badge": badge, "badge_kind": kind}
