"""Jobs waiting, running and done; the leases that let one process at a time do a thing.

Unit and officer stand as codes: everything above may ask for a job.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from danvan.jobs.states import DONE, RUNNING, STATES, WAITING


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, officer: Any, on: date) -> Self:
        """Keep the jobs that ``officer`` asked for: a result is nobody else's."""
        return self.filter(asked_by=officer.code)

    def due(self, at: datetime) -> Self:
        """Keep what a worker may take up: waiting and not put off, or left by a worker that is gone."""
        return self.filter(Q(state=WAITING, not_before__lte=at) | Q(state=RUNNING, lease_until__lt=at))

    def open(self) -> Self:
        return self.filter(state__in=(WAITING, RUNNING))


class Job(models.Model):
    """One piece of work done beside the pages, asked for in the transaction that needs it."""

    scrub = ()
    keep = (
        "id", "code", "task", "state", "asked_by", "unit", "asked_at", "not_before", "began_at", "ended_at",
        "lease", "lease_until", "attempts", "done", "total", "sentence", "mark", "result_name", "result_path",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    task = models.CharField("việc", max_length=60)
    state = models.CharField("tình trạng", max_length=10, choices=list(STATES.items()), default=WAITING)
    asked_by = models.CharField("người yêu cầu", max_length=24)
    unit = models.CharField("đơn vị", max_length=24)
    asked_at = models.DateTimeField("yêu cầu lúc")
    not_before = models.DateTimeField("không chạy trước")
    began_at = models.DateTimeField("bắt đầu lúc", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    lease = models.CharField("tiến trình giữ", max_length=32, blank=True)
    lease_until = models.DateTimeField("giữ đến", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("số lần chạy", default=0)
    done = models.PositiveIntegerField("đã làm", default=0)
    total = models.PositiveIntegerField("tất cả", default=0)
    sentence = models.CharField("tình hình", max_length=500, blank=True)
    mark = models.CharField("đã làm đến", max_length=200, blank=True)
    result_name = models.CharField("tên tệp kết quả", max_length=200, blank=True)
    result_path = models.CharField("tệp kết quả", max_length=200, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "việc chạy nền"
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["not_before", "id"], condition=Q(state__in=("waiting", "running")), name="job_open"),
            models.Index(fields=["asked_by", "-asked_at"], name="job_of_officer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=RUNNING) | (~Q(lease="") & Q(lease_until__isnull=False)),
                name="job_runs_with_a_lease",
                violation_error_message="Việc đang chạy phải có tiến trình giữ.",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        """Whether it may still change by itself."""
        return self.state in (WAITING, RUNNING)

    @property
    def percent(self) -> int | None:
        """How far it is, 0 to 100; None when nobody knows."""
        if self.state == DONE:
            return 100
        return min(100, self.done * 100 // self.total) if self.total else None


class Argument(models.Model):
    """One argument of a job: a code, a day, a number. Never personal data."""

    scrub = ()
    keep = ("id", "job", "name", "text", "number")

    job = models.ForeignKey(Job, models.CASCADE, related_name="arguments", verbose_name="việc")
    name = models.CharField("tên", max_length=40)
    text = models.CharField("chữ", max_length=500, blank=True)
    number = models.BigIntegerField("số", null=True, blank=True)

    class Meta:
        verbose_name = "tham số"
        constraints = [models.UniqueConstraint(fields=["job", "name"], name="job_argument_once")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"

    @property
    def value(self) -> str | int:
        return self.text if self.number is None else self.number


class Lease(models.Model):
    """Who does a thing now, until when, and when it was done last: the clock's tasks and the worker's pulse."""

    scrub = ()
    keep = ("name", "holder", "held_until", "done_at", "failed_at", "sentence")

    name = models.CharField("việc", max_length=60, primary_key=True)
    holder = models.CharField("tiến trình giữ", max_length=32, blank=True)
    held_until = models.DateTimeField("giữ đến")
    done_at = models.DateTimeField("xong lần cuối lúc", null=True, blank=True)
    failed_at = models.DateTimeField("hỏng lần cuối lúc", null=True, blank=True)
    sentence = models.CharField("tình hình", max_length=300, blank=True)

    class Meta:
        verbose_name = "phiên giữ việc"

    def __str__(self) -> str:
        return self.name
