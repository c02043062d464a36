"""A model (mô hình): the ten fields of its registration, where it stands, its own measurable criteria."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery

from danvan.initiatives.models.movement import Movement
from danvan.initiatives.states import KINDS, LISTED, LIVE, REGISTRANTS, SCHEDULES, STATES
from danvan.units.models import Officer, Unit, UnitVersion

TEN = (
    ("name", "Tên mô hình"),
    ("situation", "Thực trạng, lý do xây dựng mô hình"),
    ("aims", "Mục tiêu, tiêu chí"),
    ("content", "Nội dung, cách thức thực hiện"),
    ("place", "Địa bàn, đối tượng"),
    ("forces", "Lực lượng thực hiện"),
    ("resources", "Nguồn lực thực hiện"),
    ("assess_on", "Thời gian thực hiện, ngày đánh giá kết quả"),
    ("outputs", "Sản phẩm, kết quả đầu ra"),
    ("outlook", "Khả năng duy trì, nhân rộng"),
)
"""The form in real use (domain.md 2.2), field by field."""


def owes_since(row: Any, on: date) -> date | None:
    """Return the day by which a model, or a row of its columns, promised an update by its own schedule, once it has
    passed; else None.
    """
    if row.state not in LIVE or not row.update_every or not row.heard_on:
        return None
    promised: date = row.heard_on + timedelta(days=row.update_every)
    return promised if promised < on else None


def is_asked(row: Any) -> bool:
    """Say whether a model was asked after it was last heard of."""
    return bool(row.asked_on and row.heard_on and row.asked_on > row.heard_on)


def said_silence(row: Any, on: date) -> str:
    """Say what the silence of a model means today: owing, asked without an answer, or nothing."""
    if owes_since(row, on) is None:
        return ""
    return "Không có cập nhật" if is_asked(row) else "Đến hạn cập nhật"


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the models of units in the officer's scope."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def public(self, at: Any) -> Self:
        """Keep what readers see at a moment."""
        return self.filter(public_from__lte=at)

    def of_bodies(self, unit_ids: list[int], *, far: bool = False) -> Self:
        """Keep the models of some bodies. ``far``: of so much that walking down from the newest of all is shorter than
        sorting all of theirs; the unit is disguised so that no index of units is taken.
        """
        return self.alias(body=F("unit_id") + 0).filter(body__in=unit_ids) if far else self.filter(unit__in=unit_ids)

    def listed(self) -> Self:
        """Keep what stands in the list (danh mục)."""
        return self.filter(state__in=LISTED)

    def newest_first(self) -> Self:
        return self.order_by("-entered_on", "-pk")

    def with_unit_version(self, on: date) -> Self:
        """Prefetch the unit with its name of ``on``: ``row.unit.name_on(on)`` asks no more."""
        return self.prefetch_related(Prefetch("unit", Unit.objects.named(on)))

    def with_unit_name(self, on: date) -> Self:
        """Read the name that the unit had on ``on`` as ``unit_name``, in the same query."""
        named = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=on).order_by("-valid_from")
        return self.annotate(unit_name=Subquery(named.values("name")[:1]))

    def owing(self, on: date) -> Self:
        """Keep the live models whose own schedule has passed without an update on ``on``."""
        late = Q()
        for days in SCHEDULES:
            late |= Q(update_every=days, heard_on__lt=on - timedelta(days=days))
        return self.filter(late, state__in=LIVE)

    def silent(self, on: date) -> Self:
        """Keep the live models that were asked, past their own schedule, and have not answered."""
        return self.owing(on).filter(asked_on__gt=F("heard_on"))


class Initiative(models.Model):
    """One model of one unit, counted in that unit; taken over elsewhere it is a row of its own."""

    scrub = ("registrant_contact",)
    keep = (
        "id", "code", "unit", "movement", "state", "kind", "registrant_kind", "registrant_name", "field", "second_field",
        "name", "situation", "aims", "content", "place", "forces", "resources", "starts_on", "ends_on", "assess_on",
        "timing", "outputs", "outlook", "update_every", "difference", "entered_on", "created_at", "created_by",
        "registered_at", "registered_by", "registered_on", "completion_asked", "accepted_at", "accepted_by", "accepted_on",
        "launched_at", "launched_by", "launched_on", "launch_decision", "commitments", "heard_on", "asked_on",
        "assessed_at", "assessed_by", "assessed_on", "assessment", "own_points", "effective_at", "effective_by",
        "effective_on", "effective_basis", "ended_at", "ended_by", "ended_on", "end_reason", "merged_into", "origin",
        "public_from", "story_problem", "story_done", "story_result", "story_how", "year",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    movement = models.ForeignKey(Movement, models.PROTECT, null=True, blank=True, related_name="initiatives")
    year = models.PositiveSmallIntegerField("năm")
    state = models.CharField("tình trạng", max_length=12, choices=list(STATES.items()), default="draft")
    kind = models.CharField("loại", max_length=8, choices=list(KINDS.items()), default="new")
    registrant_kind = models.CharField("nơi đăng ký", max_length=8, choices=list(REGISTRANTS.items()), default="area")
    registrant_name = models.CharField("tên nơi đăng ký", max_length=200, blank=True)
    registrant_contact = models.CharField("người liên hệ", max_length=120, blank=True)
    field = models.CharField("lĩnh vực", max_length=120, blank=True)
    second_field = models.CharField("lĩnh vực phụ", max_length=120, blank=True)

    name = models.CharField("tên mô hình", max_length=300)
    situation = models.TextField("thực trạng, lý do", blank=True)
    aims = models.TextField("mục tiêu, tiêu chí", blank=True)
    content = models.TextField("nội dung, cách thức", blank=True)
    place = models.TextField("địa bàn, đối tượng", blank=True)
    forces = models.TextField("lực lượng", blank=True)
    resources = models.TextField("nguồn lực", blank=True)
    starts_on = models.DateField("bắt đầu", null=True, blank=True)
    ends_on = models.DateField("kết thúc", null=True, blank=True)
    assess_on = models.DateField("ngày đánh giá kết quả", null=True, blank=True)
    timing = models.CharField("tiến độ", max_length=300, blank=True)
    outputs = models.TextField("sản phẩm, kết quả đầu ra", blank=True)
    outlook = models.TextField("khả năng duy trì, nhân rộng", blank=True)
    update_every = models.PositiveSmallIntegerField(
        "cập nhật", null=True, blank=True, choices=list(SCHEDULES.items())
    )
    difference = models.CharField("khác mô hình gần giống ở chỗ", max_length=500, blank=True)

    entered_on = models.DateField("ngày ghi")
    created_at = models.DateTimeField("viết lúc")
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    registered_on = models.DateField("ngày đăng ký", null=True, blank=True)
    completion_asked = models.CharField("cần bổ sung", max_length=500, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    accepted_on = models.DateField("ngày vào danh mục", null=True, blank=True)
    launched_at = models.DateTimeField(null=True, blank=True)
    launched_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    launched_on = models.DateField("ngày ra mắt", null=True, blank=True)
    launch_decision = models.CharField("quyết định ra mắt", max_length=200, blank=True)
    commitments = models.TextField("cam kết, phân công", blank=True)
    heard_on = models.DateField("lần cuối có tin", null=True, blank=True)
    asked_on = models.DateField("hỏi tiến độ ngày", null=True, blank=True)
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    assessed_on = models.DateField("ngày tự đánh giá", null=True, blank=True)
    assessment = models.TextField("tự đánh giá", blank=True)
    own_points = models.DecimalField("điểm tự chấm", max_digits=7, decimal_places=2, null=True, blank=True)
    effective_at = models.DateTimeField(null=True, blank=True)
    effective_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    effective_on = models.DateField("hiệu quả từ ngày", null=True, blank=True)
    effective_basis = models.CharField("căn cứ", max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField("ngày dừng", null=True, blank=True)
    end_reason = models.CharField("lý do dừng", max_length=400, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    origin = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    public_from = models.DateTimeField("giới thiệu từ", null=True, blank=True)
    story_problem = models.TextField("chuyện gì khó", blank=True)
    story_done = models.TextField("đã làm gì", blank=True)
    story_result = models.TextField("kết quả", blank=True)
    story_how = models.TextField("làm theo thế nào", blank=True)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = "mô hình"
        indexes = [
            models.Index(fields=["unit", "-entered_on"], name="initiative_unit_day"),
            models.Index(fields=["unit", "year", "state", "field"], name="initiative_in_year"),
            models.Index(fields=["unit", "registered_on"], name="initiative_registered"),
            models.Index(fields=["unit", "effective_on"], name="initiative_effective"),
            models.Index(fields=["-entered_on", "-id", "unit", "field", "year", "state"], name="initiative_listed"),
            models.Index(
                fields=["unit", "field", "year", "state", "heard_on", "asked_on", "update_every", "-entered_on"],
                name="initiative_counted",
            ),
            models.Index(
                fields=["-public_from", "-id", "unit", "field", "year"],
                condition=Q(public_from__isnull=False),
                name="initiative_shown",
            ),
            models.Index(
                fields=["unit", "public_from", "field", "year"],
                condition=Q(public_from__isnull=False),
                name="initiative_gallery",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_on__isnull=False) & ~Q(end_reason=""),
                name="initiative_ended_with_reason",
                violation_error_message="Dừng mô hình phải ghi ngày và lý do.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "withdrawn"))
                | Q(registered_at__isnull=False, registered_by__isnull=False, registered_on__isnull=False),
                name="initiative_registered_at_and_by",
                violation_error_message="Mô hình đã đăng ký phải ghi ai gửi, ngày nào.",
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False),
                name="initiative_merged_into_one",
                violation_error_message="Mô hình đã gộp phải ghi gộp vào mô hình nào.",
            ),
            models.CheckConstraint(
                condition=Q(effective_on=None) | ~Q(effective_basis=""),
                name="initiative_effective_with_basis",
                violation_error_message="Xác nhận hiệu quả phải ghi căn cứ.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def missing(self) -> list[str]:
        """List the names of the fields of the form that are still empty, in its order."""
        lacking = [label for name, label in TEN if not getattr(self, name)]
        lacking += [] if self.field else ["Lĩnh vực"]
        lacking += [] if self.registrant_name else ["Tên nơi đăng ký"]
        lacking += [] if self.update_every else ["Bao lâu cập nhật một lần"]
        return lacking + ([] if self.goals.exists() else ["Tiêu chí đo được"])

    def owes_since(self, on: date) -> date | None:
        """Return the day by which the own schedule promised an update, once it has passed; else None."""
        return owes_since(self, on)

    def is_asked(self) -> bool:
        """Say whether it was asked after it was last heard of."""
        return is_asked(self)

    def said_silence(self, on: date) -> str:
        """Say what its silence means today: owing, asked without an answer, or nothing."""
        return said_silence(self, on)


class Goal(models.Model):
    """One measurable criterion that a model set for itself: a target and its unit of measure."""

    scrub = ()
    keep = ("id", "initiative", "text", "target", "unit_word", "reached", "result", "result_note", "position")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="goals")
    text = models.CharField("tiêu chí", max_length=300)
    target = models.DecimalField("chỉ tiêu", max_digits=14, decimal_places=2, null=True, blank=True)
    unit_word = models.CharField("đơn vị tính", max_length=40, blank=True)
    reached = models.CharField("tự đánh giá", max_length=6, blank=True)
    result = models.DecimalField("kết quả", max_digits=14, decimal_places=2, null=True, blank=True)
    result_note = models.CharField("giải thích", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text
