"""Answers, what is published of them, and what the sender says of them."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.petitions.states import OUTCOMES, SERVED_BY
from danvan.units.models import Officer, Unit


class Answer(models.Model):
    """One draft of a reply and its approval. A joint reply is one such row for each petition."""

    scrub = ("text", "send_back_reason")
    keep = (
        "id", "petition", "outcome", "drafted_at", "drafted_by", "sent_back_at", "sent_back_by", "approved_at", "approved_by", "paper",
        "paper_on", "served_by", "served_on", "joint",
    )  # fmt: skip

    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="answers")
    text = models.TextField("trả lời")
    outcome = models.CharField("kết quả", max_length=10, choices=list(OUTCOMES.items()))
    drafted_at = models.DateTimeField("trình lúc")
    drafted_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    sent_back_at = models.DateTimeField("trả lại lúc", null=True, blank=True)
    sent_back_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    send_back_reason = models.CharField("lý do trả lại", max_length=500, blank=True)
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    approved_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.CharField("số văn bản trả lời", max_length=80, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True, blank=True)
    served_by = models.CharField("gửi bằng", max_length=10, blank=True, choices=list(SERVED_BY.items()))
    served_on = models.DateField("ngày gửi", null=True, blank=True)
    joint = models.CharField("mã trả lời chung", max_length=24, blank=True)

    class Meta:
        verbose_name = "trả lời"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None) | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="answer_approved_at_and_by",
                violation_error_message="Duyệt phải ghi cả người và lúc duyệt.",
            ),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(sent_back_at=None, approved_at=None),
                name="answer_one_waiting",
                violation_error_message="Hồ sơ đã có một dự thảo đang chờ duyệt.",
            ),
        ]  # fmt: skip


class PublicationQuerySet(models.QuerySet["Publication"]):
    def public(self, at: datetime) -> Self:
        return self.filter(public_from__lte=at)

    def of_units(self, units: models.QuerySet[Unit] | list[int]) -> Self:
        return self.filter(unit__in=units)

    def newest_first(self) -> Self:
        return self.order_by("-public_from", "-pk")


class Publication(models.Model):
    """Question and answer of common interest, written anew without personal data and signed off by the head."""

    scrub = ()
    keep = (
        "id",
        "petition",
        "unit",
        "topic_name",
        "title",
        "question",
        "answer",
        "public_from",
        "signed_off_at",
        "signed_off_by",
    )

    petition = models.OneToOneField("petitions.Petition", models.CASCADE, related_name="publication")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    topic_name = models.CharField("lĩnh vực", max_length=80, blank=True)
    title = models.CharField("tiêu đề", max_length=200)
    question = models.TextField("nội dung hỏi, đã bỏ thông tin cá nhân")
    answer = models.TextField("trả lời")
    public_from = models.DateTimeField("công khai từ", null=True, blank=True)
    signed_off_at = models.DateTimeField("duyệt công khai lúc")
    signed_off_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "trả lời được công khai"
        indexes = [models.Index(fields=["unit", "-public_from"], name="publication_unit_day")]


class Verdict(models.Model):
    """What the sender says of the answer: settled or not; whether it asks once to take the matter up again."""

    scrub = ("words",)
    keep = ("id", "petition", "settled", "at", "asks_reopening")

    petition = models.OneToOneField("petitions.Petition", models.CASCADE, related_name="verdict")
    settled = models.BooleanField("đã giải quyết xong")
    words = models.TextField("ý kiến", blank=True)
    asks_reopening = models.BooleanField("đề nghị mở lại", default=False)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "đánh giá của người gửi"
