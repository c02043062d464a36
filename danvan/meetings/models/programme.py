"""Where and when a meeting sits, and what it will do: venues, sittings, versions of the programme."""

from __future__ import annotations

from django.db import models

from danvan.meetings.models.meeting import Meeting
from danvan.units.models import Officer


class Venue(models.Model):
    """One of the halls of a meeting (điểm cầu)."""

    scrub = ()
    keep = ("id", "meeting", "position", "name", "place")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="venues")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    name = models.CharField("điểm cầu", max_length=120)
    place = models.CharField("địa điểm", max_length=250, blank=True)

    class Meta:
        verbose_name = "điểm cầu"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class Sitting(models.Model):
    """One session of a meeting (buổi): a day and the hours of that day."""

    scrub = ()
    keep = ("id", "meeting", "position", "name", "day", "begins", "ends")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sittings")
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    name = models.CharField("buổi", max_length=120)
    day = models.DateField("ngày")
    begins = models.TimeField("từ giờ", null=True, blank=True)
    ends = models.TimeField("đến giờ", null=True, blank=True)

    class Meta:
        verbose_name = "buổi họp"
        ordering = ["day", "position", "pk"]

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """A version of the programme. One without ``issued_at`` is being written; there is at most one."""

    scrub = ()
    keep = ("id", "meeting", "number", "issued_at", "issued_by", "note")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="programmes")
    number = models.PositiveSmallIntegerField("bản số")
    issued_at = models.DateTimeField("ban hành lúc", null=True, blank=True)
    issued_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField("thay đổi gì", max_length=300, blank=True)

    class Meta:
        verbose_name = "chương trình"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="programme_number_once", violation_error_message="Đã có bản chương trình này."
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(issued_at=None), name="programme_one_draft",
                violation_error_message="Đang có một bản chương trình soạn dở.",
            ),
        ]  # fmt: skip


class ProgrammeItem(models.Model):
    """A timed line of a programme: what, who presents it, which document it is about."""

    scrub = ("speaker",)
    keep = ("id", "programme", "position", "day", "begins", "minutes", "title", "speaker_post", "document")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    day = models.DateField("ngày", null=True, blank=True)
    begins = models.TimeField("giờ", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("phút", null=True, blank=True)
    title = models.CharField("nội dung", max_length=400)
    speaker = models.CharField("người trình bày", max_length=120, blank=True)
    speaker_post = models.CharField("chức vụ", max_length=250, blank=True)
    document = models.CharField("tài liệu, văn bản", max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
