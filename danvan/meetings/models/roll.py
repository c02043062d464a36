"""The roll-call: doors, marks that are only added, what was settled, when it was sealed."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from danvan.meetings.models.invitation import Slot
from danvan.meetings.models.meeting import Meeting
from danvan.meetings.models.programme import Sitting, Venue
from danvan.meetings.states_roll import FLAGS, MARK_KINDS, ROLL_STATES, SOURCES, VERDICTS
from danvan.units.models import Officer


class Roll(models.Model):
    """The roll-call of a meeting. Its figure is derived from the marks; sealed, it is what the meeting reports."""

    scrub = ()
    keep = (
        "id", "meeting", "state", "opened_at", "opened_by", "sealed_at", "sealed_by", "present", "before", "reason",
    )  # fmt: skip

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="roll")
    state = models.CharField("tình trạng", max_length=6, choices=list(ROLL_STATES.items()), default="open")
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField("chốt lúc", null=True, blank=True)
    sealed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    present = models.PositiveIntegerField("số người có mặt khi chốt", null=True, blank=True)
    before = models.CharField("số đã ghi trước khi chốt", max_length=500, blank=True)
    reason = models.CharField("lý do mở lại", max_length=300, blank=True)

    class Meta:
        verbose_name = "bản điểm danh"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sealed")
                | Q(sealed_at__isnull=False, sealed_by__isnull=False, present__isnull=False),
                name="roll_sealed_by_somebody",
                violation_error_message="Chốt điểm danh phải ghi ai chốt, lúc nào, bao nhiêu người.",
            )
        ]


class Door(models.Model):
    """A phone that calls the roll: whoever holds its secret address may add marks until it expires."""

    scrub = ()
    keep = (
        "id", "roll", "number", "name", "venue", "secret", "opened_at", "expires_at", "closed_at", "lost", "seen_at", "waiting",
        "skew",
    )  # fmt: skip

    roll = models.ForeignKey(Roll, models.CASCADE, related_name="doors")
    number = models.PositiveSmallIntegerField("cửa số")
    name = models.CharField("tên cửa", max_length=80)
    venue = models.ForeignKey(Venue, models.SET_NULL, null=True, blank=True, related_name="+")
    secret = models.CharField("dấu của mã", max_length=64, unique=True)
    opened_at = models.DateTimeField("mở lúc")
    expires_at = models.DateTimeField("hết hạn lúc")
    closed_at = models.DateTimeField("đóng lúc", null=True, blank=True)
    lost = models.BooleanField("mất máy", default=False)
    seen_at = models.DateTimeField("liên lạc gần nhất", null=True, blank=True)
    waiting = models.PositiveIntegerField("lượt máy còn giữ", default=0)
    skew = models.IntegerField("đồng hồ máy lệch (giây)", default=0)

    class Meta:
        verbose_name = "cửa điểm danh"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["roll", "number"], name="door_number_once", violation_error_message="Đã có cửa số này."
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class MarkQuerySet(models.QuerySet["Mark"]):
    def counted(self) -> Self:
        return self.filter(verdict="counted")

    def in_doubt(self) -> Self:
        return self.filter(verdict="doubt")


class Mark(models.Model):
    """Somebody came or left, as one door saw it. Never changed but for its verdict.

    ``nonce`` is made by the device: the same mark sent twice is one. ``device_at`` is the device's clock, ``came_at``
    that moment after its error is taken off (``skew`` seconds fast), ``heard_at`` when the server got it.
    """

    scrub = ("raw",)
    keep = (
        "id", "roll", "slot", "sitting", "door", "venue", "kind", "source", "nonce", "device_at", "came_at", "heard_at", "skew",
        "verdict", "flag", "by", "settled_at", "settled_by",
    )  # fmt: skip

    roll = models.ForeignKey(Roll, models.CASCADE, related_name="marks")
    slot = models.ForeignKey(Slot, models.RESTRICT, null=True, blank=True, related_name="marks")
    sitting = models.ForeignKey(Sitting, models.RESTRICT, related_name="marks")
    door = models.ForeignKey(Door, models.RESTRICT, null=True, blank=True, related_name="marks")
    venue = models.ForeignKey(Venue, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField("lượt", max_length=6, choices=list(MARK_KINDS.items()))
    source = models.CharField("cách ghi", max_length=8, choices=list(SOURCES.items()))
    nonce = models.CharField(max_length=40)
    raw = models.CharField("như nhận được", max_length=200, blank=True)
    device_at = models.DateTimeField("giờ của máy")
    came_at = models.DateTimeField("lúc")
    heard_at = models.DateTimeField("nhận lúc")
    skew = models.IntegerField("máy nhanh (giây)", default=0)
    verdict = models.CharField("kết luận", max_length=8, choices=list(VERDICTS.items()))
    flag = models.CharField("lưu ý", max_length=9, blank=True, choices=list(FLAGS.items()))
    by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField("xử lý lúc", null=True, blank=True)
    settled_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    objects = MarkQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt điểm danh"
        ordering = ["came_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["roll", "nonce"], name="mark_nonce_once", violation_error_message="Lượt này đã nhận rồi."
            ),
            models.UniqueConstraint(
                fields=["slot", "sitting"], condition=Q(verdict="counted"), name="mark_one_arrival",
                violation_error_message="Mỗi người chỉ được tính một lần trong một buổi.",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="counted") | Q(slot__isnull=False, kind="arrive"), name="mark_counted_is_an_arrival",
                violation_error_message="Chỉ tính lượt đến của người có trong danh sách.",
            ),
        ]  # fmt: skip
