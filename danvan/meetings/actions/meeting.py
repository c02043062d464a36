"""The verbs of a meeting, in order of life: record, plan, edit, hold, cancel, cite, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from danvan import journal, search
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.documents import actions as documents
from danvan.documents.models import Citation
from danvan.meetings.actions.company import Company, keep_company
from danvan.meetings.actions.moving import Move, carry_days
from danvan.meetings.actions.telling import tell_invited
from danvan.meetings.models import Meeting, Roll
from danvan.meetings.permissions import may_cancel, may_edit, may_hold, may_publish, may_record, may_unpublish
from danvan.meetings.states import STATES, STEPS
from danvan.units.models import Officer, Unit
from danvan.websites import generation
from danvan.websites.publishing import check_owner


class NotYours(Refused):
    """Bạn không có quyền ghi hoặc sửa cuộc họp của đơn vị này."""


class NotHeldYet(Refused):
    """Ngày {day} chưa đến. Hãy lập kế hoạch, hoặc sửa ngày họp."""


class NoName(Refused):
    """Hãy ghi tên cuộc họp."""


class NoReason(Refused):
    """Hãy ghi lý do hủy."""


class CountSealed(Refused):
    """Số người dự đã chốt theo điểm danh nên không sửa tay. Muốn sửa thì mở lại bản điểm danh."""


class EndsBeforeStart(Refused):
    """Ngày kết thúc không được trước ngày bắt đầu."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a meeting is."""

    kind: str
    name: str
    starts_on: date
    ends_on: date | None = None
    day_part: str = ""
    starts_at_time: time | None = None
    place: str = ""
    own_event: bool = True
    year_basis: str = ""
    note: str = ""


@transaction.atomic
def record(
    details: Details, company: Company, *, unit: Unit, origin: str, by: Officer, at: datetime, origin_sha256: str = "",
    photo: Any = None,
) -> Meeting:  # fmt: skip
    """Record a meeting that was held; it counts on its first day, in ``unit``. A photo is kept with it, privately."""
    if details.starts_on > local_day(at):
        raise NotHeldYet(day=f"{details.starts_on:%d/%m/%Y}", field="starts_on")
    meeting = _make(details, company, unit=unit, state="held", origin=origin, by=by, at=at, sha256=origin_sha256)
    write(meeting, "meeting.recorded", (), by=by, at=at)
    if photo:
        documents.attach(photo, unit=unit, kind="meeting", record_code=meeting.code, by=by, at=at)
    return meeting


@transaction.atomic
def plan(details: Details, company: Company, *, unit: Unit, by: Officer, at: datetime) -> Meeting:
    """Put down a meeting that is still to come; it is not counted before it is held."""
    meeting = _make(details, company, unit=unit, state="planned", origin="form", by=by, at=at)
    write(meeting, "meeting.planned", (), by=by, at=at)
    return meeting


def _make(
    details: Details,
    company: Company,
    *,
    unit: Unit,
    state: str,
    origin: str,
    by: Officer,
    at: datetime,
    sha256: str = "",
) -> Meeting:
    if not may_record(by, unit, local_day(at)):
        raise NotYours()
    _judge(details)
    held = {"held_at": at, "held_by": by} if state == "held" else {}
    meeting = Meeting.objects.create(
        code=new_code(unit.record_prefix(), details.starts_on.year), unit=unit, state=state, origin=origin,
        created_at=at, created_by=by, assigned_to=by, origin_sha256=sha256, **held,
        **(asdict(details) | {"ends_on": details.ends_on or details.starts_on}),
    )  # fmt: skip
    keep_company(meeting, company)
    _index(meeting)
    return meeting


def _judge(details: Details) -> None:
    if not details.name.strip():
        raise NoName(field="name")
    if details.ends_on and details.ends_on < details.starts_on:
        raise EndsBeforeStart(field="ends_on")


def locked(meeting: Meeting, by: Officer, at: datetime, may: Callable[[Officer, Meeting, date], bool]) -> Meeting:
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("unit").get(pk=meeting.pk)
    if not may(by, meeting, local_day(at)):
        raise NotYours()
    return meeting


@transaction.atomic
def edit(meeting: Meeting, *, details: Details, company: Company, by: Officer, at: datetime) -> Meeting:
    """Change the record. What it counts for changes with it."""
    meeting = locked(meeting, by, at, may_edit)
    check(STEPS, "edit", meeting.state, labels=STATES)
    _judge(details)
    if meeting.state == "held" and details.starts_on > local_day(at):
        raise NotHeldYet(day=f"{details.starts_on:%d/%m/%Y}", field="starts_on")
    company = _unless_sealed(meeting, company)
    values = asdict(details) | {"ends_on": details.ends_on or details.starts_on}
    before, first = meeting.when_and_where(), meeting.starts_on
    changed = [name for name, value in values.items() if getattr(meeting, name) != value]
    for name in changed:
        setattr(meeting, name, values[name])
    meeting.save()
    keep_company(meeting, company)
    Citation.objects.filter(kind="meeting", record_code=meeting.code).update(day=_counted_day(meeting))
    _index(meeting)
    _raise_if_public(meeting)
    write(meeting, "meeting.edited", [*changed, "company"], by=by, at=at)
    if meeting.state == "planned" and meeting.starts_on != first:
        carry_days(meeting, Move(meeting.starts_on - first, by, at))
    if meeting.state == "planned" and meeting.when_and_where() != before:
        tell_invited(meeting, why="changed", text=f"Có thay đổi. Nay là: {meeting.when_and_where()}.", at=at)
    return meeting


