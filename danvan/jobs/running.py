"""What a task function is given: the job it does, its arguments, and how to say how far it is."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from danvan.jobs import actions
from danvan.jobs.models import Job


class Running:
    """A job while it runs. A task function is ``f(job: Running, at)``.

    ``arguments`` dict of str and int · ``asked_by``, ``unit``, ``code`` · ``mark``: where an earlier run that was
    killed had come to (empty at first), as given to ``progress(mark=…)``.
    """

    def __init__(self, job: Job, clock: Callable[[], datetime]) -> None:
        self.job, self._clock = job, clock
        self.arguments = {one.name: one.value for one in job.arguments.all()}
        self.code, self.asked_by, self.unit = job.code, job.asked_by, job.unit

    @property
    def mark(self) -> str:
        """Where this or an earlier run of the job has come to."""
        return self.job.mark

    def progress(self, done: int, total: int, sentence: str = "", *, mark: str | None = None) -> None:
        """Say how far the job is; call it at least every minute. Raises LeaseLost when it must stop."""
        actions.report(self.job, done=done, total=total, sentence=sentence, mark=mark, at=self._clock())

    def keep_result(self, name: str, content: bytes) -> None:
        """Keep the file that the person who asked may fetch, for seven days. ``name`` is what they see."""
        path = f"jobs/{secrets.token_hex(16)}{PurePath(name).suffix}"
        kept = storages["private"].save(path, ContentFile(content))
        actions.keep_result(self.job, name=name, path=kept)
