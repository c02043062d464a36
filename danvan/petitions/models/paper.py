"""Files of a petition, and the criteria that were ticked for an extension."""

from __future__ import annotations

from django.core.files.storage import storages
from django.db import models

from danvan.petitions.states import COMPLEX_CRITERIA, FILE_ORIGINS
from danvan.units.models import Officer


def private_files() -> object:
    """Return the storage of originals, which no address reaches."""
    return storages["private"]


class PetitionFile(models.Model):
    """A file that came with a petition or was added to it; private, given out only as an attachment."""

    scrub = ("name", "file")
    keep = (
        "id",
        "code",
        "petition",
        "origin",
        "media_type",
        "size",
        "sha256",
        "added_at",
        "added_by",
        "quarantined_at",
        "quarantined_for",
    )

    code = models.CharField("mã", max_length=24, unique=True)
    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="files")
    origin = models.CharField("của ai", max_length=8, choices=list(FILE_ORIGINS.items()))
    name = models.CharField("tên tệp", max_length=200)
    file = models.FileField("tệp", storage=private_files, upload_to="petitions/%Y/%m")
    media_type = models.CharField("kiểu tệp", max_length=100)
    size = models.PositiveBigIntegerField("cỡ tệp")
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    quarantined_at = models.DateTimeField("cách ly lúc", null=True, blank=True)
    quarantined_for = models.CharField("vì", max_length=120, blank=True)

    class Meta:
        verbose_name = "tệp của đơn"
        ordering = ["pk"]


class Criterion(models.Model):
    """One ticked criterion of a complex case, recorded in writing (NĐ 124/2020 Đ3a)."""

    scrub = ()
    keep = ("id", "petition", "step", "criterion")

    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="criteria")
    step = models.ForeignKey("petitions.PetitionStep", models.CASCADE, related_name="criteria")
    criterion = models.CharField("tiêu chí", max_length=30, choices=list(COMPLEX_CRITERIA.items()))

    class Meta:
        verbose_name = "tiêu chí phức tạp"
