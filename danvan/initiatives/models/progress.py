"""What a model does over time: dated updates with figures, photos, who wants to do the same; figures of older years."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from danvan.core.pictures import public_files, renditions, smallest
from danvan.core.sealed import SealedTextField
from danvan.initiatives.models.initiative import Goal, Initiative
from danvan.initiatives.states import BOUNDS, TALLIES
from danvan.units.models import Officer, Unit


class Update(models.Model):
    """What was done up to a day: people reached, money, labour days, land, things given."""

    scrub = ()
    keep = (
        "id", "initiative", "happened_on", "text", "people", "people_bound", "people_basis", "money", "labour_days",
        "land", "in_kind", "in_kind_worth", "reported_at", "reported_by",
    )  # fmt: skip

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="updates")
    happened_on = models.DateField("tính đến ngày")
    text = models.TextField("việc đã làm")
    people = models.PositiveIntegerField("số người được tiếp cận", null=True, blank=True)
    people_bound = models.CharField("mức", max_length=14, choices=list(BOUNDS.items()), default="exact")
    people_basis = models.CharField("căn cứ", max_length=200, blank=True)
    money = models.PositiveBigIntegerField("tiền, đồng", null=True, blank=True)
    labour_days = models.PositiveIntegerField("ngày công", null=True, blank=True)
    land = models.PositiveIntegerField("đất, m²", null=True, blank=True)
    in_kind = models.CharField("hiện vật", max_length=300, blank=True)
    in_kind_worth = models.PositiveBigIntegerField("trị giá hiện vật, đồng", null=True, blank=True)
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-happened_on", "-pk"]
        indexes = [models.Index(fields=["initiative", "-happened_on"], name="update_initiative_day")]


class GoalValue(models.Model):
    """How far one own criterion was reached at an update."""

    scrub = ()
    keep = ("id", "update_row", "goal", "value")

    update_row = models.ForeignKey(Update, models.CASCADE, related_name="values")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="values")
    value = models.DecimalField("đạt được", max_digits=14, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["update_row", "goal"], name="goalvalue_once")]


class Photo(models.Model):
    """A photo of the model: renditions without metadata; shown on the site only when it is described and chosen."""

    scrub = ("file",)
    keep = (
        "id",
        "code",
        "initiative",
        "update_row",
        "caption",
        "alt",
        "is_shown",
        "width",
        "height",
        "sha256",
        "position",
    )

    code = models.CharField(max_length=24, unique=True)
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="photos")
    update_row = models.ForeignKey(Update, models.SET_NULL, null=True, blank=True, related_name="photos")
    file = models.ImageField(
        storage=public_files, upload_to="photos/%Y/%m", width_field="width", height_field="height"
    )
    caption = models.CharField("chú thích", max_length=400, blank=True)
    alt = models.CharField("mô tả cho người không nhìn thấy", max_length=300, blank=True)
    is_shown = models.BooleanField("hiện trên cổng", default=False)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def address(self) -> str:
        """Return the public address of the widest rendition."""
        return public_files().url(self.file.name)

    def small_address(self) -> str:
        """Return the address of the rendition that lists show."""
        return public_files().url(smallest(self.file.name))

    def srcset(self) -> str:
        """Return all renditions with their widths."""
        sizes = renditions(self.file.name, self.width or 1)
        return ", ".join(f"{public_files().url(name)} {width}w" for name, width in sizes)


class InterestQuerySet(models.QuerySet["Interest"]):
    def open_for(self, units: models.QuerySet[Unit]) -> Self:
        """Keep what nobody has answered yet, of models of these units."""
        return self.filter(initiative__unit__in=units, answered_at=None)


class Interest(models.Model):
    """Somebody wants to do the same at home: from which place, and, if they choose, how to reach them (sealed)."""

    scrub = ("place", "message", "contact", "answer")
    keep = ("id", "code", "initiative", "received_at", "received_on", "answered_at", "answered_by")

    code = models.CharField("mã", max_length=24, unique=True)
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="interests")
    place = models.CharField("nơi muốn áp dụng", max_length=200)
    message = models.CharField("điều muốn hỏi", max_length=600, blank=True)
    contact = SealedTextField("cách liên hệ", null=True, blank=True)
    received_at = models.DateTimeField()
    received_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField("đã liên hệ thế nào", max_length=400, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi muốn áp dụng"
        ordering = ["-received_at", "-pk"]


class TallyQuerySet(models.QuerySet["Tally"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))


class Tally(models.Model):
    """One number of a time before the records, with what it rests on; typed, never mixed with counted ones."""

    scrub = ()
    keep = (
        "id", "code", "unit", "kind", "first_on", "last_on", "amount", "bound", "field", "basis", "entered_at", "entered_by",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    kind = models.CharField("số gì", max_length=10, choices=list(TALLIES.items()))
    first_on = models.DateField("từ ngày")
    last_on = models.DateField("đến ngày")
    amount = models.PositiveIntegerField("số")
    bound = models.CharField("mức", max_length=14, choices=list(BOUNDS.items()), default="exact")
    field = models.CharField("lĩnh vực", max_length=120, blank=True)
    basis = models.CharField("căn cứ", max_length=300)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = "số của thời kỳ trước"
        ordering = ["-last_on", "-pk"]
        indexes = [models.Index(fields=["unit", "last_on"], name="tally_unit_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="tally_ends_after_start",
                violation_error_message="Ngày cuối không được trước ngày đầu.",
            ),
            models.CheckConstraint(
                condition=~Q(basis=""), name="tally_has_basis", violation_error_message="Số nhập tay phải ghi căn cứ."
            ),
        ]
