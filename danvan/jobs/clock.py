"""What the clock asks for: each task of the schedule when its time has come, by one process at a time."""

from __future__ import annotations

import logging
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils.module_loading import import_string

from config.schedule import CLOCK_TASKS
from danvan.core.dates import HERE
from danvan.core.refused import Refused
from danvan.jobs.models import Lease

logger = logging.getLogger(__name__)
HELD_FOR = timedelta(minutes=30)
AGAIN_AFTER = timedelta(minutes=10)


def last_due(every: timedelta | time, at: datetime) -> datetime:
    """Return the moment that the last run must not be later than for a task to be due at ``at``.

    ``every`` is a span since the last run, or a time of day in Viet Nam (a run at that very moment counts).
    """
    if isinstance(every, timedelta):
        return at - every
    here = at.astimezone(HERE)
    today = here.replace(hour=every.hour, minute=every.minute, second=0, microsecond=0)
    moment = today if today <= here else today - timedelta(days=1)
    return moment - timedelta(microseconds=1)


def tick(at: datetime, *, holder: str = "clock") -> list[str]:
    """Run every task that is due at ``at`` and that nobody else holds; return their names."""
    ran_at = dict(Lease.objects.filter(pk__in=CLOCK_TASKS).values_list("name", "done_at"))
    ran = []
    for name, (_, dotted, every) in CLOCK_TASKS.items():
        if name not in ran_at:
            _meet(name, every, at)
            ran_at[name] = at if isinstance(every, time) else None
        due = last_due(every, at)
        last = ran_at[name]
        if (last is None or last <= due) and _take(name, due, at, holder):
            _run(name, dotted, at)
            ran.append(name)
    return ran


def _meet(name: str, every: timedelta | time, at: datetime) -> None:
    """Write the row of a new task; one with a time of day waits for that time."""
    first = at if isinstance(every, time) else None
    Lease.objects.bulk_create([Lease(name=name, held_until=at, done_at=first)], ignore_conflicts=True)


def _take(name: str, due: datetime, at: datetime, holder: str) -> bool:
    """Hold a task, in one update: of two clocks only one gets it. A killed one frees it after half an hour."""
    free = Lease.objects.filter(Q(done_at=None) | Q(done_at__lte=due), pk=name, held_until__lte=at)
    return bool(free.update(holder=holder, held_until=at + HELD_FOR))


def _run(name: str, dotted: str, at: datetime) -> None:
    row = Lease.objects.filter(pk=name)
    try:
        import_string(dotted)(at)
    except Refused as refused:
        row.update(held_until=at + AGAIN_AFTER, failed_at=at, sentence=refused.sentence[:300])
    except Exception as error:
        logger.exception("clock task %s", name)
        row.update(held_until=at + AGAIN_AFTER, failed_at=at, sentence=type(error).__name__)
    else:
        row.update(held_until=at, done_at=at, sentence="")
