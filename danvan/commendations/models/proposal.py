"""A proposal with its list of groups and individuals, from the own meeting to the register."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from danvan.calendars.clocks import Clock, ClockChange
from danvan.commendations.models.award import Award
from danvan.commendations.states import BEFORE_DECISION, COUNTED, GENDERS, OUTCOMES, STATES, SUBJECTS, SYSTEMS
from danvan.text.folding import key2
from danvan.units.models import Officer, Unit, UnitVersion


def deed_key(name: str) -> str:
    """Fold a name into the key that finds the same person or group again: a digest, it names nobody."""
    return hashlib.sha256(" ".join(key2(name).split()).encode()).hexdigest()[:32]


def _name_of(column: str, on: date) -> Subquery:
    """Give the name that a unit had on a day."""
    named = UnitVersion.objects.filter(unit=OuterRef(column), valid_from__lte=on).order_by("-valid_from")
    return Subquery(named.values("name")[:1])


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the proposals made in the officer's scope, and those sent to a giver in it."""
        scope = Unit.objects.in_scope_of(officer, on)
        return self.filter(Q(unit__in=scope) | Q(giver__in=scope) & ~Q(state="draft"))

    def newest_first(self) -> Self:
        return self.order_by("-entered_on", "-pk")

    def with_names(self, on: date) -> Self:
        """Read the names of both units and how many groups (households too) and people are listed, in one query."""
        listed = self.model.nominees.rel.related_model.objects.order_by().values("proposal")
        counted = {
            "groups": Coalesce(Subquery(listed.filter(proposal=OuterRef("pk")).exclude(subject="individual").annotate(n=Count("pk")).values("n")), 0),
            "people": Coalesce(Subquery(listed.filter(proposal=OuterRef("pk"), subject="individual").annotate(n=Count("pk")).values("n")), 0),
        }  # fmt: skip
        return self.annotate(unit_name=_name_of("unit", on), giver_name=_name_of("giver", on), **counted)

    def online(self, on: date) -> Self:
        """Keep those whose list stands on the giver's site on that day: before the decision, while it is public."""
        return self.filter(posted_online=True, posted_on__lte=on, posted_until__gte=on, state__in=BEFORE_DECISION)

    def with_unit_version(self, on: date) -> Self:
        """Prefetch both units with their versions of ``on``."""
        units = Unit.objects.named(on)
        return self.prefetch_related(Prefetch("unit", units), Prefetch("giver", units))


