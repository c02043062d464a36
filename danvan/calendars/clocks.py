"""The clock of a record: a term that the law gives, pinned with its rule, that explains itself.

Two abstract tables. A room makes them its own: ``PetitionClock(Clock)`` with a foreign key to its record, and
``PetitionClockChange(ClockChange)`` with ``clock = ForeignKey(…, related_name="changes")``. "Overdue" is never
stored: the querysets derive it. Nothing here reads the time of the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from danvan.core.dates import local_day, say_day, say_hour, say_span
from danvan.core.refused import Refused
from danvan.law import clock as law
from danvan.law import rules
from danvan.law.calendar import Calendar
from danvan.law.citing import written
from danvan.law.counting import Pause
from danvan.law.units import HOUR, LABELS

LIMIT, ALARM, FOLLOW_UP = "limit", "alarm", "follow_up"
ROLES = {LIMIT: "Thời hạn", ALARM: "Mốc báo động", FOLLOW_UP: "Việc sau khi giải quyết"}
PAUSE, RESUME, EXTEND, RECOMPUTE, SETTLE, STOP = "pause", "resume", "extend", "recompute", "settle", "stop"
CHANGES = {
    PAUSE: "Tạm dừng", RESUME: "Tiếp tục", EXTEND: "Gia hạn", RECOMPUTE: "Tính lại theo lịch nghỉ", SETTLE: "Xong", STOP: "Thôi tính",
}  # fmt: skip


class NotRunning(Refused):
    """Thời hạn «{name}» không còn chạy nên không {what} được."""


class GroundMissing(Refused):
    """Muốn {what} thời hạn phải nêu căn cứ và văn bản ghi căn cứ đó."""


class DoneBeforeStart(Refused):
    """Ngày hoàn thành {day} đứng trước ngày bắt đầu thời hạn."""


class ClockQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        """Keep the clocks that neither were settled nor stopped; a paused one is open."""
        return self.filter(done_on=None, stopped_on=None)

    def running(self) -> Self:
        """Keep the open clocks that are not paused."""
        return self.open().filter(paused_on=None)

    def overdue(self, on: date) -> Self:
        """Keep the running clocks whose last day lies before ``on``."""
        return self.running().filter(due_on__lt=on)

    def due_within(self, on: date, days: int) -> Self:
        """Keep the running clocks that end from ``on`` to so many calendar days later."""
        return self.running().filter(due_on__range=(on, date.fromordinal(on.toordinal() + days)))

    def settled_late(self) -> Self:
        return self.filter(done_on__gt=F("due_on"))

    def limits(self) -> Self:
        """Leave alarms and follow-ups out."""
        return self.filter(role=LIMIT)


class Clock(models.Model):
    """One running term: its rule and the row of the law, the day of the event, the last day."""

    rule_code = models.CharField("quy tắc", max_length=40)
    rule_version = models.CharField("dòng của quy tắc", max_length=60)
    source = models.CharField("căn cứ", max_length=200)
    role = models.CharField("vai", max_length=10, choices=list(ROLES.items()), default=LIMIT)
    length = models.PositiveSmallIntegerField("độ dài")
    measure = models.CharField("đơn vị thời gian", max_length=6, choices=list(LABELS.items()))
    is_before = models.BooleanField("trước sự kiện", default=False)
    starts_on = models.DateField("ngày bắt đầu")
    starts_at = models.DateTimeField("lúc bắt đầu", null=True, blank=True)
    calendar_version = models.CharField("bản lịch", max_length=12)
    due_on = models.DateField("hạn")
    due_at = models.DateTimeField("hạn, tới giờ", null=True, blank=True)
    tentative = models.BooleanField("tạm tính", default=False)
    paused_on = models.DateField("dừng từ", null=True, blank=True)
    done_on = models.DateField("xong ngày", null=True, blank=True)
    stopped_on = models.DateField("thôi tính từ", null=True, blank=True)

    objects = ClockQuerySet.as_manager()

    keep = (
        "id", "rule_code", "rule_version", "source", "role", "length", "measure", "is_before", "starts_on", "starts_at",
        "calendar_version", "due_on", "due_at", "tentative", "paused_on", "done_on", "stopped_on",
    )  # fmt: skip
    scrub: tuple[str, ...] = ()

    class Meta:
        abstract = True
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(stopped_on=None),
                name="%(class)s_done_or_stopped",
                violation_error_message="Thời hạn đã xong thì không thôi tính nữa.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rule(self) -> rules.Rule:
        """The pinned row of the law."""
        return rules.get(self.rule_version)

    @property
    def name(self) -> str:
        return self.rule.name

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.stopped_on is None

    def is_overdue(self, on: date) -> bool:
        """Say whether the term has run out without being kept."""
        return self.is_open and self.paused_on is None and self.due_on < on

    def was_late(self) -> bool:
        return self.done_on is not None and self.done_on > self.due_on


class ClockChange(models.Model):
    """What happened to a clock, for ever: which act, on which ground and paper, the due day before and after.

    ``ground`` is a code the room knows; ``paper`` a number and day of a document; no free text.
    """

    kind = models.CharField("việc", max_length=10, choices=list(CHANGES.items()))
    on = models.DateField("ngày")
    units = models.PositiveSmallIntegerField("thêm", default=0)
    ground = models.CharField("căn cứ", max_length=200, blank=True)
    paper = models.CharField("văn bản", max_length=200, blank=True)
    old_due_on = models.DateField("hạn cũ", null=True, blank=True)
    new_due_on = models.DateField("hạn mới", null=True, blank=True)
    calendar_version = models.CharField("bản lịch", max_length=12, blank=True)
    by_code = models.CharField("người làm", max_length=24)
    at = models.DateTimeField("lúc")

    keep = (
        "id", "clock", "kind", "on", "units", "ground", "paper", "old_due_on", "new_due_on", "calendar_version", "by_code", "at",
    )  # fmt: skip
    scrub: tuple[str, ...] = ()

    class Meta:
        abstract = True
        ordering = ["pk"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock whose due day changes with the calendar."""

    clock: Any
    old: date
    new: date
    tentative: bool


