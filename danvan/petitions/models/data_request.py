"""What a person asks about their own data in a record: to see it, to correct it, to have it erased."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.calendars.clocks import Clock, ClockChange
from danvan.core.sealed import SealedTextField
from danvan.petitions.data_states import DATA_KINDS, DATA_STATES, GRANTED, OPEN, PROOFS, RESTRICT
from danvan.petitions.models.petition import Petition
from danvan.units.models import Officer


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the requests about records that the officer may see."""
        return self.filter(petition__in=Petition.objects.visible_to(officer, on))

    def open(self) -> Self:
        return self.filter(state=OPEN)

    def restricting(self) -> Self:
        """Keep the granted wishes that the data be used for nothing but the answer."""
        return self.filter(kind=RESTRICT, state=GRANTED)


class DataRequest(models.Model):
    """One request, its proof that it is the person's own, how it ended. What is wished is sealed.

    ``processor``: the body that handles the data for the unit and must act too; empty where there is none.
    """

    scrub = ("wish",)
    keep = (
        "id", "code", "petition", "kind", "proof", "state", "asked_on", "entered_at", "entered_by", "acknowledged_on",
        "ended_at", "ended_by", "ground", "processor",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    petition = models.ForeignKey(Petition, models.CASCADE, related_name="data_requests", verbose_name="hồ sơ")
    kind = models.CharField("yêu cầu", max_length=8, choices=list(DATA_KINDS.items()))
    proof = models.CharField("chứng tỏ là chính người đó", max_length=10, choices=list(PROOFS.items()))
    wish = SealedTextField("nội dung yêu cầu", null=True, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=list(DATA_STATES.items()), default=OPEN)
    asked_on = models.DateField("ngày yêu cầu")
    entered_at = models.DateTimeField("ghi lúc")
    entered_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    acknowledged_on = models.DateField("ngày phản hồi là có nhận", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    ended_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    processor = models.CharField("bên xử lý dữ liệu", max_length=200, blank=True)
    ground = models.CharField("căn cứ từ chối", max_length=300, blank=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        ordering = ["-entered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="data_request_ended_at_and_by",
                violation_error_message="Kết thúc yêu cầu phải ghi cả người và lúc kết thúc.",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(ground=""),
                name="data_request_declined_with_ground",
                violation_error_message="Từ chối phải nêu căn cứ.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class DataRequestClock(Clock):
    """A term of a request: the first answer, the doing."""

    scrub = ()
    keep = (*Clock.keep, "request")

    request = models.ForeignKey(DataRequest, models.CASCADE, related_name="clocks")

    class Meta(Clock.Meta):
        abstract = False
        verbose_name = "thời hạn của yêu cầu"


class DataRequestClockChange(ClockChange):
    """What happened to a term of a request."""

    scrub = ()
    keep = ClockChange.keep

    clock = models.ForeignKey(DataRequestClock, models.CASCADE, related_name="changes")

    class Meta(ClockChange.Meta):
        abstract = False
        verbose_name = "thay đổi của thời hạn"
