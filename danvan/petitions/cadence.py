"""How often the heads of a unit must receive citizens, and how often they did: month by month, from the law's data."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.law import cadence, clock, rules
from danvan.law.calendar import Calendar
from danvan.law.citing import written
from danvan.law.refusals import OutsideDates
from danvan.petitions.models import ReceptionDay, Visit
from danvan.petitions.states_reception import PARTY_POSTS, POST_OF_BODY, POSTS, SECRETARY_PERIODS, VISIT_KINDS
from danvan.units.models import Unit

HALF = 15
"""From this day of the month on, a post-holder who is short is warned."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One post-holder in one month: how many days the law wants, how many are planned, held, held in person."""

    post: str
    min: int
    per: str
    needed: int
    planned: int
    held: int
    counted: int
    delegable: bool
    source: str
    tag: str

    @property
    def label(self) -> str:
        return POSTS[self.post]

    @property
    def cited(self) -> str:
        return written(self.source)

    @property
    def short(self) -> int:
        """How many days are missing, planned ones left out."""
        return max(self.needed - self.counted, 0)

    def is_warned(self, month: date, on: date) -> bool:
        """Say whether half of the month has gone and too few days are held or still to come."""
        reached = on >= month.replace(day=HALF)
        return reached and self.counted + self.planned < self.needed


def posts_of(unit: Unit, on: date) -> tuple[str, ...]:
    """Return the posts of a unit whose holders must receive citizens."""
    version = unit.version(on)
    if version is None:
        return ()
    return (POST_OF_BODY.get((version.kind, version.level), "head_of_agency"),)


def month_of(unit: Unit, month: date) -> list[Duty]:
    """Count a month, given by its first day, for every post of a unit. One query."""
    first, last = month, month.replace(day=monthrange(month.year, month.month)[1])
    days = list(ReceptionDay.objects.filter(unit=unit, on__range=(first, last)).exclude(state="postponed"))
    posts = dict.fromkeys([*posts_of(unit, last), *(day.post for day in days)])
    return [duty for post in posts if (duty := _duty(post, [day for day in days if day.post == post], first, last))]


def _duty(post: str, days: Sequence[ReceptionDay], first: date, last: date) -> Duty | None:
    """Read the row of the law in force on the last day of the month; a week counts where its Friday lies."""
    try:
        row = cadence.pick(post, last)
    except OutsideDates:
        return None
    weeks = sum((first + timedelta(days=at)).weekday() == 4 for at in range((last - first).days + 1))
    held = [day for day in days if day.state == "held"]
    delegable = row.delegable is not False
    counted = {day.on for day in held if delegable or day.in_person}
    return Duty(
        post=post, min=row.min, per=row.per, needed=row.min * (weeks if row.per == "week" else 1),
        planned=len({day.on for day in days if day.state in ("planned", "published")}), held=len({day.on for day in held}),
        counted=len(counted), delegable=delegable, source=row.source, tag=row.tag,
    )  # fmt: skip


def latest_publication(on: date, calendar: Calendar) -> date:
    """Return the last day on which a reception day must stand published (Luật TCD Đ24.4)."""
    return clock.for_rule(rules.pick("tcd.schedule_publish", on), on, calendar).due_on


@dataclass(frozen=True, slots=True)
class SecretaryReport:
    """What a Party secretary reports of a period (Kết luận 215-KL/TW): days, visits by kind, people."""

    period: str
    start: date
    end: date
    days: int
    visits: int
    people: int
    by_kind: dict[str, int]

    @property
    def label(self) -> str:
        return SECRETARY_PERIODS[self.period]

    @property
    def kinds(self) -> str:
        """Say how many visits of each kind there were."""
        return ", ".join(
            f"{VISIT_KINDS[kind].lower()} {self.by_kind[kind]}" for kind in VISIT_KINDS if kind in self.by_kind
        )


def secretary_periods(month: date) -> list[tuple[str, date, date]]:
    """List the periods that end with a month: the month itself, the first quarter, 6 and 9 months, the year."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    start = month.replace(month=1, day=1)
    long = cadence.secretary_period(month.month)
    return [("month", month, last), *([(long, start, last)] if long else [])]


def secretary_reports(unit: Unit, month: date) -> list[SecretaryReport]:
    """Count the periods that end with a month, for a unit whose secretary receives."""
    return [_report(unit, *period) for period in secretary_periods(month)]


def secretary_report(unit: Unit, start: date, end: date) -> SecretaryReport:
    """Count any period, for a report that is asked for out of turn."""
    return _report(unit, "asked", start, end)


def _report(unit: Unit, period: str, start: date, end: date) -> SecretaryReport:
    days = ReceptionDay.objects.filter(unit=unit, post__in=PARTY_POSTS, state="held", on__range=(start, end))
    visits = list(Visit.objects.filter(day__in=days, state="heard").values_list("kind", "people"))
    by_kind: dict[str, int] = {}
    for kind, _ in visits:
        by_kind[kind] = by_kind.get(kind, 0) + 1
    return SecretaryReport(
        period, start, end, days.count(), len(visits), sum(people for _, people in visits), by_kind
    )
