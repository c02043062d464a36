"""Who sent it, sealed; who must not see it; who opened it and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from danvan.core.sealed import SealedTextField
from danvan.petitions.states import PARTY_ROLES
from danvan.units.models import Officer, Unit


class Party(models.Model):
    """A person behind a petition. Every word about the person is sealed; no number of an identity paper is kept."""

    scrub = ("name", "address", "phone", "email")
    keep = ("id", "petition", "role", "position", "added_at")

    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="parties")
    role = models.CharField("vai", max_length=14, choices=list(PARTY_ROLES.items()), default="sender")
    name = SealedTextField("họ và tên", null=True, blank=True)
    address = SealedTextField("địa chỉ", null=True, blank=True)
    phone = SealedTextField("điện thoại", null=True, blank=True)
    email = SealedTextField("thư điện tử", null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "người liên quan"
        ordering = ["position", "pk"]


class Exclusion(models.Model):
    """An account or a unit that is complained about: it neither sees nor handles the case."""

    scrub = ("user",)
    keep = ("id", "petition", "unit", "set_at", "set_by")

    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="exclusions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    set_at = models.DateTimeField("ghi lúc")
    set_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "người, đơn vị bị loại"
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None, unit__isnull=False) | Q(user__isnull=False, unit=None),
                name="exclusion_of_one",
                violation_error_message="Chọn một người hoặc một đơn vị.",
            ),
            models.UniqueConstraint(fields=["petition", "user"], name="exclusion_user_once"),
            models.UniqueConstraint(fields=["petition", "unit"], name="exclusion_unit_once"),
        ]


class Opening(models.Model):
    """An officer opened the contact of a petition, and why. The person may ask to see this list."""

    scrub = ("reason",)
    keep = ("id", "petition", "officer", "at", "purpose")

    petition = models.ForeignKey("petitions.Petition", models.CASCADE, related_name="openings")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    purpose = models.CharField("mục đích", max_length=12)
    reason = models.CharField("lý do", max_length=300)

    class Meta:
        verbose_name = "lần mở thông tin liên hệ"
        ordering = ["-at"]
