"""Who takes in what citizens send to the site of a place, until when, and how much a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.petitions.actions.refusals import NotYours, ReasonMissing
from danvan.petitions.counter import Counter, counter_of
from danvan.petitions.models import IntakeDesk
from danvan.petitions.permissions import may_set
from danvan.units.models import Officer, Unit, UnitVersion
from danvan.websites import generation


class ServesElsewhere(Refused):
    """Đơn vị này không phục vụ địa bàn ấy nên không nhận thay được."""


@transaction.atomic
def set_intake(
    area: Unit, *, unit: Unit, is_open: bool, closed_note: str = "", hours: str = "", most_a_day: int | None = None, by: Officer, at: datetime
) -> IntakeDesk:  # fmt: skip
    """Say which body receives for a place, and how; only who sets for the body that receives now may.

    Raise NotYours, ServesElsewhere, ReasonMissing.
    """
    on = local_day(at)
    now = present(area, on)
    if now is None or not may_set(by, now.unit, on):
        raise NotYours()
    if unit.pk not in serving(area, on):
        raise ServesElsewhere(field="unit")
    if not is_open and not closed_note.strip():
        raise ReasonMissing("Tạm ngừng nhận thì ghi lời nhắn cho người dân: vì sao, gửi ở đâu.", field="closed_note")
    values = {
        "unit": unit, "is_open": is_open, "closed_note": closed_note.strip()[:300], "hours": hours.strip()[:200], "most_a_day": most_a_day,
        "set_at": at, "set_by": by,
    }  # fmt: skip
    row, _ = IntakeDesk.objects.update_or_create(area=area, defaults=values)
    generation.raise_after_commit()
    journal.record(
        unit=now.unit.code, actor=by.code, verb="intake_desk.set", kind="intake_desk", code=area.code,
        fields=("unit", "is_open", "most_a_day"), at=at,
    )  # fmt: skip
    return row


def present(area: Unit, on: date) -> Counter | None:
    """Return who receives for a place now."""
    return counter_of(area, list(serving(area, on)))


def serving(area: Unit, on: date) -> dict[int, str]:
    """Name the bodies that serve a place that day, id → name."""
    rows = UnitVersion.objects.on(on).filter(area=area, unit__tree="organisation").order_by("name")
    return dict(rows.values_list("unit_id", "name"))
