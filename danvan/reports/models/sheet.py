"""Sheets: what one unit reports on one form for one period, in versions that freeze when they are sent."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q

from danvan.figures.periods import Period
from danvan.reports.models.form import FormVersion, ReportForm
from danvan.reports.models.indicator import Indicator
from danvan.reports.states import CELL_KINDS, ORIGINS, STATES
from danvan.units.models import Officer, Unit


class SheetQuerySet(models.QuerySet["Sheet"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the sheets of units in the officer's scope, and those sent to its unit."""
        return self.filter(Q(unit__in=Unit.objects.in_scope_of(officer, on)) | Q(superior=officer.unit_id))

    def in_hand(self) -> Self:
        return self.filter(state__in=("filling", "handed_back"))

    def with_versions(self) -> Self:
        """Prefetch the versions, oldest first, as ``sheet.ready_versions``."""
        rows = SheetVersion.objects.order_by("number")
        return self.prefetch_related(Prefetch("versions", rows, to_attr="ready_versions"))

    def with_correction(self) -> Self:
        """Add ``sheet.corrects``: a sent version still stands while its unit works on another one."""
        stands = SheetVersion.objects.filter(
            sheet=models.OuterRef("pk"), sent_at__isnull=False, handed_back_at__isnull=True
        )
        in_hand = models.Q(state__in=("filling", "waiting"))
        return self.annotate(
            corrects=models.ExpressionWrapper(in_hand & models.Exists(stands), models.BooleanField())
        )

    def with_unit_version(self, on: date) -> Self:
        return self.prefetch_related(Prefetch("unit", Unit.objects.with_version(on)))


