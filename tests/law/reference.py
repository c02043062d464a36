"""A slow and obvious clock: one day at a time, no index, no shortcut. Kept to check the fast one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

DAY = timedelta(days=1)


def is_working(day, off, worked):
    return (day.weekday() not in (5, 6) and day not in off) or day in worked


def is_paused(day, pauses):
    return any(stopped < day and (resumed is None or day <= resumed) for stopped, resumed in pauses)


def months_later(day, months):
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_earlier(day, months):
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due(start, value, unit, off, worked, pauses=()):
    day, left = start, value
    if unit == "month":
        left = (months_later(start, value) - start).days
    while left > 0:
        day += DAY
        counts = is_working(day, off, worked) if unit == "wd" else True
        if counts and not is_paused(day, pauses):
            left -= 1
    while not is_working(day, off, worked) or is_paused(day, pauses) and day != start:
        day += DAY
    return day


def before(event, value, unit, off, worked, strict=False):
    if unit == "month":
        return months_earlier(event, value) - (DAY if strict else 0 * DAY)
    day, left = event, value + (1 if strict else 0)
    while left > 0:
        day -= DAY
        if unit == "d" or is_working(day, off, worked):
            left -= 1
    return day
