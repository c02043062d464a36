"""Letters led out of the system: one that is just going, and how many went in a month."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from danvan.units.models import Unit


class Leaving(models.Model):
    """A petition that is being erased, for the length of one transaction: its history may go (``history.py``)."""

    scrub = ()
    keep = ("petition",)

    petition = models.PositiveBigIntegerField(primary_key=True)

    class Meta:
        verbose_name = "đơn đang được xóa"


class ErasureCount(models.Model):
    """The only thing that stays when a denunciation that slipped through is erased."""

    scrub = ()
    keep = ("id", "unit", "month", "count")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    month = models.DateField("tháng")
    count = models.PositiveIntegerField("số lượng", default=0)

    class Meta:
        verbose_name = "số đơn đã chuyển ra ngoài"
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="erasure_count_once_a_month"),
            models.CheckConstraint(
                condition=Q(month__day=1), name="erasure_count_of_a_month", violation_error_message="Ghi theo ngày đầu tháng."
            ),
        ]  # fmt: skip
