"""What of this room waits for an officer: late or due, for the head, to be entered or sorted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from danvan.law import rules
from danvan.petitions.data_states import DATA_KINDS
from danvan.petitions.models import DataRequestClock, Petition, ReceptionClock
from danvan.petitions.permissions import HEADS, KEEPERS, WORKERS
from danvan.units import work
from danvan.units.waiting import MOST, Asker, Row, Waiting, each, rows
from danvan.units.work import DECIDE, FINISH, Work

A_WEEK = timedelta(days=7)
TO_DECIDE = {"proposed": "Chờ thụ lý", "accepted": "Chờ giao việc", "drafted": "Chờ duyệt trả lời"}
TO_ANSWER = {"verifying": "Được giao giải quyết", "dialogue": "Đối thoại rồi trả lời"}
TO_SORT = {
    "received": "Cần vào sổ",
    "registered": "Cần phân loại",
    "screened": "Cần xử lý",
    "decided": "Cần gửi kết quả",
}


def _given(asker: Asker) -> Q:
    """What is given to an officer, or to its unit and to nobody there yet."""
    unit = Q(assigned_unit=asker.unit_id, assigned_unit__in=asker.units, assigned_to=None)
    return Q(assigned_to=asker.pk) | unit


def _of_unit(asker: Asker) -> Q:
    return Q(unit=asker.unit_id, unit__in=asker.units)


def _due_of_unit(asker: Asker) -> QuerySet[Any]:
    """Clerk and head see everything of the unit."""
    return _due(asker, _given(asker) | _of_unit(asker))


def _due_of_worker(asker: Asker) -> QuerySet[Any]:
    return _due(asker, _given(asker))


def _to_answer(asker: Asker) -> QuerySet[Any]:
    """What another unit's register gave to this one, or anybody to this officer, and is not due within the week."""
    elsewhere = Q(assigned_unit=asker.unit_id, assigned_to=None) & ~Q(unit=asker.unit_id)
    later = Q(next_due_on__gt=asker.on + A_WEEK) | Q(next_due_on=None)
    found = Petition.objects.not_about(asker).filter(elsewhere | Q(assigned_to=asker.pk), later, state__in=TO_ANSWER)
    return rows(
        found.order_by("next_due_on", "pk")[:MOST], code="code", title="subject", state="state", day="next_due_on"
    )


def _due(asker: Asker, whose: Q) -> QuerySet[Any]:
    found = Petition.objects.not_about(asker).due_by(asker.on + A_WEEK).filter(whose)
    return rows(found.order_by("next_due_on", "pk")[:MOST], code="code", title="subject", day="next_due_on")


def _asked_of_unit(asker: Asker) -> QuerySet[Any]:
    """Terms within the week of what people ask about their own data."""
    of_unit = Q(request__petition__unit=asker.unit_id, request__petition__unit__in=asker.units)
    open_ones = DataRequestClock.objects.running().filter(
        of_unit, request__state="open", due_on__lte=asker.on + A_WEEK
    )
    found = open_ones.filter(request__petition__in=Petition.objects.not_about(asker))
    return rows(
        found.order_by("due_on", "pk")[:MOST],
        code="request__code",
        title="request__kind",
        state="rule_code",
        day="due_on",
    )


def _reception_of_unit(asker: Asker) -> QuerySet[Any]:
    """Terms within the week of reception days: schedules, what an online session asks for, written refusals."""
    of_unit = Q(day__unit=asker.unit_id, day__unit__in=asker.units)
    to_do = ~Q(visit=None) | Q(day__state__in=("planned", "published"))
    found = ReceptionClock.objects.running().filter(of_unit, to_do, due_on__lte=asker.on + A_WEEK)
    return rows(
        found.order_by("due_on", "pk")[:MOST],
        code="day__code",
        title="day__receiver",
        state="rule_code",
        day="due_on",
    )


def _to_decide(asker: Asker) -> QuerySet[Any]:
    wanted = Q(state__in=TO_DECIDE) | Q(
        verdict__asks_reopening=True, reopened_on=None, state__in=("notified", "closed")
    )
    found = Petition.objects.not_about(asker).filter(wanted, _of_unit(asker)).order_by("received_on", "pk")
    return rows(found[:MOST], code="code", title="subject", state="state")


def _to_sort(asker: Asker) -> QuerySet[Any]:
    found = Petition.objects.not_about(asker).filter(_of_unit(asker), state__in=TO_SORT)
    return rows(found.order_by("received_on", "pk")[:MOST], code="code", title="subject", state="state")


def _say_due(row: Row, on: date) -> Work:
    assert row.day is not None
    return work.due(row.title, _address(row.code), row.day, on, more="Phản ánh, kiến nghị")


def _say_asked(row: Row, on: date) -> Work:
    assert row.day is not None
    url = reverse("petitions:data_request", args=[row.code])
    return work.due(DATA_KINDS[row.title], url, row.day, on, more=rules.pick(row.state, on).name)


def _say_reception(row: Row, on: date) -> Work:
    assert row.day is not None
    url = reverse("petitions:reception_day", args=[row.code])
    return work.due(f"Tiếp công dân: {row.title}", url, row.day, on, more=rules.pick(row.state, on).name)


def _say_decision(row: Row, on: date) -> Work:
    said = TO_DECIDE.get(row.state, "Đề nghị mở lại")
    return Work(DECIDE, row.title, _address(row.code), "Phản ánh, kiến nghị", said)


def _say_sorting(row: Row, on: date) -> Work:
    return Work(FINISH, row.title, _address(row.code), "Phản ánh, kiến nghị", TO_SORT[row.state])


def _say_answering(row: Row, on: date) -> Work:
    until = f", hạn {row.day:%d/%m/%Y}" if row.day else ""
    return Work(FINISH, row.title, _address(row.code), "Phản ánh, kiến nghị", f"{TO_ANSWER[row.state]}{until}")


def _address(code: str) -> str:
    return reverse("petitions:show", args=[code])


WAITING = (
    Waiting(KEEPERS, (_due_of_unit,), each(_say_due)),
    Waiting(WORKERS, (_due_of_worker,), each(_say_due), unless=KEEPERS),
    Waiting(KEEPERS, (_asked_of_unit,), each(_say_asked)),
    Waiting(KEEPERS, (_reception_of_unit,), each(_say_reception)),
    Waiting(HEADS, (_to_decide,), each(_say_decision)),
    Waiting(KEEPERS, (_to_sort,), each(_say_sorting)),
    Waiting(WORKERS, (_to_answer,), each(_say_answering)),
)
