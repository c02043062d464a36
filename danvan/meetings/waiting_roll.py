"""What of invitation and roll-call waits for an officer."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from danvan.meetings.models import Meeting
from danvan.meetings.permissions import WRITERS
from danvan.units.models import Officer, Unit
from danvan.units.work import DECIDE, FINISH, Work

MOST = 20
SOON = timedelta(days=7)


def open_work(officer: Officer, on: date) -> list[Work]:
    """List rolls to seal, marks in doubt, people to call. Two queries."""
    if not officer.has_any(WRITERS, on):
        return []
    writable = Unit.objects.writable_by(officer, on)
    rolls = Meeting.objects.filter(unit__in=writable, roll__state="open").annotate(
        doubts=Count("roll__marks", filter=Q(roll__marks__verdict="doubt"))
    )
    lines = [
        Work(
            DECIDE,
            row.name,
            reverse("meetings:roll", args=[row.code]),
            f"{row.doubts} lượt điểm danh cần xem",
            "Cần xem",
        )
        if row.doubts
        else Work(
            FINISH, row.name, reverse("meetings:roll", args=[row.code]), "Đã họp, chưa chốt điểm danh", "Chưa chốt"
        )
        for row in rolls.order_by("starts_on")[:MOST]
        if row.doubts or row.ends_on < on
    ]
    waiting = Q(slots__tellings__told_at=None, slots__tellings__isnull=False)
    calls = Meeting.objects.filter(unit__in=writable, state="planned", starts_on__range=(on, on + SOON))
    calls = calls.annotate(calls=Count("slots__tellings", filter=waiting)).filter(calls__gt=0).order_by("starts_on")
    return lines + [
        Work(
            FINISH,
            row.name,
            f"{reverse('meetings:invitations', args=[row.code])}#can-goi",
            f"{row.calls} người cần gọi điện báo",
            "Cần gọi",
        )
        for row in calls[:MOST]
    ]
