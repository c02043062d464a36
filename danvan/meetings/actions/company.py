"""Who held a meeting, who came, who was named: the rows beneath the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from danvan.core.refused import Refused
from danvan.meetings.models import Appearance, Attendance, Meeting, Mention, Organiser


class NoBasis(Refused):
    """Số người dự nhập tay cần ghi rõ căn cứ (danh sách, biên bản, người đếm)."""


class TwoTotals(Refused):
    """Mỗi cuộc họp chỉ có một tổng số người dự."""


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
class Company:
    """Who held it, who came, who was named, what was told of. None leaves what is there."""

    organisers: Sequence[str] | None = None
    guests: Sequence[Guests] | None = None
    named: Sequence[Named] | None = None
    mentions: Sequence[tuple[str, str]] | None = field(default=None)


def keep_company(meeting: Meeting, company: Company) -> None:
    """Write the rows beneath a meeting; what is None stays as it is. Raises NoBasis, TwoTotals."""
    if company.organisers is not None:
        _keep_organisers(meeting, company.organisers)
    if company.guests is not None:
        _keep_guests(meeting, company.guests)
    if company.named is not None:
        _keep_named(meeting, company.named)
    if company.mentions is not None:
        meeting.mentions.all().delete()
        told = [
            Mention(meeting=meeting, kind=kind, surface=text[:500], position=n)
            for n, (kind, text) in enumerate(company.mentions)
        ]
        Mention.objects.bulk_create(told)


def _keep_organisers(meeting: Meeting, names: Sequence[str]) -> None:
    linked = dict(meeting.organisers.exclude(unit=None).values_list("printed", "unit"))
    meeting.organisers.all().delete()
    rows = [
        Organiser(meeting=meeting, printed=name, unit_id=linked.get(name), position=n) for n, name in enumerate(names)
    ]
    Organiser.objects.bulk_create(rows)


def _keep_guests(meeting: Meeting, guests: Sequence[Guests]) -> None:
    if any(one.count is not None and one.basis == "typed" and not one.basis_note.strip() for one in guests):
        raise NoBasis(field="basis_note")
    if sum(one.is_total for one in guests) > 1:
        raise TwoTotals()
    meeting.attendances.all().delete()
    rows = [Attendance(meeting=meeting, position=n, **asdict(one)) for n, one in enumerate(guests)]
    Attendance.objects.bulk_create(rows)


def _keep_named(meeting: Meeting, named: Sequence[Named]) -> None:
    """Write the printed names again; one that a person linked keeps its link while the name stands."""
    linked = {one.printed_name: one for one in meeting.appearances.exclude(linked_at=None)}
    meeting.appearances.filter(linked_at=None).delete()
    new = []
    for position, one in enumerate(named):
        known = linked.pop(one.printed_name, None)
        if known is None:
            new.append(Appearance(meeting=meeting, position=position, **asdict(one)))
            continue
        known.printed_posts, known.role, known.topic, known.position = (
            one.printed_posts,
            one.role,
            one.topic,
            position,
        )
        known.save()
    Appearance.objects.bulk_create(new)
    meeting.appearances.filter(pk__in=[one.pk for one in linked.values()]).delete()
