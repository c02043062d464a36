"""A unit's public site and its addresses in time."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from danvan.units.models import Unit

OWNER_FIELDS = ("managing_body", "parent_body", "address", "phone", "email", "responsible_person")


class Website(models.Model):
    """The public site of an area; the bodies that serve the area publish on it."""

    scrub = ("responsible_person",)
    keep = (
        "id", "unit", "name", "strapline", "managing_body", "parent_body", "address", "phone", "email",
        "opened_on",
    )  # fmt: skip

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="website", verbose_name="Địa bàn")
    name = models.CharField("Tên trang", max_length=160)
    strapline = models.CharField("Dòng dưới tên", max_length=200, blank=True)
    managing_body = models.CharField("Cơ quan quản lý", max_length=200, blank=True)
    parent_body = models.CharField("Cơ quan chủ quản", max_length=200, blank=True)
    address = models.CharField("Địa chỉ", max_length=250, blank=True)
    phone = models.CharField("Điện thoại", max_length=40, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    responsible_person = models.CharField("Người chịu trách nhiệm nội dung", max_length=120, blank=True)
    opened_on = models.DateField("Mở từ ngày")

    class Meta:
        verbose_name = "trang của đơn vị"

    def __str__(self) -> str:
        return self.name

    def missing_owner_fields(self) -> list[str]:
        """Name what the owner block still lacks (NĐ 174/2026 Đ93.1), as labels."""
        return [str(self._meta.get_field(name).verbose_name) for name in OWNER_FIELDS if not getattr(self, name)]


class AddressQuerySet(models.QuerySet["SiteAddress"]):
    def on(self, day: date) -> AddressQuerySet:
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


class SiteAddress(models.Model):
    """A host or a path that a site answers to, dated; an ended one redirects."""

    scrub = ()
    keep = ("id", "website", "host", "path", "valid_from", "valid_to")

    website = models.ForeignKey(Website, models.CASCADE, related_name="addresses")
    host = models.CharField("Tên miền", max_length=120, blank=True)
    path = models.CharField("Đường dẫn", max_length=120, blank=True, help_text="song-may/ban-may")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(host="", path=""),
                name="siteaddress_host_or_path",
                violation_error_message="Cần tên miền hoặc đường dẫn.",
            ),
            models.UniqueConstraint(
                fields=["host", "path"],
                condition=Q(valid_to=None),
                name="siteaddress_one_open",
                violation_error_message="Địa chỉ này đang thuộc một trang khác.",
            ),
        ]

    def __str__(self) -> str:
        return self.host or f"/{self.path}/"
