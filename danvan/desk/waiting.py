"""What waits for an officer, room by room: each line opens the record at the step to take.

A room offers ``waiting.WAITING`` (``units.waiting.Waiting``: its questions and what their rows say); all questions that
concern an officer are asked in one statement.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any

from django.db.models import QuerySet

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
from danvan.units.models import Officer
from danvan.units.states import ROLES
from danvan.units.waiting import MOST, WRITING, Asker, Row, Waiting, answers, each, rows
from danvan.units.work import COME, DECIDE, FINISH, GROUPS, Work

FOUR_WEEKS = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind of work, as the inputs of ``ui/todo.html``."""

    title: str
    empty: str
    items: list[dict[str, Any]] = field(default_factory=list)


def waiting_for(officer: Officer, *, on: date, at: datetime) -> list[Group]:
    """Collect the work of today by group: to decide, due, to finish, to come; what is due first stands first."""
    said = answers((*DAILY, *ROOMS), officer, on=on)
    daily, rooms = chain.from_iterable(said[: len(DAILY)]), chain.from_iterable(said[len(DAILY) :])
    found: dict[str, list[dict[str, Any]]] = {key: [] for key in GROUPS}
    for line in chain(daily, sorted(rooms, key=lambda one: one.due_on or date.max)):
        found[line.group].append(_line(line))
    return [Group(*GROUPS[key], items[:MOST]) for key, items in found.items()]


def _line(one: Work) -> dict[str, Any]:
    return {"what": one.what, "url": one.url, "more": one.more, "badge": one.badge, "badge_kind": one.kind}


def _submitted(asker: Asker) -> QuerySet[Any]:
    """Ask for articles that wait for approval."""
    found = Article.objects.filter(unit__in=asker.units, state="submitted").order_by("submitted_at")
    return rows(found[:MOST], code="code", title="title")


def _say_submitted(row: Row, on: date) -> Work:
    return Work(DECIDE, row.title, f"/desk/news/{row.code}/", "Tin bài chờ duyệt", "Chờ duyệt")


def _drafts(asker: Asker) -> QuerySet[Any]:
    found = Article.objects.filter(unit__in=asker.units, state="draft", assigned_to=asker.pk)
    return rows(found.order_by("-created_at", "-pk")[:MOST], code="code", title="title", note="send_back_reason")


def _say_draft(row: Row, on: date) -> Work:
    badge, kind = ("Bị trả lại", "late") if row.note else ("Bản thảo", "note")
    return Work(FINISH, row.title, f"/desk/news/{row.code}/", row.note or "Bản thảo của tôi", badge, kind)


def _proposals(asker: Asker) -> QuerySet[Any]:
    found = Proposal.objects.filter(unit__in=asker.units, state="open").order_by("pk")
    return rows(found[:MOST], code="code", title="title")


def _say_proposal(row: Row, on: date) -> Work:
    return Work(FINISH, row.title, f"/desk/intake/{row.code}/", "Bài nhập chờ xem", "Cần xem")


def _passed(asker: Asker) -> QuerySet[Any]:
    """Ask for meetings whose day has passed."""
    found = Meeting.objects.filter(unit__in=asker.units, state="planned", starts_on__lt=asker.on)
    return rows(found.order_by("starts_on")[:MOST], code="code", title="name", day="starts_on")


def _say_passed(row: Row, on: date) -> Work:
    assert row.day is not None
    asked = f"{say_day(row.day)}: đã họp chưa?"
    return Work(FINISH, row.title, f"/desk/meetings/{row.code}/", asked, "Cần xác nhận", "late")


def _unresolved(asker: Asker) -> QuerySet[Any]:
    """Ask for documents to settle."""
    found = Document.objects.unresolved().filter(entered_unit__in=asker.units).order_by("-pk")
    return rows(
        found[:MOST], code="code", title="title", note="issuer", more="label", kind="type_name", state="number"
    )


def _say_unresolved(row: Row, on: date) -> Work:
    named = Document(title=row.title, label=row.more, type_name=row.kind, number=row.state)
    return Work(FINISH, named.full_label(), f"/desk/documents/{row.code}/", row.note, "Cần xác định")


def _to_come(asker: Asker) -> QuerySet[Any]:
    """Ask for planned meetings of the next four weeks."""
    found = Meeting.objects.filter(
        unit__in=asker.units, state="planned", starts_on__range=(asker.on, asker.on + FOUR_WEEKS)
    )
    return rows(
        found.order_by("starts_on")[:MOST],
        code="code", title="name", note="place", kind="day_part", day="starts_on", since="ends_on",
    )  # fmt: skip


def _say_to_come(row: Row, on: date) -> Work:
    when = Meeting(starts_on=row.day, ends_on=row.since, day_part=row.kind).when()
    more = f"{when}, {row.note}" if row.note else when
    return Work(COME, row.title, f"/desk/meetings/{row.code}/", more, "Hôm nay" if row.day == on else "")


DAILY: tuple[Waiting, ...] = (
    Waiting(PUBLISHERS, (_submitted,), each(_say_submitted)),
    Waiting(WRITING, (_drafts,), each(_say_draft)),
    Waiting(READERS, (_proposals,), each(_say_proposal)),
    Waiting(WRITING, (_passed,), each(_say_passed)),
    Waiting(WRITING, (_unresolved,), each(_say_unresolved)),
    Waiting(tuple(ROLES), (_to_come,), each(_say_to_come)),
)
"""What every desk asks; it stands before what the rooms hand over."""
ROOMS: tuple[Waiting, ...] = (
    *petitions.WAITING,
    *initiatives.WAITING,
    *commendations.WAITING,
    *disclosures.WAITING,
    *reports.WAITING,
    *meetings.WAITING,
    *news.WAITING,
)
"""The rooms that hand over lines of work."""
