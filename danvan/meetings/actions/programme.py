"""Venues, sittings and versions of the programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models, transaction

from danvan.core.refused import Refused
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.actions.telling import tell_invited
from danvan.meetings.models import Meeting, Programme, ProgrammeItem, Sitting, Venue
from danvan.meetings.permissions import may_prepare
from danvan.units.models import Officer


class InUse(Refused):
    """«{name}» đã có lượt điểm danh nên không bỏ được."""


class EmptyProgramme(Refused):
    """Chương trình chưa có dòng nào."""


class SittingOutside(Refused):
    """Buổi «{name}» ngày {day} nằm ngoài thời gian của cuộc họp."""


class NothingNew(Refused):
    """Bản đang soạn không có; chương trình đã ban hành vẫn giữ nguyên."""


@dataclass(frozen=True, slots=True)
class Hall:
    """A venue to be."""

    name: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A sitting to be."""

    name: str
    day: date
    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the programme to be."""

    title: str
    day: date | None = None
    begins: time | None = None
    minutes: int | None = None
    speaker: str = ""
    speaker_post: str = ""
    document: str = ""


@transaction.atomic
def set_places(
    meeting: Meeting, *, halls: Sequence[Hall], periods: Sequence[Period], by: Officer, at: datetime
) -> Meeting:
    """Say in which halls and in which sittings a meeting is held; rows keep their place in the order.

    Raises SittingOutside, InUse when one that has marks would go.
    """
    meeting = locked(meeting, by, at, may_prepare)
    for one in periods:
        if not meeting.starts_on <= one.day <= meeting.ends_on:
            raise SittingOutside(name=one.name, day=f"{one.day:%d/%m/%Y}", field="sittings")
    _keep(Venue, meeting, halls)
    _keep(Sitting, meeting, periods)
    write(meeting, "venues.set", ("venues", "sittings"), by=by, at=at)
    return meeting


def _keep(table: type[models.Model], meeting: Meeting, wanted: Sequence[Hall | Period]) -> None:
    standing = list(table._default_manager.filter(meeting=meeting).order_by("position", "pk"))
    for row in standing[len(wanted) :]:
        try:
            with transaction.atomic():
                row.delete()
        except models.RestrictedError:
            raise InUse(name=str(row)) from None
    for position, one in enumerate(wanted):
        values: dict[str, Any] = {**asdict(one), "position": position}
        if position < len(standing):
            table._default_manager.filter(pk=standing[position].pk).update(**values)
        else:
            table._default_manager.create(meeting=meeting, **values)


def first_sitting(meeting: Meeting) -> Sitting:
    """Return the first sitting; a meeting without any gets one for its first day."""
    found = meeting.sittings.first()
    return found or Sitting.objects.create(
        meeting=meeting, name="Cả cuộc họp", day=meeting.starts_on, begins=meeting.starts_at_time
    )


@transaction.atomic
def write_programme(meeting: Meeting, *, items: Sequence[Item], by: Officer, at: datetime) -> Programme:
    """Write the lines of the version in hand; after one was issued, of a new version."""
    meeting = locked(meeting, by, at, may_prepare)
    draft = meeting.programmes.filter(issued_at=None).first()
    if draft is None:
        last = meeting.programmes.first()
        draft = Programme.objects.create(meeting=meeting, number=last.number + 1 if last else 1)
    draft.items.all().delete()
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(programme=draft, position=position, **asdict(one)) for position, one in enumerate(items)
    )
    return draft


@transaction.atomic
def issue_programme(meeting: Meeting, *, note: str = "", by: Officer, at: datetime) -> Programme:
    """Issue the version in hand. Those invited already are told of a second one."""
    meeting = locked(meeting, by, at, may_prepare)
    draft = meeting.programmes.filter(issued_at=None).first()
    if draft is None:
        raise NothingNew()
    if not draft.items.exists():
        raise EmptyProgramme()
    draft.issued_at, draft.issued_by, draft.note = at, by, note.strip()[:300]
    draft.save()
    write(meeting, "programme.issued", ("programme",), by=by, at=at)
    if draft.number > 1:
        tell_invited(
            meeting, why="changed", text=f"Chương trình có thay đổi (bản {draft.number}). {draft.note}", at=at
        )
    return draft
