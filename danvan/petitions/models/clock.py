"""The clocks of a petition and what happened to them."""

from __future__ import annotations

from django.db import models

from danvan.calendars.clocks import Clock, ClockChange


class PetitionClock(Clock):
    """One of the parallel terms of a petition."""

    scrub = ()
    keep = (*Clock.keep, "petition")

    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="clocks")

    class Meta(Clock.Meta):
        abstract = False
        verbose_name = "thời hạn"
        indexes = [
            models.Index(
                fields=["due_on"], name="petitionclock_open", condition=models.Q(done_on=None, stopped_on=None)
            )
        ]


class PetitionClockChange(ClockChange):
    """What happened to a term."""

    scrub = ()
    keep = ClockChange.keep

    clock = models.ForeignKey(PetitionClock, models.CASCADE, related_name="changes")

    class Meta(ClockChange.Meta):
        abstract = False
        verbose_name = "thay đổi của thời hạn"
