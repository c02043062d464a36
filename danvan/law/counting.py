"""Where a term ends: pure arithmetic on days. The shape of the answer stands in ``clock``.

The day of the event is not counted (BLDS 2015 Đ147.2); a last day that is not worked rolls, as
often as needed, to the next working day (Đ148.5); a term in months ends on the same day number,
or on the last day of a shorter month (Đ148.3).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.core.dates import short_day
from danvan.law.calendar import FIRST_YEAR, LAST_YEAR, Calendar
from danvan.law.refusals import BeyondCalendar, ClockStopped, PauseBackwards
from danvan.law.units import MONTH, WORKING_DAY

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Pause:
    """A stop of the clock: the days after ``stopped_on`` up to ``resumed_on`` are not counted.

    The day of the stop still counts; like any starting day, the day of the decision to resume does
    not. ``resumed_on`` is None while the stop lasts.
    """

    stopped_on: date
    resumed_on: date | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.resumed_on is not None and self.resumed_on < self.stopped_on:
            raise PauseBackwards(to=short_day(self.resumed_on), stopped=short_day(self.stopped_on))

    def covers(self, day: date) -> bool:
        """Say whether a day is inside the stop."""
        return self.stopped_on < day and (self.resumed_on is None or day <= self.resumed_on)


def in_order(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return the pauses in order of time, those that touch or overlap joined into one."""
    joined: list[Pause] = []
    for pause in sorted(pauses, key=lambda item: item.stopped_on):
        last = joined[-1] if joined else None
        if last is None or (last.resumed_on is not None and last.resumed_on < pause.stopped_on):
            joined.append(pause)
            continue
        ends = (last.resumed_on, pause.resumed_on)
        end = None if None in ends else max(day for day in ends if day is not None)
        joined[-1] = Pause(last.stopped_on, end, last.reason or pause.reason)
    return tuple(joined)


def add_months(day: date, months: int) -> date:
    """Return the same day number so many months later (or earlier), or the last day of a shorter month."""
    index = day.year * MONTHS_A_YEAR + day.month - 1 + months
    year, month = index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BeyondCalendar
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_days(day: date, days: int) -> date:
    """Return the day so many days later (or earlier). Raise BeyondCalendar outside the calendar's years."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        raise BeyondCalendar from None
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise BeyondCalendar
    return moved


def last_day(start: date, value: int, unit: str, calendar: Calendar, pauses: Sequence[Pause] = ()) -> date:
    """Return the last day of a term of ``value`` days, working days or months that an event starts.

    ``pauses`` must be ``in_order``. Raise ClockStopped when an open pause stops the term.
    """
    if unit == WORKING_DAY:
        return _last_working_day(start, value, calendar, pauses)
    end = add_months(start, value) if unit == MONTH else add_days(start, value)
    for pause in pauses:
        stopped = max(pause.stopped_on, start)
        if stopped >= end:
            break
        end = add_days(end, max((_resumed(pause) - stopped).days, 0))
    return _roll(end, calendar, pauses, start)


def latest_day(event: date, value: int, unit: str, calendar: Calendar, strict: bool) -> date:
    """Return the last day that still stands ``value`` units before an event.

    Strict keeps so many whole units strictly between both days. The day is not moved off a rest
    day: forward would break the term, and backward is not asked by law.
    """
    if unit == WORKING_DAY:
        steps = value + strict
        return calendar.working_before(event, steps) if steps else event
    if unit == MONTH:
        return add_days(add_months(event, -value), -int(strict))
    return add_days(event, -(value + strict))


def _last_working_day(start: date, value: int, calendar: Calendar, pauses: Sequence[Pause]) -> date:
    if value == 0:
        return _roll(start, calendar, pauses, start)
    at, left = start, value
    for pause in pauses:
        running = calendar.working_days(at, pause.stopped_on)
        if running >= left:
            break
        left -= running
        at = max(at, _resumed(pause))
    return calendar.working_after(at, left)


def _roll(end: date, calendar: Calendar, pauses: Sequence[Pause], start: date) -> date:
    """Move the end to a working day on which the clock runs; a pause cannot move the day of the event itself."""
    end = calendar.first_working(end)
    for pause in pauses:
        if pause.covers(end) and end != start:
            end = calendar.working_after(_resumed(pause), 1)
    return end


def _resumed(pause: Pause) -> date:
    if pause.resumed_on is None:
        raise ClockStopped(day=short_day(pause.stopped_on))
    return pause.resumed_on
