"""How a site looks beyond its words: emblem and banner, made fit for the public as every picture is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from danvan.core import pictures
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.units.models import Officer
from danvan.websites.actions.site import check_administrator, write
from danvan.websites.models import Website, public_files

FOLDER = "sites"
LOWEST = 3
"""A banner is at least so many times as wide as high."""


class BannerNotDescribed(Refused):
    """Ảnh đầu trang cần một câu mô tả cho người không nhìn thấy."""


class BannerTooHigh(Refused):
    """Ảnh đầu trang phải nằm ngang: rộng ít nhất gấp {times} lần cao. Ảnh này rộng {width}, cao {height} điểm."""


@transaction.atomic
def dress(
    site: Website, *, emblem: Any = None, banner: Any = None, banner_alt: str = "", drop_emblem: bool = False, drop_banner: bool = False,
    by: Officer | None, at: datetime,
) -> Website:  # fmt: skip
    """Give a site its emblem and banner, or take them off; uploads are made anew, the ones before go after commit.

    Raises a Refused of ``core.pictures``, BannerNotDescribed, BannerTooHigh.
    """
    site = Website.objects.select_for_update(of=("self",)).select_related("unit").get(pk=site.pk)
    check_administrator(by, site.unit, at)
    old: list[str] = []
    if emblem or drop_emblem:
        old += [site.emblem] if site.emblem else []
        site.emblem = _keep_emblem(emblem, at) if emblem else ""
    if banner or drop_banner:
        old += _names(site)
        site.banner, site.banner_width, site.banner_height = _keep_banner(banner, at) if banner else ("", None, None)
    site.banner_alt = banner_alt.strip() if site.banner else ""
    if site.banner and not site.banner_alt:
        raise BannerNotDescribed(field="banner_alt")
    site.save()
    transaction.on_commit(lambda: _delete(old))
    write(site, "site.dressed", ("emblem", "banner", "banner_alt"), by=by, at=at)
    return site


def _keep_emblem(upload: Any, at: datetime) -> str:
    try:
        name, content = pictures.make_emblem(upload, on=local_day(at), folder=FOLDER)
    except Refused as refused:
        refused.field = "emblem"
        raise
    return public_files().save(name, ContentFile(content))


def _keep_banner(upload: Any, at: datetime) -> tuple[str, int, int]:
    try:
        made = pictures.make(upload, on=local_day(at), folder=FOLDER)
        if made.width < made.height * LOWEST:
            raise BannerTooHigh(times=LOWEST, width=made.width, height=made.height)
    except Refused as refused:
        refused.field = "banner"
        raise
    for name, content in made.files.items():
        public_files().save(name, ContentFile(content))
    return made.name, made.width, made.height


def _names(site: Website) -> list[str]:
    return [name for name, _ in pictures.renditions(site.banner, site.banner_width or 0)] if site.banner else []


def _delete(names: Iterable[str]) -> None:
    for name in names:
        public_files().delete(name)


def sweep_looks(*, before: datetime) -> int:
    """Delete emblems and banners of no site that are older than ``before``: a site was deleted, or a form failed half-way. Returns how many."""
    store, known = public_files(), set()
    for site in Website.objects.only("emblem", "banner", "banner_width"):
        known.update((site.emblem, *_names(site)))
    orphans = [
        name
        for name in pictures.stored_names(store, FOLDER)
        if name not in known and store.get_modified_time(name) < before
    ]
    _delete(orphans)
    return len(orphans)
