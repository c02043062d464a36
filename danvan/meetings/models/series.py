"""Meetings that belong together: classes of one course, the monthly briefing."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models

from danvan.meetings.states import RHYTHMS
from danvan.units.models import Officer, Unit


class SeriesQuerySet(models.QuerySet["Series"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the series of units in the officer's scope."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))


class Series(models.Model):
    """Meetings that are counted together: «11 lớp bồi dưỡng, 2.353 lượt» is one question to it."""

    scrub = ()
    keep = ("id", "code", "unit", "name", "year", "rhythm", "made_at", "made_by")

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    name = models.CharField("tên chuỗi", max_length=300)
    year = models.PositiveSmallIntegerField("năm")
    rhythm = models.CharField("nhịp", max_length=7, blank=True, choices=list(RHYTHMS.items()))
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "chuỗi cuộc họp"
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name", "year"], name="series_once", violation_error_message="Đã có chuỗi cuộc họp này."
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name
