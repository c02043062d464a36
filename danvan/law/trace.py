"""The day-by-day story of a term, in Vietnamese, with its articles.

It walks one day at a time, so a reader can check every line against a wall calendar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from danvan.core.dates import say_day
from danvan.law.calendar import ONE_DAY, Calendar
from danvan.law.counting import Pause, add_days, add_months
from danvan.law.units import MONTH, WORKING_DAY

FIRST_DAY_CITE = "BLDS 2015 Đ147.2"
MONTH_CITE = "BLDS 2015 Đ148.3"
ROLL_CITE = "BLDS 2015 Đ148.5"


@dataclass(frozen=True, slots=True)
class Step:
    """One day of the story: its place in the count (None when it is not counted), why, and the article."""

    day: date
    counted: int | None
    text: str
    source: str = ""

    def say(self) -> str:
        """Write the line, as ``thứ Sáu 13/2/2026: ngày làm việc thứ 1``."""
        cite = f" ({self.source})" if self.source else ""
        return f"{say_day(self.day)}: {self.text}{cite}"


def forward(
    start: date, value: int, unit: str, calendar: Calendar, pauses: Sequence[Pause], end: date
) -> Iterator[Step]:
    """Yield the days from the event to the end of its term."""
    if value == 0:
        yield Step(start, None, "ngày bắt đầu; phải làm ngay trong ngày")
        yield from _roll(start, calendar, pauses, end)
    else:
        yield Step(start, None, "ngày bắt đầu, không tính vào thời hạn", FIRST_DAY_CITE)
        if unit == WORKING_DAY:
            yield from _working_days(start, calendar, pauses, end)
        else:
            yield from _plain_days(start, value, unit, calendar, pauses, end)


def backward(event: date, value: int, unit: str, calendar: Calendar, strict: bool, latest: date) -> Iterator[Step]:
    """Yield the days from the event back to the last day that is still early enough."""
    yield Step(event, None, "ngày diễn ra sự kiện, không tính")
    if unit == MONTH:
        yield Step(add_months(event, -value), value, f"lùi {value} tháng", MONTH_CITE)
        if strict:
            yield Step(latest, None, "lùi thêm một ngày theo cách tính chặt")
        return
    counted, day = 0, event
    while day > latest:
        day -= ONE_DAY
        if unit == WORKING_DAY and not calendar.is_working(day):
            yield Step(day, None, calendar.reason(day))
            continue
        counted += 1
        yield Step(day, counted, _backward_text(counted, value, unit, calendar.reason(day)))


def _backward_text(counted: int, value: int, unit: str, reason: str) -> str:
    if counted > value:
        text = "lùi thêm một ngày theo cách tính chặt"
    else:
        text = f"lùi {counted} ngày làm việc" if unit == WORKING_DAY else f"lùi {counted} ngày"
    return f"{text} – {reason}" if reason else text


def _working_days(start: date, calendar: Calendar, pauses: Sequence[Pause], end: date) -> Iterator[Step]:
    counted, day = 0, start
    while day < end:
        day += ONE_DAY
        pause = _pause_on(day, pauses)
        reason = calendar.reason(day)
        if pause:
            yield Step(day, None, _say_pause(pause))
        elif not calendar.is_working(day):
            yield Step(day, None, reason)
        else:
            counted += 1
            yield Step(day, counted, f"ngày làm việc thứ {counted}" + (f" – {reason}" if reason else ""))


def _plain_days(
    start: date, value: int, unit: str, calendar: Calendar, pauses: Sequence[Pause], end: date
) -> Iterator[Step]:
    goal = (add_months(start, value) - start).days if unit == MONTH else value
    counted, day = 0, start
    while counted < goal:
        day = add_days(day, 1)
        pause = _pause_on(day, pauses)
        if pause:
            yield Step(day, None, _say_pause(pause))
            continue
        counted += 1
        if unit != MONTH:
            yield Step(day, counted, f"ngày thứ {counted}")
        elif counted == goal:
            yield Step(day, value, f"hết tháng thứ {value}", MONTH_CITE)
    yield from _roll(day, calendar, pauses, end)


def _roll(day: date, calendar: Calendar, pauses: Sequence[Pause], end: date) -> Iterator[Step]:
    if day == end:
        return
    yield Step(day, None, f"ngày cuối là ngày nghỉ: {_why(day, calendar, pauses)}; dời tiếp", ROLL_CITE)
    while (day := day + ONE_DAY) < end:
        yield Step(day, None, f"{_why(day, calendar, pauses)}; dời tiếp", ROLL_CITE)
    yield Step(end, None, "ngày làm việc tiếp theo, hạn kết thúc ở đây", ROLL_CITE)


def _why(day: date, calendar: Calendar, pauses: Sequence[Pause]) -> str:
    pause = _pause_on(day, pauses)
    return _say_pause(pause) if pause else calendar.reason(day)


def _pause_on(day: date, pauses: Sequence[Pause]) -> Pause | None:
    return next((pause for pause in pauses if pause.covers(day)), None)


def _say_pause(pause: Pause) -> str:
    return "tạm dừng, không tính" + (f": {pause.reason}" if pause.reason else "")
