"""What of invitation and roll-call waits for an officer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from danvan.meetings.models import Meeting
from danvan.meetings.permissions import WRITERS
from danvan.units.waiting import MOST, Asker, Row, Waiting, each, rows
from danvan.units.work import DECIDE, FINISH, Work

SOON = timedelta(days=7)


def _rolls(asker: Asker) -> QuerySet[Any]:
    """Ask for rolls that are not sealed, with their marks in doubt."""
    found = Meeting.objects.filter(unit__in=asker.units, roll__state="open").annotate(
        doubts=Count("roll__marks", filter=Q(roll__marks__verdict="doubt"))
    )
    return rows(found.order_by("starts_on")[:MOST], code="code", title="name", day="ends_on", number="doubts")


def _say_roll(row: Row, on: date) -> Work | None:
    address = reverse("meetings:roll", args=[row.code])
    if row.number:
        return Work(DECIDE, row.title, address, f"{row.number} lượt điểm danh cần xem", "Cần xem")
    if row.day is not None and row.day < on:
        return Work(FINISH, row.title, address, "Đã họp, chưa chốt điểm danh", "Chưa chốt")
    return None


def _calls(asker: Asker) -> QuerySet[Any]:
    """Ask for the meetings of the week with people to call."""
    waiting = Q(slots__tellings__told_at=None, slots__tellings__isnull=False)
    soon = Meeting.objects.filter(unit__in=asker.units, state="planned", starts_on__range=(asker.on, asker.on + SOON))
    found = soon.annotate(calls=Count("slots__tellings", filter=waiting)).filter(calls__gt=0).order_by("starts_on")
    return rows(found[:MOST], code="code", title="name", number="calls")


def _say_call(row: Row, on: date) -> Work:
    address = f"{reverse('meetings:invitations', args=[row.code])}#can-goi"
    return Work(FINISH, row.title, address, f"{row.number} người cần gọi điện báo", "Cần gọi")


WAITING = (
    Waiting(WRITERS, (_rolls,), each(_say_roll)),
    Waiting(WRITERS, (_calls,), each(_say_call)),
)
