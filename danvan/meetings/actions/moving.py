"""What moves with a planned meeting when its day changes: sittings, programme, doors, the series of its year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from danvan.core.codes import new_code
from danvan.core.dates import end_of
from danvan.meetings.models import Door, Meeting, Programme, ProgrammeItem, Series
from danvan.units.models import Officer

DOOR_STAYS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Move:
    """By how much a meeting moved, who moved it, when."""

    shift: timedelta
    by: Officer
    at: datetime


def carry_days(meeting: Meeting, move: Move) -> None:
    """Move what hangs on the day. An issued programme stays as issued: a new version with the new days is begun."""
    for one in meeting.sittings.exclude(marks__isnull=False):
        meeting.sittings.filter(pk=one.pk).update(day=one.day + move.shift)
    _carry_programme(meeting, move.shift)
    until = max(end_of(meeting.ends_on), move.at) + DOOR_STAYS
    Door.objects.filter(roll__meeting=meeting, closed_at=None).update(expires_at=until)
    if meeting.series and meeting.series.year != meeting.starts_on.year:
        _carry_series(meeting, meeting.series, move)


def _carry_programme(meeting: Meeting, shift: timedelta) -> None:
    last = meeting.programmes.first()
    if last is None or not last.items.filter(day__isnull=False).exists():
        return
    items = list(last.items.all())
    if last.issued_at is not None:
        last = Programme.objects.create(meeting=meeting, number=last.number + 1)
        for one in items:
            one.pk, one.programme = None, last
    for one in items:
        one.day = one.day + shift if one.day else None
    if last.items.exists():
        ProgrammeItem.objects.bulk_update(items, ["day"])
    else:
        ProgrammeItem.objects.bulk_create(items)


def _carry_series(meeting: Meeting, series: Series, move: Move) -> None:
    year = meeting.starts_on.year
    row, _ = Series.objects.get_or_create(
        unit=meeting.unit, name=series.name, year=year,
        defaults={"code": new_code(meeting.unit.record_prefix(), year), "made_at": move.at, "made_by": move.by, "rhythm": series.rhythm},
    )  # fmt: skip
    Meeting.objects.filter(pk=meeting.pk).update(series=row)
    meeting.series = row
