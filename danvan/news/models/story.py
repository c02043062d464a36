"""What stands beside the words of an article: the series it is part of, pictures kept for use again, films."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.core.pictures import smallest
from danvan.news.models.article import Article, public_files
from danvan.news.states import SHOWS
from danvan.units.models import Officer, Unit


class OwnQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def visible_to(self, officer: Officer, on: date) -> Self:
        """Keep those of units in the officer's scope."""
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))


class Series(models.Model):
    """Articles of one unit that belong together, in the order in which they appeared."""

    scrub = ()
    keep = ("id", "code", "unit", "title", "about", "begun_at", "begun_by")

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    title = models.CharField("tên loạt bài", max_length=200)
    about = models.TextField("giới thiệu", blank=True)
    begun_at = models.DateTimeField("mở lúc")
    begun_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = "loạt bài"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "title"],
                name="series_title_once",
                violation_error_message="Đơn vị đã có loạt bài tên này.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class LibraryPicture(models.Model):
    """A picture of a unit kept for use in any of its articles, with credit and consent; articles share its files."""

    scrub = ("file", "consent")
    keep = (
        "id",
        "code",
        "unit",
        "caption",
        "alt",
        "credit",
        "shows",
        "taken_on",
        "width",
        "height",
        "sha256",
        "kept_at",
        "kept_by",
    )

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    caption = models.CharField("chú thích", max_length=400)
    alt = models.CharField("mô tả cho người không nhìn thấy", max_length=300)
    credit = models.CharField("người chụp", max_length=120)
    shows = models.CharField("trong ảnh có", max_length=8, choices=list(SHOWS.items()))
    consent = models.CharField("sự đồng ý", max_length=300, blank=True)
    taken_on = models.DateField("chụp ngày", null=True, blank=True)
    file = models.CharField("tệp", max_length=120)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField("đưa vào lúc")
    kept_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = "ảnh trong kho"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["unit", "-id"], name="library_of_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "sha256"],
                name="library_picture_once",
                violation_error_message="Ảnh này đã có trong kho.",
            ),
            models.CheckConstraint(
                condition=~Q(shows="children") | ~Q(consent=""),
                name="library_children_with_consent",
                violation_error_message="Ảnh có trẻ em phải ghi ai đã đồng ý.",
            ),
        ]

    def __str__(self) -> str:
        return self.caption

    def small_address(self) -> str:
        """Return the address of the rendition that lists show."""
        return public_files().url(smallest(self.file))


class Film(models.Model):
    """A video of an article with its subtitles, or the word that nobody speaks in it."""

    scrub = ("file",)
    keep = (
        "id",
        "code",
        "article",
        "title",
        "credit",
        "media_type",
        "size",
        "sha256",
        "subtitles",
        "silent",
        "added_at",
        "added_by",
    )

    code = models.CharField("mã", max_length=24, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="films")
    title = models.CharField("tên phim", max_length=200)
    credit = models.CharField("người quay", max_length=120, blank=True)
    file = models.CharField("tệp", max_length=120)
    media_type = models.CharField("kiểu tệp", max_length=20)
    size = models.PositiveBigIntegerField("cỡ tệp")
    sha256 = models.CharField(max_length=64)
    subtitles = models.TextField("phụ đề", blank=True)
    silent = models.BooleanField("phim không có lời", default=False)
    added_at = models.DateTimeField("thêm lúc")
    added_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "phim"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "sha256"], name="film_once", violation_error_message="Phim này đã có trong bài."
            ),
            models.CheckConstraint(
                condition=Q(silent=True) | ~Q(subtitles=""),
                name="film_with_subtitles",
                violation_error_message="Phim có lời phải có phụ đề.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def address(self) -> str:
        """Return the public address of the film."""
        return public_files().url(self.file)
