"""What a giver may give and by which rules of its own: nothing here has a default that looks like law."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.commendations.states import BASES, ROUNDINGS, SYSTEMS
from danvan.units.models import Officer, Unit


class AwardQuerySet(models.QuerySet["Award"]):
    def of(self, unit: Unit, on: date) -> Self:
        """Keep what a unit gives on a day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=on), unit=unit, valid_from__lte=on)


class Award(models.Model):
    """A form or title that a unit gives, dated, with the ratio, coefficients and basis that the unit confirmed."""

    scrub = ()
    keep = (
        "id", "unit", "system", "name", "is_title", "giver", "needs_council", "vote_ratio", "group_coefficient",
        "individual_coefficient", "household_coefficient", "basis", "valid_from", "valid_to", "set_at", "set_by",
    )  # fmt: skip

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị khen")
    system = models.CharField("hệ thống", max_length=5, choices=list(SYSTEMS.items()))
    name = models.CharField("hình thức, danh hiệu", max_length=120)
    is_title = models.BooleanField("là danh hiệu thi đua", default=False)
    giver = models.CharField("người, cơ quan khen như in trên giấy", max_length=200)
    needs_council = models.BooleanField("cần hội đồng", null=True, blank=True)
    vote_ratio = models.PositiveSmallIntegerField("tỷ lệ phiếu, %", null=True, blank=True)
    group_coefficient = models.PositiveIntegerField("hệ số tập thể, phần trăm lương cơ sở", null=True, blank=True)
    individual_coefficient = models.PositiveIntegerField("hệ số cá nhân", null=True, blank=True)
    household_coefficient = models.PositiveIntegerField("hệ số hộ gia đình", null=True, blank=True)
    basis = models.CharField("căn cứ của đơn vị", max_length=300, blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "hình thức khen"
        ordering = ["system", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(vote_ratio=None, group_coefficient=None, individual_coefficient=None, household_coefficient=None)
                | ~Q(basis=""),
                name="award_numbers_have_basis",
                violation_error_message="Đặt tỷ lệ phiếu hoặc hệ số thì phải ghi căn cứ.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def coefficient(self, subject: str) -> int | None:
        """Return the confirmed coefficient for a kind of subject, in hundredths of the base salary; None when not set."""
        return {"group": self.group_coefficient, "individual": self.individual_coefficient, "household": self.household_coefficient}[subject]  # fmt: skip


class GiverRules(models.Model):
    """The giver's own terms: days of the procedure, of the notice, of the posting, rounding of money, base of the votes; with their paper."""

    scrub = ()
    keep = (
        "id", "unit", "procedure_days", "notice_days", "posting_days", "rounding", "vote_base", "basis", "set_at", "set_by",
    )  # fmt: skip

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị khen")
    procedure_days = models.PositiveSmallIntegerField("giải quyết hồ sơ, ngày làm việc", null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField("thông báo kết quả, ngày làm việc", null=True, blank=True)
    posting_days = models.PositiveSmallIntegerField(
        "công khai trước khi quyết định, ngày làm việc", null=True, blank=True
    )
    rounding = models.CharField("làm tròn tiền thưởng", max_length=8, blank=True, choices=list(ROUNDINGS.items()))
    vote_base = models.CharField("tỷ lệ phiếu tính trên", max_length=8, blank=True, choices=list(BASES.items()))
    basis = models.CharField("căn cứ của đơn vị", max_length=300, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "quy định của đơn vị khen"
        constraints = [
            models.CheckConstraint(
                condition=Q(procedure_days=None, notice_days=None, posting_days=None, rounding="", vote_base="")
                | ~Q(basis=""),
                name="giverrules_have_basis",
                violation_error_message="Đặt thời hạn, cách làm tròn, cách tính phiếu thì phải ghi căn cứ.",
            )
        ]
