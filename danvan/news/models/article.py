"""Articles, their revisions and pictures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Coalesce

from danvan.core.pictures import public_files, renditions, smallest
from danvan.core.prepared import is_far
from danvan.news.states import CATEGORIES, FORMS, SHOWS, STATES
from danvan.units.models import Officer, Unit
from danvan.units.models.unit import name_of


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep the articles of units in the officer's scope."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def public(self, at: datetime) -> Self:
        """Keep what readers find in lists at a moment: published, its hour has come, its time is not over."""
        return self.filter(Q(public_until=None) | Q(public_until__gt=at), state="published", public_from__lte=at)

    def of_bodies(self, unit_ids: list[int]) -> Self:
        return self.filter(unit__in=unit_ids)

    def newest_first(self) -> Self:
        return self.order_by("-public_from", "-pk")

    def newest_of(self, unit_ids: Any, *, far: bool | None = None) -> Self:
        """Keep the articles of some bodies, the newest first. ``far``: of so many (MANY) that walking down from the newest
        of all is shorter than sorting all of theirs; the unit is disguised so that no index of units is taken. Left out,
        the number of bodies tells.
        """
        if not (is_far(unit_ids) if far is None else far):
            return self.of_bodies(unit_ids).newest_first()
        rows = self.alias(place=F("unit_id") + 0).filter(place__in=unit_ids)
        return rows.order_by(Coalesce("public_from", "created_at").desc(), "-pk")

    def with_unit_name(self, on: date) -> Self:
        """Read the name of the unit on ``on`` as ``unit_name``, in the same question."""
        return self.annotate(unit_name=name_of("unit", on))

    def with_unit_version(self, on: date) -> Self:
        """Prefetch the unit with its name of ``on``: ``row.unit.name_on(on)`` asks no more."""
        return self.prefetch_related(Prefetch("unit", Unit.objects.named(on)))


class Article(models.Model):
    """One article of one unit, from draft to publication."""

    scrub = ("author",)
    keep = (
        "id", "code", "unit", "state", "category", "title", "lead", "body", "source", "source_url", "event_on",
        "created_at", "created_by", "submitted_at", "submitted_by", "published_at", "published_by", "published_on",
        "public_from", "withdrawn_at", "withdrawn_by", "withdraw_reason", "send_back_reason", "origin_sha256",
        "meeting_code", "assigned_to", "personal_case", "form", "series", "public_until", "first_public_on",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    state = models.CharField("tình trạng", max_length=12, choices=list(STATES.items()), default="draft")
    category = models.CharField("chuyên mục", max_length=12, choices=list(CATEGORIES.items()), default="activity")
    title = models.CharField("tiêu đề", max_length=300)
    lead = models.TextField("lời dẫn", blank=True)
    body = models.TextField("nội dung", blank=True, help_text="các đoạn cách nhau một dòng trống")
    author = models.CharField("tác giả", max_length=120, blank=True)
    source = models.CharField("nguồn", max_length=200, blank=True)
    source_url = models.URLField("địa chỉ nguồn", max_length=500, blank=True)
    event_on = models.DateField("ngày của sự việc", null=True, blank=True)
    created_at = models.DateTimeField("soạn lúc")
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    assigned_to = models.ForeignKey(Officer, models.SET_NULL, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField("đăng lúc", null=True, blank=True)
    published_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField("ngày tính", null=True, blank=True)
    public_from = models.DateTimeField("hiện từ", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    withdraw_reason = models.CharField("lý do gỡ", max_length=300, blank=True)
    send_back_reason = models.CharField("lý do trả lại", max_length=300, blank=True)
    origin_sha256 = models.CharField(max_length=64, blank=True)
    meeting_code = models.CharField("hội nghị", max_length=24, blank=True)
    personal_case = models.BooleanField("bài về vụ việc của cá nhân: không nhận ý kiến", default=False)
    form = models.CharField("thể loại", max_length=8, choices=list(FORMS.items()), default="text")
    series = models.ForeignKey(
        "news.Series", models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name="loạt bài"
    )
    public_until = models.DateTimeField("hiện đến trước", null=True, blank=True)
    first_public_on = models.DateField("đăng lần đầu ở nơi khác ngày", null=True, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "tin bài"
        indexes = [
            models.Index(
                fields=["unit", "state", "-public_from", "-id", "public_until", "code"], name="article_newest_of_unit"
            ),
            models.Index(
                F("state"),
                Coalesce("public_from", "created_at").desc(),
                F("id").desc(),
                F("unit"),
                F("category"),
                F("public_until"),
                F("public_from"),
                name="article_newest_of_all",
            ),
            models.Index(fields=["unit", "published_on"], name="article_counted"),
            models.Index(fields=["meeting_code"], name="article_meeting"),
            models.Index(fields=["-created_at", "-id"], name="article_latest"),
            models.Index(fields=["unit", "-created_at", "-id"], name="article_latest_of_unit"),
            models.Index(fields=["state", "-created_at", "-id"], name="article_latest_in_state"),
            models.Index(
                fields=["unit", "public_until"], name="article_expiring", condition=Q(public_until__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(
                    published_at__isnull=False,
                    published_by__isnull=False,
                    published_on__isnull=False,
                    public_from__isnull=False,
                ),
                name="article_published_at_and_by",
                violation_error_message="Bài đã đăng phải ghi ai đăng, lúc nào.",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdraw_reason=""),
                name="article_withdrawn_with_reason",
                violation_error_message="Gỡ bài phải ghi lý do.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def paragraphs(self) -> list[str]:
        """Split the body at blank lines."""
        return [part.strip() for part in self.body.split("\n\n") if part.strip()]

    def is_public(self, at: datetime) -> bool:
        return self.state == "published" and self.public_from is not None and self.public_from <= at

    def is_scheduled(self, at: datetime) -> bool:
        return self.state == "published" and self.public_from is not None and self.public_from > at

    def is_over(self, at: datetime) -> bool:
        """Say whether its time is over: it left the lists, its address goes on."""
        return self.public_until is not None and self.public_until <= at


class Revision(models.Model):
    """What an article said before and after an edit."""

    scrub = ("author",)
    keep = ("id", "article", "number", "title", "lead", "body", "source", "reason", "made_at", "made_by")

    article = models.ForeignKey(Article, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField("lần")
    title = models.CharField(max_length=300)
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    author = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=200, blank=True)
    reason = models.CharField("lý do", max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")]


class Picture(models.Model):
    """A picture or a caption whose picture was lost; sizes are made, metadata stripped."""

    scrub = ("file", "consent")
    keep = (
        "id",
        "code",
        "article",
        "position",
        "caption",
        "alt",
        "width",
        "height",
        "credit",
        "sha256",
        "shows",
        "library",
    )

    code = models.CharField(max_length=24, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="pictures")
    position = models.PositiveSmallIntegerField("thứ tự")
    caption = models.CharField("chú thích", max_length=400, blank=True)
    alt = models.CharField("mô tả cho người không nhìn thấy", max_length=300, blank=True)
    credit = models.CharField("ảnh", max_length=120, blank=True)
    file = models.ImageField(
        storage=public_files, upload_to="pictures/%Y/%m", blank=True, width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    shows = models.CharField("trong ảnh có", max_length=8, choices=list(SHOWS.items()), default="nobody")
    consent = models.CharField("sự đồng ý", max_length=300, blank=True)
    library = models.ForeignKey("news.LibraryPicture", models.SET_NULL, null=True, blank=True, related_name="used")

    class Meta:
        ordering = ["position", "pk"]

    def is_described(self) -> bool:
        """Say whether a reader who does not see it, and one who does, are both told what it shows."""
        return bool(self.caption.strip() and self.alt.strip())

    def lacks_consent(self) -> bool:
        """Say whether it shows children without a note of who agreed."""
        return self.shows == "children" and not self.consent.strip()

    def address(self) -> str:
        """Return the public address of the widest rendition."""
        return public_files().url(self.file.name)

    def srcset(self) -> str:
        """Return all renditions with their widths, as a browser chooses among them."""
        sizes = renditions(self.file.name, self.width or 1)
        return ", ".join(f"{public_files().url(name)} {width}w" for name, width in sizes)

    def small_address(self) -> str:
        """Return the address of the rendition that lists show."""
        return address_of_small(self.file.name)


def address_of_small(name: str | None) -> str:
    """Return the address of the small rendition of a kept picture, nothing when there is none."""
    return public_files().url(smallest(name)) if name else ""
