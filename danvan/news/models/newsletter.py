"""Who receives news by e-mail: asked for, confirmed, left with one click."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from danvan.core.sealed import SealedTextField, keyed_hash
from danvan.news.states_talk import FREQUENCIES, SUBSCRIBER_STATES
from danvan.units.models import Unit


class Subscriber(models.Model):
    """One address on one site; sealed, and erased when it leaves."""

    scrub = ("address",)
    keep = (
        "id",
        "code",
        "unit",
        "frequency",
        "state",
        "address_key",
        "base_url",
        "asked_at",
        "confirmed_at",
        "left_at",
    )

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="địa bàn của trang")
    frequency = models.CharField("nhận", max_length=8, choices=list(FREQUENCIES.items()))
    state = models.CharField("tình trạng", max_length=8, choices=list(SUBSCRIBER_STATES.items()), default="asked")
    address = SealedTextField("địa chỉ thư", null=True, blank=True)
    address_key = models.CharField(max_length=64, blank=True)
    base_url = models.CharField("địa chỉ của trang", max_length=200)
    asked_at = models.DateTimeField("đăng ký lúc")
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    left_at = models.DateTimeField("thôi nhận lúc", null=True, blank=True)

    class Meta:
        verbose_name = "người nhận bản tin"
        indexes = [models.Index(fields=["unit", "frequency"], condition=Q(state="active"), name="subscriber_active")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "frequency", "address_key"],
                condition=~Q(state="left"),
                name="subscriber_once",
                violation_error_message="Địa chỉ này đã đăng ký.",
            ),
            models.CheckConstraint(
                condition=~Q(state="left") | Q(address__isnull=True, address_key=""),
                name="subscriber_left_keeps_no_address",
                violation_error_message="Người đã thôi nhận thì không giữ lại địa chỉ.",
            ),
        ]

    def secret(self) -> str:
        """Return what stands in the links of this subscriber; made from the keys, kept nowhere."""
        return keyed_hash(self.code, "newsletter.link")[:32]

    def link(self, verb: str) -> str:
        """Return the address of a link: ``xac-nhan`` or ``thoi``."""
        return f"{self.base_url}nhan-tin/{verb}/{self.code}/{self.secret()}/"


class Issue(models.Model):
    """One sending of a newsletter, so that it goes once."""

    scrub = ()
    keep = ("id", "unit", "frequency", "day", "articles", "sent", "made_at")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="địa bàn của trang")
    frequency = models.CharField("loại", max_length=8, choices=list(FREQUENCIES.items()))
    day = models.DateField("ngày")
    articles = models.PositiveIntegerField("số bài", default=0)
    sent = models.PositiveIntegerField("số thư", default=0)
    made_at = models.DateTimeField("lập lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "frequency", "day"],
                name="issue_once_a_day",
                violation_error_message="Bản tin này đã gửi.",
            )
        ]
