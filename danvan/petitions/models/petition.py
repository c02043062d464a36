"""The petition: what was said, by which channel, on which axes, and where it stands."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from danvan.core.prepared import Many, Numbers
from danvan.petitions.models.party import Exclusion
from danvan.petitions.models.setting import Group, Topic
from danvan.petitions.states import (
    BRANCHES,
    CHANNELS,
    CITIZEN_STATES,
    COMPETENCES,
    CONDITIONS,
    FLAGS,
    KINDS,
    MANY_FROM,
    NOT_ELIGIBLE,
    OPEN,
    OUTCOMES,
    SHOWN_AS,
    STATES,
)  # fmt: skip
from danvan.units.models import Officer, Unit


class PetitionQuerySet(models.QuerySet["Petition"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep what lies in the officer's scope or is given to a unit of it; never what the officer is excluded from."""
        scope = Unit.objects.in_scope_of(officer, on)
        return self.filter(Q(unit__in=scope) | Q(assigned_unit__in=scope)).not_about(officer)

    def kept_by(self, units: models.QuerySet[Unit] | list[int]) -> Self:
        """Keep the letters whose register is that of ``units``."""
        return self.filter(unit__in=units)

    def kept_widely(self, units: models.QuerySet[Unit] | list[int] | Many) -> Self:
        """Keep the letters of very many units: read by day and asked about the unit, never sorted whole.

        The sum hides the unit's own index from the planner, which would gather and sort every row of the scope. Numbers
        tell it how many units there are; of a question it would guess few and sort all the same.
        """
        named = units.values("pk") if isinstance(units, models.QuerySet) else units
        named = Numbers(named) if isinstance(named, list) else named
        return self.alias(kept_in=F("unit_id") + 0).filter(kept_in__in=named)

    def given_to(self, units: models.QuerySet[Unit] | list[int]) -> Self:
        """Keep the letters that ``units`` were asked to work on."""
        return self.filter(assigned_unit__in=units)

    def not_about(self, officer: Officer) -> Self:
        """Leave out what the officer, or the unit it acts for, is complained about in."""
        about = Exclusion.objects.filter(Q(user=officer.user_id) | Q(unit=officer.unit_id))
        return self.exclude(pk__in=about.values("petition"))

    def findable(self) -> Self:
        """Keep what the desk's search holds: not masked, and nobody is excluded from it."""
        return self.filter(masked_at=None).exclude(pk__in=Exclusion.objects.values("petition"))

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def overdue(self, on: date) -> Self:
        """Keep those with a running term that ended before ``on``."""
        return self.filter(next_due_on__lt=on)

    def due_by(self, day: date) -> Self:
        return self.filter(next_due_on__lte=day)

    def of_person(self, person_key: str) -> Self:
        return self.filter(person_key=person_key).exclude(person_key="")

    def newest_first(self) -> Self:
        return self.order_by("-received_on", "-pk")


