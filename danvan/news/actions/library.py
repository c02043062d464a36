"""The pictures library of a unit: kept once with credit and consent, used in any of its articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from danvan import journal
from danvan.core import pictures
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.news.actions.article import NotDescribed, NotYours, locked
from danvan.news.actions.picture import NoConsent, after_picture, delete_unused, next_position
from danvan.news.models import Article, LibraryPicture, Picture, public_files
from danvan.news.permissions import may_add_picture, may_draft
from danvan.news.states import STATES, STEPS
from danvan.units.models import Officer, Unit


class NoCredit(Refused):
    """Ảnh trong kho phải ghi người chụp hoặc nguồn ảnh."""


class KeptAlready(Refused):
    """Ảnh này đã có trong kho: «{caption}»."""


class InUse(Refused):
    """Chưa bỏ được: ảnh đang dùng trong {count} bài. Hãy bỏ ảnh khỏi các bài ấy trước."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a picture. ``consent``: who agreed to be shown, how, when; required where children are seen."""

    caption: str
    alt: str
    credit: str
    shows: str = "nobody"
    consent: str = ""
    taken_on: date | None = None


@transaction.atomic
def keep_picture(upload: Any, about: About, *, unit: Unit, by: Officer, at: datetime) -> LibraryPicture:
    """Put a picture into the library of ``unit``. Raises KeptAlready, NoCredit, NoConsent and refusals of ``core.pictures``."""
    if not may_draft(by, unit, local_day(at)):
        raise NotYours()
    _check(about)
    made = pictures.make(upload, on=local_day(at))
    _check_new(unit, made.sha256)
    for name, content in made.files.items():
        public_files().save(name, ContentFile(content))
    return _keep(unit, made.name, (made.width, made.height), made.sha256, about, by=by, at=at)


@transaction.atomic
def keep_from_article(picture: Picture, about: About, *, by: Officer, at: datetime) -> LibraryPicture:
    """Put a picture of an article into the library of its unit; both share the files."""
    article = locked(picture.article, by, at, may_add_picture)
    _check(about)
    _check_new(article.unit, picture.sha256)
    size = (picture.width or 1, picture.height or 1)
    kept = _keep(article.unit, picture.file.name or "", size, picture.sha256, about, by=by, at=at)
    picture.library, picture.shows, picture.consent = kept, about.shows, about.consent
    picture.save(update_fields=["library", "shows", "consent"])
    return kept


@transaction.atomic
def use_picture(
    kept: LibraryPicture, article: Article, *, caption: str, alt: str, by: Officer, at: datetime
) -> Picture:
    """Put a picture of the library into an article of the same unit, last in order; twice is once."""
    article = locked(article, by, at, may_add_picture)
    check(STEPS, "add_picture", article.state, labels=STATES)
    if kept.unit_id != article.unit_id:
        raise NotYours()
    if not (caption.strip() and alt.strip()):
        raise NotDescribed(field="caption" if not caption.strip() else "alt")
    known = article.pictures.filter(sha256=kept.sha256).exclude(file="").first()
    if known:
        return known
    picture = Picture.objects.create(
        code=new_code("ANH", local_day(at).year), article=article, position=next_position(article), file=kept.file, caption=caption.strip(),
        alt=alt.strip(), credit=kept.credit, width=kept.width, height=kept.height, sha256=kept.sha256, shows=kept.shows,
        consent=kept.consent, library=kept,
    )  # fmt: skip
    after_picture(article, "article.picture_added", by=by, at=at)
    return picture


@transaction.atomic
def describe_kept(kept: LibraryPicture, about: About, *, by: Officer, at: datetime) -> LibraryPicture:
    """Say what a picture of the library shows, who took it, who agreed; articles that use it keep their own words."""
    if not may_draft(by, kept.unit, local_day(at)):
        raise NotYours()
    _check(about)
    for name in About.__slots__:
        setattr(kept, name, getattr(about, name))
    kept.save()
    kept.used.update(credit=about.credit, shows=about.shows, consent=about.consent)
    _write(kept, "picture.described", by=by, at=at)
    return kept


@transaction.atomic
def discard_kept(kept: LibraryPicture, *, by: Officer, at: datetime) -> None:
    """Take a picture out of the library; its files go after commit. Raises InUse."""
    if not may_draft(by, kept.unit, local_day(at)):
        raise NotYours()
    if count := kept.used.values("article").distinct().count():
        raise InUse(count=count)
    _write(kept, "picture.discarded", by=by, at=at)
    name, width = kept.file, kept.width
    kept.delete()
    delete_unused(name, width)


def _check(about: About) -> None:
    if not (about.caption.strip() and about.alt.strip()):
        raise NotDescribed(field="caption" if not about.caption.strip() else "alt")
    if not about.credit.strip():
        raise NoCredit(field="credit")
    if about.shows == "children" and not about.consent.strip():
        raise NoConsent(field="consent")


def _check_new(unit: Unit, sha256: str) -> None:
    same = LibraryPicture.objects.filter(unit=unit, sha256=sha256).first()
    if same:
        raise KeptAlready(caption=same.caption, field="file")


def _keep(
    unit: Unit, name: str, size: tuple[int, int], sha256: str, about: About, *, by: Officer, at: datetime
) -> LibraryPicture:
    kept = LibraryPicture.objects.create(
        code=new_code("KHO", local_day(at).year), unit=unit, file=name, width=size[0], height=size[1], sha256=sha256, kept_at=at,
        kept_by=by, **{name: getattr(about, name) for name in About.__slots__},
    )  # fmt: skip
    _write(kept, "picture.kept", by=by, at=at)
    return kept


def _write(kept: LibraryPicture, verb: str, *, by: Officer, at: datetime) -> None:
    journal.record(unit=kept.unit.code, actor=by.code, verb=verb, kind="picture", code=kept.code, fields=(), at=at)
