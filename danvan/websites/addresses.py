"""Every address of the public side: which site answers, where an item stands."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import CharField, DateField, QuerySet
from django.utils.text import slugify

from danvan.core.prepared import Prepared
from danvan.text.folding import key2
from danvan.units.models import Unit, UnitVersion
from danvan.units.models.paths import path_range
from danvan.websites.models import SiteAddress, Website

WORDS = {
    "article": "tin-bai", "meeting": "hoi-nghi", "document": "van-ban", "unit": "don-vi", "petition": "hoi-dap", "answer": "hoi-dap",
    "initiative": "mo-hinh", "disclosure": "cong-khai",
}  # fmt: skip
RESERVED = (
    *WORDS.values(), "tim-kiem", "so-do", "ban", "lam", "kiem-tra-giam-sat", "thu-huong", "rss.xml", "phan-anh", "tra-cuu",
    "tiep-cong-dan", "so-lieu", "gioi-thieu", "y-kien", "lich", "thong-ke", "nhan-tin", "tro-nang", "diem-bao", "chia-se", "danh-gia", "lay-y-kien-khen-thuong",
)  # fmt: skip
"""Words that are pages of every site."""
OURS = ("desk", "accounts", "static", "files", "health", "chon-hien-thi", "diem-danh", "giay-moi")
"""Words that the installation itself answers to."""
KINDS = {word: kind for kind, word in WORDS.items()}


@lru_cache(maxsize=5000)
def slug(title: str) -> str:
    """Write a title as part of an address: no marks, at most 60 signs, whole words."""
    words = slugify(key2(title).replace("/", "-"))
    return words if len(words) <= 60 else words[:61].rpartition("-")[0]


def site_of(unit: Unit, on: date) -> Website | None:
    """Return the site that a unit publishes on: of its area, else of the nearest area above."""
    version = unit.version(on) or unit.last_version()
    if version is None:
        return None
    area = version.area if unit.tree == "organisation" else unit
    if area is None:
        return site_of(version.parent, on) if version.parent else None
    own = (area.version(on) or area.last_version()) if area != unit else version
    codes = [code for code in (own.path if own else "").split("/") if code]
    sites = {site.unit.code: site for site in Website.objects.filter(unit__code__in=codes).select_related("unit")}
    return next((sites[code] for code in reversed(codes) if code in sites), None)


def base_of(site: Website, on: date) -> str:
    """Return the path that the site's pages begin with, ``/song-may/ban-may/``, or ``/`` on its own host."""
    open_ones = list(SiteAddress.objects.on(on).filter(website=site).order_by("-host"))
    if not open_ones:
        return "/"
    return f"/{open_ones[-1].path}/" if open_ones[-1].path else "/"


def item(base: str, kind: str, code: str, title: str = "") -> str:
    """Return the address of an item on a site whose pages begin with ``base``. It ends in the code."""
    name = slug(title)
    return f"{base}{WORDS[kind]}/{name + '-' if name else ''}{code}/"


def url_for(unit: Unit, kind: str, code: str, title: str, on: date) -> str:
    """Return the public address of a record of ``unit``."""
    site = site_of(unit, on)
    return item(base_of(site, on) if site else "/", kind, code, title)


def bodies_of(site: Website, on: date) -> list[int]:
    """List the ids of the organisations that publish on a site: those that serve its area or one below."""
    return list(serving(site, on))


def serving(site: Website, on: date) -> dict[int, tuple[str, int]]:
    """Give name and area of each organisation that serves the area of a site or one below, by its id; the last ones said."""
    return serving_in(span_of(site.unit.version(on)), on)


def span_of(own: UnitVersion | None) -> tuple[str, str]:
    """Give the paths within which a place and all below it stand; nothing for one that is not."""
    return path_range(own.path) if own else ("", "")


def serving_in(span: tuple[str, str], on: date) -> dict[int, tuple[str, int]]:
    """Do as ``serving`` for the places of a span."""
    return {unit: (name, area) for unit, name, area in SERVING.rows(first=span[0], after=span[1], on=on)}


def _serving(first: Any, after: Any, on: Any) -> QuerySet[Any]:
    below = UnitVersion.objects.on(on).filter(path__gte=first, path__lt=after)
    rows = UnitVersion.objects.filter(area__in=below.values("unit"), unit__tree="organisation")
    return rows.order_by("valid_from", "pk").values_list("unit", "name", "area")


SERVING = Prepared(_serving, first=CharField(), after=CharField(), on=DateField())


def split_code(tail: str) -> str:
    """Return the code at the end of ``hoi-nghi-tap-huan-BM-26-7K3QXH4``; the tail itself when there is none."""
    parts = tail.rsplit("-", 3)
    return "-".join(parts[-3:]).upper() if len(parts) >= 3 else tail.upper()
