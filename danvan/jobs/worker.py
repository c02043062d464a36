"""Takes up jobs and does them, one after the other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from django.utils import timezone
from django.utils.module_loading import import_string

from config.schedule import AFTER_JOB, TASKS
from danvan.core.refused import Refused
from danvan.jobs import actions
from danvan.jobs.models import Job
from danvan.jobs.running import Running

logger = logging.getLogger(__name__)


class Stop(BaseException):
    """The worker was told to stop while it does a job: the job is left to the next one."""


def run_waiting(at: datetime, *, most: int = 100) -> int:
    """Do every job that is due at ``at``, in this thread; return how many. For tests and ``manage work --once``."""
    for count in range(most):
        job = actions.begin(at=at)
        if job is None:
            return count
        do(job, at=at, clock=lambda: at)
    return most


def do(job: Job, *, at: datetime, clock: Callable[[], datetime] = timezone.now) -> None:
    """Do a job that was begun: a refusal fails it with its sentence, a bug puts it off; then its asker is told."""
    _attempt(job, at, clock)
    try:
        import_string(AFTER_JOB)(job, TASKS[job.task][0] if job.task in TASKS else "Việc chạy nền", clock())
    except Exception:
        logger.exception("job %s: nobody was told", job.code)


def _attempt(job: Job, at: datetime, clock: Callable[[], datetime]) -> None:
    if job.attempts > actions.MOST_ATTEMPTS:
        actions.fail(
            job, sentence="Việc này đã bị ngắt giữa chừng nhiều lần nên dừng. Hãy báo người quản trị.", at=at
        )
        return
    try:
        import_string(TASKS[job.task][1])(Running(job, clock), at)
        actions.finish(job, at=clock())
    except actions.LeaseLost:
        logger.warning("job %s: taken over or cancelled", job.code)
    except Stop:
        with suppress(Refused):  # it had just ended
            actions.leave(job, at=clock())
        raise
    except Refused as refused:
        actions.fail(job, sentence=refused.sentence, at=clock())
    except Exception:
        logger.exception("job %s (%s), attempt %s", job.code, job.task, job.attempts)
        actions.put_off(job, at=clock())