class Sheet(models.Model):
    """One form of one unit for one period."""

    scrub = ()
    keep = (
        "id", "code", "form", "unit", "superior", "period_code", "scheme", "starts_on", "ends_on", "state", "due_on", "due_source",
        "opened_at", "opened_by", "assigned_to", "send_back_reason", "hand_back_reason",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    superior = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi nhận"
    )
    period_code = models.CharField("kỳ", max_length=24)
    scheme = models.CharField("cách chốt số liệu", max_length=24, default="calendar")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày")
    state = models.CharField("tình trạng", max_length=12, choices=list(STATES.items()), default="filling")
    due_on = models.DateField("hạn gửi", null=True, blank=True)
    due_source = models.CharField("căn cứ của hạn", max_length=300, blank=True)
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    assigned_to = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    send_back_reason = models.TextField("lý do lãnh đạo trả lại", blank=True)
    hand_back_reason = models.TextField("lý do cấp trên trả lại", blank=True)

    objects = SheetQuerySet.as_manager()
    corrects: bool
    """From ``with_correction``: a sent version stands while another one is worked on."""

    class Meta:
        verbose_name = "báo cáo của đơn vị"
        indexes = [
            models.Index(fields=["form", "starts_on", "unit"], name="sheet_form_period"),
            models.Index(fields=["unit", "state", "due_on"], name="sheet_unit_state"),
            models.Index(fields=["superior", "state"], name="sheet_superior_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "unit", "period_code"], name="sheet_once",
                violation_error_message="Đơn vị đã có báo cáo này cho kỳ này.",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="sheet_ends_after_start"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    @property
    def period(self) -> Period:
        return Period.parse(self.period_code, scheme=self.scheme)

    def all_versions(self) -> list[SheetVersion]:
        """Give the versions, oldest first; prefetched ones when they are there."""
        ready = getattr(self, "ready_versions", None)
        return ready if ready is not None else list(self.versions.order_by("number"))

    def working(self) -> SheetVersion | None:
        """Return the version that is being worked on, or None when the last one is sent."""
        return next((one for one in self.all_versions() if one.sent_at is None), None)

    def last_sent(self) -> SheetVersion | None:
        """Return the newest frozen version."""
        return next((one for one in reversed(self.all_versions()) if one.sent_at), None)

    def standing(self) -> SheetVersion | None:
        """Return the version that the superior sums: the newest received one that it did not hand back."""
        found = (one for one in reversed(self.all_versions()) if one.received_at and not one.handed_back_at)
        return next(found, None)


class SheetVersionQuerySet(models.QuerySet["SheetVersion"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        return self.filter(sheet__in=Sheet.objects.visible_to(officer, on))

    def frozen(self) -> Self:
        return self.exclude(sent_at=None)

    def standing(self) -> Self:
        """Keep, of each sheet, the version that its superior sums."""
        kept = self.filter(received_at__isnull=False, handed_back_at=None)
        later = SheetVersion.objects.filter(
            sheet=models.OuterRef("sheet"), number__gt=models.OuterRef("number"), received_at__isnull=False, handed_back_at=None
        )  # fmt: skip
        return kept.filter(~models.Exists(later))

    def last_sent(self) -> Self:
        """Keep, of each sheet, the newest frozen version."""
        later = SheetVersion.objects.filter(
            sheet=models.OuterRef("sheet"), number__gt=models.OuterRef("number"), sent_at__isnull=False
        )
        return self.frozen().filter(~models.Exists(later))


class SheetVersion(models.Model):
    """One state of a sheet. Without ``sent_at`` it is worked on; with it, it never changes again.

    From the moment it is handed to the head its figures stand still as well, and ``hash`` says which they are.
    """

    scrub = ()
    keep = (
        "id", "code", "sheet", "form_version", "number", "origin", "paper", "correction_reason", "created_at", "created_by",
        "submitted_at", "submitted_by", "sent_at", "sent_on", "sent_by", "received_at", "received_by", "handed_back_at",
        "handed_back_by", "hash", "expected", "received",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="versions")
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField("bản số")
    origin = models.CharField("nguồn", max_length=12, choices=list(ORIGINS.items()), default="desk")
    paper = models.CharField("văn bản gửi kèm", max_length=200, blank=True)
    correction_reason = models.TextField("lý do điều chỉnh", blank=True)
    created_at = models.DateTimeField("bắt đầu lúc")
    created_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField("trình lúc", null=True, blank=True)
    submitted_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    sent_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    received_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    handed_back_at = models.DateTimeField("trả lại lúc", null=True, blank=True)
    handed_back_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    hash = models.CharField("dấu của số liệu", max_length=64, blank=True)
    expected = models.PositiveIntegerField("số đơn vị phải gửi", default=0)
    received = models.PositiveIntegerField("số đơn vị đã tiếp nhận", default=0)

    objects = SheetVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "bản báo cáo"
        ordering = ["sheet", "number"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="sheetversion_number_once"),
            models.UniqueConstraint(
                fields=["sheet"], condition=Q(sent_at=None), name="sheetversion_one_working",
                violation_error_message="Báo cáo này đang được làm dở rồi.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None, sent_on=None) | Q(sent_at__isnull=False, sent_on__isnull=False),
                name="sheetversion_sent_at_and_on",
            ),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(sent_at__isnull=False), name="sheetversion_received_after_sent",
                violation_error_message="Chỉ tiếp nhận được bản đã gửi.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    @property
    def is_frozen(self) -> bool:
        return self.sent_at is not None

    @property
    def stands_still(self) -> bool:
        """Tell whether its figures are kept: it waits for the head, or was sent."""
        return bool(self.hash)


class Cell(models.Model):
    """One indicator in one version. Amounts are whole numbers, scaled by the indicator's decimals.

    In a working version only typed values stand here; when it is sent, every cell of the form does.
    ``own`` is the part that the unit adds by itself, the rest came from below. ``sent_before`` is what the
    earlier sent periods of the year add up to, None when none was sent; ``Line.adjustment`` is made from it.
    """

    scrub = ("text", "basis")
    keep = (
        "id", "version", "indicator", "kind", "value", "ytd", "own", "own_ytd", "typed", "estimate", "ytd_estimate",
        "sent_before", "records", "missing", "expected", "query_version", "hash",
    )  # fmt: skip

    version = models.ForeignKey(SheetVersion, models.CASCADE, related_name="cells")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    kind = models.CharField("cách có", max_length=8, choices=list(CELL_KINDS.items()))
    value = models.BigIntegerField("trong kỳ", null=True, blank=True)
    ytd = models.BigIntegerField("từ đầu năm", null=True, blank=True)
    own = models.BigIntegerField("của riêng đơn vị", null=True, blank=True)
    own_ytd = models.BigIntegerField("của riêng đơn vị từ đầu năm", null=True, blank=True)
    typed = models.BigIntegerField("trong đó nhập tay", default=0)
    estimate = models.BigIntegerField("ước tính", default=0)
    ytd_estimate = models.BigIntegerField("ước tính từ đầu năm", default=0)
    sent_before = models.BigIntegerField("các kỳ trước đã gửi", null=True, blank=True)
    text = models.TextField("nội dung", blank=True)
    basis = models.CharField("căn cứ", max_length=300, blank=True)
    records = models.PositiveIntegerField("số hồ sơ", default=0)
    missing = models.PositiveIntegerField("số đơn vị thiếu", default=0)
    expected = models.PositiveIntegerField("số đơn vị phải có", default=0)
    query_version = models.PositiveSmallIntegerField("bản cách đếm", default=0)
    hash = models.CharField("dấu của hồ sơ", max_length=64, blank=True)

    class Meta:
        verbose_name = "ô số liệu"
        constraints = [
            models.UniqueConstraint(fields=["version", "indicator"], name="cell_once"),
            models.CheckConstraint(
                condition=Q(estimate__gte=0), name="cell_estimate_not_negative",
                violation_error_message="Số ước tính không âm.",
            ),
        ]  # fmt: skip


class Passage(models.Model):
    """A written part of one version."""

    scrub = ("text",)
    keep = ("id", "version", "key")

    version = models.ForeignKey(SheetVersion, models.CASCADE, related_name="passages")
    key = models.CharField("phần", max_length=40)
    text = models.TextField("nội dung", blank=True)

    class Meta:
        verbose_name = "phần viết"
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="passage_once")]


class Taken(models.Model):
    """Which version of a unit below a frozen version summed; without one the unit was missing.

    ``ytd_only``: an older version that only the year to date comes from.
    """

    scrub = ()
    keep = ("id", "version", "unit", "taken", "ytd_only")

    version = models.ForeignKey(SheetVersion, models.CASCADE, related_name="sources")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    taken = models.ForeignKey(SheetVersion, models.PROTECT, null=True, related_name="taken_by")
    ytd_only = models.BooleanField("chỉ cho số từ đầu năm", default=False)

    class Meta:
        verbose_name = "bản đã cộng"
        constraints = [models.UniqueConstraint(fields=["version", "unit", "taken"], name="taken_once")]


class Reminder(models.Model):
    """A superior reminded a unit of a report."""

    scrub = ()
    keep = ("id", "form", "unit", "superior", "period_code", "reminded_at", "reminded_by")

    form = models.ForeignKey(ReportForm, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    superior = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    period_code = models.CharField("kỳ", max_length=24)
    reminded_at = models.DateTimeField("nhắc lúc")
    reminded_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "lần nhắc"
        indexes = [models.Index(fields=["superior", "form", "period_code"], name="reminder_board")]
