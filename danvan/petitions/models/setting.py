"""What a unit chooses: topics with their answer times, who takes letters in for a place, the book of the year."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.units.models import Officer, Unit


class TopicQuerySet(models.QuerySet["Topic"]):
    def in_use(self) -> Self:
        return self.filter(ended_at=None)

    def of(self, unit: Unit) -> Self:
        return self.filter(unit=unit)

    def visible_to(self, officer: Officer, on: date) -> Self:
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))


class Topic(models.Model):
    """A field of work as the unit names it, with the number of working days it gives itself to answer."""

    scrub = ()
    keep = ("id", "unit", "name", "answer_days", "handler", "position", "ended_at")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    name = models.CharField("lĩnh vực", max_length=80)
    answer_days = models.PositiveSmallIntegerField("số ngày làm việc để trả lời", default=15)
    handler = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi thường giải quyết"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    ended_at = models.DateTimeField("thôi dùng từ", null=True, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = "lĩnh vực"
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="topic_once_in_unit",
                violation_error_message="Đơn vị đã có lĩnh vực này.",
            ),
            models.CheckConstraint(
                condition=Q(answer_days__range=(1, 60)),
                name="topic_answer_days_sensible",
                violation_error_message="Số ngày trả lời từ 1 đến 60 ngày làm việc.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IntakeDesk(models.Model):
    """The body that takes in what citizens send to the site of a place."""

    scrub = ()
    keep = ("id", "area", "unit", "is_open", "closed_note", "hours", "most_a_day", "set_at", "set_by")

    area = models.OneToOneField(Unit, models.PROTECT, related_name="+", verbose_name="địa bàn")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi tiếp nhận")
    is_open = models.BooleanField("đang nhận qua mạng", default=True)
    closed_note = models.CharField("lời nhắn khi tạm ngừng nhận", max_length=300, blank=True)
    hours = models.CharField("giờ xem và trả lời, điện thoại", max_length=200, blank=True)
    most_a_day = models.PositiveIntegerField("nhận nhiều nhất mỗi ngày", null=True, blank=True)
    set_at = models.DateTimeField("đặt lúc")
    set_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "nơi tiếp nhận"
        constraints = [
            models.CheckConstraint(
                condition=Q(most_a_day=None) | Q(most_a_day__gte=1),
                name="intake_desk_takes_some",
                violation_error_message="Số nhận mỗi ngày từ 1 trở lên; để trống là không đặt mức.",
            )
        ]


class Book(models.Model):
    """The counter of a unit's register of a year; its row is locked while a number is given."""

    scrub = ()
    keep = ("id", "unit", "year", "last")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "sổ tiếp nhận"
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="book_once_a_year")]


class Group(models.Model):
    """Letters of many people on one matter; each keeps its own record, answer and count."""

    scrub = ("label",)
    keep = ("id", "code", "unit", "made_at", "made_by")

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    label = models.CharField("nội dung chung", max_length=200)
    made_at = models.DateTimeField("gộp lúc")
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "nhóm đơn cùng nội dung"

    def __str__(self) -> str:
        return self.label
