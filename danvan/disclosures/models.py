"""What a unit makes public: the content, where and how it was shown, its clock, the plan of the year."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q

from danvan.calendars.clocks import Clock, ClockChange
from danvan.disclosures.states import PLACES, STATES
from danvan.law import publication
from danvan.law.publication import Item
from danvan.units.models import Officer, Unit


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep what units in the officer's scope make public."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def public(self, at: datetime) -> Self:
        """Keep what readers see at a moment; a list of persons leaves the site when its period is over."""
        standing = self.filter(state__in=("open", "ended"), public_from__lte=at)
        return standing.filter(Q(public_until=None) | Q(public_until__gt=at))

    def newest_first(self) -> Self:
        return self.order_by("-decided_on", "-pk")

    def with_postings(self) -> Self:
        """Prefetch the postings and clocks that ``duties`` reads."""
        return self.prefetch_related("postings", Prefetch("clocks", DisclosureClock.objects.order_by("pk")))


class Disclosure(models.Model):
    """One content to make public, counted in the unit that is bound to it (Luật 10/2022 Đ11)."""

    scrub = ()
    keep = (
        "id", "code", "unit", "state", "item_code", "title", "summary", "paper", "decided_on", "personal", "public_from",
        "public_until", "published_on", "ended_on", "withdraw_reason", "created_at", "created_by", "withdrawn_at", "withdrawn_by",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    state = models.CharField("tình trạng", max_length=12, choices=list(STATES.items()), default="planned")
    item_code = models.CharField("mục", max_length=8)
    title = models.CharField("nội dung công khai", max_length=400)
    summary = models.TextField("tóm tắt", blank=True)
    paper = models.CharField("văn bản", max_length=200, blank=True)
    decided_on = models.DateField("ngày văn bản, quyết định")
    personal = models.BooleanField("có danh sách cá nhân", default=False)
    public_from = models.DateTimeField("trên cổng từ", null=True, blank=True)
    public_until = models.DateTimeField("trên cổng đến", null=True, blank=True)
    published_on = models.DateField("bắt đầu công khai", null=True, blank=True)
    ended_on = models.DateField("kết thúc", null=True, blank=True)
    withdraw_reason = models.CharField("lý do rút", max_length=300, blank=True)
    created_at = models.DateTimeField("ghi lúc")
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        verbose_name = "nội dung công khai"
        indexes = [
            models.Index(fields=["unit", "state", "-decided_on"], name="disclosure_unit_state_day"),
            models.Index(fields=["unit", "-decided_on", "-id"], name="disclosure_unit_newest"),
            models.Index(fields=["unit", "published_on"], name="disclosure_unit_published"),
            models.Index(fields=["public_from"], name="disclosure_public"),
            models.Index(fields=["public_until"], name="disclosure_public_until"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdraw_reason=""),
                name="disclosure_withdrawn_with_reason",
                violation_error_message="Rút nội dung công khai phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(state="open") | ~Q(published_on=None),
                name="disclosure_open_since_a_day",
                violation_error_message="Nội dung đang công khai phải có ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def item(self) -> Item:
        """The row of the law that asks for it."""
        return publication.items()[self.item_code]


class Posting(models.Model):
    """One place or form in which the content was shown, from a day to a day (both included)."""

    scrub = ()
    keep = (
        "id",
        "disclosure",
        "channel",
        "place_kind",
        "place",
        "from_on",
        "to_on",
        "done_by",
        "added_at",
        "added_by",
    )

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="postings")
    channel = models.CharField("hình thức", max_length=16)
    place_kind = models.CharField("loại nơi", max_length=16, blank=True, choices=list(PLACES.items()))
    place = models.CharField("nơi", max_length=200, blank=True)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến hết ngày", null=True, blank=True)
    done_by = models.CharField("người thực hiện", max_length=120, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=models.F("from_on")),
                name="posting_ends_after_start",
                violation_error_message="Ngày hạ xuống không được trước ngày niêm yết.",
            ),
            models.CheckConstraint(
                condition=~Q(channel="board") | ~Q(place_kind=""),
                name="posting_on_a_board_names_its_place",
                violation_error_message="Niêm yết thì phải chọn nơi niêm yết.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel_label}: {self.where}"

    @property
    def channel_label(self) -> str:
        return publication.channels()[self.channel]

    @property
    def where(self) -> str:
        """The place as written, else its kind."""
        return self.place or self.get_place_kind_display()


class DisclosureClock(Clock):
    """How soon the content must be public."""

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="clocks")
    keep = (*Clock.keep, "disclosure")

    class Meta(Clock.Meta):
        indexes = [models.Index(fields=["done_on", "stopped_on", "due_on"], name="disclosure_clock_due")]


class DisclosureClockChange(ClockChange):
    """What happened to such a clock."""

    clock = models.ForeignKey(DisclosureClock, models.CASCADE, related_name="changes")


class PlanQuerySet(models.QuerySet["PublicationPlan"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))


class PublicationPlan(models.Model):
    """The plan of a year that the People's Committee adopts (Luật 10/2022 Đ14.1)."""

    scrub = ()
    keep = ("id", "code", "unit", "year", "paper", "adopted_on", "has_loudspeaker", "created_at", "created_by")

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    year = models.PositiveSmallIntegerField("năm")
    paper = models.CharField("số, ký hiệu kế hoạch", max_length=200, blank=True)
    adopted_on = models.DateField("ngày ban hành", null=True, blank=True)
    has_loudspeaker = models.BooleanField("có hệ thống truyền thanh", default=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "kế hoạch công khai"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="publication_plan_once_a_year",
                violation_error_message="Đơn vị đã có kế hoạch công khai của năm này.",
            )
        ]

    def __str__(self) -> str:
        return f"Kế hoạch công khai năm {self.year}"


class PlanLine(models.Model):
    """What the plan says of one item: when, how, who."""

    scrub = ()
    keep = ("id", "plan", "item_code", "moment", "forms", "responsible")

    plan = models.ForeignKey(PublicationPlan, models.CASCADE, related_name="lines")
    item_code = models.CharField("mục", max_length=8)
    moment = models.CharField("thời điểm", max_length=120)
    forms = models.CharField("hình thức", max_length=300)
    responsible = models.CharField("trách nhiệm", max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "item_code"], name="plan_line_once")]

    @property
    def item(self) -> Item:
        return publication.items()[self.item_code]
