"""The verbs of a job. ``ask`` writes a row in the transaction of whoever asks; a worker does the rest."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.files.storage import storages
from django.db import transaction

from config.schedule import TASKS
from danvan.core import steps
from danvan.core.codes import new_code
from danvan.core.dates import HERE, local_day
from danvan.core.refused import Refused
from danvan.jobs.models import Argument, Job
from danvan.jobs.states import RUNNING, STATES, STEPS, WAITING

LEASE = timedelta(seconds=90)
MOST_ATTEMPTS = 3
WAIT_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(minutes=60))
PREFIX = "VIEC"


class LeaseLost(Refused):
    """Việc này đã được một tiến trình khác nhận hoặc đã bị hủy; tiến trình này dừng lại."""


def ask(
    task: str, *, arguments: Mapping[str, str | int] | None = None, by: str, unit: str, at: datetime,
    not_before: datetime | None = None,
) -> Job:  # fmt: skip
    """Ask for ``task`` (a name of config.schedule.TASKS) and return the job, waiting.

    ``by`` is an officer's code or "system", ``unit`` a unit's code; ``arguments`` are codes, days, numbers: never
    personal data. The row belongs to the transaction of the caller: rolled back, nothing was asked for.
    """
    if task not in TASKS:
        raise KeyError(f"{task} is not in config.schedule.TASKS")
    with transaction.atomic():
        job = Job.objects.create(
            code=new_code(PREFIX, local_day(at).year), task=task, state=WAITING, asked_by=by, unit=unit, asked_at=at,
            not_before=not_before or at,
        )  # fmt: skip
        Argument.objects.bulk_create(
            Argument(job=job, name=name, text="", number=value) if isinstance(value, int)
            else Argument(job=job, name=name, text=str(value))
            for name, value in (arguments or {}).items()
        )  # fmt: skip
    return job


def begin(*, at: datetime, holder: str = "") -> Job | None:
    """Take up the oldest job that is due and hold it for LEASE; None when there is none.

    PostgreSQL passes over rows that another worker has locked; on SQLite the transaction is the lock.
    """
    if not Job.objects.due(at).exists():
        return None
    with transaction.atomic():
        job = Job.objects.due(at).order_by("not_before", "pk").select_for_update(skip_locked=True).first()
        if job is None:
            return None
        job.state = steps.check(STEPS, "begin", job.state, labels=STATES)
        job.lease, job.lease_until = holder or secrets.token_hex(8), at + LEASE
        job.attempts, job.began_at = job.attempts + 1, job.began_at or at
        job.save(update_fields=["state", "lease", "lease_until", "attempts", "began_at"])
    return job


def renew(job: Job, *, at: datetime) -> None:
    """Hold a running job for another LEASE. Raises LeaseLost."""
    _change(job, lease_until=at + LEASE)


def report(job: Job, *, done: int, total: int, sentence: str, mark: str | None, at: datetime) -> None:
    """Write down how far the job is and hold it on. Raises LeaseLost when it was cancelled or taken over."""
    kept = job.mark if mark is None else mark
    attempts = 1 if kept != job.mark else job.attempts  # what gets on between two kills is not given up
    _change(
        job, done=done, total=total, sentence=sentence[:500], mark=kept, attempts=attempts, lease_until=at + LEASE
    )


def keep_result(job: Job, *, name: str, path: str) -> None:
    """Write down the file that the job has made, in the private storage."""
    _change(job, result_name=name[:200], result_path=path)


def finish(job: Job, *, at: datetime) -> None:
    """The job is done."""
    _change(job, state=_next("finish", job), ended_at=at, lease="", lease_until=None)


def put_off(job: Job, *, at: datetime) -> None:
    """Something broke: try again later, or fail after MOST_ATTEMPTS."""
    if job.attempts >= MOST_ATTEMPTS:
        return fail(job, sentence=f"Chương trình gặp lỗi {job.attempts} lần nên dừng. Hãy báo người quản trị.", at=at)
    again = at + WAIT_AFTER[job.attempts - 1]
    _change(job, state=_next("put_off", job), not_before=again, lease="", lease_until=None,
            sentence=f"Chương trình gặp lỗi; sẽ chạy lại lúc {again.astimezone(HERE):%H:%M}.")  # fmt: skip
    return None


def leave(job: Job, *, at: datetime) -> None:
    """The worker must stop: another one goes on where this one was. No attempt is counted."""
    _change(job, state=_next("leave", job), not_before=at, attempts=job.attempts - 1, lease="", lease_until=None)


def fail(job: Job, *, sentence: str, at: datetime) -> None:
    """The job cannot be done; ``sentence`` says why to the person who asked."""
    _change(job, state=_next("fail", job), ended_at=at, sentence=sentence[:500], lease="", lease_until=None)


def cancel(job: Job, *, at: datetime) -> None:
    """The person who asked wants it no more; a running one stops at its next report."""
    with transaction.atomic():
        locked = Job.objects.select_for_update().get(pk=job.pk)
        state = steps.check(STEPS, "cancel", locked.state, labels=STATES)
        Job.objects.filter(pk=job.pk).update(state=state, ended_at=at, lease="", lease_until=None)


def forget_results(at: datetime, *, days: int = 7) -> int:
    """Erase results older than ``days`` and their files; return how many."""
    old = list(Job.objects.filter(ended_at__lt=at - timedelta(days=days)).exclude(result_path=""))
    for job in old:
        storages["private"].delete(job.result_path)
    Job.objects.filter(pk__in=[job.pk for job in old]).update(result_path="")
    return len(old)


def _next(verb: str, job: Job) -> str:
    return steps.check(STEPS, verb, job.state, labels=STATES)


def _change(job: Job, **columns: object) -> None:
    """Write columns of a job that we hold; on the row in memory too. Raises LeaseLost."""
    if not Job.objects.filter(pk=job.pk, state=RUNNING, lease=job.lease).update(**columns):
        raise LeaseLost()
    for name, value in columns.items():
        setattr(job, name, value)
