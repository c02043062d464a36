"""What the worker asks of the public door."""

from __future__ import annotations

from datetime import datetime

from danvan.core.dates import local_day
from danvan.jobs.running import Running
from danvan.portal.leaving import leave
from danvan.portal.links import check_links
from danvan.units.models import Unit
from danvan.websites.addresses import base_of
from danvan.websites.models import Website


def leave_site(job: Running, at: datetime) -> None:
    """Pack the public site of a unit into files that open without a server."""
    site = Website.objects.get(unit__code=job.arguments["site"])
    base, own = base_of(site, local_day(at)), Unit.objects.under(site.unit, local_day(at))
    content = leave(
        base,
        str(job.arguments["host"]),
        frozenset(own.values_list("code", flat=True)),
        progress=lambda done, total: job.progress(done, total, f"Đã vẽ {done} trang."),
    )
    job.keep_result(f"{base.strip('/').replace('/', '-') or 'trang'}-{local_day(at):%Y%m%d}.zip", content)


def look_for_broken_links(job: Running, at: datetime) -> None:
    """Try every link of the site's pages and write down those that lead nowhere."""
    site = Website.objects.get(unit__code=job.arguments["site"])
    found = check_links(
        base_of(site, local_day(at)), str(job.arguments["host"]),
        progress=lambda done, total: job.progress(done, total, f"Đã xem {done} trang."),
    )  # fmt: skip
    job.keep_result(f"lien-ket-{local_day(at):%Y%m%d}.xlsx", found.sheet(at))
    job.progress(found.pages, found.pages, found.sentence())
