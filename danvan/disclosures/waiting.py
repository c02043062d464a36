"""What of this room waits for an officer."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from danvan.disclosures.models import Disclosure, DisclosureClock
from danvan.disclosures.permissions import WRITERS
from danvan.units import work
from danvan.units.models import Officer, Unit
from danvan.units.work import Work

MOST = 20
A_WEEK = 7


def waiting_for(officer: Officer, *, on: date) -> list[Work]:
    """List the contents whose publication is late or due within a week. One query."""
    if not officer.has_any(WRITERS, on):
        return []
    writable = Unit.objects.writable_by(officer, on)
    clocks = DisclosureClock.objects.running().filter(
        disclosure__unit__in=writable, due_on__lte=date.fromordinal(on.toordinal() + A_WEEK)
    )
    rows = Disclosure.objects.filter(clocks__in=clocks).order_by("clocks__due_on", "pk")
    return [
        work.due(title, reverse("disclosures:show", args=[code]), due_on, on, more="Phải công khai để Nhân dân biết")
        for title, code, due_on in rows.values_list("title", "code", "clocks__due_on")[:MOST]
    ]
