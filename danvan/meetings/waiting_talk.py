"""Promises and tasks that wait for an officer: late, or due within two weeks; the two terms of a dialogue."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from danvan.meetings.models import DialogueClock, Question, Task
from danvan.meetings.permissions import WRITERS
from danvan.units import work
from danvan.units.waiting import MOST, Asker, Row, Waiting, each, rows
from danvan.units.work import Work

AHEAD = timedelta(days=14)


def _promises(asker: Asker) -> QuerySet[Any]:
    found = Question.objects.open_promises().filter(meeting__unit__in=asker.units, due_on__lte=asker.on + AHEAD)
    return rows(found.order_by("due_on")[:MOST], code="meeting__code", title="text", note="owner_name", day="due_on")


def _say_promise(row: Row, on: date) -> Work:
    assert row.day is not None
    address = reverse("meetings:dialogue", args=[row.code])
    return work.due(row.title[:160], address, row.day, on, more=f"Lời hứa khi đối thoại: {row.note}")


def _tasks(asker: Asker) -> QuerySet[Any]:
    found = Task.objects.filter(state="open", meeting__unit__in=asker.units, due_on__lte=asker.on + AHEAD)
    return rows(found.order_by("due_on")[:MOST], code="meeting__code", title="text", note="owner_name", day="due_on")


def _say_task(row: Row, on: date) -> Work:
    assert row.day is not None
    address = reverse("meetings:minutes", args=[row.code])
    return work.due(row.title, address, row.day, on, more=f"Việc được giao: {row.note}")


def _terms(asker: Asker) -> QuerySet[Any]:
    found = DialogueClock.objects.running().filter(
        dialogue__meeting__unit__in=asker.units, due_on__lte=asker.on + AHEAD
    )
    found = found.exclude(dialogue__meeting__state="cancelled").order_by("due_on")
    meeting = "dialogue__meeting__"
    return rows(found[:MOST], code=f"{meeting}code", title=f"{meeting}name", note="rule_version", day="due_on")


def _say_term(row: Row, on: date) -> Work:
    assert row.day is not None
    address = reverse("meetings:dialogue", args=[row.code])
    return work.due(row.title, address, row.day, on, more=DialogueClock(rule_version=row.note).name)


WAITING = (
    Waiting(WRITERS, (_promises,), each(_say_promise)),
    Waiting(WRITERS, (_tasks,), each(_say_task)),
    Waiting(WRITERS, (_terms,), each(_say_term)),
)
