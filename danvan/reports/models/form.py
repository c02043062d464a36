"""Report forms: versions with their parts and reporting line; who asked whom for a form."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from danvan.reports.models.indicator import Indicator
from danvan.reports.states import DUE_UNITS, LAYOUTS, PARTS, PERIODS, SYSTEMS
from danvan.units.models import Officer, Unit
from danvan.units.states import LEVELS, ORGANISATION_KINDS


class ReportForm(models.Model):
    """A form for ever: its code. What it asks stands in its versions."""

    scrub = ()
    keep = ("id", "code")

    code = models.CharField("mã biểu", max_length=24, unique=True)

    class Meta:
        verbose_name = "biểu báo cáo"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class FormVersionQuerySet(models.QuerySet["FormVersion"]):
    def on(self, day: date) -> Self:
        """Keep the versions valid on ``day``."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)

    def newest(self) -> Self:
        """Keep the last version of each form."""
        later = FormVersion.objects.filter(form=models.OuterRef("form"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(later)).select_related("form")


class FormVersion(models.Model):
    """What a form asks, for which periods, until when, along which line; from a day on."""

    scrub = ()
    keep = (
        "id", "form", "number", "name", "title", "system", "period_kind", "scheme", "due_rule", "due_days", "due_unit",
        "due_day", "due_months", "public", "source", "valid_from", "valid_to", "starts_on", "ends_on",
    )  # fmt: skip

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("bản số")
    name = models.CharField("tên biểu", max_length=250)
    title = models.CharField("trích yếu", max_length=300, blank=True)
    system = models.CharField("hệ văn bản", max_length=8, choices=list(SYSTEMS.items()), default="party")
    period_kind = models.CharField("loại kỳ", max_length=16, choices=list(PERIODS.items()))
    scheme = models.CharField("cách chốt số liệu", max_length=24, default="calendar")
    due_rule = models.CharField("hạn theo quy định", max_length=60, blank=True)
    due_days = models.PositiveSmallIntegerField("số ngày sau kỳ", null=True, blank=True)
    due_unit = models.CharField("loại ngày", max_length=2, choices=list(DUE_UNITS.items()), default="wd")
    due_day = models.PositiveSmallIntegerField("vào ngày", null=True, blank=True)
    due_months = models.SmallIntegerField("của tháng thứ mấy sau kỳ", default=0)
    public = models.BooleanField("có số liệu công khai", default=False)
    source = models.CharField("căn cứ", max_length=300, blank=True)
    valid_from = models.DateField("dùng từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    starts_on = models.DateField("kỳ từ ngày", null=True, blank=True)
    ends_on = models.DateField("kỳ đến ngày", null=True, blank=True)

    objects = FormVersionQuerySet.as_manager()

    ready_lines: list[ReportingLine]

    class Meta:
        verbose_name = "bản của biểu báo cáo"
        ordering = ["form", "number"]
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="formversion_number_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="formversion_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=~Q(period_kind="ad_hoc") | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="formversion_ad_hoc_has_days",
                violation_error_message="Báo cáo đột xuất cần có ngày đầu và ngày cuối của kỳ.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ReportingLine(models.Model):
    """Bodies of one kind and level send to bodies of another, over the areas that they serve."""

    scrub = ()
    keep = ("id", "version", "from_kind", "from_level", "to_kind", "to_level")

    version = models.ForeignKey(FormVersion, models.CASCADE, related_name="lines")
    from_kind = models.CharField("loại cơ quan gửi", max_length=40, choices=list(ORGANISATION_KINDS.items()))
    from_level = models.CharField("cấp gửi", max_length=12, choices=list(LEVELS.items()))
    to_kind = models.CharField("loại cơ quan nhận", max_length=40, choices=list(ORGANISATION_KINDS.items()))
    to_level = models.CharField("cấp nhận", max_length=12, choices=list(LEVELS.items()))

    class Meta:
        verbose_name = "tuyến báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["version", "from_kind", "from_level"], name="reportingline_one_way_up",
                violation_error_message="Mỗi loại cơ quan chỉ gửi lên một nơi.",
            ),
            models.CheckConstraint(
                condition=~Q(from_kind=F("to_kind"), from_level=F("to_level")), name="reportingline_goes_up",
                violation_error_message="Nơi nhận phải khác nơi gửi.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_from_kind_display()} → {self.get_to_kind_display()}"


class FormPart(models.Model):
    """A heading, an indicator, a table or a written part, in the order of the paper."""

    scrub = ()
    keep = (
        "id",
        "version",
        "position",
        "kind",
        "key",
        "label",
        "level",
        "indicator",
        "table",
        "layout",
        "help",
        "mentions",
        "restricted",
    )

    version = models.ForeignKey(FormVersion, models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField("loại", max_length=10, choices=list(PARTS.items()))
    key = models.CharField("khóa", max_length=40, blank=True)
    label = models.CharField("tên", max_length=400, blank=True)
    level = models.PositiveSmallIntegerField("bậc", default=1)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="+")
    table = models.CharField("thuộc bảng", max_length=40, blank=True)
    layout = models.CharField("cách bày", max_length=8, blank=True, choices=list(LAYOUTS.items()))
    help = models.CharField("hướng dẫn", max_length=400, blank=True)
    mentions = models.CharField("hồ sơ để nhắc", max_length=200, blank=True)
    restricted = models.BooleanField("chỉ đọc trong nội bộ", default=False)

    class Meta:
        verbose_name = "phần của biểu"
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="formpart_position_once"),
            models.UniqueConstraint(
                fields=["version", "indicator"], condition=Q(indicator__isnull=False), name="formpart_indicator_once",
                violation_error_message="Một chỉ tiêu chỉ đứng một lần trong biểu.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="indicator") | Q(indicator__isnull=False), name="formpart_indicator_is_named",
                violation_error_message="Dòng chỉ tiêu cần có mã chỉ tiêu.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.label or self.key


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def on(self, day: date) -> Self:
        """Keep what is asked for on ``day``."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class Assignment(models.Model):
    """A superior asks its units for a form, beginning with the period that holds ``since``."""

    scrub = ()
    keep = ("id", "form", "unit", "since", "until", "assigned_at", "assigned_by", "ended_at", "ended_by")

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị nhận báo cáo")
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)
    assigned_at = models.DateTimeField("giao lúc")
    assigned_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField("thôi giao lúc", null=True, blank=True)
    ended_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "giao báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["form", "unit"], condition=Q(until=None), name="assignment_one_open",
                violation_error_message="Biểu này đang được giao rồi.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.form} ← {self.unit}"
