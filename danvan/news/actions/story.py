"""What an article carries besides words and pictures: its series, films with subtitles, files; the day it ends."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction

from danvan import journal
from danvan.core.codes import new_code
from danvan.core.dates import local_day, start_of
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.documents import actions as documents
from danvan.documents.models import Attachment
from danvan.news.actions.article import NoTitle, NotYours, locked, reindex, write
from danvan.news.actions.picture import FILMS
from danvan.news.models import Article, Film, Series, public_files
from danvan.news.permissions import may_add_picture, may_draft, may_publish
from danvan.news.states import STATES, STEPS
from danvan.news.subtitles import BadSubtitles, read_subtitles
from danvan.units.models import Officer, Unit
from danvan.websites import generation

LARGEST_FILM = 100 * 2**20
FILES = "news_file"
"""The kind of attachment that readers of an article may open."""


class FilmTooLarge(Refused):
    """Phim lớn hơn {limit} MB. Hãy xuất lại ở cỡ nhỏ hơn (ví dụ 720p) rồi gửi."""


class NotAFilm(Refused):
    """Tệp này không phải phim MP4 hoặc WebM."""


class NoSubtitles(Refused):
    """Phim có lời phải có phụ đề, để người không nghe được cũng hiểu. Nếu phim không có lời thì đánh dấu ô bên dưới."""


class SeriesNamed(Refused):
    """Đơn vị đã có loạt bài tên này."""


class EndsBefore(Refused):
    """Ngày hết hạn phải từ hôm nay và sau ngày đăng. Cần gỡ ngay thì dùng Gỡ bài."""


@transaction.atomic
def begin_series(unit: Unit, *, title: str, about: str, by: Officer, at: datetime) -> Series:
    """Begin a series of articles of ``unit``."""
    if not may_draft(by, unit, local_day(at)):
        raise NotYours()
    _check_series(unit, title)
    series = Series.objects.create(
        code=new_code("LOAT", local_day(at).year), unit=unit, title=title.strip(), about=about.strip(), begun_at=at, begun_by=by
    )  # fmt: skip
    _write_series(series, "series.begun", by=by, at=at)
    return series


@transaction.atomic
def rename_series(series: Series, *, title: str, about: str, by: Officer, at: datetime) -> Series:
    """Change name and introduction of a series."""
    if not may_draft(by, series.unit, local_day(at)):
        raise NotYours()
    _check_series(series.unit, title, but=series.pk)
    series.title, series.about = title.strip(), about.strip()
    series.save(update_fields=["title", "about"])
    generation.raise_after_commit()
    _write_series(series, "series.renamed", by=by, at=at)
    return series


def _check_series(unit: Unit, title: str, but: int = 0) -> None:
    if not title.strip():
        raise NoTitle(field="title")
    if Series.objects.filter(unit=unit, title=title.strip()).exclude(pk=but).exists():
        raise SeriesNamed(field="title")


def _write_series(series: Series, verb: str, *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=series.unit.code, actor=by.code, verb=verb, kind="series", code=series.code, fields=("title", "about"), at=at
    )  # fmt: skip


@transaction.atomic
def set_end(article: Article, *, last_day: date | None, by: Officer, at: datetime) -> Article:
    """Let a public article leave the lists and the search after ``last_day``; its address goes on. None: it stays."""
    article = locked(article, by, at, may_publish)
    check(STEPS, "set_end", article.state, labels=STATES)
    until = start_of(last_day + timedelta(days=1)) if last_day else None
    if until and (until <= at or (article.public_from and until <= article.public_from)):
        raise EndsBefore(field="last_day")
    article.public_until = until
    article.save(update_fields=["public_until"])
    reindex([article])
    generation.raise_after_commit()
    write(article, "article.end_set", ("public_until",), by=by, at=at)
    return article


@transaction.atomic
def add_film(
    article: Article, upload: Any, *, title: str, credit: str = "", subtitles: bytes | str = "", silent: bool = False, by: Officer, at: datetime,
) -> Film:  # fmt: skip
    """Keep a film with an article, MP4 or WebM by content. Spoken words need subtitles (WebVTT or SubRip); same file once."""
    article = locked(article, by, at, may_add_picture)
    check(STEPS, "add_film", article.state, labels=STATES)
    if not title.strip():
        raise NoTitle(field="title")
    if upload.size > LARGEST_FILM:
        raise FilmTooLarge(limit=LARGEST_FILM // 2**20, field="file")
    media_type, ending = _kind_of(upload)
    said = read_subtitles(subtitles) if subtitles else ""
    if not said and not silent:
        raise NoSubtitles(field="subtitles")
    sha256 = _digest(upload)
    if known := article.films.filter(sha256=sha256).first():
        return known
    name = public_files().save(f"{FILMS}/{local_day(at):%Y/%m}/{secrets.token_hex(16)}{ending}", File(upload))
    film = Film.objects.create(
        code=new_code("PHIM", local_day(at).year), article=article, title=title.strip(), credit=credit.strip(), file=name,
        media_type=media_type, size=upload.size, sha256=sha256, subtitles=said, silent=silent and not said, added_at=at, added_by=by,
    )  # fmt: skip
    _changed(article, "article.film_added", "films", by=by, at=at)
    return film


@transaction.atomic
def remove_film(film: Film, *, by: Officer, at: datetime) -> None:
    """Take a film out of its article; its file goes after commit."""
    article = locked(film.article, by, at, may_add_picture)
    check(STEPS, "remove_film", article.state, labels=STATES)
    name = film.file
    film.delete()
    transaction.on_commit(lambda: public_files().delete(name))
    _changed(article, "article.film_removed", "films", by=by, at=at)


def _kind_of(upload: Any) -> tuple[str, str]:
    """Return (media type, ending) by content."""
    upload.seek(0)
    head = upload.read(4096)
    upload.seek(0)
    if head[4:8] == b"ftyp":
        return "video/mp4", ".mp4"
    if head.startswith(b"\x1aE\xdf\xa3") and b"webm" in head[:128]:
        return "video/webm", ".webm"
    raise NotAFilm(field="file")


def _digest(upload: Any) -> str:
    sign = hashlib.sha256()
    for chunk in upload.chunks():
        sign.update(chunk)
    upload.seek(0)
    return sign.hexdigest()


@transaction.atomic
def add_file(article: Article, upload: Any, *, by: Officer, at: datetime) -> Attachment:
    """Keep a file that readers of the article may open. Raises the refusals of ``documents.files``."""
    article = locked(article, by, at, may_add_picture)
    check(STEPS, "add_file", article.state, labels=STATES)
    kept = documents.attach(upload, unit=article.unit, kind=FILES, record_code=article.code, by=by, at=at)
    _changed(article, "article.file_added", "files", by=by, at=at)
    return kept


@transaction.atomic
def remove_file(article: Article, kept: Attachment, *, by: Officer, at: datetime) -> None:
    """Take a file out of its article."""
    article = locked(article, by, at, may_add_picture)
    check(STEPS, "remove_file", article.state, labels=STATES)
    documents.detach(kept, by=by, at=at)
    _changed(article, "article.file_removed", "files", by=by, at=at)


def _changed(article: Article, verb: str, field: str, *, by: Officer, at: datetime) -> None:
    if article.state == "published":
        generation.raise_after_commit()
    write(article, verb, (field,), by=by, at=at)


__all__ = [
    "BadSubtitles", "EndsBefore", "FILES", "FilmTooLarge", "NoSubtitles", "NotAFilm", "SeriesNamed", "add_file", "add_film", "begin_series",
    "remove_file", "remove_film", "rename_series", "set_end",
]  # fmt: skip
