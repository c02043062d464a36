"""Who is invited: lines by post, body, quota or name; a numbered place for each person; answers; what must be told."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from danvan.core.sealed import SealedTextField
from danvan.meetings.models.meeting import Meeting
from danvan.meetings.models.programme import Venue
from danvan.meetings.states_roll import ANSWERS, RULES, TOLD_WAYS, TOLD_WHY, WAYS
from danvan.units.models import Officer, Person, Unit


class InviteLine(models.Model):
    """A line of the list of invited, as it would be printed: «Bí thư đảng ủy các xã, phường»."""

    scrub = ()
    keep = ("id", "meeting", "position", "rule", "wording", "category", "expected")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    rule = models.CharField("cách mời", max_length=8, choices=list(RULES.items()))
    wording = models.CharField("mời ai", max_length=300)
    category = models.CharField("thành phần để tính", max_length=120)
    expected = models.PositiveIntegerField("dự kiến bao nhiêu người", null=True, blank=True)

    class Meta:
        verbose_name = "dòng mời"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.wording


class SlotQuerySet(models.QuerySet["Slot"]):
    def standing(self) -> Self:
        """Leave out the places that were taken back."""
        return self.filter(removed_at=None)

    def without_name(self) -> Self:
        return self.filter(name="", person=None)


class Slot(models.Model):
    """One place on the list, with the number that stands on ticket, roster and sheet. The person may come later."""

    scrub = ("name", "person", "phone", "email", "instead_of", "name_key")
    keep = (
        "id", "meeting", "line", "number", "post", "unit", "unit_name", "venue", "seat", "answer", "answered_at", "ticket",
        "invited_at", "removed_at", "walk_in",
    )  # fmt: skip

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="slots")
    line = models.ForeignKey(InviteLine, models.CASCADE, related_name="slots")
    number = models.PositiveIntegerField("số")
    name = models.CharField("họ và tên", max_length=120, blank=True)
    name_key = models.CharField(max_length=120, blank=True)
    post = models.CharField("chức vụ", max_length=250, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    unit_name = models.CharField("đơn vị", max_length=250, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    phone = SealedTextField("điện thoại", null=True, blank=True)
    email = SealedTextField("thư điện tử", null=True, blank=True)
    venue = models.ForeignKey(Venue, models.SET_NULL, null=True, blank=True, related_name="+")
    seat = models.CharField("chỗ ngồi", max_length=20, blank=True)
    ticket = models.CharField("dấu của mã", max_length=64, unique=True)
    answer = models.CharField("trả lời", max_length=10, blank=True, choices=list(ANSWERS.items()))
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    instead_of = models.CharField("dự thay", max_length=380, blank=True)
    invited_at = models.DateTimeField("mời lúc", null=True, blank=True)
    removed_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    walk_in = models.BooleanField("đến không có giấy mời", default=False)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = "người được mời"
        ordering = ["number"]
        indexes = [models.Index(fields=["meeting", "name_key"], name="slot_name_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="slot_number_once", violation_error_message="Số này đã có người."
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or self.post or f"Số {self.number}"

    @property
    def said(self) -> str:
        """Say name, post and unit on one line, as far as they are known."""
        return said_place(self.name, self.post, self.unit_name)


def said_place(name: str, post: str, unit_name: str) -> str:
    """Say name, post and unit on one line, as far as they are known."""
    return ", ".join(one for one in (name or "(chưa có tên)", post, unit_name) if one)


class Reply(models.Model):
    """An answer to an invitation; rows are only added, the last one holds."""

    scrub = ("name", "note")
    keep = ("id", "slot", "answer", "way", "at", "by")

    slot = models.ForeignKey(Slot, models.CASCADE, related_name="replies")
    answer = models.CharField("trả lời", max_length=10, choices=[(key, said) for key, said in ANSWERS.items() if key])
    way = models.CharField("cách trả lời", max_length=5, choices=list(WAYS.items()))
    name = models.CharField("người dự thay", max_length=120, blank=True)
    note = models.CharField("lời nhắn", max_length=300, blank=True)
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]


class Telling(models.Model):
    """Something that somebody invited must be told; by phone it waits until somebody has called."""

    scrub = ()
    keep = ("id", "slot", "why", "way", "text", "made_at", "told_at", "told_by")

    slot = models.ForeignKey(Slot, models.CASCADE, related_name="tellings")
    why = models.CharField("việc", max_length=9, choices=list(TOLD_WHY.items()))
    way = models.CharField("cách báo", max_length=6, choices=list(TOLD_WAYS.items()))
    text = models.CharField("nội dung", max_length=500)
    made_at = models.DateTimeField("lập lúc")
    told_at = models.DateTimeField("đã báo lúc", null=True, blank=True)
    told_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["slot"], condition=Q(told_at=None), name="telling_waiting")]
