"""Indicators: what is reported, in which measure, counted or typed, and how it adds up. A row is one version."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from django.db import models
from django.db.models import F, Q

from danvan.reports.states import ADDS_UP, GROUPS, KINDS

Amount = int | Decimal
MOST_DECIMALS = 4


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def on(self, day: date) -> Self:
        """Keep the versions valid on ``day``."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)

    def newest(self) -> Self:
        """Keep, of each code, the version that begins last."""
        later = Indicator.objects.filter(code=models.OuterRef("code"), valid_from__gt=models.OuterRef("valid_from"))
        return self.filter(~models.Exists(later))


class Indicator(models.Model):
    """One version of an indicator. Reports point to the version they used; a new version rewrites nothing."""

    scrub = ()
    keep = (
        "id", "code", "name", "group", "measure", "kind", "adds_up", "decimals", "fact", "slice", "values", "numerator_code",
        "denominator_code", "at_most", "part_of", "options", "basis", "source", "valid_from", "valid_to",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24)
    name = models.CharField("tên chỉ tiêu", max_length=300)
    group = models.CharField("nhóm", max_length=16, choices=list(GROUPS.items()))
    measure = models.CharField("đơn vị tính", max_length=40, blank=True)
    kind = models.CharField("kiểu", max_length=8, choices=list(KINDS.items()))
    adds_up = models.CharField("cách cộng", max_length=4, choices=list(ADDS_UP.items()), default="sum")
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân", default=0)
    fact = models.CharField("sổ để đếm", max_length=40, blank=True)
    slice = models.CharField("chia theo", max_length=24, blank=True)
    values = models.CharField("chỉ đếm các loại", max_length=400, blank=True)
    numerator_code = models.CharField("tử số", max_length=24, blank=True)
    denominator_code = models.CharField("mẫu số", max_length=24, blank=True)
    at_most = models.BigIntegerField("không quá", null=True, blank=True)
    part_of = models.CharField("là một phần của", max_length=24, blank=True)
    options = models.TextField("các lựa chọn", blank=True)
    basis = models.CharField("căn cứ của số nhập tay", max_length=300, blank=True)
    source = models.CharField("nguồn của chỉ tiêu", max_length=300, blank=True)
    valid_from = models.DateField("dùng từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu"
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="indicator_starts_once",
                violation_error_message="Chỉ tiêu này đã có một bản bắt đầu đúng ngày đó.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="indicator_ends_after_start",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="counted") | ~Q(fact=""), name="indicator_counted_has_fact",
                violation_error_message="Chỉ tiêu tự đếm cần nói đếm từ sổ nào.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="ratio") | (~Q(numerator_code="") & ~Q(denominator_code="")),
                name="indicator_ratio_has_parts", violation_error_message="Tỷ lệ cần có tử số và mẫu số.",
            ),
            models.CheckConstraint(
                condition=Q(decimals__lte=MOST_DECIMALS), name="indicator_decimals",
                violation_error_message="Không quá bốn chữ số thập phân.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def choices(self) -> list[str]:
        """The fixed answers of a text indicator, one per line."""
        return [line.strip() for line in self.options.splitlines() if line.strip()]

    @property
    def slice_values(self) -> frozenset[str]:
        """The slices that it counts; empty counts all."""
        return frozenset(one for one in self.values.split("|") if one)

    @property
    def is_number(self) -> bool:
        return self.kind != "text"

    @property
    def sums_over_units(self) -> bool:
        """Say whether a superior adds the units' values up; ratios are made from their parts instead."""
        return self.kind not in ("text", "ratio") and self.adds_up != "none"

    def stored(self, amount: Amount) -> int:
        """Turn an amount into the whole number that is kept: 12.34 with two decimals is 1234."""
        scaled = Decimal(amount).scaleb(self.decimals)
        return int(scaled.quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def shown(self, kept: int | None) -> Amount | None:
        """Turn what is kept back into the amount; None stays None."""
        return amount_of(kept, self.decimals)


def amount_of(kept: int | None, decimals: int) -> Amount | None:
    """Turn a kept whole number back into the amount with ``decimals``; None stays None."""
    if kept is None or not decimals:
        return None if kept is None else int(kept)
    return Decimal(int(kept)).scaleb(-decimals)
