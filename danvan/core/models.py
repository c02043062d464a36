"""Two small tables of the floor: allowances of the throttle, and the keys that have sealed rows here."""

from __future__ import annotations

from django.db import models


class Allowance(models.Model):
    """How often something was done in a window of time. ``key`` is a digest: no address or name stays."""

    scrub = ()
    keep = ("key", "count", "ends_at")

    key = models.CharField("dấu", max_length=64, primary_key=True)
    count = models.PositiveIntegerField("số lần")
    ends_at = models.DateTimeField("hết lúc", db_index=True)

    class Meta:
        verbose_name = "số lần trong khoảng"

    def __str__(self) -> str:
        return f"{self.count} đến {self.ends_at}"


class SealingKey(models.Model):
    """A key that seals or sealed rows of this database, by its id. ``retired_at``: no row needs it any more."""

    scrub = ()
    keep = ("key", "first_at", "retired_at")

    key = models.CharField("khóa", max_length=8, primary_key=True)
    first_at = models.DateTimeField("dùng từ")
    retired_at = models.DateTimeField("thôi dùng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "khóa niêm phong"

    def __str__(self) -> str:
        return self.key