class Petition(models.Model):
    """One letter, call or word of a citizen, counted once, in the unit that took it in.

    Who sent it stands sealed in ``Party``; ``person_key`` is a keyed hash that only tells «the same person».
    """

    scrub = ("subject", "text", "demand", "place", "person_key", "respondent")
    keep = (
        "id", "code", "unit", "state", "kind", "channel", "topic", "area", "forwarded_by", "paper", "received_on", "received_at",
        "received_by", "book_number", "book_year", "secret_hash", "condition", "not_eligible", "competence", "branch", "signatories",
        "has_originals", "anonymous", "impersonated", "duplicate", "multi_addressed", "crime_sign", "empowered_forwarder", "complex",
        "guided_before", "instance", "remote", "parent", "raised_again_of", "group", "content_key", "assigned_unit", "assigned_to",
        "next_due_on", "next_rule", "settled_on", "settle_due_on", "outcome", "accepted_on", "reopened_on", "closed_on", "procedure_on",
        "held_at", "held_by", "masked_at", "wants_answer_by", "expects_supplement",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi tiếp nhận")
    state = models.CharField("tình trạng", max_length=20, choices=list(STATES.items()), default="received")
    kind = models.CharField("loại", max_length=14, choices=list(KINDS.items()))
    channel = models.CharField("đến bằng", max_length=10, choices=list(CHANNELS.items()))
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lĩnh vực")
    area = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa bàn")
    subject = models.CharField("về việc", max_length=300)
    text = models.TextField("nội dung")
    demand = models.TextField("yêu cầu", blank=True)
    place = models.CharField("nơi xảy ra", max_length=250, blank=True)
    respondent = models.CharField("người, cơ quan bị khiếu nại", max_length=300, blank=True)
    forwarded_by = models.CharField("nơi chuyển đến", max_length=200, blank=True)
    paper = models.CharField("số, ngày văn bản chuyển", max_length=120, blank=True)
    received_on = models.DateField("ngày nhận")
    received_at = models.DateTimeField("nhận lúc")
    received_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    book_number = models.PositiveIntegerField("số vào sổ", null=True, blank=True)
    book_year = models.PositiveSmallIntegerField("sổ năm", null=True, blank=True)
    secret_hash = models.CharField(max_length=64, blank=True)

    condition = models.CharField("điều kiện", max_length=12, blank=True, choices=list(CONDITIONS.items()))
    not_eligible = models.CharField(
        "vì sao không đủ điều kiện", max_length=20, blank=True, choices=list(NOT_ELIGIBLE.items())
    )
    competence = models.CharField("thẩm quyền", max_length=8, blank=True, choices=list(COMPETENCES.items()))
    branch = models.CharField("khối", max_length=30, blank=True, choices=list(BRANCHES.items()))
    signatories = models.PositiveIntegerField("số người ký", default=1)
    has_originals = models.BooleanField("kèm bản gốc", default=False)
    anonymous = models.BooleanField("nặc danh", default=False)
    impersonated = models.BooleanField("mạo danh", default=False)
    duplicate = models.BooleanField("trùng lặp", default=False)
    multi_addressed = models.BooleanField("gửi nhiều nơi", default=False)
    crime_sign = models.BooleanField("có dấu hiệu tội phạm", default=False)
    empowered_forwarder = models.BooleanField("do nơi có thẩm quyền chuyển đến", default=False)
    complex = models.BooleanField("phức tạp, đông người", default=False)
    guided_before = models.BooleanField("đã được hướng dẫn một lần", default=False)
    instance = models.PositiveSmallIntegerField("lần khiếu nại", default=1)
    remote = models.BooleanField("vùng sâu, vùng xa", default=False)

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    raised_again_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="raised_again")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, blank=True, related_name="petitions")
    person_key = models.CharField(max_length=64, blank=True)
    content_key = models.CharField(max_length=64, blank=True)

    assigned_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="nơi giải quyết"
    )
    assigned_to = models.ForeignKey(
        Officer, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="người giải quyết"
    )
    next_due_on = models.DateField("hạn gần nhất", null=True, blank=True)
    next_rule = models.CharField("hạn theo", max_length=40, blank=True)
    accepted_on = models.DateField("ngày thụ lý", null=True, blank=True)
    settled_on = models.DateField("ngày giải quyết xong", null=True, blank=True)
    settle_due_on = models.DateField("hạn giải quyết", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=10, blank=True, choices=list(OUTCOMES.items()))
    reopened_on = models.DateField("ngày mở lại", null=True, blank=True)
    closed_on = models.DateField("ngày đóng", null=True, blank=True)
    procedure_on = models.DateField("theo quy trình của ngày")
    wants_answer_by = models.CharField("muốn nhận trả lời bằng", max_length=10, blank=True)
    expects_supplement = models.BooleanField("đang chờ người gửi bổ sung", default=False)
    held_at = models.DateTimeField("giữ lại từ", null=True, blank=True)
    held_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    masked_at = models.DateTimeField("đã xóa dữ liệu cá nhân lúc", null=True, blank=True)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        verbose_name = "phản ánh, kiến nghị"
        indexes = [
            models.Index(
                fields=["unit", "-received_on", "-id", "state", "kind", "channel", "topic", "next_due_on"],
                name="petition_unit_list",
            ),
            models.Index(fields=["unit", "state", "-received_on"], name="petition_unit_state"),
            models.Index(fields=["unit", "next_due_on"], name="petition_unit_due"),
            models.Index(fields=["unit", "settled_on"], name="petition_unit_settled"),
            models.Index(
                fields=["assigned_unit", "-received_on", "-id"],
                name="petition_given_day",
                condition=Q(assigned_unit__isnull=False),
            ),
            models.Index(
                fields=["assigned_to", "-received_on", "-id"],
                name="petition_officer_day",
                condition=Q(assigned_to__isnull=False),
            ),
            models.Index(
                fields=["-received_on", "-id", "unit", "state", "kind", "channel", "topic", "next_due_on"],
                name="petition_list",
            ),
            models.Index(
                fields=["next_due_on", "id", "unit", "state", "kind", "channel", "topic"],
                name="petition_due_list",
                condition=Q(next_due_on__isnull=False),
            ),
            models.Index(fields=["book_number"], name="petition_book_number", condition=Q(book_number__isnull=False)),
            models.Index(fields=["person_key"], name="petition_person", condition=~Q(person_key="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "book_year", "book_number"],
                name="petition_book_number_once",
                violation_error_message="Số này đã có trong sổ của năm.",
            ),
            models.CheckConstraint(
                condition=Q(state="received") | Q(book_number__isnull=False),
                name="petition_registered_before_all",
                violation_error_message="Đơn phải vào sổ trước khi xử lý.",
            ),
            models.CheckConstraint(
                condition=~Q(condition="not_eligible") | ~Q(not_eligible=""),
                name="petition_not_eligible_with_reason",
                violation_error_message="Không đủ điều kiện thì phải ghi vì sao.",
            ),
            models.CheckConstraint(
                condition=Q(signatories__gte=1),
                name="petition_has_a_signatory",
                violation_error_message="Số người ký ít nhất là một.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def citizen_state(self) -> str:
        """One of the eight plain states, as its label."""
        return CITIZEN_STATES[SHOWN_AS[self.state]]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_mass(self) -> bool:
        """Say whether many people signed it (law/data/petition.yaml, Luật TCD Đ29)."""
        return self.signatories >= MANY_FROM

    @property
    def kept_by_party(self) -> bool:
        """Say whether a Party committee took it in; its secretary owes a notice of what was heard at reception."""
        version = self.unit.version(self.received_on)
        return version is not None and version.kind == "party_committee"

    @property
    def book(self) -> str:
        """The number in the register, as ``12/2026``; empty before it is registered."""
        return f"{self.book_number}/{self.book_year}" if self.book_number else ""

    def flags(self) -> list[str]:
        """Name the flags that are set."""
        return [label for name, label in FLAGS.items() if getattr(self, name)]

    def is_overdue(self, on: date) -> bool:
        return self.next_due_on is not None and self.next_due_on < on
