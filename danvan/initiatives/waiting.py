"""What of this room waits for an officer: one line of work for each record at the step to take."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from danvan.core.dates import short_day
from danvan.initiatives.models import Assessor, Initiative, Interest
from danvan.initiatives.permissions import REVIEWERS, WRITERS
from danvan.units.waiting import MOST, Asker, Row, Waiting, each, rows
from danvan.units.work import DECIDE, DUE, FINISH, Work


def _address(code: str, step: str = "show") -> str:
    return reverse(f"initiatives:{step}", args=[code])


def _sheets(asker: Asker) -> QuerySet[Any]:
    found = Assessor.objects.filter(officer=asker.pk, handed_in_at=None, round__closed_at=None)
    model = "round__initiative__"
    return rows(
        found.order_by("round__due_on", "pk")[:MOST], code=f"{model}code", title=f"{model}name", day="round__due_on"
    )


def _say_sheet(row: Row, on: date) -> Work:
    until = f", hạn {short_day(row.day)}" if row.day else ""
    address = _address(row.code, "score")
    return Work(DECIDE, row.title, address, f"Thẩm định mô hình{until}", "Chờ chấm", due_on=row.day)


def _drafts(asker: Asker) -> QuerySet[Any]:
    found = Initiative.objects.filter(unit=asker.unit_id, state__in=("draft", "returned")).order_by("-pk")
    return rows(found[:MOST], code="code", title="name", state="state", note="completion_asked")


def _say_draft(row: Row, on: date) -> Work:
    badge, kind = ("Cần bổ sung", "late") if row.state == "returned" else ("Bản nháp", "note")
    return Work(FINISH, row.title, _address(row.code), row.note or "Đăng ký mô hình đang viết", badge, kind)


def _owing(asker: Asker) -> QuerySet[Any]:
    found = Initiative.objects.filter(unit=asker.unit_id).owing(asker.on).order_by("heard_on")
    return rows(
        found[:MOST],
        code="code",
        title="name",
        state="state",
        day="heard_on",
        since="asked_on",
        number="update_every",
    )


def _say_owing(row: Row, on: date) -> Work:
    assert row.day is not None
    model = Initiative(state=row.state, heard_on=row.day, asked_on=row.since, update_every=row.number)
    heard = f"Mô hình có tin lần cuối {short_day(row.day)}"
    address = _address(row.code, "report_progress")
    return Work(DUE, row.title, address, heard, model.said_silence(on), "late", model.owes_since(on))


def _to_review(asker: Asker) -> QuerySet[Any]:
    found = Initiative.objects.filter(unit__in=asker.units, state="registered").order_by("registered_on", "pk")
    return rows(found[:MOST], code="code", title="name", note="registrant_name")


def _say_review(row: Row, on: date) -> Work:
    return Work(DECIDE, row.title, _address(row.code), f"Đăng ký mô hình: {row.note}", "Chờ xem xét")


def _interests(asker: Asker) -> QuerySet[Any]:
    found = Interest.objects.open_for(asker.units).order_by("received_at")
    return rows(found[:MOST], code="code", title="place", note="initiative__name")


def _say_interest(row: Row, on: date) -> Work:
    address = _address(row.code, "answer_interest")
    return Work(FINISH, f"{row.title} muốn áp dụng", address, row.note, "Chờ liên hệ")


WAITING = (
    Waiting(WRITERS, (_sheets,), each(_say_sheet)),
    Waiting(WRITERS, (_drafts,), each(_say_draft)),
    Waiting(WRITERS, (_owing,), each(_say_owing)),
    Waiting(REVIEWERS, (_to_review,), each(_say_review)),
    Waiting(REVIEWERS, (_interests,), each(_say_interest)),
)