def start(
    table: type[Any],
    rule_code: str,
    event: date | datetime,
    calendar: Calendar,
    *,
    length: int | None = None,
    variant: str | None = None,
    role: str = LIMIT,
    **owner: Any,
) -> Any:
    """Make (not save) a clock of ``table`` for an event. The rule is picked by the day of the event and pinned.

    ``length`` is the unit's own number where the law gives none (or a shorter one than an unlocked rule);
    ``owner`` are the fields of the table that name the record. Raise what ``rules.pick`` and ``law.due`` raise.
    """
    day = _day_of(event)
    rule = rules.pick(rule_code, day)
    number = rule.length(variant) if length is None or rule.locked else length
    answer = _due(number, rule.unit, rule.direction == rules.BEFORE, event, calendar)
    return table(
        rule_code=rule.id, rule_version=rule.version, source=rule.source, role=role, length=number, measure=rule.unit,
        is_before=rule.direction == rules.BEFORE, starts_on=day, starts_at=event if rule.unit == HOUR else None,
        calendar_version=calendar.version, due_on=answer.due_on, due_at=answer.ends_at if rule.unit == HOUR else None,
        tentative=answer.tentative, **owner,
    )  # fmt: skip


def explain(clock: Clock, calendar: Calendar, changes: Sequence[ClockChange] | None = None) -> law.Due:
    """Return the day-by-day answer of a clock, its pauses and extensions counted.

    While it is paused, the story ends on the day of the stop: a pause without an end is left out.
    """
    rows = list(clock.changes.all() if changes is None else changes)  # type: ignore[attr-defined]
    event: date | datetime = clock.starts_at or clock.starts_on
    return _due(clock.length, clock.measure, clock.is_before, event, calendar, pauses_of(rows), extensions_of(rows))


def pauses_of(changes: Iterable[ClockChange]) -> list[Pause]:
    """Read the ended pauses out of the changes."""
    found: list[Pause] = []
    since: ClockChange | None = None
    for row in changes:
        if row.kind == PAUSE:
            since = row
        elif row.kind == RESUME and since is not None:
            found.append(Pause(since.on, row.on, since.paper or since.ground))
            since = None
    return found


def extensions_of(changes: Iterable[ClockChange]) -> list[law.Extension]:
    return [law.Extension(row.units, row.ground, row.paper) for row in changes if row.kind == EXTEND]


