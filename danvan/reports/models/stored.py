"""Stored counts by fact, slice, unit and month: a cache for charts and wide views, rebuilt at will."""

from __future__ import annotations

from django.db import models

from danvan.units.models import Unit


class StoredFact(models.Model):
    """What the records of one unit add to one slice of a fact in one calendar month."""

    scrub = ()
    keep = ("id", "fact", "slice", "unit", "month", "amount", "typed", "estimate")

    fact = models.CharField("sổ để đếm", max_length=40)
    slice = models.CharField("loại", max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    month = models.DateField("tháng, ngày đầu")
    amount = models.BigIntegerField("đã đếm và nhập tay")
    typed = models.BigIntegerField("trong đó nhập tay", default=0)
    estimate = models.BigIntegerField("ước tính", default=0)

    class Meta:
        verbose_name = "số đã đếm sẵn"
        constraints = [models.UniqueConstraint(fields=["fact", "slice", "unit", "month"], name="storedfact_once")]
        indexes = [models.Index(fields=["fact", "slice", "month", "unit", "amount"], name="storedfact_by_group")]
