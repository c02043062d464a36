"""What of this room waits for an officer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from danvan.disclosures.models import Disclosure, DisclosureClock
from danvan.disclosures.permissions import WRITERS
from danvan.units import work
from danvan.units.waiting import MOST, Asker, Row, Waiting, each, rows
from danvan.units.work import Work

A_WEEK = timedelta(days=7)


def _due(asker: Asker) -> QuerySet[Any]:
    """Ask for the contents whose publication is late or due within a week."""
    clocks = DisclosureClock.objects.running().filter(disclosure__unit__in=asker.units, due_on__lte=asker.on + A_WEEK)
    found = Disclosure.objects.filter(clocks__in=clocks).order_by("clocks__due_on", "pk")
    return rows(found[:MOST], code="code", title="title", day="clocks__due_on")


def _say_due(row: Row, on: date) -> Work:
    assert row.day is not None
    address = reverse("disclosures:show", args=[row.code])
    return work.due(row.title, address, row.day, on, more="Phải công khai để Nhân dân biết")


WAITING = (Waiting(WRITERS, (_due,), each(_say_due)),)