def pause(clock: Any, *, on: date, ground: str, paper: str, by_code: str, at: datetime) -> None:
    """Stop a clock from the day after ``on``. Raise NotRunning, GroundMissing."""
    _need_running(clock, "tạm dừng")
    _need_ground(ground, paper, "tạm dừng")
    clock.paused_on = on
    clock.save(update_fields=["paused_on"])
    _note(clock, PAUSE, on, by_code, at, ground=ground, paper=paper)


def resume(clock: Any, calendar: Calendar, *, on: date, paper: str, by_code: str, at: datetime) -> None:
    """Let a paused clock go on; what was left when it stopped is left now. Raise NotRunning, PauseBackwards."""
    if not clock.is_open or clock.paused_on is None:
        raise NotRunning(name=clock.name, what="tiếp tục")
    old, clock.paused_on = clock.due_on, None
    change = _note(clock, RESUME, on, by_code, at, paper=paper, old=old)
    _set_due(clock, calendar)
    change.new_due_on = clock.due_on
    change.save(update_fields=["new_due_on"])


def extend(
    clock: Any, calendar: Calendar, *, units: int, ground: str, paper: str, on: date, by_code: str, at: datetime
) -> None:
    """Lengthen a clock on a lawful ground. Raise NotRunning, GroundMissing."""
    _need_running(clock, "gia hạn")
    _need_ground(ground, paper, "gia hạn")
    change = _note(clock, EXTEND, on, by_code, at, units=units, ground=ground, paper=paper, old=clock.due_on)
    _set_due(clock, calendar)
    change.new_due_on = clock.due_on
    change.save(update_fields=["new_due_on"])


def settle(clock: Any, *, on: date, by_code: str, at: datetime) -> None:
    """Write down that the duty was done on a legal day. Raise NotRunning, DoneBeforeStart."""
    if not clock.is_open:
        raise NotRunning(name=clock.name, what="ghi xong")
    if on < clock.starts_on and not clock.is_before:
        raise DoneBeforeStart(day=say_day(on), field="on")
    clock.done_on, clock.paused_on = on, None
    clock.save(update_fields=["done_on", "paused_on"])
    _note(clock, SETTLE, on, by_code, at)


def stop(clock: Any, *, on: date, by_code: str, at: datetime) -> None:
    """End a clock whose duty fell away."""
    if clock.is_open:
        clock.stopped_on, clock.paused_on = on, None
        clock.save(update_fields=["stopped_on", "paused_on"])
        _note(clock, STOP, on, by_code, at)


def moved(clock: Any, calendar: Calendar) -> Moved | None:
    """Say how the due day of an open clock changes with a calendar; None when nothing changes."""
    if not clock.is_open or clock.calendar_version == calendar.version:
        return None
    answer = explain(clock, calendar)
    if (answer.due_on, answer.tentative) == (clock.due_on, clock.tentative):
        return None
    return Moved(clock, clock.due_on, answer.due_on, answer.tentative)


def recompute(clock: Any, calendar: Calendar, *, on: date, by_code: str, at: datetime) -> Moved | None:
    """Put an open clock onto a new calendar; a changed day keeps the old one beside it."""
    change = moved(clock, calendar)
    if clock.is_open and clock.calendar_version != calendar.version:
        _set_due(clock, calendar)
    if change and change.old != change.new:
        note = _note(clock, RECOMPUTE, on, by_code, at, old=change.old)
        note.new_due_on, note.calendar_version = change.new, calendar.version
        note.save(update_fields=["new_due_on", "calendar_version"])
    return change


def sentence(
    clock: Any, calendar: Calendar, on: date, *, at: datetime | None = None, done_at: datetime | None = None
) -> tuple[str, str]:
    """Say where a clock stands, and its kind for ``ui/deadline.html`` (waiting, late, done, note).

    A clock of hours is told in hours when the moment is known: ``at`` while it runs, ``done_at`` when it was kept.
    """
    told = by_the_hour(clock, at, done_at) if clock.due_at else None
    if told:
        return told
    if clock.stopped_on:
        return f"{clock.name}: thôi tính từ {say_day(clock.stopped_on)}", "note"
    if clock.done_on:
        late = ", chậm hạn" if clock.was_late() else ", đúng hạn"
        return f"{clock.name}: xong {say_day(clock.done_on)}{late}", "late" if late == ", chậm hạn" else "done"
    if clock.paused_on:
        return f"{clock.name}: tạm dừng từ {say_day(clock.paused_on)}", "note"
    if clock.due_on < on:
        days = (on - clock.due_on).days
        return f"{clock.name}: quá hạn {days} ngày, hạn là {say_day(clock.due_on)}", "late"
    if clock.due_on == on:
        return f"{clock.name}: hết hạn hôm nay, {say_day(on)}", "waiting"
    left = calendar.working_days(on, clock.due_on)
    return f"{clock.name}: còn {left} ngày làm việc, đến {say_day(clock.due_on)}", "waiting"


