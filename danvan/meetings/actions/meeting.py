"""The verbs of a meeting that this release needs: record, plan, edit, hold, cancel, link, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time

from django.db import transaction

from danvan import journal, search
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.documents import actions as documents
from danvan.documents.models import Citation
from danvan.meetings.models import Appearance, Attendance, Meeting, Mention, Organiser
from danvan.meetings.permissions import may_edit, may_publish, may_record
from danvan.meetings.states import STATES, STEPS
from danvan.units.models import Officer, Person, Post, Unit
from danvan.websites import generation


class NotYours(Refused):
    """Bạn không có quyền ghi hoặc sửa cuộc họp của đơn vị này."""


class NotHeldYet(Refused):
    """Ngày {day} chưa đến. Hãy lập kế hoạch, hoặc sửa ngày họp."""


class NoName(Refused):
    """Hãy ghi tên cuộc họp."""


class NoReason(Refused):
    """Hãy ghi lý do hủy."""


class NoBasis(Refused):
    """Số người dự nhập tay cần ghi rõ căn cứ (danh sách, biên bản, người đếm)."""


@dataclass(frozen=True, slots=True)
class Guests:
    """A category of participants: ``count`` lượt or None, bound, and what the count rests on."""

    category: str
    count: int | None = None
    bound: str = "exact"
    unit_word: str = ""
    basis: str = ""
    basis_note: str = ""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A person as printed, with posts as printed and the part they had."""

    printed_name: str
    printed_posts: str = ""
    role: str = "guest"
    topic: str = ""


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


@dataclass(frozen=True, slots=True)
class Company:
    """Who held it, who came, who was named, what was told of. None leaves what is there."""

    organisers: Sequence[str] | None = None
    guests: Sequence[Guests] | None = None
    named: Sequence[Named] | None = None
    mentions: Sequence[tuple[str, str]] | None = field(default=None)


@transaction.atomic
def record(
    details: Details, company: Company, *, unit: Unit, origin: str, by: Officer, at: datetime, origin_sha256: str = ""
) -> Meeting:
    """Record a meeting that was held; it counts on its first day, in ``unit``."""
    if details.starts_on > local_day(at):
        raise NotHeldYet(day=f"{details.starts_on:%d/%m/%Y}", field="starts_on")
    meeting = _make(details, company, unit=unit, state="held", origin=origin, by=by, at=at, sha256=origin_sha256)
    _write(meeting, "meeting.recorded", (), by=by, at=at)
    return meeting


@transaction.atomic
def plan(details: Details, company: Company, *, unit: Unit, by: Officer, at: datetime) -> Meeting:
    """Put down a meeting that is still to come; it is not counted before it is held."""
    meeting = _make(details, company, unit=unit, state="planned", origin="form", by=by, at=at)
    _write(meeting, "meeting.planned", (), by=by, at=at)
    return meeting


def _make(
    details: Details, company: Company, *, unit: Unit, state: str, origin: str, by: Officer, at: datetime, sha256: str = ""
) -> Meeting:
    if not may_record(by, unit, local_day(at)):
        raise NotYours()
    if not details.name.strip():
        raise NoName(field="name")
    held = {"held_at": at, "held_by": by} if state == "held" else {}
    meeting = Meeting.objects.create(
        code=new_code(unit.record_prefix(), details.starts_on.year), unit=unit, state=state, origin=origin,
        created_at=at, created_by=by, assigned_to=by, origin_sha256=sha256, **held,
        **(asdict(details) | {"ends_on": details.ends_on or details.starts_on}),
    )  # fmt: skip
    _keep_company(meeting, company)
    _index(meeting)
    return meeting


def _keep_company(meeting: Meeting, company: Company) -> None:
    if company.organisers is not None:
        meeting.organisers.all().delete()
        rows = [Organiser(meeting=meeting, printed=name, position=n) for n, name in enumerate(company.organisers)]
        Organiser.objects.bulk_create(rows)
    if company.guests is not None:
        _keep_guests(meeting, company.guests)
    if company.named is not None:
        meeting.appearances.filter(linked_at=None).delete()
        people = [Appearance(meeting=meeting, position=n, **asdict(one)) for n, one in enumerate(company.named)]
        Appearance.objects.bulk_create(people)
    if company.mentions is not None:
        meeting.mentions.all().delete()
        told = [Mention(meeting=meeting, kind=kind, surface=text[:500], position=n) for n, (kind, text) in enumerate(company.mentions)]
        Mention.objects.bulk_create(told)


def _keep_guests(meeting: Meeting, guests: Sequence[Guests]) -> None:
    if any(one.count is not None and one.basis == "typed" and not one.basis_note.strip() for one in guests):
        raise NoBasis(field="basis_note")
    meeting.attendances.all().delete()
    rows = [Attendance(meeting=meeting, position=n, **asdict(one)) for n, one in enumerate(guests)]
    Attendance.objects.bulk_create(rows)


def _locked(meeting: Meeting, by: Officer, at: datetime, may: Callable[[Officer, Meeting, date], bool]) -> Meeting:
    meeting = Meeting.objects.select_for_update().select_related("unit").get(pk=meeting.pk)
    if not may(by, meeting, local_day(at)):
        raise NotYours()
    return meeting


