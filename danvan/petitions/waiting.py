"""What of this room waits for an officer."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse

from danvan.petitions.models import Petition
from danvan.petitions.permissions import HEADS, KEEPERS, WORKERS
from danvan.units import work
from danvan.units.models import Officer, Unit
from danvan.units.work import DECIDE, FINISH, Work

MOST = 20
A_WEEK = 7


def waiting_for(officer: Officer, *, on: date) -> list[Work]:
    """List what is late or due within a week, what waits for the head, what is to be entered or sorted. Three queries at most."""
    if not officer.has_any(WORKERS, on):
        return []
    writable = list(Unit.objects.writable_by(officer, on).filter(pk=officer.unit_id).values_list("pk", flat=True))
    lines = _due(officer, writable, on)
    if officer.has_any(HEADS, on):
        lines += _to_decide(officer, writable)
    if officer.has_any(KEEPERS, on):
        lines += _to_sort(officer, writable)
    return lines


def _due(officer: Officer, writable: list[int], on: date) -> list[Work]:
    """A worker sees what is given to it; clerk and head everything of the unit."""
    rows = Petition.objects.not_about(officer).due_by(date.fromordinal(on.toordinal() + A_WEEK))
    own = Q(assigned_to=officer) | Q(assigned_unit__in=writable, assigned_to=None)
    rows = rows.filter(own | Q(unit__in=writable)) if officer.has_any(KEEPERS, on) else rows.filter(own)
    return [
        work.due(subject, _address(code), due_on, on, more="Phản ánh, kiến nghị")
        for code, subject, due_on in rows.order_by("next_due_on", "pk").values_list("code", "subject", "next_due_on")[:MOST]
    ]  # fmt: skip


def _to_decide(officer: Officer, writable: list[int]) -> list[Work]:
    wanted = Q(state__in=("proposed", "accepted", "drafted")) | Q(
        verdict__asks_reopening=True, reopened_on=None, state__in=("notified", "closed")
    )
    rows = Petition.objects.not_about(officer).filter(wanted, unit__in=writable).order_by("received_on", "pk")
    said = {"proposed": "Chờ thụ lý", "accepted": "Chờ giao việc", "drafted": "Chờ duyệt trả lời"}
    return [
        Work(DECIDE, subject, _address(code), "Phản ánh, kiến nghị", said.get(state, "Đề nghị mở lại"))
        for code, subject, state in rows.values_list("code", "subject", "state")[:MOST]
    ]


def _to_sort(officer: Officer, writable: list[int]) -> list[Work]:
    said = {
        "received": "Cần vào sổ",
        "registered": "Cần phân loại",
        "screened": "Cần xử lý",
        "decided": "Cần gửi kết quả",
    }
    rows = Petition.objects.not_about(officer).filter(unit__in=writable, state__in=said).order_by("received_on", "pk")
    return [
        Work(FINISH, subject, _address(code), "Phản ánh, kiến nghị", said[state], "waiting")
        for code, subject, state in rows.values_list("code", "subject", "state")[:MOST]
    ]


def _address(code: str) -> str:
    return reverse("petitions:show", args=[code])
