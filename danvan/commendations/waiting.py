"""What of this room waits for an officer: files to send, to judge, lists whose posting is over, terms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from danvan.commendations.models import Proposal, ProposalClock
from danvan.commendations.permissions import OFFICERS, WRITERS
from danvan.commendations.states import BEFORE_DECISION
from danvan.core.dates import short_day
from danvan.units import work
from danvan.units.waiting import MOST, Asker, Row, Waiting, each, rows
from danvan.units.work import DECIDE, FINISH, Work

A_WEEK = timedelta(days=7)
STEPS_OF_GIVER = {
    "submitted": "Chờ nhận",
    "received": "Chờ họp xét",
    "reviewed": "Chờ trình",
    "submitted_up": "Chờ quyết định",
}


def _own(asker: Asker) -> QuerySet[Any]:
    found = Proposal.objects.filter(unit=asker.unit_id, state__in=("draft", "returned")).order_by("-pk")
    return rows(found[:MOST], code="code", title="title", note="sent_back_reason", state="state")


def _say_own(row: Row, on: date) -> Work:
    badge, kind = ("Cần hoàn thiện", "late") if row.state == "returned" else ("Đang lập", "note")
    return Work(FINISH, row.title, _address(row.code), row.note or "Hồ sơ khen thưởng đang lập", badge, kind)


def _given(asker: Asker) -> QuerySet[Any]:
    found = Proposal.objects.filter(giver__in=asker.units, state__in=STEPS_OF_GIVER)
    return rows(found.order_by("submitted_on", "pk")[:MOST], code="code", title="title", state="state")


def _say_given(row: Row, on: date) -> Work:
    return Work(DECIDE, row.title, _address(row.code), "Hồ sơ khen thưởng", STEPS_OF_GIVER[row.state])


def _ended(asker: Asker) -> QuerySet[Any]:
    found = Proposal.objects.filter(
        giver__in=asker.units, state__in=BEFORE_DECISION, posted_until__lt=asker.on, posting_result=""
    )
    return rows(found.filter(posting_waiver="")[:MOST], code="code", title="title", day="posted_until")


def _say_ended(row: Row, on: date) -> Work:
    assert row.day is not None
    more = f"Danh sách công khai đến hết {short_day(row.day)}"
    return Work(FINISH, row.title, _address(row.code, "close_posting"), more, "Chờ ghi kết quả công khai")


def _terms(asker: Asker) -> QuerySet[Any]:
    clocks = ProposalClock.objects.running().filter(proposal__giver__in=asker.units, due_on__lte=asker.on + A_WEEK)
    return rows(clocks[:MOST], code="proposal__code", title="proposal__title", day="due_on")


def _say_term(row: Row, on: date) -> Work:
    assert row.day is not None
    return work.due(row.title, _address(row.code), row.day, on, more="Hạn của hồ sơ khen thưởng")


def _address(code: str, step: str = "show") -> str:
    return reverse(f"commendations:{step}", args=[code])


WAITING = (
    Waiting(WRITERS, (_own,), each(_say_own)),
    Waiting(OFFICERS, (_given,), each(_say_given)),
    Waiting(OFFICERS, (_ended,), each(_say_ended)),
    Waiting(OFFICERS, (_terms,), each(_say_term)),
)