class Proposal(models.Model):
    """One file: who proposes, who gives, for what; its meeting, votes, decision, handing over."""

    scrub = ()
    keep = (
        "id", "code", "unit", "giver", "system", "state", "title", "kind", "movement", "year", "deed", "entered_on",
        "created_at", "created_by", "submitted_at", "submitted_by", "submitted_on", "sent_back_reason", "received_at",
        "received_by", "received_on", "law_version", "reviewed_at", "reviewed_by", "reviewed_on", "members", "present",
        "absent_note", "minutes", "proposed_at", "proposed_by", "proposed_on", "decided_at", "decided_by", "decided_on", "decision",
        "signer_capacity", "signer_title", "signer_name", "fund", "notified_on", "handed_at", "handed_by", "handed_on",
        "handed_place", "meeting_code", "cancel_reason", "is_history", "history_source", "posted_at", "posted_by", "posted_on",
        "posted_until", "posted_where", "posted_online", "posting_result", "posting_waiver", "paid_at", "paid_by", "paid_on", "paid_total",
        "paid_paper", "paid_gifts", "archived_at", "archived_by", "archived_on", "archive_place", "archive_term",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi đề nghị")
    giver = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi khen")
    system = models.CharField("hệ thống", max_length=5, choices=list(SYSTEMS.items()))
    state = models.CharField("tình trạng", max_length=12, choices=list(STATES.items()), default="draft")
    title = models.CharField("tên hồ sơ", max_length=300)
    kind = models.CharField("loại hình khen", max_length=30, blank=True)
    movement = models.CharField("mã đợt phát động", max_length=24, blank=True)
    year = models.PositiveSmallIntegerField("năm")
    deed = models.CharField("đã có thành tích", max_length=400)
    entered_on = models.DateField("ngày lập")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_on = models.DateField(null=True, blank=True)
    sent_back_reason = models.CharField("cần hoàn thiện", max_length=400, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    received_on = models.DateField("ngày nhận hồ sơ", null=True, blank=True)
    law_version = models.CharField("luật áp dụng", max_length=20, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_on = models.DateField("ngày họp xét", null=True, blank=True)
    members = models.PositiveSmallIntegerField("số thành viên", null=True, blank=True)
    present = models.PositiveSmallIntegerField("số có mặt", null=True, blank=True)
    absent_note = models.CharField("vắng, lý do", max_length=300, blank=True)
    minutes = models.TextField("nội dung họp", blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    posted_on = models.DateField("công khai từ ngày", null=True, blank=True)
    posted_until = models.DateField("công khai đến hết ngày", null=True, blank=True)
    posted_where = models.CharField("công khai ở đâu", max_length=250, blank=True)
    posted_online = models.BooleanField("công khai cả trên cổng", default=False)
    posting_result = models.CharField("ý kiến nhận được khi công khai", max_length=400, blank=True)
    posting_waiver = models.CharField("vì sao không công khai", max_length=300, blank=True)
    proposed_at = models.DateTimeField(null=True, blank=True)
    proposed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_on = models.DateField("ngày trình", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    decision = models.CharField("số quyết định", max_length=80, blank=True)
    signer_capacity = models.CharField("thể thức ký", max_length=120, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=120, blank=True)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    fund = models.CharField("nguồn tiền thưởng", max_length=200, blank=True)
    notified_on = models.DateField("thông báo kết quả ngày", null=True, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    handed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    handed_on = models.DateField("ngày trao", null=True, blank=True)
    handed_place = models.CharField("trao tại", max_length=250, blank=True)
    meeting_code = models.CharField("mã hội nghị", max_length=24, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    paid_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    paid_on = models.DateField("chi tiền ngày", null=True, blank=True)
    paid_total = models.PositiveBigIntegerField("đã chi, đồng", null=True, blank=True)
    paid_paper = models.CharField("chứng từ chi", max_length=200, blank=True)
    paid_gifts = models.CharField("quà, hiện vật ngoài quỹ", max_length=300, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    archived_on = models.DateField("nộp lưu ngày", null=True, blank=True)
    archive_place = models.CharField("nơi lưu, số hồ sơ", max_length=200, blank=True)
    archive_term = models.CharField("thời hạn bảo quản", max_length=120, blank=True)
    cancel_reason = models.CharField("lý do hủy", max_length=300, blank=True)
    is_history = models.BooleanField("của thời kỳ trước", default=False)
    history_source = models.CharField("nguồn của số liệu cũ", max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ đề nghị khen thưởng"
        indexes = [
            models.Index(fields=["unit", "-entered_on"], name="proposal_unit_day"),
            models.Index(fields=["giver", "decided_on"], name="proposal_giver_decided"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=COUNTED) | ~Q(decision="") & Q(decided_on__isnull=False) | Q(is_history=True),
                name="proposal_decided_by_a_paper",
                violation_error_message="Đã quyết định thì phải có số và ngày của quyết định.",
            ),
            models.CheckConstraint(
                condition=Q(is_history=False) | ~Q(history_source=""),
                name="proposal_history_has_source",
                violation_error_message="Khen thưởng của thời kỳ trước phải ghi nguồn.",
            ),
            models.CheckConstraint(
                condition=Q(posted_on=None) | Q(posted_until__isnull=False),
                name="proposal_posted_until",
                violation_error_message="Công khai danh sách phải có ngày kết thúc.",
            ),
            models.CheckConstraint(
                condition=~Q(state="archived") | Q(archived_on__isnull=False) & ~Q(archive_place=""),
                name="proposal_archived_somewhere",
                violation_error_message="Nộp lưu phải ghi ngày và nơi lưu.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NomineeQuerySet(models.QuerySet["Nominee"]):
    def standing(self) -> Self:
        """Keep those that were granted and not revoked, or restored since."""
        return self.filter(Q(revoked_on=None) | Q(restored_on__isnull=False), outcome="granted")

    def granted_by(self, unit_ids: list[int], first: date, last: date) -> Self:
        """Keep what was granted by decisions of these givers from one day to another."""
        rows = self.filter(outcome="granted", proposal__giver__in=unit_ids, proposal__state__in=COUNTED)
        return rows.filter(proposal__decided_on__range=(first, last))


class Nominee(models.Model):
    """A group, a person or a household on the list; what was voted, decided, given, and taken back."""

    scrub = (
        "name",
        "honorific",
        "detail",
        "birth_year",
        "gender",
        "report",
        "merit",
        "deed_key",
        "paused_reason",
        "returned_note",
    )
    keep = (
        "id", "proposal", "subject", "size", "award", "initiative", "position", "same_deed_reason", "votes_for", "votes_against",
        "votes_blank", "outcome", "outcome_reason", "book_number", "certificate_number", "money", "revoked_on", "revoke_ground",
        "revoke_paper", "paused_on", "returned_on", "restored_on", "restore_paper",
    )  # fmt: skip

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="nominees")
    subject = models.CharField("đối tượng", max_length=10, choices=list(SUBJECTS.items()))
    honorific = models.CharField("danh xưng", max_length=20, blank=True)
    name = models.CharField("họ tên hoặc tên tập thể", max_length=250)
    detail = models.CharField("chức vụ, đơn vị hoặc nơi cư trú", max_length=300, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    gender = models.CharField("giới tính", max_length=6, blank=True, choices=list(GENDERS.items()))
    size = models.PositiveSmallIntegerField("số người", null=True, blank=True)
    merit = models.CharField("tóm tắt thành tích", max_length=400)
    report = models.TextField("báo cáo thành tích", blank=True)
    award = models.ForeignKey(Award, models.PROTECT, related_name="+", verbose_name="hình thức đề nghị")
    initiative = models.CharField("mã mô hình", max_length=24, blank=True)
    deed_key = models.CharField(max_length=32)
    same_deed_reason = models.CharField("vì sao vẫn đề nghị", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    votes_for = models.PositiveSmallIntegerField("đồng ý", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("không đồng ý", null=True, blank=True)
    votes_blank = models.PositiveSmallIntegerField("phiếu trống", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=8, blank=True, choices=list(OUTCOMES.items()))
    outcome_reason = models.CharField("lý do", max_length=300, blank=True)
    book_number = models.PositiveIntegerField("vào sổ số", null=True, blank=True)
    certificate_number = models.CharField("số giấy khen", max_length=100, blank=True)
    money = models.PositiveIntegerField("tiền thưởng, đồng", null=True, blank=True)
    revoked_on = models.DateField("hủy ngày", null=True, blank=True)
    revoke_ground = models.CharField("căn cứ hủy", max_length=40, blank=True)
    revoke_paper = models.CharField("văn bản hủy", max_length=200, blank=True)
    returned_on = models.DateField("thu hồi ngày", null=True, blank=True)
    returned_note = models.CharField("đã thu hồi những gì", max_length=200, blank=True)
    restored_on = models.DateField("khôi phục ngày", null=True, blank=True)
    restore_paper = models.CharField("văn bản khôi phục", max_length=200, blank=True)
    paused_on = models.DateField("tạm dừng xét từ", null=True, blank=True)
    paused_reason = models.CharField("tạm dừng xét vì", max_length=200, blank=True)

    objects = NomineeQuerySet.as_manager()

    class Meta:
        verbose_name = "tập thể, cá nhân đề nghị"
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["deed_key"], name="nominee_deed")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(outcome_reason=""),
                name="nominee_refused_with_reason",
                violation_error_message="Không khen thì phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on=None) | ~Q(revoke_ground="") & ~Q(revoke_paper=""),
                name="nominee_revoked_by_a_paper",
                violation_error_message="Hủy phải ghi căn cứ và văn bản.",
            ),
            models.CheckConstraint(
                condition=Q(restored_on=None) | Q(revoked_on__isnull=False) & ~Q(restore_paper=""),
                name="nominee_restored_by_a_paper",
                violation_error_message="Khôi phục phải ghi văn bản, và chỉ sau khi đã hủy.",
            ),
            models.CheckConstraint(
                condition=Q(paused_on=None) | ~Q(paused_reason=""),
                name="nominee_paused_with_reason",
                violation_error_message="Tạm dừng xét phải ghi vì sao.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()

    def is_revoked(self) -> bool:
        """Say whether the decision for this line was cancelled and not restored since."""
        return self.revoked_on is not None and self.restored_on is None


class ProposalClock(Clock):
    """A term of a proposal."""

    keep = (*Clock.keep, "proposal")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="clocks")

    class Meta(Clock.Meta):
        abstract = False


class ProposalClockChange(ClockChange):
    """What happened to a term of a proposal."""

    clock = models.ForeignKey(ProposalClock, models.CASCADE, related_name="changes")

    class Meta(ClockChange.Meta):
        abstract = False
