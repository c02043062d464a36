"""How readers rate: only counts by day; nothing says who rated."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from danvan.units.models import Unit


class RatingCount(models.Model):
    """How many gave so many stars to one article, or to a site (no article), on one day."""

    scrub = ()
    keep = ("id", "unit", "subject", "day", "stars", "count")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    subject = models.CharField("bài", max_length=24, blank=True, help_text="mã bài; để trống là cả trang")
    day = models.DateField("ngày")
    stars = models.PositiveSmallIntegerField("điểm")
    count = models.PositiveIntegerField("số lượt", default=0)

    class Meta:
        verbose_name = "lượt đánh giá"
        indexes = [
            models.Index(fields=["subject", "unit", "stars", "count"], name="rating_of_subject"),
            models.Index(fields=["unit", "day"], name="rating_counted"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "subject", "day", "stars"],
                name="rating_count_once",
                violation_error_message="Lượt đánh giá của ngày này đã có một dòng.",
            ),
            models.CheckConstraint(
                condition=Q(stars__gte=1, stars__lte=5),
                name="rating_one_to_five",
                violation_error_message="Điểm từ 1 đến 5.",
            ),
        ]
