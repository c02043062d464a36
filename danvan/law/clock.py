"""The legal clock: from an event and a length of time to a due day that explains itself.

Takes dates and returns dates; touches neither the clock of the machine nor a database.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from danvan.core.dates import HERE, end_of, local_day, say_day
from danvan.law import trace
from danvan.law.calendar import ONE_DAY, Calendar
from danvan.law.counting import Pause, in_order, last_day, latest_day
from danvan.law.refusals import BeyondCalendar, ClockStopped, NeedsMoment, NegativeLength, UnknownUnit
from danvan.law.rules import BEFORE, Rule
from danvan.law.units import HOUR, LABELS, WORKING_DAY

HOUR_CITE = "BLDS 2015 Đ147.1"
END_CITE = "BLDS 2015 Đ148.6"
TENTATIVE = "Tạm tính: lịch nghỉ của năm này chưa được quyết định, hạn sẽ được tính lại."

__all__ = ["Due", "Extension", "Pause", "before", "due", "for_rule"]


@dataclass(frozen=True, slots=True)
class Extension:
    """A prolongation that was granted: how many units more, on which ground, by which paper."""

    by: int
    ground: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The answer of the clock. ``due_on`` is the last day; ``due_at`` the moment, for hours only.

    ``value`` is the whole length, extensions included. ``is_before`` marks a before-deadline.
    """

    start: date
    value: int
    unit: str
    calendar: Calendar
    due_on: date
    due_at: datetime | None = None
    is_before: bool = False
    strict: bool = False
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def ends_at(self) -> datetime:
        """The aware moment when the term has run out: 24:00 of the last day (BLDS 2015 Đ148.6)."""
        if self.due_at is None:
            return end_of(self.due_on)
        return self.due_at if self.due_at.tzinfo else self.due_at.replace(tzinfo=HERE)

    @property
    def tentative(self) -> bool:
        """True when a day that the answer depends on lies in a year the state has not decided."""
        if self.unit == HOUR:
            return False
        if self.is_before:
            return self.unit == WORKING_DAY and self.calendar.is_tentative(self.due_on, self.start - ONE_DAY)
        first = self.start if self.unit == WORKING_DAY else self.due_on
        return self.calendar.is_tentative(first, self.due_on)

    @property
    def safe_on(self) -> date:
        """The last working day on which the duty can be done in time (matters for before-deadlines)."""
        if self.calendar.is_working(self.due_on):
            return self.due_on
        return self.calendar.working_before(self.due_on, 1)

    @property
    def steps(self) -> tuple[trace.Step, ...]:
        """The day-by-day story; built on demand."""
        if self.unit == HOUR:
            return ()
        if self.is_before:
            story = trace.backward(self.start, self.value, self.unit, self.calendar, self.strict, self.due_on)
        else:
            story = trace.forward(self.start, self.value, self.unit, self.calendar, self.pauses, self.due_on)
        return tuple(story)

    def passed(self, at: datetime) -> bool:
        """Say whether the term has run out at an aware moment."""
        return at >= self.ends_at

    def explain(self) -> list[str]:
        """Return the whole reasoning as Vietnamese lines: what was asked, each day, the answer."""
        lines = [self._question()]
        lines += [self._say_extension(item) for item in self.extensions]
        lines += [step.say() for step in self.steps]
        lines.append(self._answer())
        if self.is_before and self.unit != HOUR and self.safe_on != self.due_on:
            lines.append(f"Ngày này không làm việc; nên làm xong trong {say_day(self.safe_on)}.")
        if self.tentative:
            lines.append(TENTATIVE)
        return lines

    def _question(self) -> str:
        length = f"{self.value} {LABELS[self.unit]}"
        if self.is_before:
            reading = ", tính chặt" if self.strict else ""
            return f"Chậm nhất {length} trước {_say(self.start)}{reading}."
        return f"Thời hạn {length} kể từ {_say(self.start)}."

    def _say_extension(self, item: Extension) -> str:
        paper = f" ({item.paper})" if item.paper else ""
        return f"Trong đó gia hạn {item.by} {LABELS[self.unit]}: {item.ground}{paper}."

    def _answer(self) -> str:
        if self.due_at is not None:
            cite = "" if self.is_before else f" ({HOUR_CITE})"
            return f"Hạn: {_say(self.due_at)}{cite}."
        if self.is_before:
            return f"Chậm nhất là {say_day(self.due_on)}."
        return f"Hạn: hết ngày (24 giờ) {say_day(self.due_on)} ({END_CITE})."


