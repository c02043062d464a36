"""What happened to a petition: append-only, with its note kept apart because a note may name people."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from danvan.petitions.states import DONE, STATES
from danvan.units.models import Officer, Unit


class AppendOnly(Exception):
    """The history of a petition is never changed; this is a mistake in the program."""


class StepQuerySet(models.QuerySet["PetitionStep"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly

    def delete(self) -> NoReturn:
        raise AppendOnly


class PetitionStep(models.Model):
    """One verb that was taken: from, to, by whom, when, on which ground and paper."""

    scrub = ()
    keep = (
        "id",
        "petition",
        "verb",
        "from_state",
        "to_state",
        "on",
        "at",
        "by",
        "ground",
        "paper",
        "paper_on",
        "to_unit",
        "to_body",
    )

    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="steps")
    verb = models.CharField("việc", max_length=24)
    from_state = models.CharField("từ", max_length=20, blank=True)
    to_state = models.CharField("đến", max_length=20)
    on = models.DateField("ngày")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    ground = models.CharField("căn cứ", max_length=40, blank=True)
    paper = models.CharField("số văn bản", max_length=80, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True, blank=True)
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    to_body = models.CharField("nơi nhận", max_length=200, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "bước xử lý"
        ordering = ["pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **kwargs)

    @property
    def what(self) -> str:
        return DONE.get(self.verb, self.verb)

    @property
    def where(self) -> str:
        return STATES.get(self.to_state, "")


class StepNote(models.Model):
    """The free words beside a step; they go when the petition is masked, the step stays."""

    scrub = ("text",)
    keep = ("id", "step", "for_sender")

    step = models.OneToOneField(PetitionStep, models.CASCADE, related_name="note")
    text = models.TextField("ghi chú")
    for_sender = models.BooleanField("người gửi được đọc", default=False)

    class Meta:
        verbose_name = "ghi chú của bước"
