"""The worker's sign of life, and how the queue stands: for health pages and monitors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min

from danvan.jobs.models import Job, Lease
from danvan.jobs.states import WAITING

WORKER = "worker"
HELD_FOR = timedelta(seconds=45)
STANDING = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Standing:
    """Is a worker alive; since when has the oldest due job waited (None: none waits); clock tasks that failed."""

    seen_at: datetime | None
    alive: bool
    oldest_at: datetime | None
    failed: tuple[str, ...]

    def is_standing(self, at: datetime) -> bool:
        """Whether a job has been due for longer than five minutes."""
        return self.oldest_at is not None and at - self.oldest_at > STANDING


def beat(holder: str, *, at: datetime) -> None:
    """Say that the worker ``holder`` is alive."""
    Lease.objects.update_or_create(
        pk=WORKER, defaults={"holder": holder, "held_until": at + HELD_FOR, "done_at": at}
    )  # fmt: skip


def stop(holder: str, *, at: datetime) -> None:
    """Say that the worker ``holder`` has ended in order."""
    Lease.objects.filter(pk=WORKER, holder=holder).update(held_until=at)


def standing(at: datetime) -> Standing:
    """Look how worker, queue and clock stand (two questions)."""
    rows = {row.name: row for row in Lease.objects.all()}
    worker = rows.pop(WORKER, None)
    failed = [
        name for name, row in rows.items() if row.failed_at and (not row.done_at or row.failed_at > row.done_at)
    ]
    waiting = Job.objects.open().filter(state=WAITING, not_before__lte=at)
    return Standing(
        seen_at=worker.done_at if worker else None, alive=bool(worker and worker.held_until > at),
        oldest_at=waiting.aggregate(oldest=Min("not_before"))["oldest"], failed=tuple(sorted(failed)),
    )  # fmt: skip
