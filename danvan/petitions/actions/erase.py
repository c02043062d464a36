"""Lead a denunciation that slipped through out of the system: everything of it goes, one count stays.

Luật Tố cáo 25/2018 Điều 9 and 56: a denouncer's name, address and words are not kept on a networked system. No
shadow record is made; the rules ``tc.*`` only explain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from danvan import journal, search
from danvan.core.dates import local_day
from danvan.notices.models import Notice, Outgoing
from danvan.petitions.actions.refusals import NotYours
from danvan.petitions.actions.taking import locked
from danvan.petitions.models import Conclusion, ErasureCount, Petition, Visit
from danvan.petitions.permissions import may
from danvan.units.models import Officer
from danvan.websites import generation

ADVICE = {
    "sqlite": "Chỗ trống trong tệp dữ liệu đã được ghi đè (secure_delete) và nhật ký ghi trước đã được dọn.",
    "postgresql": "Người vận hành chạy VACUUM FULL cho các bảng petitions_*, search_* và notices_* để chỗ trống được ghi đè.",
}


@dataclass(frozen=True, slots=True)
class MovedOut:
    """What remains to be told: since when backups may hold it, how many were led out in the month."""

    received_at: datetime
    month: date
    count: int


@transaction.atomic
def move_out(petition: Petition, *, by: Officer, at: datetime) -> MovedOut:
    """Erase a letter, its files, search entries, signatures, notices, steps and notes. Only a count for the month stays.

    Raise NotYours.
    """
    petition = locked(petition)
    day = local_day(at)
    if not may("move_out", by, petition, day):
        raise NotYours()
    unit, code, received_at = petition.unit, petition.code, petition.received_at
    _forget_traces(petition)
    _forget_files(petition)
    petition.delete()
    count = _count_one(petition.unit_id, day.replace(day=1))
    journal.record(unit=unit.code, actor=by.code, verb="petition.moved_out", kind="petition", code=code, at=at)
    return MovedOut(received_at, day.replace(day=1), count)


def _forget_traces(petition: Petition) -> None:
    search.erase("petition", petition.code)
    search.erase("answer", petition.code)
    Notice.objects.filter(code=petition.code).delete()
    Outgoing.objects.filter(code=petition.code).delete()
    petition.children.update(parent=None)
    visits = Visit.objects.filter(petition=petition)
    Conclusion.objects.filter(visit__in=visits).delete()
    visits.update(
        petition=None, kind="denunciation", name=None, address=None, summary="", documents="", follow_up_text="", settled_by="",
        guided_to="", guided_paper="", transferred_to="", transferred_paper="",
    )  # fmt: skip
    generation.raise_after_commit()


def _forget_files(petition: Petition) -> None:
    stored = [one.file for one in petition.files.all()]
    petition.files.all().delete()
    transaction.on_commit(lambda: [one.storage.delete(one.name) for one in stored])


def _count_one(unit_id: int, month: date) -> int:
    row, _ = ErasureCount.objects.get_or_create(unit_id=unit_id, month=month)
    ErasureCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    row.refresh_from_db()
    return row.count
