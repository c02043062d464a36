"""When a report is due and which periods a form has: from its version, the calendar and a day."""

from __future__ import annotations

from datetime import date, timedelta

from danvan.core.dates import short_day
from danvan.figures.periods import NINE_MONTHS, QUARTER, SIX_MONTHS, Period
from danvan.law import clock, rules
from danvan.law.calendar import Calendar
from danvan.reports.models import FormVersion
from danvan.reports.states import DUE_UNITS

PARTS_OF_YEAR = {"six_months": "6T", "nine_months": "9T", "first_quarter": "Q1"}
KIND_OF = {"first_quarter": QUARTER, "six_months": SIX_MONTHS, "nine_months": NINE_MONTHS}


def due_on(version: FormVersion, period: Period, calendar: Calendar) -> tuple[date | None, str]:
    """Return the last day to send and what says so; (None, "") when the form names none."""
    if version.due_rule:
        rule = rules.pick(version.due_rule, period.end)
        return clock.for_rule(rule, period.end, calendar).due_on, rule.source
    if version.due_days is not None:
        said = f"{version.due_days} {DUE_UNITS[version.due_unit]} sau khi kết thúc kỳ ({short_day(period.end)})"
        return clock.due(period.end, version.due_days, version.due_unit, calendar).due_on, said
    if version.due_day is not None:
        return _day_of_month(period.end, version.due_months, version.due_day), f"ngày {version.due_day} theo biểu"
    return None, ""


def _day_of_month(end: date, months: int, day: int) -> date:
    """Return ``day`` of the month ``months`` after that of ``end``; the last day when the month is shorter."""
    index = end.year * 12 + end.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    after = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day - 1), after - timedelta(days=1))


def period_on(version: FormVersion, day: date) -> Period | None:
    """Return the last period of a form that has begun on ``day``; None before an ad hoc one."""
    if version.period_kind == "ad_hoc":
        assert version.starts_on is not None and version.ends_on is not None
        return (
            Period.between(version.starts_on, version.ends_on, version.scheme) if version.starts_on <= day else None
        )
    if version.period_kind in PARTS_OF_YEAR:
        year = Period.containing(day, "year", version.scheme).year
        return Period.parse(f"{year}-{PARTS_OF_YEAR[version.period_kind]}", scheme=version.scheme)
    return Period.containing(day, version.period_kind, version.scheme)


def period_before(version: FormVersion, period: Period) -> Period | None:
    """Return the period that the form had before this one."""
    if version.period_kind == "ad_hoc":
        return None
    return period.same_last_year() if version.period_kind in PARTS_OF_YEAR else period.previous()


def periods_since(version: FormVersion, since: date, today: date, *, most: int) -> list[Period]:
    """List the periods of a form that hold ``since`` or follow it and have begun, the newest first."""
    found: list[Period] = []
    period = period_on(version, today)
    while period is not None and period.end >= since and len(found) < most:
        found.append(period)
        period = period_before(version, period)
    return found


def belongs(version: FormVersion, period: Period) -> bool:
    """Say whether a period is one of the form's."""
    if version.period_kind == "ad_hoc":
        return period.start == version.starts_on and period.end == version.ends_on
    if period.kind != KIND_OF.get(version.period_kind, version.period_kind):
        return False
    return version.period_kind != "first_quarter" or period.number == 1
