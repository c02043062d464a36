"""What of this room waits for an officer: one line of work for each record at the step to take."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from danvan.core.dates import short_day
from danvan.initiatives.models import Assessor, Initiative, Interest
from danvan.initiatives.permissions import REVIEWERS, WRITERS
from danvan.units.models import Officer, Unit
from danvan.units.work import DECIDE, DUE, FINISH, Work

MOST = 20


def waiting_for(officer: Officer, *, on: date) -> list[Work]:
    """List registrations to look at, sheets to score, drafts, models to complete, those that owe an update, who asks. At most five queries."""
    if not officer.has_any(WRITERS, on):
        return []
    writable = Unit.objects.writable_by(officer, on)
    own = Initiative.objects.filter(unit=officer.unit_id)
    lines = [*_sheets(officer), *_drafts(own), *_owing(own, on)]
    if officer.has_any(REVIEWERS, on):
        lines += [*_to_review(writable), *_interests(writable)]
    return lines


def _address(code: str, step: str = "show") -> str:
    return reverse(f"initiatives:{step}", args=[code])


def _sheets(officer: Officer) -> list[Work]:
    rows = Assessor.objects.filter(officer=officer, handed_in_at=None, round__closed_at=None).order_by(
        "round__due_on", "pk"
    )
    names = ("round__initiative__name", "round__initiative__code", "round__due_on")
    return [
        Work(
            DECIDE,
            name,
            _address(code, "score"),
            f"Thẩm định mô hình{f', hạn {short_day(due)}' if due else ''}",
            "Chờ chấm",
            due_on=due,
        )
        for name, code, due in rows.values_list(*names)[:MOST]
    ]


def _drafts(own: object) -> list[Work]:
    rows = (
        own.filter(state__in=("draft", "returned"))
        .order_by("-pk")
        .values_list("name", "code", "state", "completion_asked")[:MOST]
    )  # type: ignore[attr-defined]
    return [
        Work(FINISH, name, _address(code), what or "Đăng ký mô hình đang viết", "Cần bổ sung" if state == "returned" else "Bản nháp",
             "late" if state == "returned" else "note")
        for name, code, state, what in rows
    ]  # fmt: skip


def _owing(own: object, on: date) -> list[Work]:
    rows = (
        own.owing(on)
        .order_by("heard_on")
        .only("name", "code", "heard_on", "asked_on", "state", "update_every")[:MOST]
    )  # type: ignore[attr-defined]
    return [
        Work(DUE, one.name, _address(one.code, "report_progress"), f"Mô hình có tin lần cuối {short_day(one.heard_on)}",
             one.said_silence(on), "late", one.owes_since(on))
        for one in rows
    ]  # fmt: skip


def _to_review(writable: object) -> list[Work]:
    rows = Initiative.objects.filter(unit__in=writable, state="registered").order_by("registered_on", "pk")
    return [
        Work(DECIDE, name, _address(code), f"Đăng ký mô hình: {who}", "Chờ xem xét")
        for name, code, who in rows.values_list("name", "code", "registrant_name")[:MOST]
    ]


def _interests(writable: object) -> list[Work]:
    rows = (
        Interest.objects.open_for(writable)
        .order_by("received_at")
        .values_list("place", "code", "initiative__name")[:MOST]
    )  # type: ignore[arg-type]
    return [
        Work(
            FINISH, f"{place} muốn áp dụng", reverse("initiatives:answer_interest", args=[code]), name, "Chờ liên hệ"
        )
        for place, code, name in rows
    ]
