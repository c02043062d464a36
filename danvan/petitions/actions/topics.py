"""Topics of a unit: what it calls its fields of work and how long it gives itself to answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan import journal
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.petitions.actions.refusals import NotYours
from danvan.petitions.models import IntakeDesk, Topic
from danvan.petitions.permissions import may_set
from danvan.units.models import Officer, Unit

USUAL = (
    ("An ninh trật tự, phòng cháy chữa cháy", 10), ("Môi trường, vệ sinh", 10), ("Đô thị, giao thông", 15), ("Hạ tầng, điện, nước", 15),
    ("Đất đai, xây dựng", 15), ("Chính sách, chế độ", 15), ("Thủ tục hành chính", 10), ("Khác", 15),
)  # fmt: skip
"""Topics that communes use today; each unit changes them as it likes."""


class TopicTaken(Refused):
    """Đơn vị đã có lĩnh vực này."""


@transaction.atomic
def set_topic(
    topic: Topic | None, *, unit: Unit, name: str, answer_days: int, ended: bool = False, by: Officer, at: datetime
) -> Topic:
    """Add or change a topic; terms that run keep what they were started with. Raise NotYours, TopicTaken."""
    if not may_set(by, unit, local_day(at)):
        raise NotYours()
    if Topic.objects.of(unit).filter(name=name.strip()).exclude(pk=topic.pk if topic else None).exists():
        raise TopicTaken(field="name")
    row = topic or Topic(unit=unit, position=Topic.objects.of(unit).count() + 1)
    row.name, row.answer_days = name.strip(), answer_days
    row.ended_at = (row.ended_at or at) if ended else None
    row.save()
    journal.record(
        unit=unit.code, actor=by.code, verb="petition_topic.set", kind="petition_topic", code=f"{unit.code}-{row.pk}",
        fields=("name", "answer_days"), at=at,
    )  # fmt: skip
    return row


def furnish(unit: Unit, area: Unit | None, *, at: datetime, by: Officer | None = None) -> list[Topic]:
    """Give a unit the usual topics, and let it take in what citizens send to the site of ``area``; once."""
    if not Topic.objects.of(unit).exists():
        Topic.objects.bulk_create(
            Topic(unit=unit, name=name, answer_days=days, position=place)
            for place, (name, days) in enumerate(USUAL, 1)
        )
    if area is not None:
        IntakeDesk.objects.get_or_create(area=area, defaults={"unit": unit, "set_at": at, "set_by": by})
    return list(Topic.objects.of(unit))
