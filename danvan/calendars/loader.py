"""Bring the official days of ``danvan/law/data`` into the tables."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.calendars.generation import renew
from danvan.calendars.models import Day, Year
from danvan.law import official

NO_LONGER = "không còn trong dữ liệu của bản phần mềm mới"


@transaction.atomic
def seed(*, at: datetime) -> int:
    """Add what the release knows and the tables do not; return how many rows changed.

    Days that a person added or withdrew, and years that a person decided, stay as they are. A seeded
    day that the release no longer names is withdrawn.
    """
    changed = _seed_years() + _withdraw_old_days(at) + _seed_days(at)
    if changed:
        renew()
    return changed


def seed_code(day: official.OfficialDay) -> str:
    """Return the code of a seeded row; a day that changes its kind or name is another row."""
    return f"LICH-{day.on:%Y%m%d}-{day.kind.upper()}"


def _seed_years() -> int:
    changed = 0
    known = {year.number: year for year in Year.objects.all()}
    for item in official.years():
        row = known.get(item.year)
        wanted = (item.decided, item.source, item.tag)
        if row is None:
            Year.objects.create(number=item.year, is_decided=item.decided, source=item.source, tag=item.tag)
        elif row.decided_by_id or (row.is_decided, row.source, row.tag) == wanted:
            continue
        else:
            row.is_decided, row.source, row.tag = wanted
            row.save()
        changed += 1
    return changed


def _seed_days(at: datetime) -> int:
    codes = set(Day.objects.filter(added_by=None).values_list("code", flat=True))
    taken = set(Day.objects.in_force().national().values_list("on", flat=True))
    rows = [
        Day(
            code=seed_code(day), on=day.on, kind=day.kind, name=day.name, source=day.source,
            tag=day.tag, swap=day.swap, added_at=at,
        )
        for day in official.all_days()
        if seed_code(day) not in codes and day.on not in taken
    ]  # fmt: skip
    Day.objects.bulk_create(rows)
    return len(rows)


def _withdraw_old_days(at: datetime) -> int:
    known = {seed_code(day) for day in official.all_days()}
    old = Day.objects.in_force().filter(added_by=None).exclude(code__in=known)
    return old.update(withdrawn_at=at, withdrawn_reason=NO_LONGER)
