"""Articles shared upward and downward: what the levels above and the places below publish, each with its origin.

Nothing is copied: the article stays where it was published and its link leads there.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from danvan.core.dates import local_day
from danvan.news.models import Article
from danvan.units.models import Unit, UnitVersion
from danvan.websites.addresses import base_of, item
from danvan.websites.doors import Door
from danvan.websites.models import Website

SHOWN = 12
FOR_ALL = ("notice", "policy", "guidance")
"""Categories that a level above publishes for those below as well."""


def from_above(door: Door, at: datetime, limit: int = SHOWN) -> list[dict[str, Any]]:
    """List what the sites above publish for all, newest first, with name and address of the site it comes from."""
    today = local_day(at)
    above = Unit.objects.above(door.site.unit, today)
    sites = list(Website.objects.filter(unit__in=above).select_related("unit"))
    found = []
    for site in sites:
        bodies = UnitVersion.objects.filter(area=site.unit, unit__tree="organisation").values("unit")
        rows = Article.objects.public(at).filter(unit__in=bodies, category__in=FOR_ALL).newest_first()[:limit]
        base = base_of(site, today)
        found += [_line(row, site.name, base) for row in rows]
    return sorted(found, key=lambda line: line["day"], reverse=True)[:limit]


def from_below(door: Door, at: datetime, limit: int = SHOWN) -> list[dict[str, Any]]:
    """List the newest articles of the places below, with the body and the site they come from."""
    below = list(door.origins)
    rows = Article.objects.public(at).newest_of(below)[:limit]
    return [_line(row, door.origins[row.unit_id], door.base) for row in rows]


def _line(row: Article, origin: str, base: str) -> dict[str, Any]:
    return {
        "title": row.title,
        "url": item(base, "article", row.code, row.title),
        "day": row.public_from,
        "origin": origin,
    }