def by_the_hour(clock: Any, at: datetime | None, done_at: datetime | None) -> tuple[str, str] | None:
    """Say in hours where a clock with an hour (``due_at``) stands; None when its moment is not told or it is paused."""
    moment = done_at if clock.done_on else at
    if moment is None or clock.stopped_on or clock.paused_on:
        return None
    until = f"{say_hour(clock.due_at)} {say_day(local_day(clock.due_at))}"
    if clock.done_on:
        when = f"{clock.name}: xong lúc {say_hour(moment)} {say_day(local_day(moment))}"
        return (f"{when}, chậm hạn", "late") if moment > clock.due_at else (f"{when}, đúng hạn", "done")
    if moment > clock.due_at:
        return f"{clock.name}: quá hạn {say_span(moment - clock.due_at)}, hạn là {until}", "late"
    return f"{clock.name}: còn {say_span(clock.due_at - moment)}, trước {until}", "waiting"


def deadline(
    clock: Any, calendar: Calendar, on: date, changes: Sequence[ClockChange] | None = None, *,
    at: datetime | None = None, done_at: datetime | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Give the inputs of ``ui/deadline.html``; ``at`` and ``done_at`` as for ``sentence``."""
    said, kind = sentence(clock, calendar, on, at=at, done_at=done_at)
    answer = explain(clock, calendar, changes)
    days = [
        {"day": step.day, "text": f"{step.text} ({step.source})" if step.source else step.text, "counted": step.counted is not None}
        for step in answer.steps
    ]  # fmt: skip
    rule = clock.rule
    unsure = "" if rule.confirmed else " – chưa xác nhận"
    length = f"{answer.value} {LABELS[clock.measure]}"
    about = f"{rule.name}: {length} {'trước' if clock.is_before else 'kể từ'} {rule.event}; căn cứ {written(clock.source)}{unsure}."
    return {
        "sentence": said,
        "kind": kind,
        "days": days,
        "rule": about,
        "provisional": clock.tentative and clock.is_open and clock.paused_on is None,
    }


def lines(clock: Any, calendar: Calendar) -> list[str]:
    """Write the whole reasoning, one Vietnamese line each, for print and the shell."""
    return [f"{clock.name} ({clock.source})", *explain(clock, calendar).explain()]


def _due(
    length: int, measure: str, is_before: bool, event: date | datetime, calendar: Calendar,
    pauses: Sequence[Pause] = (), extensions: Sequence[law.Extension] = (),
) -> law.Due:  # fmt: skip
    if is_before:
        return law.before(event, length, measure, calendar)
    return law.due(event, length, measure, calendar, pauses=pauses, extensions=extensions)


def _set_due(clock: Any, calendar: Calendar) -> None:
    answer = explain(clock, calendar, list(clock.changes.order_by("pk")))  # never the rows fetched before
    clock.due_on, clock.tentative, clock.calendar_version = answer.due_on, answer.tentative, calendar.version
    clock.due_at = answer.ends_at if clock.measure == HOUR else None
    clock.save(update_fields=["due_on", "due_at", "tentative", "calendar_version", "paused_on"])


def _note(
    clock: Any, kind: str, on: date, by_code: str, at: datetime, *, units: int = 0, ground: str = "", paper: str = "",
    old: date | None = None,
) -> Any:  # fmt: skip
    return clock.changes.create(
        kind=kind, on=on, units=units, ground=ground, paper=paper, old_due_on=old, by_code=by_code, at=at
    )


def _need_running(clock: Any, what: str) -> None:
    if not clock.is_open or clock.paused_on is not None:
        raise NotRunning(name=clock.name, what=what)


def _need_ground(ground: str, paper: str, what: str) -> None:
    if not ground.strip() or not paper.strip():
        raise GroundMissing(what=what, field="paper" if ground.strip() else "ground")


def _day_of(event: date | datetime) -> date:
    if isinstance(event, datetime):
        return local_day(event)
    return event
