"""Counts by day: of a page, of a site; and of visitors in the last minutes. Nothing about a person."""

from __future__ import annotations

from django.db import models


class PageDay(models.Model):
    """How often a page was read on a day. ``page`` is a record's code or a path."""

    scrub = ()
    keep = ("id", "site", "page", "day", "count")

    site = models.CharField("Trang", max_length=64)
    page = models.CharField("Bài", max_length=200)
    day = models.DateField("Ngày")
    count = models.PositiveBigIntegerField("Lượt xem")

    class Meta:
        db_table = "visits_page_day"
        verbose_name = "lượt xem của bài"
        constraints = [models.UniqueConstraint(fields=["page", "site", "day"], name="visits_one_row_per_page_day")]

    def __str__(self) -> str:
        return f"{self.page} {self.day}: {self.count}"


class SiteDay(models.Model):
    """How many pages of a site were read on a day."""

    scrub = ()
    keep = ("id", "site", "day", "count")

    site = models.CharField("Trang", max_length=64)
    day = models.DateField("Ngày")
    count = models.PositiveBigIntegerField("Lượt truy cập")

    class Meta:
        db_table = "visits_site_day"
        verbose_name = "lượt truy cập của trang"
        constraints = [models.UniqueConstraint(fields=["site", "day"], name="visits_one_row_per_site_day")]

    def __str__(self) -> str:
        return f"{self.site} {self.day}: {self.count}"


class SiteNow(models.Model):
    """How many visitors a site had in five minutes; older rows are thrown away."""

    scrub = ()
    keep = ("id", "site", "slot", "count")

    site = models.CharField("Trang", max_length=64)
    slot = models.BigIntegerField("Khoảng năm phút")
    count = models.PositiveBigIntegerField("Khách")

    class Meta:
        db_table = "visits_site_now"
        verbose_name = "khách đang xem trang"
        constraints = [models.UniqueConstraint(fields=["site", "slot"], name="visits_one_row_per_site_slot")]

    def __str__(self) -> str:
        return f"{self.site} {self.slot}: {self.count}"


class SiteTime(models.Model):
    """How many answers of a site took up to so many milliseconds on a day."""

    scrub = ()
    keep = ("id", "site", "day", "step", "count")

    site = models.CharField("Trang", max_length=64)
    day = models.DateField("Ngày")
    step = models.PositiveIntegerField("Đến (phần nghìn giây)")
    count = models.PositiveBigIntegerField("Lượt trả lời")

    class Meta:
        db_table = "visits_site_time"
        verbose_name = "thời gian trả lời của trang"
        constraints = [
            models.UniqueConstraint(fields=["site", "day", "step"], name="visits_one_row_per_site_day_step")
        ]

    def __str__(self) -> str:
        return f"{self.site} {self.day} <= {self.step}: {self.count}"
