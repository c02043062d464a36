"""Notices on the screen of an officer, and the messages that wait to go out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.core.sealed import SealedTextField
from danvan.notices import gateways
from danvan.notices.states import GATEWAYS, OUTGOING_STATES, SENT, WAITING
from danvan.units.models import Officer

STANDING = timedelta(minutes=15)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the notices told to ``officer``."""
        return self.filter(officer=officer)

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Notice(models.Model):
    """One sentence told to one officer, about one record."""

    scrub = ("text",)
    keep = ("id", "officer", "kind", "code", "url", "told_at", "read_at")

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="+", verbose_name="cán bộ")
    text = models.CharField("nội dung", max_length=300)
    kind = models.CharField("loại", max_length=40)
    code = models.CharField("hồ sơ", max_length=24, blank=True)
    url = models.CharField("địa chỉ", max_length=200, blank=True)
    told_at = models.DateTimeField("báo lúc")
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo"
        ordering = ["-told_at", "-pk"]
        indexes = [
            models.Index(fields=["officer"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["officer", "-told_at"], name="notice_of_officer"),
        ]

    def __str__(self) -> str:
        return self.text


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the messages of the officer's unit, for those who administer it."""
        return self.filter(unit=officer.unit.code) if officer.has("administrator", on) else self.none()

    def due(self, at: datetime) -> Self:
        """Keep what may be sent now."""
        return self.filter(state=WAITING, next_try_at__lte=at)

    def standing(self, at: datetime) -> Self:
        """Keep what should have gone long ago although its way out is set up: a quarter of an hour after its time."""
        ready = [name for name, is_set_up in gateways.READY.items() if is_set_up()]
        return self.filter(state=WAITING, next_try_at__lt=at - STANDING, gateway__in=ready)


class Outgoing(models.Model):
    """A message that must go out, written in the transaction of the act it tells of.

    The address is sealed; address and body are erased once it has gone or was given up.
    """

    scrub = ("to", "subject", "body", "leave_url")
    keep = (
        "id", "gateway", "kind", "code", "unit", "state", "attempts", "asked_at", "next_try_at", "sent_at", "error",
    )  # fmt: skip

    gateway = models.CharField("đường gửi", max_length=12, choices=list(GATEWAYS.items()))
    to = SealedTextField("địa chỉ nhận", null=True, blank=True)
    subject = models.CharField("tiêu đề", max_length=200)
    body = SealedTextField("nội dung", null=True, blank=True)
    leave_url = SealedTextField("địa chỉ thôi nhận", null=True, blank=True)
    kind = models.CharField("loại", max_length=40)
    code = models.CharField("hồ sơ", max_length=24, blank=True)
    unit = models.CharField("đơn vị", max_length=24, blank=True)
    state = models.CharField("tình trạng", max_length=8, choices=list(OUTGOING_STATES.items()), default=WAITING)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    asked_at = models.DateTimeField("lập lúc")
    next_try_at = models.DateTimeField("gửi lúc")
    sent_at = models.DateTimeField("đã gửi lúc", null=True, blank=True)
    error = models.CharField("lỗi lần cuối", max_length=300, blank=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        verbose_name = "thư chờ gửi"
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["next_try_at", "id"], condition=Q(state="waiting"), name="outgoing_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=SENT) | Q(sent_at__isnull=False, to__isnull=True, body__isnull=True),
                name="outgoing_sent_keeps_no_address",
                violation_error_message="Thư đã gửi không giữ lại địa chỉ người nhận.",
            )
        ]

    def __str__(self) -> str:
        return self.subject
