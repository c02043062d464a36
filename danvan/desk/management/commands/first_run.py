"""The first run without demo data: the unit, its bodies, the first administrator, and the public site of the area."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from danvan.core.dates import local_day
from danvan.units.management.commands.set_up import Command as SetUp
from danvan.units.models import Officer, Unit, UnitVersion
from danvan.websites import actions as websites
from danvan.websites.addresses import slug
from danvan.websites.doors import RESERVED
from danvan.websites.models import SiteAddress


class Command(SetUp):
    help = "Lần chạy đầu tiên: lập đơn vị, các cơ quan, người quản trị và mở trang của địa bàn."

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        at = timezone.now()
        for area in areas_without_site(local_day(at)):
            path = open_site_of(area, at=at)
            self.stdout.write(f"Đã mở trang /{path}/. Người quản trị ghi cơ quan quản lý, địa chỉ tại /desk/site/.")


def areas_without_site(on: date) -> list[Unit]:
    """List the areas that real administrators' bodies serve and that have no site yet."""
    bodies = Officer.objects.holding("administrator", on).filter(user__is_demo=False).values("unit")
    served = UnitVersion.objects.on(on).filter(unit__in=bodies).values("area")
    return list(Unit.objects.filter(pk__in=served, website=None).order_by("code"))


def open_site_of(area: Unit, *, at: datetime) -> str:
    """Open the site of ``area`` at ``/<province>/<unit>/`` and return its path."""
    on = local_day(at)
    path = path_for(area, on)
    websites.open_site(area, name=area.name_on(on), path=path, since=on, by=None, at=at)
    return path


def path_for(area: Unit, on: date) -> str:
    """Write the path of a site from the names: short ones, full ones where the short one is taken or a page."""
    version = area.version(on)
    above = version.parent.version(on) if version and version.parent else None
    before = f"{_word(above)}/" if above else ""
    short = before + _word(version)
    if SiteAddress.objects.on(on).filter(path=short).exists():
        return before + slug(version.name)
    return short


def _word(version: UnitVersion) -> str:
    word = slug(version.short_name)
    return slug(version.name) if word in RESERVED else word
