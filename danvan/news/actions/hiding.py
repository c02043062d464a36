"""What stood with a withdrawn article gets new names by chance: the addresses that people kept lead nowhere."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath

from django.db import transaction

from danvan.core import pictures
from danvan.news.models import Article, Film, LibraryPicture, Picture, public_files


def rename_files(article: Article) -> None:
    """Keep the pictures and films of an article under other names; the old ones go after commit.

    A picture that another article or the library shows stays where it is.
    """
    for picture in article.pictures.exclude(file=""):
        old = picture.file.name or ""
        if not _is_shown_elsewhere(old, picture):
            width = picture.width or 0
            new = _other_name(old)
            sizes = zip(pictures.renditions(old, width), pictures.renditions(new, width), strict=True)
            _move([(one, other) for (one, _), (other, _) in sizes])
            Picture.objects.filter(pk=picture.pk).update(file=new)
    for film in article.films.all():
        new = _other_name(film.file)
        _move([(film.file, new)])
        Film.objects.filter(pk=film.pk).update(file=new)


def _is_shown_elsewhere(name: str, picture: Picture) -> bool:
    others = Picture.objects.filter(file=name).exclude(pk=picture.pk)
    return others.exists() or LibraryPicture.objects.filter(file=name).exists()


def _other_name(name: str) -> str:
    old = PurePosixPath(name)
    return str(old.with_name(secrets.token_hex(16) + old.suffix))


def _move(names: list[tuple[str, str]]) -> None:
    store = public_files()
    for old, new in names:
        if store.exists(old):
            with store.open(old) as kept:
                store.save(new, kept)
    transaction.on_commit(lambda: [store.delete(old) for old, _ in names])
