"""What the worker asks of the room."""

from __future__ import annotations

from datetime import datetime

from danvan.core import statistics
from danvan.intake.models import Moving
from danvan.intake.moving import take_in
from danvan.jobs.running import Running


def move_in(job: Running, at: datetime) -> None:
    """Read the pages of an earlier portal, line by line."""
    moving = Moving.objects.select_related("unit", "asked_by").get(code=job.arguments["moving"])
    take_in(
        moving, at=at, progress=lambda done, total: job.progress(done, total, f"Đã đọc {done} trong {total} trang.")
    )
    statistics.refresh()
