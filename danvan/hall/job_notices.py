"""A job that ran in the background tells the officer who asked for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from danvan.jobs.models import Job
from danvan.jobs.states import DONE, FAILED
from danvan.notices import actions as notices
from danvan.units.models import Officer

WATCHED = timedelta(seconds=20)
"""Who waits at the page of a job sees it end there."""


def tell_asker(job: Job, label: str, at: datetime) -> None:
    """Tell that a job is done when it took a while, and always that it could not be done."""
    if not (job.state == FAILED or (job.state == DONE and at - job.asked_at > WATCHED)):
        return
    text = f"Đã xong: {label}" if job.state == DONE else f"Không làm được: {label}. {job.sentence}"
    officers = Officer.objects.filter(code=job.asked_by).select_related("user", "unit")
    notices.tell(officers, text=text, kind="job.ended", code=job.code, url=f"/desk/jobs/{job.code}/", at=at)
