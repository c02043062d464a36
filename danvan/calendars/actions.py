"""The verbs of the calendar: add, swap, withdraw, decide. The only writers besides the loader."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.calendars.generation import renew
from danvan.calendars.models import Day, Year
from danvan.calendars.permissions import may_change
from danvan.calendars.states import OFF, STATES, STEPS
from danvan.core import steps
from danvan.core.codes import new_code
from danvan.core.dates import local_day, say_day
from danvan.core.refused import Refused
from danvan.law.official import OfficialSwap, swap_days
from danvan.units.models import Officer, Unit

CONFIRMED = "T"
WEEKEND = (5, 6)


class NotYours(Refused):
    """Chỉ người quản trị được sửa lịch: lịch cả nước do đơn vị cấp cao nhất, lịch riêng do chính đơn vị."""


class AlreadyThere(Refused):
    """{day} đã có trong lịch: {name}."""


class RestAlready(Refused):
    """{day} vốn là ngày nghỉ hằng tuần, không cần thêm."""


class NotARestDay(Refused):
    """{day} không phải Thứ Bảy, Chủ nhật nên không thể là ngày làm bù."""


class SourceMissing(Refused):
    """Mỗi ngày cần có căn cứ: số, ngày của văn bản quyết định."""


class GapBetweenYears(Refused):
    """Năm {number} không liền với năm nào đã có quyết định; hãy ghi các năm ở giữa trước."""


class ReasonMissing(Refused):
    """Rút một ngày khỏi lịch cần ghi lý do."""


@transaction.atomic
def add(*, on: date, name: str, source: str, unit: Unit | None, by: Officer, at: datetime) -> Day:
    """Add a day off for a unit, or for the country when ``unit`` is None.

    Raise NotYours, SourceMissing, RestAlready, AlreadyThere.
    """
    _check_right(by, unit, at)
    _check_source(source)
    _check_free(on, unit)
    if on.weekday() in WEEKEND:
        raise RestAlready(day=_capital(on), field="on")
    day = _new(by, at, unit=unit, on=on, kind=OFF, name=name.strip(), source=source.strip())
    _write(day, "added", by, at)
    return day


@transaction.atomic
def swap(
    *, day_off: date, work_day: date, source: str, unit: Unit | None, by: Officer, at: datetime
) -> tuple[Day, Day]:
    """Make a weekday a day off and a weekend day a working day, by one decision.

    Raise NotYours, SourceMissing, RestAlready, NotARestDay, AlreadyThere.
    """
    _check_right(by, unit, at)
    _check_source(source)
    _check_free(day_off, unit, field="day_off")
    _check_free(work_day, unit, field="work_day")
    if day_off.weekday() in WEEKEND:
        raise RestAlready(day=_capital(day_off), field="day_off")
    if work_day.weekday() not in WEEKEND:
        raise NotARestDay(day=_capital(work_day), field="work_day")
    rest, work = (
        _new(by, at, unit=unit, on=one.on, kind=one.kind, name=one.name, source=one.source, swap=one.swap)
        for one in swap_days(OfficialSwap(day_off, work_day, source.strip(), CONFIRMED))
    )
    _write(rest, "swapped", by, at)
    return rest, work


@transaction.atomic
def withdraw(day: Day, *, reason: str, by: Officer, at: datetime) -> list[Day]:
    """Take a day out of the calendar, both days of a swap together; the rows stay.

    Raise NotYours, ReasonMissing, WrongState.
    """
    day = Day.objects.select_for_update(of=("self",)).get(pk=day.pk)
    _check_right(by, day.unit, at)
    steps.check(STEPS, "withdraw", day.state, labels=STATES)
    if not reason.strip():
        raise ReasonMissing(field="reason")
    rows = Day.objects.in_force().filter(unit=day.unit, swap=day.swap) if day.swap else [day]
    withdrawn = list(rows)
    for row in withdrawn:
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = at, by, reason.strip()
        row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    _write(day, "withdrawn", by, at)
    return withdrawn


@transaction.atomic
def decide(number: int, *, source: str, by: Officer, at: datetime) -> Year:
    """Record that the days off of a year are decided, by which paper.

    Raise NotYours, SourceMissing, GapBetweenYears.
    """
    _check_right(by, None, at)
    _check_source(source)
    if not Year.objects.filter(is_decided=True, number__range=(number - 1, number + 1)).exists():
        raise GapBetweenYears(number=number, field="number")
    year, _ = Year.objects.select_for_update(of=("self",)).get_or_create(number=number, defaults={"source": source})
    year.is_decided, year.source, year.tag = True, source.strip(), CONFIRMED
    year.decided_by, year.decided_at = by, at
    year.save()
    renew()
    journal.record(
        unit=by.unit.code, actor=by.code, verb="calendar_year.decided", kind="calendar_year",
        code=f"LICH-{number}", fields=("is_decided", "source"), at=at,
    )  # fmt: skip
    return year


def _new(by: Officer, at: datetime, **fields: object) -> Day:
    code = new_code(by.unit.record_prefix(), local_day(at).year)
    return Day.objects.create(code=code, tag=CONFIRMED, added_by=by, added_at=at, **fields)


def _check_right(by: Officer, unit: Unit | None, at: datetime) -> None:
    if not may_change(by, unit, local_day(at)):
        raise NotYours


def _check_source(source: str) -> None:
    if not source.strip():
        raise SourceMissing(field="source")


def _check_free(on: date, unit: Unit | None, field: str = "on") -> None:
    there = Day.objects.in_force().filter(unit=unit, on=on).first()
    if there:
        raise AlreadyThere(day=_capital(on), name=there.name, field=field)


def _write(day: Day, done: str, by: Officer, at: datetime) -> None:
    renew()
    journal.record(
        unit=by.unit.code, actor=by.code, verb=f"calendar_day.{done}", kind="calendar_day",
        code=day.code, fields=("on", "kind", "source"), at=at,
    )  # fmt: skip


def _capital(day: date) -> str:
    said = say_day(day)
    return said[0].upper() + said[1:]
