"""Lead a denunciation that slipped through out of the system: everything of it goes, one count stays.

Luật Tố cáo 25/2018 Điều 9 and 56: a denouncer's name, address and words are not kept on a networked system. No
shadow record is made; the rules ``tc.*`` only explain.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from danvan import journal, search
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.notices.models import Notice, Outgoing
from danvan.petitions import history
from danvan.petitions.actions.refusals import NotYours
from danvan.petitions.actions.taking import locked
from danvan.petitions.models import Conclusion, ErasureCount, Group, Petition, Visit
from danvan.petitions.permissions import may
from danvan.petitions.recognise import recognise
from danvan.units.models import Officer
from danvan.websites import generation

ADVICE = {
    "sqlite": "Chỗ trống trong tệp dữ liệu đã được ghi đè (secure_delete) và nhật ký ghi trước đã được dọn.",
    "postgresql": "Người vận hành chạy VACUUM FULL cho các bảng petitions_*, search_* và notices_* để chỗ trống được ghi đè.",
}


class NotAPart(Refused):
    """Chỉ giữ lại được phần đã tách ra. Đơn gốc chứa lời của mọi phần nên phải xóa."""


class PartDenounces(Refused):
    """Phần {code} cũng là tố cáo một người xác định được nên không giữ lại được."""


@dataclass(frozen=True, slots=True)
class MovedOut:
    """What remains to be told: since when backups may hold it, how many were led out in the month."""

    received_at: datetime
    month: date
    count: int


@transaction.atomic
def move_out(petition: Petition, *, keeping: Collection[str] = (), by: Officer, at: datetime) -> MovedOut:
    """Erase a letter with every part it was split into: files, search entries, signatures, notices, steps, notes.

    ``keeping``: codes of parts that are no denunciation; they stay letters of their own. The whole letter, which holds
    the text of all parts, always goes. One count for the month stays. Raise NotYours, PartDenounces, NotAPart.
    """
    petition = locked(petition)
    members = family(petition)
    day = local_day(at)
    if not all(may("move_out", by, one, day) for one in members):
        raise NotYours()
    kept = [one for one in members if one.code in keeping]
    _judge(petition, members, kept, keeping)
    gone = [one for one in members if one not in kept]
    unit, received_at = petition.unit, petition.received_at
    for one in members:
        Petition.objects.filter(pk=one.pk).update(parent=None)
    history.let_go(one.pk for one in gone)
    for one in gone:
        _erase(one)
        journal.record(
            unit=unit.code, actor=by.code, verb="petition.moved_out", kind="petition", code=one.code, at=at
        )
    history.close_again()
    count = _count_one(petition.unit_id, day.replace(day=1))
    generation.raise_after_commit()
    return MovedOut(received_at, day.replace(day=1), count)


def family(petition: Petition) -> list[Petition]:
    """List the whole letter first, then its parts and their parts: every record that holds words of the letter."""
    rows = Petition.objects.select_related("unit", "topic", "assigned_unit", "group")
    root = petition
    while root.parent_id:
        root = rows.get(pk=root.parent_id)
    members, level = [root], [root]
    while level := list(rows.filter(parent__in=level).order_by("pk")):
        members += level
    return members


def may_stay(petition: Petition, member: Petition) -> bool:
    """Say whether a record of the family can stay when ``petition`` goes: a part without parts, another than the one."""
    return member.parent_id is not None and member.pk != petition.pk and not member.children.exists()


def _judge(petition: Petition, members: list[Petition], kept: list[Petition], keeping: Collection[str]) -> None:
    if not set(keeping) <= {one.code for one in members if may_stay(petition, one)}:
        raise NotAPart(field="keeping")
    for one in kept:
        if recognise(one.text).denunciation:
            raise PartDenounces(code=one.code, field="keeping")


def _erase(petition: Petition) -> None:
    """Let one record go with everything that repeats its words or points to it."""
    _forget_traces(petition)
    _forget_files(petition)
    group = petition.group
    petition.delete()
    if group:
        _forget_label(group)


def _forget_label(group: Group) -> None:
    """A group of mass letters may be named by the words that went: name it anew; one letter alone is no group."""
    left = list(group.petitions.order_by("pk")[:2])
    if len(left) < 2:
        group.delete()
    else:
        Group.objects.filter(pk=group.pk).update(label=left[0].subject[:200])


def _forget_traces(petition: Petition) -> None:
    codes = [petition.code, *petition.data_requests.values_list("code", flat=True)]
    search.erase("petition", petition.code)
    search.erase("answer", petition.code)
    visits = Visit.objects.filter(petition=petition)
    conclusions = Conclusion.objects.filter(visit__in=visits)
    codes += [*visits.values_list("code", flat=True), *conclusions.values_list("code", flat=True)]
    Notice.objects.filter(code__in=codes).delete()
    Outgoing.objects.filter(code__in=codes).delete()
    conclusions.delete()
    visits.update(
        petition=None, kind="denunciation", name=None, address=None, summary="", documents="", follow_up_text="", settled_by="",
        guided_to="", guided_paper="", transferred_to="", transferred_paper="",
    )  # fmt: skip


def _forget_files(petition: Petition) -> None:
    stored = [one.file for one in petition.files.all()]
    petition.files.all().delete()
    transaction.on_commit(lambda: [one.storage.delete(one.name) for one in stored])


def _count_one(unit_id: int, month: date) -> int:
    row, _ = ErasureCount.objects.get_or_create(unit_id=unit_id, month=month)
    ErasureCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
    row.refresh_from_db()
    return row.count
