"""The pictures of an article: added, described, removed; files that belong to none are swept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from danvan.core import pictures
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.news.actions.article import NotDescribed, locked, write
from danvan.news.models import Article, Film, LibraryPicture, Picture, public_files
from danvan.news.permissions import may_add_picture, may_describe_picture, may_remove_picture
from danvan.news.states import STATES, STEPS
from danvan.units.models import Officer
from danvan.websites import generation

FILMS = "films"


class NoConsent(Refused):
    """Ảnh có trẻ em phải ghi ai đã đồng ý cho dùng ảnh: cha mẹ hoặc người giám hộ, và trẻ từ đủ 7 tuổi."""


@transaction.atomic
def add_picture(
    article: Article, upload: Any, *, by: Officer, at: datetime, caption: str = "", alt: str = "", credit: str = "",
    shows: str = "nobody", consent: str = "",
) -> Picture:  # fmt: skip
    """Make the renditions of a picture and put it last; the same file sent twice is kept once."""
    article = locked(article, by, at, may_add_picture)
    check(STEPS, "add_picture", article.state, labels=STATES)
    if article.state == "published" and not (caption.strip() and alt.strip()):
        raise NotDescribed(field="caption" if not caption.strip() else "alt")
    if shows == "children" and not consent.strip():
        raise NoConsent(field="consent")
    made = pictures.make(upload, on=local_day(at))
    known = article.pictures.filter(sha256=made.sha256).exclude(file="").first()
    if known:
        return known
    for name, content in made.files.items():
        public_files().save(name, ContentFile(content))
    picture = Picture.objects.create(
        code=new_code("ANH", local_day(at).year), article=article, position=next_position(article), file=made.name,
        caption=caption.strip(), alt=alt.strip(), credit=credit.strip(), width=made.width, height=made.height, sha256=made.sha256,
        shows=shows, consent=consent.strip(),
    )  # fmt: skip
    after_picture(article, "article.picture_added", by=by, at=at)
    return picture


@transaction.atomic
def add_caption(article: Article, caption: str, *, by: Officer, at: datetime) -> Picture:
    """Keep the words under a picture that did not come with the text, last in order."""
    article = locked(article, by, at, may_add_picture)
    check(STEPS, "add_picture", article.state, labels=STATES)
    picture = Picture.objects.create(
        code=new_code("ANH", local_day(at).year), article=article, position=next_position(article), caption=caption.strip()[:400],
    )  # fmt: skip
    after_picture(article, "article.picture_added", by=by, at=at)
    return picture


@transaction.atomic
def describe_picture(
    picture: Picture,
    *,
    caption: str,
    alt: str,
    credit: str,
    shows: str = "nobody",
    consent: str = "",
    by: Officer,
    at: datetime,
) -> Picture:
    """Say what a picture shows: beneath it, and to those who do not see it."""
    article = locked(picture.article, by, at, may_describe_picture)
    check(STEPS, "describe_picture", article.state, labels=STATES)
    if article.state == "published" and picture.file and not (caption.strip() and alt.strip()):
        raise NotDescribed(field="caption" if not caption.strip() else "alt")
    if shows == "children" and not consent.strip():
        raise NoConsent(field="consent")
    picture.caption, picture.alt, picture.credit = caption.strip(), alt.strip(), credit.strip()
    picture.shows, picture.consent = shows, consent.strip()
    picture.save(update_fields=["caption", "alt", "credit", "shows", "consent"])
    after_picture(article, "article.picture_described", by=by, at=at)
    return picture


@transaction.atomic
def remove_picture(picture: Picture, *, by: Officer, at: datetime) -> None:
    """Take a picture out of its article; its files go after commit."""
    article = locked(picture.article, by, at, may_remove_picture)
    check(STEPS, "remove_picture", article.state, labels=STATES)
    name, width = picture.file.name if picture.file else "", picture.width or 0
    picture.delete()
    delete_unused(name or "", width)
    after_picture(article, "article.picture_removed", by=by, at=at)


def next_position(article: Article) -> int:
    """Return the place behind the last picture."""
    last = article.pictures.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else last + 1


def delete_unused(name: str, width: int) -> None:
    """Delete the files of a picture after commit, unless an article or the library still shows them."""
    if not name or Picture.objects.filter(file=name).exists() or LibraryPicture.objects.filter(file=name).exists():
        return
    names = [one for one, _ in pictures.renditions(name, width)]
    transaction.on_commit(lambda: _delete_files(names))


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        public_files().delete(name)


def after_picture(article: Article, verb: str, *, by: Officer, at: datetime) -> None:
    if article.state == "published":
        generation.raise_after_commit()
    write(article, verb, ("pictures",), by=by, at=at)


def sweep_pictures(*, before: datetime) -> int:
    """Delete picture and film files of no article that are older than ``before``: a form that failed half-way leaves them. Returns how many."""
    store, known = public_files(), set()
    shown = Picture.objects.exclude(file="").values_list("file", "width")
    for name, width in (*shown.iterator(), *LibraryPicture.objects.values_list("file", "width").iterator()):
        known.update(one for one, _ in pictures.renditions(name, width or 0))
    known.update(Film.objects.values_list("file", flat=True))
    orphans = [
        name
        for name in (*pictures.stored_names(store, pictures.FOLDER), *pictures.stored_names(store, FILMS))
        if name not in known and store.get_modified_time(name) < before
    ]
    _delete_files(orphans)
    return len(orphans)