@transaction.atomic
def edit(meeting: Meeting, *, details: Details, company: Company, by: Officer, at: datetime) -> Meeting:
    """Change the record. What it counts for changes with it."""
    meeting = _locked(meeting, by, at, may_edit)
    check(STEPS, "edit", meeting.state, labels=STATES)
    if meeting.state == "held" and details.starts_on > local_day(at):
        raise NotHeldYet(day=f"{details.starts_on:%d/%m/%Y}", field="starts_on")
    values = asdict(details) | {"ends_on": details.ends_on or details.starts_on}
    changed = [name for name, value in values.items() if getattr(meeting, name) != value]
    for name in changed:
        setattr(meeting, name, values[name])
    meeting.save()
    _keep_company(meeting, company)
    Citation.objects.filter(kind="meeting", record_code=meeting.code).update(day=_counted_day(meeting))
    _index(meeting)
    _raise_if_public(meeting)
    _write(meeting, "meeting.edited", [*changed, "company"], by=by, at=at)
    return meeting


def _counted_day(meeting: Meeting) -> date | None:
    return meeting.starts_on if meeting.state == "held" and meeting.own_event else None


@transaction.atomic
def hold(meeting: Meeting, *, by: Officer, at: datetime) -> Meeting:
    """Say that a planned meeting took place; from now on it counts."""
    meeting = _locked(meeting, by, at, may_edit)
    meeting.state = check(STEPS, "hold", meeting.state, labels=STATES)
    if meeting.starts_on > local_day(at):
        raise NotHeldYet(day=f"{meeting.starts_on:%d/%m/%Y}")
    meeting.held_at, meeting.held_by = at, by
    meeting.save()
    Citation.objects.filter(kind="meeting", record_code=meeting.code).update(day=_counted_day(meeting))
    _write(meeting, "meeting.held", ("state",), by=by, at=at)
    return meeting


@transaction.atomic
def cancel(meeting: Meeting, *, reason: str, by: Officer, at: datetime) -> Meeting:
    """Call a planned meeting off, with a reason."""
    meeting = _locked(meeting, by, at, may_edit)
    meeting.state = check(STEPS, "cancel", meeting.state, labels=STATES)
    if not reason.strip():
        raise NoReason(field="reason")
    meeting.cancelled_at, meeting.cancelled_by, meeting.cancel_reason = at, by, reason.strip()
    meeting.public_from = None
    meeting.save()
    _carry_publication(meeting)
    _write(meeting, "meeting.cancelled", ("state", "cancel_reason"), by=by, at=at)
    return meeting


@transaction.atomic
def cite(meeting: Meeting, found: Iterable[documents.Found], *, by: Officer, at: datetime) -> list[Citation]:
    """Link the documents that were studied or named at the meeting."""
    meeting = _locked(meeting, by, at, may_edit)
    return documents.cite(
        "meeting", meeting.code, found, unit=meeting.unit, day=_counted_day(meeting),
        public_from=meeting.public_from, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def link(appearance: Appearance, *, person: Person | None, post: Post | None, by: Officer, at: datetime) -> Appearance:
    """Say which person and post of the own unit a printed name is; None takes the link back."""
    meeting = _locked(appearance.meeting, by, at, may_edit)
    appearance.person, appearance.post = person, post
    linked = person is not None or post is not None
    appearance.linked_at, appearance.linked_by = (at, by) if linked else (None, None)
    appearance.save()
    _write(meeting, "meeting.linked", ("person", "post"), by=by, at=at)
    return appearance


@transaction.atomic
def publish(meeting: Meeting, *, by: Officer, at: datetime, public_from: datetime | None = None) -> Meeting:
    """Show the record on the unit's site."""
    meeting = _locked(meeting, by, at, may_publish)
    check(STEPS, "publish", meeting.state, labels=STATES)
    meeting.public_from = max(public_from or at, at)
    meeting.save()
    _carry_publication(meeting)
    _write(meeting, "meeting.published", ("public_from",), by=by, at=at)
    return meeting


@transaction.atomic
def unpublish(meeting: Meeting, *, by: Officer, at: datetime) -> Meeting:
    """Take the record off the site; it goes on counting."""
    meeting = _locked(meeting, by, at, may_publish)
    check(STEPS, "unpublish", meeting.state, labels=STATES)
    meeting.public_from = None
    meeting.save()
    _carry_publication(meeting)
    _write(meeting, "meeting.unpublished", ("public_from",), by=by, at=at)
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
    count = 0
    for meeting in meetings or Meeting.objects.select_related("unit").iterator():
        _index(meeting)
        count += 1
    return count


def _index(meeting: Meeting) -> None:
    names = [one.printed_name for one in meeting.appearances.all()]
    search.put(
        kind="meeting", code=meeting.code, unit=meeting.unit.code, title=meeting.name,
        body="\n".join([meeting.place, meeting.note, *[o.printed for o in meeting.organisers.all()], *names]),
        day=meeting.starts_on, public_from=meeting.public_from if meeting.state != "cancelled" else None,
    )  # fmt: skip


def _write(meeting: Meeting, verb: str, fields: Iterable[str], *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=meeting.unit.code, actor=by.code, verb=verb, kind="meeting", code=meeting.code, fields=tuple(fields), at=at
    )
