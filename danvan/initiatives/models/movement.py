"""The movement of a unit: its plan and calendar, and the dated editions of its fields, criteria, levels and chain."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q

from danvan.initiatives.states import CHOICES, COMBINE, DEPTHS, MOVEMENT_STATES
from danvan.units.models import Officer, Unit


class MovementQuerySet(models.QuerySet["Movement"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep what was launched by units in the officer's scope, and what units above have announced."""
        above = Unit.objects.above(officer.unit, on)
        return self.filter(Q(unit__in=Unit.objects.in_scope_of(officer, on)) | Q(unit__in=above) & ~Q(state="draft"))

    def open_to(self, unit: Unit, on: date) -> Self:
        """Keep what a model of ``unit`` may register for: announced by the unit itself or by one above."""
        above = Unit.objects.above(unit, on)
        return self.filter(Q(unit=unit) | Q(unit__in=above), state="announced")

    def newest_first(self) -> Self:
        return self.order_by("-starts_on", "-pk")

    def with_unit_version(self, on: date) -> Self:
        """Prefetch the unit with its version of ``on``."""
        return self.prefetch_related(Prefetch("unit", Unit.objects.named(on)))


class Movement(models.Model):
    """A launch (phát động): the plan of one unit."""

    scrub = ()
    keep = (
        "id", "code", "unit", "state", "name", "plan_label", "aims", "starts_on", "ends_on", "register_by", "assess_by",
        "created_at", "created_by", "announced_at", "announced_by", "announced_on", "closed_at", "closed_by",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị phát động")
    state = models.CharField("tình trạng", max_length=10, choices=list(MOVEMENT_STATES.items()), default="draft")
    name = models.CharField("tên đợt", max_length=300)
    plan_label = models.CharField("kế hoạch", max_length=200, blank=True)
    aims = models.TextField("mục đích, yêu cầu, chỉ tiêu", blank=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    register_by = models.DateField("hạn đăng ký", null=True, blank=True)
    assess_by = models.DateField("hạn tự đánh giá", null=True, blank=True)
    created_at = models.DateTimeField("soạn lúc")
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    announced_at = models.DateTimeField(null=True, blank=True)
    announced_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    announced_on = models.DateField("ngày phát động", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    objects = MovementQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt phát động"
        indexes = [models.Index(fields=["unit", "state"], name="movement_unit_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="movement_ends_after_start",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(announced_at__isnull=False, announced_by__isnull=False, announced_on__isnull=False),
                name="movement_announced_at_and_by",
                violation_error_message="Đợt đã phát động phải ghi ai phát động, lúc nào.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def edition(self) -> Edition:
        """Return the edition in force: the newest one."""
        return self.editions.order_by("-number")[0]


class Edition(models.Model):
    """What a unit decided to measure by, as it stood from one day on; never changed once announced."""

    scrub = ()
    keep = ("id", "movement", "number", "combine", "reason", "made_at", "made_by")

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField("bản")
    combine = models.CharField("cách ra điểm chung", max_length=8, choices=list(COMBINE.items()), blank=True)
    reason = models.CharField("lý do sửa đổi", max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["movement", "number"], name="edition_number_once")]

    def names(self, kind: str) -> list[str]:
        """List the names of one kind of choice, in the order of the plan."""
        return [one.name for one in self.choices.all() if one.kind == kind]

    def tree(self) -> list[Criterion]:
        """List the criteria in the order of the paper, each after what it belongs to."""
        return list(self.criteria.all())

    def leaves(self) -> list[Criterion]:
        """List the criteria that are scored: those with nothing below them."""
        rows = self.tree()
        return [row for place, row in enumerate(rows) if place + 1 == len(rows) or rows[place + 1].depth <= row.depth]


class Choice(models.Model):
    """A field, a level of recognition or a link of the chain of appraisers, as the unit named it."""

    scrub = ()
    keep = ("id", "edition", "kind", "name", "minimum", "position")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="choices")
    kind = models.CharField("loại", max_length=6, choices=list(CHOICES.items()))
    name = models.CharField("tên", max_length=120)
    minimum = models.DecimalField("từ số điểm", max_digits=7, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["kind", "position", "pk"]


class Criterion(models.Model):
    """A group, a criterion or a part of one: its words, points, bonus, evidence, deadline."""

    scrub = ()
    keep = ("id", "edition", "depth", "text", "points", "bonus", "evidence", "due_on", "position")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="criteria")
    depth = models.PositiveSmallIntegerField("bậc", choices=list(DEPTHS.items()))
    text = models.CharField("nội dung", max_length=500)
    points = models.DecimalField("điểm", max_digits=6, decimal_places=2, null=True, blank=True)
    bonus = models.DecimalField("điểm thưởng", max_digits=6, decimal_places=2, null=True, blank=True)
    evidence = models.CharField("minh chứng", max_length=300, blank=True)
    due_on = models.DateField("hạn nộp", null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
