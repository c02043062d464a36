"""The press digest: what the press wrote, quoted shortly, with source, author, day and link."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.news.states_talk import DIGEST_STATES
from danvan.units.models import Officer, Unit


class TalkRules(models.Model):
    """What a site sets for itself: how long a quote of the press may be."""

    scrub = ()
    keep = ("id", "unit", "quote_limit")

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="+", verbose_name="địa bàn của trang")
    quote_limit = models.PositiveSmallIntegerField("trích dẫn dài nhất (chữ cái)", default=600)


class DigestQuerySet(models.QuerySet["Digest"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def public(self) -> Self:
        """Keep what readers see."""
        return self.filter(state="published")


class Digest(models.Model):
    """The digest of one unit for one day."""

    scrub = ()
    keep = ("id", "code", "unit", "day", "state", "created_at", "created_by", "published_at", "published_by")

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    day = models.DateField("ngày")
    state = models.CharField("tình trạng", max_length=10, choices=list(DIGEST_STATES.items()), default="open")
    created_at = models.DateTimeField("mở lúc")
    created_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    published_at = models.DateTimeField("đăng lúc", null=True, blank=True)
    published_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = "điểm báo"
        indexes = [models.Index(fields=["unit", "state", "-day"], name="digest_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "day"], name="digest_once_a_day", violation_error_message="Ngày này đã có điểm báo."
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False, published_by__isnull=False),
                name="digest_published_by",
                violation_error_message="Điểm báo đã đăng phải ghi ai đăng, lúc nào.",
            ),
        ]


_MARKS = {"“", "”", '"'}
_WITHIN = str.maketrans("“”", "‘’")


class DigestEntry(models.Model):
    """One piece of the press: a short quote and where it stands."""

    scrub = ("author",)
    keep = ("id", "digest", "title", "quote", "source", "written_on", "url", "note", "added_at", "added_by")

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="entries")
    title = models.CharField("tên bài báo", max_length=300)
    quote = models.TextField("trích dẫn")
    source = models.CharField("báo", max_length=160)
    author = models.CharField("tác giả", max_length=120)
    written_on = models.DateField("ngày báo đăng")
    url = models.URLField("địa chỉ bài báo", max_length=500)
    note = models.CharField("điều cần chú ý", max_length=300, blank=True)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "url"], name="digest_entry_once", violation_error_message="Bài báo này đã có."
            )
        ]

    def quoted(self) -> str:
        """Return the quote between marks, those that were typed around it left out; marks within it become single ones."""
        words = self.quote.strip()
        inner = words[1:-1]
        if words[:1] in _MARKS and words[-1:] in _MARKS and not _MARKS & {*inner}:
            words = inner
        return f"“{words.translate(_WITHIN)}”"
