"""What readers say below an article, who said it, and the term to take it down."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.calendars.clocks import Clock, ClockChange
from danvan.core.sealed import SealedTextField
from danvan.news.models.article import Article
from danvan.news.states import CATEGORIES
from danvan.news.states_talk import COMMENT_STATES, REFUSE_REASONS, REMOVAL_GROUNDS, WAYS
from danvan.units.models import Officer, Unit


class CommentOpening(models.Model):
    """A category of a site in which readers may comment; without a row they may not."""

    scrub = ()
    keep = ("id", "unit", "category", "opened_at", "opened_by")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="địa bàn của trang")
    category = models.CharField("chuyên mục", max_length=12, choices=list(CATEGORIES.items()))
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "category"],
                name="comment_opening_once",
                violation_error_message="Chuyên mục này đã mở nhận ý kiến.",
            )
        ]


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the comments on articles of units in the officer's scope."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def shown(self) -> Self:
        """Keep what readers see."""
        return self.filter(state="approved")


class Comment(models.Model):
    """One comment, verified by a code, read by a person before anybody else reads it."""

    scrub = ("shown_name", "text")
    keep = (
        "id", "code", "unit", "article", "state", "text_key", "noticed", "received_at", "received_on", "decided_at", "decided_by",
        "refuse_reason", "note", "removed_at", "removed_by", "removal_ground", "removal_basis",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    article = models.ForeignKey(Article, models.CASCADE, related_name="comments", verbose_name="bài")
    state = models.CharField("tình trạng", max_length=10, choices=list(COMMENT_STATES.items()), default="pending")
    shown_name = models.CharField("tên hiện ra", max_length=60)
    text = models.TextField("ý kiến")
    text_key = models.CharField("dấu của nội dung", max_length=64)
    noticed = models.CharField("máy nhận thấy", max_length=200, blank=True)
    received_at = models.DateTimeField("nhận lúc")
    received_on = models.DateField("ngày nhận")
    decided_at = models.DateTimeField("đọc duyệt lúc", null=True, blank=True)
    decided_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    refuse_reason = models.CharField(
        "lý do không đăng", max_length=12, choices=list(REFUSE_REASONS.items()), blank=True
    )
    note = models.CharField("nói thêm", max_length=300, blank=True)
    removed_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    removed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    removal_ground = models.CharField("vì sao gỡ", max_length=10, choices=list(REMOVAL_GROUNDS.items()), blank=True)
    removal_basis = models.CharField("căn cứ", max_length=300, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "ý kiến bạn đọc"
        indexes = [
            models.Index(fields=["article", "state", "-received_at", "-id"], name="comment_shown"),
            models.Index(fields=["unit", "state", "received_at"], name="comment_of_unit"),
            models.Index(fields=["unit", "received_on"], name="comment_counted"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "text_key"],
                name="comment_said_once",
                violation_error_message="Ý kiến này đã được gửi rồi.",
            ),
            models.CheckConstraint(
                condition=Q(state="pending") | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="comment_decided_by_a_person",
                violation_error_message="Ý kiến phải có người đọc rồi mới đăng hay không đăng.",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refuse_reason=""),
                name="comment_refused_with_reason",
                violation_error_message="Không đăng phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=~Q(state="removed")
                | (
                    Q(removed_at__isnull=False, removed_by__isnull=False)
                    & ~Q(removal_ground="")
                    & ~Q(removal_basis="")
                ),
                name="comment_removed_with_basis",
                violation_error_message="Gỡ ý kiến phải ghi vì sao, căn cứ nào, ai gỡ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shown_name}: {self.text[:60]}"


class CommentIdentity(models.Model):
    """Who wrote a comment, sealed and apart from the name shown; opened only for the reply and by a request in law."""

    scrub = ("contact",)
    keep = ("id", "comment", "way", "person_key", "verified_at")

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="identity")
    way = models.CharField("xác thực bằng", max_length=8, choices=list(WAYS.items()), default="email")
    contact = SealedTextField("nơi nhận mã", null=True, blank=True)
    person_key = models.CharField(max_length=64, db_index=True)
    verified_at = models.DateTimeField("xác thực lúc")


class CommentClock(Clock):
    """The 24 hours to take an unlawful comment down (NĐ 147/2024)."""

    keep = (*Clock.keep, "comment", "paper")

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="clocks")
    paper = models.CharField("văn bản yêu cầu", max_length=200, blank=True)

    class Meta(Clock.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["due_on"], condition=Q(done_on=None, stopped_on=None), name="comment_clock_open")
        ]


class CommentClockChange(ClockChange):
    """What happened to such a term."""

    clock = models.ForeignKey(CommentClock, models.CASCADE, related_name="changes")

    class Meta(ClockChange.Meta):
        abstract = False
