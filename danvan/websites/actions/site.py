"""The verbs of a site: open, furnish, move."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.units.models import Officer, Unit
from danvan.websites import generation
from danvan.websites.addresses import OURS, RESERVED
from danvan.websites.models import SiteAddress, Website
from danvan.websites.permissions import may_furnish


class NotAdministrator(Refused):
    """Chỉ Quản trị của đơn vị phục vụ địa bàn này mới sửa được trang."""


class AddressTaken(Refused):
    """Đường dẫn {path} đang thuộc một trang khác."""


class ReservedPath(Refused):
    """Đường dẫn không dùng được từ «{word}»: đó là tên một trang của hệ thống. Hãy chọn từ khác."""


def _refuse_reserved(path: str) -> None:
    first, *rest = path.split("/")
    for word in (first, *rest):
        if word in RESERVED or (word == first and word in OURS):
            raise ReservedPath(word=word, field="path")


def check_administrator(by: Officer | None, area: Unit, at: datetime) -> None:
    if by is not None and not may_furnish(by, area, local_day(at)):
        raise NotAdministrator()


@transaction.atomic
def open_site(
    area: Unit, *, name: str, path: str, since: date, by: Officer | None, at: datetime, **owner: str
) -> Website:
    """Open the site of an area at ``/<path>/`` with its owner block."""
    check_administrator(by, area, at)
    _refuse_reserved(path)
    if SiteAddress.objects.on(since).filter(path=path, host="").exists():
        raise AddressTaken(path=path, field="path")
    site = Website.objects.create(unit=area, name=name, opened_on=since, **owner)
    SiteAddress.objects.create(website=site, path=path, valid_from=since)
    write(site, "site.opened", ("name", "path"), by=by, at=at)
    return site


@transaction.atomic
def furnish(site: Website, *, by: Officer | None, at: datetime, **values: str) -> Website:
    """Change the name and the owner block of a site."""
    site = Website.objects.select_for_update().select_related("unit").get(pk=site.pk)
    check_administrator(by, site.unit, at)
    changed = [name for name, value in values.items() if getattr(site, name) != value]
    for name in changed:
        setattr(site, name, values[name])
    if changed:
        site.save(update_fields=changed)
        write(site, "site.furnished", changed, by=by, at=at)
    return site


@transaction.atomic
def move(site: Website, *, path: str, since: date, by: Officer | None, at: datetime) -> SiteAddress:
    """Give the site another path; the old one ends and redirects."""
    check_administrator(by, site.unit, at)
    _refuse_reserved(path)
    if SiteAddress.objects.on(since).filter(path=path, host="").exclude(website=site).exists():
        raise AddressTaken(path=path, field="path")
    site.addresses.on(since).filter(host="").update(valid_to=since)
    address = SiteAddress.objects.create(website=site, path=path, valid_from=since)
    write(site, "site.moved", ("path",), by=by, at=at)
    return address


def write(site: Website, verb: str, fields: object, *, by: Officer | None, at: datetime) -> None:
    generation.raise_after_commit()
    journal.record(
        unit=site.unit.code, actor=by.code if by else "system", verb=verb, kind="site", code=site.unit.code,
        fields=tuple(fields), at=at,  # type: ignore[call-overload]
    )  # fmt: skip
