"""The traces by which letters that say nearly the same are found among a million: twelve whole numbers each."""

from __future__ import annotations

from django.db import models

from danvan.units.models import Unit


class Signature(models.Model):
    """One band of a letter's MinHash. Two letters that share a band may be alike; the texts decide."""

    scrub = ("value",)
    keep = ("id", "petition", "unit")

    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="signatures")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    value = models.BigIntegerField("dải")

    class Meta:
        verbose_name = "dấu vết nội dung"
        indexes = [models.Index(fields=["value", "unit", "petition"], name="signature_value")]
