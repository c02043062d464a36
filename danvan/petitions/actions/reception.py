"""Reception days: planned, published five working days before, postponed with a new day, held. And the book's printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction

from danvan import journal
from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.core.codes import new_code
from danvan.core.dates import HERE, local_day, say_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.law.calendar import Calendar
from danvan.law.refusals import OutsideDates
from danvan.petitions.actions.refusals import NotYours, ReasonMissing
from danvan.petitions.models import ReceptionClock, ReceptionDay, ReceptionPlace, RegisterPrinting, Visit
from danvan.petitions.permissions import may_receive
from danvan.petitions.states_reception import DAY_STATES, DAY_STEPS, ONLINE_RULES, PAST, POSTS
from danvan.units.models import Officer, Unit
from danvan.websites import generation

LONGEST = timedelta(days=370)
LATE_ENTRY = timedelta(days=366)
"""So long afterwards a session that was held may still be noted."""


class NotAWorkingDay(Refused):
    """{day} là ngày nghỉ. Ngày làm việc kế tiếp là {next}."""


class DayTaken(Refused):
    """Ngày này đã có lịch tiếp của chức vụ đó."""


class DayGone(Refused):
    """{day} đã qua hơn một năm: buổi tiếp ấy không ghi bổ sung vào đây được."""


class NotLater(Refused):
    """Ngày tiếp mới phải sau ngày {day} và không được là ngày đã qua."""


class NotYet(Refused):
    """Ngày {day} chưa đến nên chưa kết thúc được buổi tiếp."""


class StillWaiting(Refused):
    """Còn {number} người đang đợi. Hãy tiếp, hoặc ghi là đã về, rồi mới kết thúc buổi tiếp."""


class PeriodTooLong(Refused):
    """Mỗi lần in sổ không quá một năm, ngày đầu đứng trước ngày cuối."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """Who receives, when, where."""

    post: str
    receiver: str
    on: date
    starts_at: time
    ends_at: time
    place: str
    kind: str = "regular"
    agenda: str = ""


@transaction.atomic
def set_place(
    unit: Unit, *, place: str, hours: str, receiver: str = "", phone: str = "", rules: str = "", by: Officer, at: datetime
) -> ReceptionPlace:  # fmt: skip
    """Say where and when a unit receives citizens, for everybody to read."""
    if not may_receive(by, unit, local_day(at)):
        raise NotYours()
    values = {
        "place": place,
        "hours": hours,
        "receiver": receiver,
        "phone": phone,
        "rules": rules,
        "set_at": at,
        "set_by": by,
    }
    row, _ = ReceptionPlace.objects.update_or_create(unit=unit, defaults=values)
    generation.raise_after_commit()
    journal.record(
        unit=unit.code,
        actor=by.code,
        verb="receptionplace.set",
        kind="receptionplace",
        code=unit.code,
        fields=("place", "hours"),
        at=at,
    )
    return row


@transaction.atomic
def plan_day(plan: DayPlan, *, unit: Unit, by: Officer, at: datetime) -> ReceptionDay:
    """Put a reception day into the unit's calendar; a regular one must be published five working days before.

    A day that is past is noted afterwards, a year back at most: what was heard on paper or at once counts as well.

    Raise NotYours, NotAWorkingDay, DayTaken, DayGone.
    """
    if not may_receive(by, unit, local_day(at)):
        raise NotYours()
    day = _make(plan, unit, by, at)
    _write(day, "plan_day", by, at, fields=("on", "receiver"))
    return day


def _make(plan: DayPlan, unit: Unit, by: Officer, at: datetime) -> ReceptionDay:
    calendar = calendars.load(unit)
    if plan.post not in POSTS or not plan.receiver.strip() or not plan.place.strip():
        raise ReasonMissing("Hãy ghi người tiếp và nơi tiếp.", field="receiver")
    if plan.ends_at <= plan.starts_at:
        raise ReasonMissing("Giờ kết thúc phải sau giờ bắt đầu.", field="ends_at")
    is_past = plan.on < local_day(at)
    if plan.on < local_day(at) - LATE_ENTRY:
        raise DayGone(day=say_day(plan.on).capitalize(), field="on")
    if not calendar.is_working(plan.on) and plan.kind == "regular":
        raise NotAWorkingDay(
            day=say_day(plan.on).capitalize(), next=say_day(calendar.first_working(plan.on)), field="on"
        )
    try:
        with transaction.atomic():
            day = ReceptionDay.objects.create(
                code=new_code(unit.record_prefix(), plan.on.year), unit=unit, made_at=at, made_by=by, **asdict(plan)
            )
    except IntegrityError as error:
        raise DayTaken(field="on") from error
    if is_past:
        return day  # noted afterwards: what had to be done before it is no longer a term
    if plan.kind == "regular":
        clocks.start(ReceptionClock, "tcd.schedule_publish", plan.on, calendar, day=day).save()
    if plan.kind == "online":
        _prepare_online(day, calendar)
    return day


def _prepare_online(day: ReceptionDay, calendar: Calendar) -> None:
    """Start what an online session asks for before it: notice, a test of the line, all points connected (NĐ 154/2026 Đ23)."""
    begins = datetime.combine(day.on, day.starts_at, HERE)
    for rule in ONLINE_RULES:
        event = begins if rule == "tcd.online_connect" else day.on
        try:
            clocks.start(ReceptionClock, rule, event, calendar, day=day).save()
        except OutsideDates:
            continue


@transaction.atomic
def tick_day(day: ReceptionDay, *, rule: str, by: Officer, at: datetime) -> ReceptionDay:
    """Write down that something an online session asks for was done today. Raise ReasonMissing when it is not open."""
    day = locked_day(day, "tick_day", by=by, at=at)
    clock = day.clocks.open().filter(rule_code=rule).first() if rule in ONLINE_RULES else None
    if clock is None:
        raise ReasonMissing("Hãy chọn việc đã làm.", field="rule")
    clocks.settle(clock, on=local_day(at), by_code=by.code, at=at)
    _write(day, "tick_day", by, at, fields=("clocks",))
    return day


@transaction.atomic
def publish_day(day: ReceptionDay, *, by: Officer, at: datetime) -> ReceptionDay:
    """Show a reception day to everybody; being late against the five working days stays visible on its clock."""
    day = locked_day(day, "publish_day", by=by, at=at)
    day.state, day.published_at, day.published_by = "published", at, by
    day.save()
    _settle(day, by, at)
    generation.raise_after_commit()
    _write(day, "publish_day", by, at, fields=("state",))
    return day


@transaction.atomic
def publish_days(days: Sequence[ReceptionDay], *, by: Officer, at: datetime) -> list[ReceptionDay]:
    """Publish the schedule of a month at once."""
    return [publish_day(day, by=by, at=at) for day in days]


@transaction.atomic
def postpone_day(
    day: ReceptionDay, *, reason: str, to: date | None = None, by: Officer, at: datetime
) -> ReceptionDay:
    """Put a reception day off for good reason and announce the new one (Luật TCD Đ24.4)."""
    day = locked_day(day, "postpone_day", by=by, at=at)
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if to is None:
        raise ReasonMissing(
            "Hoãn thì phải thông báo ngày tiếp dự kiến mới (Luật Tiếp công dân, Điều 24).", field="to"
        )
    if to <= day.on or to < local_day(at):
        raise NotLater(day=f"{day.on:%d/%m/%Y}", field="to")
    was_public = day.published_at is not None
    day.state, day.postponed_at, day.postponed_by, day.postpone_reason = "postponed", at, by, reason.strip()[:300]
    day.save()
    for clock in day.clocks.open():
        clocks.stop(clock, on=local_day(at), by_code=by.code, at=at)
    plan = DayPlan(day.post, day.receiver, to, day.starts_at, day.ends_at, day.place, day.kind, day.agenda)
    moved = _make(plan, day.unit, by, at)
    _write(moved, "plan_day", by, at, fields=("on",))
    day.moved_to = publish_day(moved, by=by, at=at) if was_public else moved
    day.save(update_fields=["moved_to"])
    generation.raise_after_commit()
    _write(day, "postpone_day", by, at, fields=("state", "moved_to"))
    return day


@transaction.atomic
def hold_day(
    day: ReceptionDay, *, in_person: bool = True, deputed_to: str = "", by: Officer, at: datetime
) -> ReceptionDay:
    """End the session. A chairman's day counts only when the chairman received in person (Luật 136/2025)."""
    day = locked_day(day, "hold_day", by=by, at=at)
    if day.on > local_day(at):
        raise NotYet(day=say_day(day.on))
    waiting = day.visits.filter(state="waiting").count()
    if waiting:
        raise StillWaiting(number=waiting)
    if not in_person and not deputed_to.strip():
        raise ReasonMissing("Hãy ghi ai tiếp thay.", field="deputed_to")
    day.state, day.held_at, day.held_by, day.in_person = "held", at, by, in_person
    day.deputed_to = "" if in_person else deputed_to.strip()[:200]
    day.save()
    generation.raise_after_commit()
    _write(day, "hold_day", by, at, fields=("state", "in_person"))
    return day