def _unless_sealed(meeting: Meeting, company: Company) -> Company:
    """Leave the counts of a sealed roll as they are. Raises CountSealed when others were typed."""
    if company.guests is None or not Roll.objects.filter(meeting=meeting, state="sealed").exists():
        return company
    typed = sorted((one.category, one.count or 0) for one in company.guests)
    if typed != sorted((one.category, one.count or 0) for one in meeting.attendances.all()):
        raise CountSealed(field="count")
    return replace(company, guests=None)


def _counted_day(meeting: Meeting) -> date | None:
    return meeting.starts_on if meeting.state == "held" and meeting.own_event else None


@transaction.atomic
def hold(meeting: Meeting, *, by: Officer, at: datetime) -> Meeting:
    """Say that a planned meeting took place; from now on it counts."""
    meeting = locked(meeting, by, at, may_hold)
    meeting.state = check(STEPS, "hold", meeting.state, labels=STATES)
    if meeting.starts_on > local_day(at):
        raise NotHeldYet(day=f"{meeting.starts_on:%d/%m/%Y}")
    meeting.held_at, meeting.held_by = at, by
    meeting.save()
    Citation.objects.filter(kind="meeting", record_code=meeting.code).update(day=_counted_day(meeting))
    _raise_if_public(meeting)
    write(meeting, "meeting.held", ("state",), by=by, at=at)
    return meeting


@transaction.atomic
def cancel(meeting: Meeting, *, reason: str, by: Officer, at: datetime) -> Meeting:
    """Call a planned meeting off, with a reason."""
    meeting = locked(meeting, by, at, may_cancel)
    meeting.state = check(STEPS, "cancel", meeting.state, labels=STATES)
    if not reason.strip():
        raise NoReason(field="reason")
    meeting.cancelled_at, meeting.cancelled_by, meeting.cancel_reason = at, by, reason.strip()
    meeting.public_from = None
    meeting.save()
    _carry_publication(meeting)
    write(meeting, "meeting.cancelled", ("state", "cancel_reason"), by=by, at=at)
    tell_invited(meeting, why="cancelled", text=f"Cuộc họp đã hủy. Lý do: {meeting.cancel_reason}", at=at)
    return meeting


@transaction.atomic
def cite(
    meeting: Meeting, found: Iterable[documents.Found], *, by: Officer, at: datetime, only: bool = False
) -> list[Citation]:
    """Link the documents that were studied or named at the meeting. ``only``: these and no others."""
    meeting = locked(meeting, by, at, may_edit)
    found = list(found)
    made = documents.cite(
        "meeting", meeting.code, found, unit=meeting.unit, day=_counted_day(meeting),
        public_from=meeting.public_from, by=by, at=at,
    )  # fmt: skip
    if only:
        studied = {one.identity or one.label for one in found if one.disseminated}
        _keep_only(meeting, made, studied)
    return made


def _keep_only(meeting: Meeting, made: list[Citation], studied: set[str]) -> None:
    standing = Citation.objects.filter(kind="meeting", record_code=meeting.code).select_related("document")
    documents.uncite(standing.exclude(pk__in=[one.pk for one in made]))
    for one in standing.filter(pk__in=[one.pk for one in made]):
        passed_on = (one.document.identity or one.document.label) in studied
        if one.disseminated != passed_on:
            one.disseminated = passed_on
            one.save(update_fields=["disseminated"])


@transaction.atomic
def publish(meeting: Meeting, *, by: Officer, at: datetime, public_from: datetime | None = None) -> Meeting:
    """Show the record on the unit's site."""
    meeting = locked(meeting, by, at, may_publish)
    check(STEPS, "publish", meeting.state, labels=STATES)
    check_owner(meeting.unit, local_day(at))
    meeting.public_from = max(public_from or at, at)
    meeting.save()
    _carry_publication(meeting)
    write(meeting, "meeting.published", ("public_from",), by=by, at=at)
    return meeting


@transaction.atomic
def unpublish(meeting: Meeting, *, by: Officer, at: datetime) -> Meeting:
    """Take the record off the site; it goes on counting."""
    meeting = locked(meeting, by, at, may_unpublish)
    check(STEPS, "unpublish", meeting.state, labels=STATES)
    meeting.public_from = None
    meeting.save()
    _carry_publication(meeting)
    write(meeting, "meeting.unpublished", ("public_from",), by=by, at=at)
    return meeting


def _carry_publication(meeting: Meeting) -> None:
    documents.publish_citations("meeting", meeting.code, public_from=meeting.public_from)
    _index(meeting)
    generation.raise_after_commit()


def _raise_if_public(meeting: Meeting) -> None:
    if meeting.public_from:
        generation.raise_after_commit()


def reindex(meetings: Iterable[Meeting] | None = None) -> int:
    """Put meetings into the index again; all of them without an argument. Returns how many."""
    every = Meeting.objects.select_related("unit").prefetch_related("appearances", "organisers")
    return search.put_each(map(_found, meetings or every.iterator(chunk_size=500)))


def _index(meeting: Meeting) -> None:
    search.put(**_found(meeting))


def _found(meeting: Meeting) -> dict[str, Any]:
    names = [one.printed_name for one in meeting.appearances.all()]
    told = [meeting.place, meeting.note, *(one.printed for one in meeting.organisers.all()), *names]
    return {
        "kind": "meeting", "code": meeting.code, "unit": meeting.unit.code, "title": meeting.name,
        "body": ". ".join(filter(None, told)), "day": meeting.starts_on,
        "public_from": meeting.public_from if meeting.state != "cancelled" else None,
    }  # fmt: skip


def write(meeting: Meeting, verb: str, fields: Iterable[str], *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=meeting.unit.code,
        actor=by.code,
        verb=verb,
        kind="meeting",
        code=meeting.code,
        fields=tuple(fields),
        at=at,
    )
