"""Series of meetings: put the next ones down from one that is there, count them together."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Sum

from danvan.core.codes import new_code
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.meetings.actions.company import Company
from danvan.meetings.actions.invitation import Guest, add_slots
from danvan.meetings.actions.meeting import Details, locked, plan, write
from danvan.meetings.actions.programme import Item, write_programme
from danvan.meetings.models import Attendance, InviteLine, Mark, Meeting, Series, Slot
from danvan.meetings.permissions import may_edit, may_repeat
from danvan.meetings.states import STATES, STEPS
from danvan.units.models import Officer

MOST_REPEATS = 24
MONTHS = {"month": 1, "quarter": 3}
CARRIED = ("kind", "day_part", "starts_at_time", "place", "own_event")


class NoSeriesName(Refused):
    """Hãy ghi tên của chuỗi cuộc họp."""


class NotAfter(Refused):
    """Cuộc tiếp theo phải sau ngày {day}."""


class TooManyRepeats(Refused):
    """Mỗi lần lập nhiều nhất 24 cuộc; nhịp không đều thì lập từng cuộc."""


@dataclass(frozen=True, slots=True)
class Next:
    """The meetings to come: how many, from which day, how often, and what they take over."""

    series: str
    first: date
    count: int = 1
    rhythm: str = ""
    with_guests: bool = True
    with_programme: bool = True


@dataclass(frozen=True, slots=True)
class SeriesSum:
    """What a series comes to: meetings held, lượt of exact totals, distinct people of sealed rolls."""

    held: int
    attendances: int
    people: int


@transaction.atomic
def join_series(meeting: Meeting, *, name: str, rhythm: str = "", by: Officer, at: datetime) -> Series | None:
    """Put a meeting into the series of that name and its year; without a name take it out."""
    meeting = locked(meeting, by, at, may_edit)
    row = None
    if name.strip():
        year = meeting.starts_on.year
        row, made = Series.objects.get_or_create(
            unit=meeting.unit, name=name.strip()[:300], year=year,
            defaults={"code": new_code(meeting.unit.record_prefix(), year), "made_at": at, "made_by": by, "rhythm": rhythm},
        )  # fmt: skip
        if rhythm and not made and row.rhythm != rhythm:
            row.rhythm = rhythm
            row.save(update_fields=["rhythm"])
    if meeting.series_id != (row.pk if row else None):
        Meeting.objects.filter(pk=meeting.pk).update(series=row)
        write(meeting, "meeting.joined", ("series",), by=by, at=at)
    return row


@transaction.atomic
def repeat(meeting: Meeting, following: Next, *, by: Officer, at: datetime) -> list[Meeting]:
    """Plan the next meetings of a series as this one was: kind, hour, place, whom it invited, its programme.

    Who answered and who came stay behind. Raises NoSeriesName, NotAfter, TooManyRepeats.
    """
    meeting = locked(meeting, by, at, may_repeat)
    check(STEPS, "repeat", meeting.state, labels=STATES)
    if not following.series.strip():
        raise NoSeriesName(field="series")
    if following.first <= meeting.starts_on:
        raise NotAfter(day=f"{meeting.starts_on:%d/%m/%Y}", field="first")
    if not 1 <= following.count <= (MOST_REPEATS if following.rhythm else 1):
        raise TooManyRepeats(field="count")
    join_series(meeting, name=following.series, rhythm=following.rhythm, by=by, at=at)
    days = days_of(following.first, following.rhythm, following.count)
    made = [_one(meeting, day, following, by, at) for day in days]
    write(meeting, "meeting.repeated", ("series",), by=by, at=at)
    return made


def days_of(first: date, rhythm: str, count: int) -> list[date]:
    """Return the days of a rhythm; the 31st becomes the last day of a shorter month."""
    if rhythm not in MONTHS:
        return [first + timedelta(weeks=one) for one in range(count)]
    days = []
    for step in range(0, count * MONTHS[rhythm], MONTHS[rhythm]):
        year, month = divmod(first.month - 1 + step, 12)
        year, month = first.year + year, month + 1
        days.append(date(year, month, min(first.day, monthrange(year, month)[1])))
    return days


def _one(meeting: Meeting, day: date, following: Next, by: Officer, at: datetime) -> Meeting:
    values = {name: getattr(meeting, name) for name in CARRIED}
    ends_on = day + (meeting.ends_on - meeting.starts_on)
    details = Details(name=_name(meeting.name, meeting.starts_on, day), starts_on=day, ends_on=ends_on, **values)
    company = Company(organisers=[one.printed for one in meeting.organisers.all()])
    made = plan(details, company, unit=meeting.unit, by=by, at=at)
    join_series(made, name=following.series, rhythm=following.rhythm, by=by, at=at)
    if following.with_guests:
        _invite_again(meeting, made)
    if following.with_programme:
        _take_programme(meeting, made, by, at)
    return made


def _name(name: str, before: date, day: date) -> str:
    """Carry month, quarter and year in a name on: «Giao ban tháng 9/2026» becomes «… tháng 10/2026»."""
    quarters = ("I", "II", "III", "IV")
    old, new = (quarters[(one.month - 1) // 3] for one in (before, day))
    pairs = [
        (f"tháng {before.month:02d}", f"tháng {day.month:02d}"), (f"tháng {before.month}", f"tháng {day.month}"),
        (f"quý {old}", f"quý {new}"), (str(before.year), str(day.year)),
    ]  # fmt: skip
    for was, now in pairs[:1] if pairs[0][0] in name else pairs[1:2]:
        name = name.replace(was, now)
    for was, now in pairs[2:]:
        name = name.replace(was, now)
    return name[:400]


def _invite_again(meeting: Meeting, made: Meeting) -> None:
    """Take the lines over with their places; who answered stays behind, a substitute is not invited again."""
    for line in meeting.lines.exclude(rule="walk_in").prefetch_related("slots__unit", "slots__person"):
        copied = InviteLine.objects.create(
            meeting=made, position=line.position, rule=line.rule, wording=line.wording, category=line.category, expected=line.expected,
        )  # fmt: skip
        add_slots(copied, [_guest(one) for one in line.slots.all() if one.removed_at is None])


def _guest(slot: Slot) -> Guest:
    if slot.instead_of:
        name, _, post = slot.instead_of.partition(", ")
        return Guest(name=name, post=post, unit_name=slot.unit_name, unit=slot.unit)
    phone, email = (one.open() if one else "" for one in (slot.phone, slot.email))
    return Guest(slot.name, slot.post, slot.unit_name, phone, email, slot.seat, slot.unit, slot.person)


def _take_programme(meeting: Meeting, made: Meeting, by: Officer, at: datetime) -> None:
    last = meeting.programmes.first()
    shift = made.starts_on - meeting.starts_on
    names = ("title", "begins", "minutes", "speaker", "speaker_post", "document")
    items = [
        Item(day=one.day + shift if one.day else None, **{name: getattr(one, name) for name in names})
        for one in (last.items.all() if last else ())
    ]
    if items:
        write_programme(made, items=items, by=by, at=at)


def through_the_years(series: Series) -> list[Series]:
    """List the series of that name in the unit, year by year: a term runs over several. One query."""
    return list(Series.objects.filter(unit=series.unit_id, name=series.name).order_by("year"))


def sum_of_series(*series: Series) -> SeriesSum:
    """Count a series, or several together: «11 lớp, 2.353 lượt», and how many people these were. Three queries."""
    held = Meeting.objects.held().filter(series__in=series)
    totals = Attendance.objects.filter(meeting__in=held, is_total=True, bound="exact").exclude(basis="")
    return SeriesSum(
        held.count(),
        totals.aggregate(sum=Sum("count"))["sum"] or 0,
        people_of(list(held.values_list("pk", flat=True))),
    )


def people_of(meetings: list[int]) -> int:
    """Count the distinct people whose arrival counted: the same person linked, else the same name in the same unit."""
    came = Mark.objects.counted().filter(slot__meeting__in=meetings).order_by()
    rows = came.values_list("slot__person", "slot__name_key", "slot__unit_name", "slot").distinct()
    return len({
        ("person", person) if person else ("name", name, unit) if name else ("slot", slot)
        for person, name, unit, slot in rows
    })  # fmt: skip