@transaction.atomic
def print_register(
    unit: Unit, *, start: date, end: date, reason: str, by: Officer, at: datetime
) -> tuple[list[Visit], dict[int, dict[str, str]]]:
    """Open the book of a period for printing: one logged opening, with its reason. Returns visits and who they were.

    Of a person who came to denounce nothing is there to open. Raise NotYours, ReasonMissing, PeriodTooLong.
    """
    if not may_receive(by, unit, local_day(at)):
        raise NotYours()
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if not start <= end <= start + LONGEST:
        raise PeriodTooLong(field="end")
    rows = Visit.objects.filter(day__unit=unit, day__on__range=(start, end), state__in=("heard", "refused"))
    visits = list(rows.select_related("day__unit", "petition").order_by("day__on", "day", "number"))
    printing = RegisterPrinting.objects.create(
        code=new_code(unit.record_prefix(), local_day(at).year), unit=unit, officer=by, at=at, start=start, end=end, visits=len(visits),
        reason=reason.strip()[:300],
    )  # fmt: skip
    journal.record(
        unit=unit.code,
        actor=by.code,
        verb="register.opened",
        kind="register",
        code=printing.code,
        fields=("name", "address"),
        at=at,
    )
    return visits, {one.pk: {"name": opened(one.name), "address": opened(one.address)} for one in visits}


def opened(sealed: object) -> str:
    """Return the text of a sealed field, empty when there is none."""
    return sealed.open() if sealed else ""  # type: ignore[attr-defined]


def locked_day(day: ReceptionDay, verb: str, *, by: Officer, at: datetime) -> ReceptionDay:
    """Lock; may you; can it. Raise NotYours, WrongState."""
    row = ReceptionDay.objects.select_for_update(of=("self",)).select_related("unit").get(pk=day.pk)
    if not may_receive(by, row.unit, local_day(at)):
        raise NotYours()
    check(DAY_STEPS, verb, row.state, labels=DAY_STATES)
    return row


def _settle(day: ReceptionDay, by: Officer, at: datetime) -> None:
    for clock in day.clocks.open().filter(rule_code="tcd.schedule_publish"):
        clocks.settle(clock, on=local_day(at), by_code=by.code, at=at)


def _write(day: ReceptionDay, verb: str, by: Officer, at: datetime, *, fields: tuple[str, ...]) -> None:
    journal.record(
        unit=day.unit.code,
        actor=by.code,
        verb=f"receptionday.{PAST[verb]}",
        kind="receptionday",
        code=day.code,
        fields=fields,
        at=at,
    )
