"""Appraisal: rounds of named assessors side by side, their points and every change of them; recognitions."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from danvan.initiatives.models.initiative import Initiative
from danvan.initiatives.models.movement import Criterion, Edition
from danvan.initiatives.states import VERDICTS
from danvan.units.models import Officer


class Round(models.Model):
    """One round for one model: which link of the chain, by which edition of the criteria, until when."""

    scrub = ()
    keep = (
        "id", "initiative", "edition", "number", "stage", "due_on", "opened_at", "opened_by", "closed_at", "closed_by",
        "points", "points_reason", "verdict", "verdict_note",
    )  # fmt: skip

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="rounds")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveSmallIntegerField("vòng")
    stage = models.CharField("nấc thẩm định", max_length=120)
    due_on = models.DateField("hạn chấm", null=True, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    points = models.DecimalField("điểm chung", max_digits=7, decimal_places=2, null=True, blank=True)
    points_reason = models.CharField("lý do của điểm thống nhất", max_length=400, blank=True)
    verdict = models.CharField("kết luận", max_length=14, choices=list(VERDICTS.items()), blank=True)
    verdict_note = models.CharField("ý kiến", max_length=400, blank=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["closed_at", "due_on"], name="round_open")]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["initiative"],
                condition=Q(closed_at=None),
                name="round_one_open",
                violation_error_message="Mô hình đang có một vòng thẩm định chưa chốt.",
            ),
        ]


class Assessor(models.Model):
    """A named person who scores in a round; locked once handed in."""

    scrub = ()
    keep = ("id", "round", "officer", "handed_in_at", "remark")

    round = models.ForeignKey(Round, models.CASCADE, related_name="assessors")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+", verbose_name="người chấm")
    handed_in_at = models.DateTimeField("nộp phiếu lúc", null=True, blank=True)
    remark = models.CharField("nhận xét", max_length=600, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "officer"], name="assessor_once")]

    def total(self) -> Decimal:
        """Add up the points that were given; asks ``scores`` (prefetch them)."""
        return sum((one.points for one in self.scores.all()), Decimal(0))


class Score(models.Model):
    """The points of one assessor for one criterion."""

    scrub = ()
    keep = ("id", "assessor", "criterion", "points", "note")

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = models.DecimalField("điểm", max_digits=6, decimal_places=2)
    note = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessor", "criterion"], name="score_once")]


class ScoreChange(models.Model):
    """Points that were changed after they had been handed in: from, to, why, when."""

    scrub = ()
    keep = ("id", "assessor", "criterion", "before", "after", "reason", "changed_at")

    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="changes")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    before = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    after = models.DecimalField(max_digits=6, decimal_places=2)
    reason = models.CharField("lý do", max_length=300)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["changed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="scorechange_with_reason",
                violation_error_message="Sửa điểm sau khi nộp phiếu phải ghi lý do.",
            )
        ]


class Recognition(models.Model):
    """A model was recognised at a level by a decision; the number and day are those of the paper."""

    scrub = ()
    keep = (
        "id",
        "initiative",
        "level",
        "decision",
        "decided_on",
        "decided_by_name",
        "recognised_at",
        "recognised_by",
    )

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="recognitions")
    level = models.CharField("mức", max_length=120)
    decision = models.CharField("số quyết định", max_length=120)
    decided_on = models.DateField("ngày quyết định")
    decided_by_name = models.CharField("cơ quan quyết định", max_length=200, blank=True)
    recognised_at = models.DateTimeField()
    recognised_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["decided_on", "pk"]
        indexes = [models.Index(fields=["decided_on"], name="recognition_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "level"],
                name="recognition_level_once",
                violation_error_message="Mô hình đã được công nhận ở mức này.",
            )
        ]
