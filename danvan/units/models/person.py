"""People of a unit, the posts of a unit, and who held which post when."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from danvan.units.models.unit import DatedQuerySet, Unit


class PersonQuerySet(models.QuerySet["Person"]):
    def of(self, units: models.QuerySet[Unit]) -> Self:
        return self.filter(unit__in=units)


class Person(models.Model):
    """A person who works in or for a unit. Private citizens never become one."""

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people", verbose_name="đơn vị")
    full_name = models.CharField("họ và tên", max_length=120)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)

    objects = PersonQuerySet.as_manager()

    scrub = ("full_name", "phone", "email")
    keep = ("id", "code", "unit")

    class Meta:
        verbose_name = "người"
        indexes = [models.Index(fields=["unit", "full_name"], name="person_in_unit")]

    def __str__(self) -> str:
        return self.full_name


class Post(models.Model):
    """A post that a unit has, whoever holds it."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="posts", verbose_name="đơn vị")
    name = models.CharField("chức vụ", max_length=120)
    rank = models.PositiveSmallIntegerField("thứ tự", default=0)

    scrub = ()
    keep = ("id", "unit", "name", "rank")

    class Meta:
        verbose_name = "chức vụ"
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="post_once_in_unit",
                violation_error_message="Đơn vị đã có chức vụ này.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Holding(models.Model):
    """A person held a post from ``valid_from`` to the day before ``valid_to``."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="holdings", verbose_name="người")
    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings", verbose_name="chức vụ")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    scrub = ("person",)
    keep = ("id", "post", "valid_from", "valid_to")

    class Meta:
        verbose_name = "giữ chức vụ"
        ordering = ["valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "post", "valid_from"],
                name="holding_once",
                violation_error_message="Người này đã được ghi giữ chức vụ đó từ đúng ngày này.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="holding_ends_after_start",
                violation_error_message="Ngày thôi giữ chức vụ phải sau ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.post}"
