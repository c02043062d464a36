"""What was dropped, and what was read out of it for a person to decide."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import PurePath
from typing import Any, Self

from django.core.files.storage import storages
from django.db import models
from django.db.models import Q

from danvan.intake.states import LINE_STATES, STATES
from danvan.units.models import Officer, Unit


def private_files() -> object:
    """Return the storage of originals, which no address reaches."""
    return storages["private"]


def random_name(upload: Any, name: str) -> str:
    """Name the stored original so that nothing of it can be guessed; the ending is that of the kind read."""
    return str(PurePath("intake") / f"{upload.uploaded_at:%Y/%m}" / f"{secrets.token_hex(16)}.{upload.kind}")


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep what units in the officer's scope were given."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def alive(self) -> Self:
        """Leave out what was read but dismissed: that may be read again."""
        return self.exclude(proposals__state="dismissed")


class Upload(models.Model):
    """A file or a pasted text, as it was read: the original, its text, who brought it."""

    scrub = ("name", "file", "text")
    keep = (
        "id",
        "code",
        "unit",
        "kind",
        "encoding",
        "sha256",
        "size",
        "note",
        "signature",
        "uploaded_at",
        "uploaded_by",
    )

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    name = models.CharField("tên tệp", max_length=250)
    kind = models.CharField("loại", max_length=8)
    encoding = models.CharField("bảng mã", max_length=30, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("số byte")
    text = models.TextField("nội dung đã đọc")
    file = models.FileField("bản gốc", storage=private_files, upload_to=random_name, max_length=120)
    note = models.TextField("điều lưu ý khi đọc", blank=True)
    signature = models.JSONField("dấu vân của nội dung", default=list)
    uploaded_at = models.DateTimeField("nhập lúc")
    uploaded_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp đã nhập"
        indexes = [models.Index(fields=["unit", "sha256"], name="upload_same")]

    def __str__(self) -> str:
        return self.name


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the proposals of units in the officer's scope."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def of_file(self, unit: Unit, sha256: str) -> Self:
        """Keep what was made of these very bytes in ``unit`` and not dismissed."""
        return self.filter(unit=unit, upload__sha256=sha256).exclude(state="dismissed")

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class Proposal(models.Model):
    """What was read out of an upload: kept as it was read, with what the person decided beside it."""

    scrub = ("title", "frames", "decisions")
    keep = (
        "id", "code", "unit", "upload", "state", "near_code", "article_code", "meeting_code", "accepted_at",
        "accepted_by", "dismissed_at", "dismissed_by", "dismiss_reason",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="proposals")
    title = models.CharField("tiêu đề", max_length=300)
    state = models.CharField("tình trạng", max_length=10, choices=list(STATES.items()), default="open")
    frames = models.JSONField("điều đọc được", default=dict)
    decisions = models.JSONField("điều người xem quyết định", default=dict)
    near_code = models.CharField("bài gần giống đã nhập", max_length=24, blank=True)
    article_code = models.CharField("tin bài", max_length=24, blank=True)
    meeting_code = models.CharField("cuộc họp", max_length=24, blank=True)
    accepted_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    accepted_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    dismissed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    dismissed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    dismiss_reason = models.CharField("lý do bỏ", max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "bài nhập"
        indexes = [models.Index(fields=["unit", "state"], name="proposal_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="accepted")
                | Q(accepted_at__isnull=False, accepted_by__isnull=False) & ~Q(article_code=""),
                name="proposal_accepted_at_and_by",
                violation_error_message="Bài đã nhận phải ghi ai nhận, lúc nào và tin bài đã lập.",
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed")
                | Q(dismissed_at__isnull=False, dismissed_by__isnull=False) & ~Q(dismiss_reason=""),
                name="proposal_dismissed_with_reason",
                violation_error_message="Bỏ bài nhập phải ghi ai bỏ, lúc nào và lý do.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


def random_package(moving: Any, name: str) -> str:
    """Name a stored package by chance."""
    return str(PurePath("intake") / f"{moving.asked_at:%Y/%m}" / f"{secrets.token_hex(16)}.zip")


class MovingQuerySet(models.QuerySet["Moving"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep what units in the officer's scope move in."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))


class Moving(models.Model):
    """The pages of an earlier portal brought in at once: the package, who brought it, the job that reads it."""

    scrub = ("name", "package")
    keep = ("id", "code", "unit", "job_code", "passed_over", "asked_at", "asked_by")

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    name = models.CharField("tên tệp", max_length=250)
    package = models.FileField("gói tệp", storage=private_files, upload_to=random_package, max_length=120, blank=True)
    job_code = models.CharField("việc chạy nền", max_length=24, blank=True)
    passed_over = models.PositiveIntegerField("tệp ảnh, kiểu chữ không đọc", default=0)
    asked_at = models.DateTimeField("yêu cầu lúc")
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = MovingQuerySet.as_manager()

    class Meta:
        verbose_name = "đợt chuyển bài"
        indexes = [models.Index(fields=["unit", "-asked_at"], name="moving_of_unit")]

    def __str__(self) -> str:
        return self.name


class MovingLine(models.Model):
    """One page of a moving: where it stood, what it says or which file it is, what became of it."""

    scrub = ("title", "body", "file", "sentence")
    keep = ("id", "moving", "number", "host", "path", "day", "category", "state", "code")

    moving = models.ForeignKey(Moving, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField("dòng")
    host = models.CharField("tên miền cũ", max_length=120, blank=True)
    path = models.CharField("địa chỉ cũ", max_length=500, blank=True)
    title = models.CharField("tiêu đề", max_length=300, blank=True)
    day = models.DateField("ngày", null=True, blank=True)
    category = models.CharField("chuyên mục", max_length=12, blank=True)
    body = models.TextField("nội dung", blank=True)
    file = models.CharField("tên tệp trong gói", max_length=400, blank=True)
    state = models.CharField("kết quả", max_length=10, choices=list(LINE_STATES.items()), default="waiting")
    code = models.CharField("mã bài", max_length=24, blank=True)
    sentence = models.CharField("vì sao", max_length=400, blank=True)

    class Meta:
        verbose_name = "trang chuyển vào"
        ordering = ["number"]
        indexes = [models.Index(fields=["moving", "state", "number"], name="movingline_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["moving", "number"], name="movingline_once", violation_error_message="Dòng này đã có."
            )
        ]

    def __str__(self) -> str:
        return self.title or self.path or self.file
