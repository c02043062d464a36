"""Meetings: the record, its organisers, who came by category, who spoke, what was mentioned."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Coalesce

from danvan.core.dates import say_day
from danvan.meetings.states import BASES, BOUNDS, DAY_PARTS, KINDS, MENTIONS, ORIGINS, ROLES, STATES
from danvan.units.models import Officer, Person, Post, Unit
from danvan.units.models.unit import name_of


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the meetings of units in the officer's scope."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def public(self, at: datetime, *, far: bool = False) -> Self:
        """Keep what readers see. ``far``: the moment is disguised so that no index of moments is taken (``newest_of``)."""
        shown = self.exclude(state="cancelled")
        if not far:
            return shown.filter(public_from__lte=at)
        return shown.alias(moment=Coalesce("public_from", "public_from")).filter(moment__lte=at)

    def held(self) -> Self:
        return self.filter(state="held")

    def newest_first(self) -> Self:
        return self.order_by("-starts_on", "-pk")

    def newest_of(self, unit_ids: Any, *, far: bool) -> Self:
        """Keep the meetings of some bodies, the newest first. ``far``: of so many (``is_far``) that walking down from the
        newest of all is shorter than gathering all of theirs; the unit is disguised so that no index of units is taken.
        """
        if not far:
            return self.filter(unit__in=unit_ids).newest_first()
        return self.alias(holder=F("unit_id") + 0).filter(holder__in=unit_ids).newest_first()

    def with_unit_name(self, on: date) -> Self:
        """Read the name of the unit on ``on`` as ``unit_name``, in the same question."""
        return self.annotate(unit_name=name_of("unit", on))

    def with_unit_version(self, on: date) -> Self:
        """Prefetch the unit with its name of ``on``: ``row.unit.name_on(on)`` asks no more."""
        return self.prefetch_related(Prefetch("unit", Unit.objects.named(on)))

    def with_total(self) -> Self:
        """Prefetch the stated total as ``row.totals`` (a list of none or one)."""
        return self.prefetch_related(
            Prefetch("attendances", Attendance.objects.filter(is_total=True), to_attr="totals")
        )


class Meeting(models.Model):
    """One meeting, counted once, in the unit that held it."""

    scrub = ()
    keep = (
        "id", "code", "unit", "state", "kind", "name", "starts_on", "ends_on", "day_part", "starts_at_time", "place",
        "origin", "origin_sha256", "own_event", "note", "created_at", "created_by", "assigned_to", "held_at", "held_by",
        "cancelled_at", "cancelled_by", "cancel_reason", "public_from", "year_basis", "series",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    state = models.CharField("tình trạng", max_length=12, choices=list(STATES.items()), default="held")
    kind = models.CharField("loại", max_length=20, choices=list(KINDS.items()))
    name = models.CharField("tên cuộc họp", max_length=400)
    starts_on = models.DateField("ngày")
    ends_on = models.DateField("đến ngày")
    day_part = models.CharField("buổi", max_length=12, blank=True, choices=list(DAY_PARTS.items()))
    starts_at_time = models.TimeField("giờ", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=250, blank=True)
    origin = models.CharField("ghi từ", max_length=8, choices=list(ORIGINS.items()))
    origin_sha256 = models.CharField(max_length=64, blank=True)
    own_event = models.BooleanField("do đơn vị tổ chức", default=True)
    year_basis = models.CharField("căn cứ của năm", max_length=200, blank=True)
    note = models.TextField("ghi chú", blank=True)
    created_at = models.DateTimeField("ghi lúc")
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    assigned_to = models.ForeignKey(Officer, models.SET_NULL, null=True, blank=True, related_name="+")
    held_at = models.DateTimeField(null=True, blank=True)
    held_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    cancel_reason = models.CharField("lý do hủy", max_length=300, blank=True)
    public_from = models.DateTimeField("công khai từ", null=True, blank=True)
    series = models.ForeignKey("Series", models.SET_NULL, null=True, blank=True, related_name="meetings")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "cuộc họp"
        indexes = [
            models.Index(fields=["unit", "-starts_on"], name="meeting_unit_day"),
            models.Index(fields=["public_from"], name="meeting_public"),
            models.Index(fields=["-starts_on", "-id", "state", "public_from", "unit"], name="meeting_newest_of_all"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="meeting_ends_after_start",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancel_reason=""),
                name="meeting_cancelled_with_reason",
                violation_error_message="Hủy cuộc họp phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def when(self) -> str:
        """Say day part and day: ``Chiều thứ Ba 15/10/2024``."""
        part = DAY_PARTS.get(self.day_part, "")
        first = f"{part} {say_day(self.starts_on)}".strip()
        text = first if self.ends_on == self.starts_on else f"{first} – {say_day(self.ends_on)}"
        return text[:1].upper() + text[1:]

    def hour_and_day(self) -> str:
        """Say hour and day: ``14:00, chiều thứ Ba 15/10/2024``."""
        day = self.when()
        return f"{self.starts_at_time:%H:%M}, {day[:1].lower()}{day[1:]}" if self.starts_at_time else day

    def when_and_where(self) -> str:
        """Say hour, day and place on one line, as those invited are told."""
        return f"{self.hour_and_day()}{f' tại {self.place}' if self.place else ''}"


class Organiser(models.Model):
    """Who held the meeting, as printed; a link to a unit is a separate decision."""

    scrub = ()
    keep = ("id", "meeting", "printed", "unit", "position")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="organisers")
    printed = models.CharField("như in", max_length=250)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]


class Attendance(models.Model):
    """A category of participants and how many came (lượt), or the total of all categories."""

    scrub = ()
    keep = ("id", "meeting", "category", "count", "bound", "unit_word", "basis", "basis_note", "is_total", "position")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    category = models.CharField("thành phần", max_length=300)
    count = models.PositiveIntegerField("số lượt", null=True, blank=True)
    bound = models.CharField("mức", max_length=14, choices=list(BOUNDS.items()), default="exact")
    unit_word = models.CharField("đơn vị tính", max_length=40, blank=True)
    basis = models.CharField("căn cứ", max_length=8, blank=True, choices=list(BASES.items()))
    basis_note = models.CharField("ghi rõ căn cứ", max_length=200, blank=True)
    is_total = models.BooleanField("tổng số", default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-is_total", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(is_total=True),
                name="attendance_one_total",
                violation_error_message="Mỗi cuộc họp chỉ có một tổng số.",
            )
        ]

    def is_estimate(self) -> bool:
        return self.bound != "exact"


class Appearance(models.Model):
    """A person named in public at the meeting, with the posts as printed. Linking is a separate act."""

    scrub = ("printed_name", "person")
    keep = ("id", "meeting", "printed_posts", "role", "topic", "post", "linked_at", "linked_by", "position")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="appearances")
    printed_name = models.CharField("họ tên như in", max_length=120)
    printed_posts = models.CharField("chức vụ như in", max_length=500, blank=True)
    role = models.CharField("vai", max_length=10, choices=list(ROLES.items()), default="guest")
    topic = models.CharField("nội dung", max_length=400, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="+")
    linked_at = models.DateTimeField(null=True, blank=True)
    linked_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]


class Mention(models.Model):
    """An election or an award told of in the source: kept in its words, not counted."""

    scrub = ("surface",)
    keep = ("id", "meeting", "kind", "position")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="mentions")
    kind = models.CharField("loại", max_length=14, choices=list(MENTIONS.items()))
    surface = models.CharField("như in", max_length=500)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
