"""Days off, worked weekends, decided years; and the pure calendar that the law reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.calendars.states import IN_FORCE, KINDS, OFF, STATES, WITHDRAWN, WORKED
from danvan.law.calendar import Calendar
from danvan.law.official import decided_run
from danvan.units.models import Officer, Unit, UnitClosure


class DayQuerySet(models.QuerySet["Day"]):
    def in_force(self) -> Self:
        """Keep the days that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def national(self) -> Self:
        return self.filter(unit=None)

    def applying_to(self, unit: Unit | None) -> Self:
        """Keep the national days and the local ones of ``unit`` and of what stands above it now."""
        if unit is None:
            return self.national()
        above = UnitClosure.objects.current().filter(descendant=unit).values("ancestor")
        return self.filter(Q(unit=None) | Q(unit=unit) | Q(unit__in=above))

    def in_year(self, year: int) -> Self:
        return self.filter(on__range=(date(year, 1, 1), date(year, 12, 31)))


class Day(models.Model):
    """One day that is not what its weekday says: off, or worked. ``unit`` empty = the whole country."""

    code = models.CharField("mã", max_length=40, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    on = models.DateField("ngày")
    kind = models.CharField("loại", max_length=8, choices=list(KINDS.items()))
    name = models.CharField("tên", max_length=120)
    source = models.CharField("căn cứ", max_length=160)
    tag = models.CharField("mức xác nhận", max_length=2, default="T")
    swap = models.CharField("cặp hoán đổi", max_length=40, blank=True)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người thêm"
    )
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người rút"
    )
    withdrawn_reason = models.CharField("lý do rút", max_length=200, blank=True)

    objects = DayQuerySet.as_manager()

    scrub = ()
    keep = (
        "id", "code", "unit", "on", "kind", "name", "source", "tag", "swap", "added_at", "added_by",
        "withdrawn_at", "withdrawn_by", "withdrawn_reason",
    )  # fmt: skip

    class Meta:
        verbose_name = "ngày trong lịch"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["on"],
                condition=Q(unit=None, withdrawn_at=None),
                name="day_once_for_the_country",
                violation_error_message="Ngày này đã có trong lịch cả nước.",
            ),
            models.UniqueConstraint(
                fields=["unit", "on"],
                condition=Q(withdrawn_at=None),
                name="day_once_for_a_unit",
                violation_error_message="Ngày này đã có trong lịch của đơn vị.",
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="day_has_a_source",
                violation_error_message="Mỗi ngày cần có căn cứ.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="") | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="day_withdrawn_with_a_reason",
                violation_error_message="Rút một ngày cần ghi lý do.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} {self.name}"

    @property
    def state(self) -> str:
        """Where the day stands in its short life."""
        return IN_FORCE if self.withdrawn_at is None else WITHDRAWN

    @property
    def state_label(self) -> str:
        return STATES[self.state]

    @property
    def reason(self) -> str:
        """What the day-by-day explanation says of it."""
        return f"{self.name} ({self.source})"


class Year(models.Model):
    """A year of the calendar; decided once the yearly notice of days off is out."""

    number = models.PositiveSmallIntegerField("năm", unique=True)
    source = models.CharField("căn cứ", max_length=160)
    tag = models.CharField("mức xác nhận", max_length=2, default="T")
    is_decided = models.BooleanField("đã quyết định", default=False)
    decided_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    decided_by = models.ForeignKey(
        Officer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )

    scrub = ()
    keep = ("id", "number", "source", "tag", "is_decided", "decided_at", "decided_by")

    class Meta:
        verbose_name = "năm của lịch"
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)


class Generation(models.Model):
    """One row: a random stamp, new after every change, that tells processes to read the calendar again."""

    stamp = models.CharField("dấu", max_length=32)

    scrub = ()
    keep = ("id", "stamp")

    class Meta:
        verbose_name = "thế hệ lịch"

    def __str__(self) -> str:
        return self.stamp


_ready: dict[int | None, tuple[str, Calendar]] = {}


def load(unit: Unit | None = None, *, stamp: str | None = None) -> Calendar:
    """Return the calendar of the country, with the local days of ``unit`` and of what stands above it.

    One query while nothing changed, none with the ``stamp`` of now. Years before the last unbroken run of
    decided years, and after it, make dates tentative. Raise BadLawData when no year is decided.
    """
    key = unit.pk if unit else None
    if stamp is None:
        stamp = Generation.objects.values_list("stamp", flat=True).first() or ""
    found = _ready.get(key)
    if found is None or found[0] != stamp:
        _ready[key] = found = (stamp, read(unit))
    return found[1]


def read(unit: Unit | None) -> Calendar:
    """Build the calendar from the tables. A local day comes before a national one."""
    rows = list(Day.objects.in_force().applying_to(unit))
    rows.sort(key=lambda row: row.unit_id is not None)
    last = {row.on: row for row in rows}
    decided = decided_run(Year.objects.filter(is_decided=True).values_list("number", flat=True))
    return Calendar(
        off=_reasons(last.values(), OFF),
        worked=_reasons(last.values(), WORKED),
        decided_from=decided[0],
        decided_until=decided[-1],
    )


def _reasons(rows: Iterable[Day], kind: str) -> dict[date, str]:
    return {row.on: row.reason for row in rows if row.kind == kind}
