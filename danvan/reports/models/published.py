"""What the public reads: one frozen table of a form and a quarter, units by columns; hidden counts are not stored."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from danvan.reports.models.form import ReportForm
from danvan.units.models import Officer, Unit

TOTAL = ""
"""The code of the row and of the column of totals."""


class PublishedGridQuerySet(models.QuerySet["PublishedGrid"]):
    def seen_by(self, bodies: list[int]) -> Self:
        """Keep the tables that these bodies published or that have a row of theirs."""
        rows = PublishedCount.objects.filter(unit__in=bodies).values("grid")
        return self.filter(Q(unit__in=bodies) | Q(pk__in=rows))

    def newest_first(self) -> Self:
        return self.order_by("-starts_on", "form__code", "-pk")


class PublishedGrid(models.Model):
    """A table published once and for all; a later correction of reports stands in later quarters."""

    scrub = ()
    keep = (
        "id", "form", "form_name", "unit", "unit_name", "period_code", "starts_on", "ends_on", "title", "measure", "source",
        "expected", "received", "has_year", "threshold", "hash", "published_at", "published_by",
    )  # fmt: skip

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="grids")
    form_name = models.CharField("tên biểu", max_length=250)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi công bố")
    unit_name = models.CharField("tên nơi công bố", max_length=250)
    period_code = models.CharField("kỳ", max_length=24)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    title = models.CharField("tên bảng", max_length=400)
    measure = models.CharField("đơn vị tính", max_length=40)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    expected = models.PositiveIntegerField("số đơn vị phải gửi")
    received = models.PositiveIntegerField("số đơn vị có số liệu")
    has_year = models.BooleanField("có cột từ đầu năm")
    threshold = models.PositiveSmallIntegerField("ngưỡng che")
    hash = models.CharField("dấu của bảng", max_length=64)
    published_at = models.DateTimeField("công bố lúc")
    published_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    objects = PublishedGridQuerySet.as_manager()

    class Meta:
        verbose_name = "bảng số liệu công khai"
        indexes = [models.Index(fields=["form", "-starts_on"], name="grid_form_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "unit", "period_code"], name="grid_once",
                violation_error_message="Bảng của kỳ này đã công bố; số đã công bố không thay.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title}, {self.period_code}"


class PublishedCount(models.Model):
    """One count of a published table; None is hidden. The code of a total is empty."""

    scrub = ()
    keep = (
        "id",
        "grid",
        "row",
        "unit",
        "unit_code",
        "unit_name",
        "place",
        "column_code",
        "column_name",
        "value",
        "ytd",
    )

    grid = models.ForeignKey(PublishedGrid, models.CASCADE, related_name="counts")
    row = models.PositiveSmallIntegerField("hàng")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    unit_code = models.CharField("mã đơn vị", max_length=24, blank=True)
    unit_name = models.CharField("tên đơn vị", max_length=250)
    place = models.PositiveSmallIntegerField("cột")
    column_code = models.CharField("mã chỉ tiêu", max_length=24, blank=True)
    column_name = models.CharField("tên chỉ tiêu", max_length=400)
    value = models.BigIntegerField("trong kỳ", null=True)
    ytd = models.BigIntegerField("từ đầu năm", null=True)

    class Meta:
        verbose_name = "số đã công khai"
        ordering = ["grid", "row", "place"]
        constraints = [models.UniqueConstraint(fields=["grid", "row", "place"], name="publishedcount_once")]