def due(
    start: date | datetime,
    value: int,
    unit: str,
    calendar: Calendar,
    *,
    pauses: Iterable[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Due:
    """Return when a term ends that an event starts.

    ``start`` is the legal day of the event, or its moment (needed for hours; an aware moment is read
    in Asia/Ho_Chi_Minh). ``unit`` is wd, d, h or month. Raise UnknownUnit, NegativeLength,
    NeedsMoment, BeyondCalendar, and ClockStopped while an open pause holds the clock.
    """
    total = value + sum(item.by for item in extensions) if extensions else value
    _check(total, unit)
    stops = in_order(pauses) if pauses else ()
    granted = tuple(extensions)
    if unit == HOUR:
        at = _add_hours(_moment(start), total, stops)
        return Due(_moment(start), total, unit, calendar, at.date(), at, pauses=stops, extensions=granted)
    day = _day(start)
    end = last_day(day, total, unit, calendar, stops)
    return Due(day, total, unit, calendar, end, None, False, False, stops, granted)


def before(event: date | datetime, value: int, unit: str, calendar: Calendar, *, strict: bool = False) -> Due:
    """Return the last day (or moment, for hours) that still stands so long before an event.

    Plain: ``value`` units back from the event. Strict: so many whole units strictly between both
    days. Raise UnknownUnit, NegativeLength, NeedsMoment, BeyondCalendar.
    """
    _check(value, unit)
    if unit == HOUR:
        at = _add_hours(_moment(event), -value, ())
        return Due(_moment(event), value, unit, calendar, at.date(), at, is_before=True, strict=strict)
    day = _day(event)
    latest = latest_day(day, value, unit, calendar, strict)
    return Due(day, value, unit, calendar, latest, is_before=True, strict=strict)


def for_rule(
    rule: Rule,
    start: date | datetime,
    calendar: Calendar,
    *,
    variant: str | None = None,
    strict: bool = False,
    pauses: Iterable[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Due:
    """Return the due day that a rule gives for an event. Raise what ``due``, ``before``, ``length`` raise."""
    length = rule.length(variant)
    if rule.direction == BEFORE:
        return before(start, length, rule.unit, calendar, strict=strict)
    return due(start, length, rule.unit, calendar, pauses=pauses, extensions=extensions)


def _check(value: int, unit: str) -> None:
    if unit not in LABELS:
        raise UnknownUnit(unit=unit)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise NegativeLength(value=value)


def _day(start: date | datetime) -> date:
    if isinstance(start, datetime):
        return local_day(start) if start.tzinfo else start.date()
    return start


def _moment(start: date | datetime) -> datetime:
    if not isinstance(start, datetime):
        raise NeedsMoment
    return start.astimezone(HERE) if start.tzinfo else start


def _add_hours(start: datetime, hours: int, pauses: Sequence[Pause]) -> datetime:
    if pauses:
        # A stop is recorded by day, and a term in hours is too short to be stopped by days.
        raise ClockStopped("Thời hạn tính bằng giờ không tạm dừng được.")
    try:
        return start + timedelta(hours=hours)
    except OverflowError:
        raise BeyondCalendar from None


def _say(start: date | datetime) -> str:
    if isinstance(start, datetime):
        return f"{start:%H:%M} {say_day(start.date())}"
    return say_day(start)
