"""Runs an event through the house: dry for the preview, in small resumable steps as a job."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from danvan.core.dates import local_day
from danvan.hall.events.calendar import ON_CALENDAR_CHANGED
from danvan.hall.events.merging import ON_UNITS_MERGED
from danvan.hall.events.persons import ON_PERSON_ERASED
from danvan.hall.events.retention import ON_RETENTION_DUE
from danvan.hall.events.work import Cause, Effect, Preview, Rooms, Work
from danvan.jobs import actions as jobs
from danvan.jobs.models import Job
from danvan.jobs.running import Running
from danvan.notices import actions as notices
from danvan.units.models import Officer, OfficerRole

EVENTS: dict[str, Rooms] = {
    "calendar_changed": ON_CALENDAR_CHANGED,
    "units_merged": ON_UNITS_MERGED,
    "person_erased": ON_PERSON_ERASED,
    "retention_due": ON_RETENTION_DUE,
}
AT_ONCE = 20
"""Units whose records are changed in one transaction."""
SAMPLES = 20
PREVIEW_SECONDS = 3.0
TOLD = ("head", "clerk")


def preview(event: str, *, subject: str = "", at: datetime, seconds: float = PREVIEW_SECONDS) -> Preview:
    """Say what ``event`` would change, without writing; after ``seconds`` it says "hơn …" and stops."""
    seen, began = Preview(), time.monotonic()
    cause = Cause(subject, at, local_day(at), dry_run=True)
    for _, work in _works(event):
        for ids in _portions(work.units(cause)):
            effects = work.do(ids, cause)
            seen.counts[work.what] = seen.counts.get(work.what, 0) + len(effects)
            seen.samples += effects[: SAMPLES - len(seen.samples)]
            if time.monotonic() - began > seconds:
                seen.more = True
                return seen
    return seen


def ask(event: str, *, subject: str = "", by: str, unit: str, at: datetime) -> Job:
    """Put an event into the queue, in the transaction that causes it. ``by``, ``unit``, ``subject`` are codes."""
    return jobs.ask("run_event", arguments={"event": event, "subject": subject}, by=by, unit=unit, at=at)


def ask_for_retention(at: datetime) -> None:
    """Ask each day for what has been kept long enough; nothing due, nothing asked."""
    asked = Job.objects.open().filter(task="run_event", asked_by="system").exists()
    if not asked and preview("retention_due", at=at).total:
        ask("retention_due", by="system", unit="system", at=at)


def run(job: Running, at: datetime) -> None:
    """Run an event: a few units a step, each in one transaction; a killed run goes on after its last step."""
    cause = Cause(str(job.arguments["subject"]), at, local_day(at), dry_run=False)
    steps = [
        (room, work, ids)
        for room, work in _works(str(job.arguments["event"]))
        for ids in _portions(work.units(cause))
    ]
    room_before, last_before, changed = _read_mark(job.mark)
    passed = [room for room, _, _ in steps]
    for number, (room, work, ids) in enumerate(steps, 1):
        if room_before and (room == room_before and ids[-1] <= last_before or room_before in passed[number:]):
            continue
        with transaction.atomic():
            effects = work.do(ids, cause)
            _tell(work, effects, at)
        changed += len(effects)
        job.progress(number, len(steps), f"{changed} thay đổi", mark=f"{room}:{ids[-1]}:{changed}")
    job.progress(len(steps), len(steps), f"Đã xong: {changed} thay đổi.")


def _works(event: str) -> Iterator[tuple[str, Work]]:
    for room, work in EVENTS[event].items():
        if isinstance(work, Work):
            yield room, work


def _portions(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _read_mark(mark: str) -> tuple[str, int, int]:
    room, _, rest = mark.partition(":")
    last, _, changed = rest.partition(":")
    return room, int(last or 0), int(changed or 0)


def _tell(work: Work, effects: list[Effect], at: datetime) -> None:
    """Tell those who lead and clerk in each unit how many of its records have changed."""
    if not work.told:
        return
    counts: dict[int, int] = {}
    for one in effects:
        counts[one.unit_id] = counts.get(one.unit_id, 0) + 1
    held = OfficerRole.objects.on(local_day(at)).filter(role__in=TOLD).values("officer")
    for officer in Officer.objects.filter(pk__in=held, unit__in=counts).select_related("user", "unit").distinct():
        text = work.told.format(count=counts[officer.unit_id])
        notices.tell([officer], text=text, kind="event.run", url=work.url, at=at)
