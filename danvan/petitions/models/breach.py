"""A breach of personal data that a unit found: the book of them, each with its clock of 72 hours."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.calendars.clocks import Clock, ClockChange
from danvan.petitions.data_states import BREACH_STATES, FOUND
from danvan.units.models import Officer, Unit


class BreachQuerySet(models.QuerySet["Breach"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def newest_first(self) -> Self:
        return self.order_by("-found_at", "-pk")


class Breach(models.Model):
    """What happened, whose data, what was done, when it was reported (Luật 91/2025 Điều 23). No names in it."""

    scrub = ()
    keep = (
        "id", "code", "unit", "state", "found_at", "entered_at", "entered_by", "what", "data_kinds", "people", "measures", "reported_at",
        "reported_to", "paper", "late_reason", "people_told_on", "ended_at", "ended_by", "result",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    state = models.CharField("tình trạng", max_length=10, choices=list(BREACH_STATES.items()), default=FOUND)
    found_at = models.DateTimeField("phát hiện lúc")
    entered_at = models.DateTimeField("ghi lúc")
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    what = models.TextField("việc xảy ra")
    data_kinds = models.CharField("loại dữ liệu", max_length=300)
    people = models.PositiveIntegerField("số người bị ảnh hưởng", null=True, blank=True)
    measures = models.TextField("đã làm gì", blank=True)
    reported_at = models.DateTimeField("báo cáo lúc", null=True, blank=True)
    reported_to = models.CharField("báo cáo đến", max_length=200, blank=True)
    paper = models.CharField("số văn bản", max_length=80, blank=True)
    late_reason = models.CharField("vì sao chậm", max_length=300, blank=True)
    people_told_on = models.DateField("đã báo cho người bị ảnh hưởng ngày", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    ended_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    result = models.TextField("kết quả khắc phục", blank=True)

    objects = BreachQuerySet.as_manager()

    class Meta:
        verbose_name = "vi phạm dữ liệu cá nhân"
        indexes = [models.Index(fields=["unit", "-found_at"], name="breach_unit_found")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="found") | Q(reported_at__isnull=False),
                name="breach_reported_with_moment",
                violation_error_message="Đã báo cáo thì phải ghi lúc báo cáo.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class BreachClock(Clock):
    """The 72 hours of a breach."""

    scrub = ()
    keep = (*Clock.keep, "breach")

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="clocks")

    class Meta(Clock.Meta):
        abstract = False
        verbose_name = "thời hạn của vi phạm dữ liệu"


class BreachClockChange(ClockChange):
    """What happened to a term of a breach."""

    scrub = ()
    keep = ClockChange.keep

    clock = models.ForeignKey(BreachClock, models.CASCADE, related_name="changes")

    class Meta(ClockChange.Meta):
        abstract = False
        verbose_name = "thay đổi của thời hạn"
