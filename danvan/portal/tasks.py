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


def _asked(job: Running, at: datetime) -> tuple[str, frozenset[str]]:
    """Return the base of the site asked for, and the codes of its unit and of those below it."""
    site, today = Website.objects.get(unit__code=job.arguments["site"]), local_day(at)
    own = Unit.objects.under(site.unit, today)
    return base_of(site, today), frozenset(own.values_list("code", flat=True))


def leave_site(job: Running, at: datetime) -> None:
    """Pack the public site of a unit into files that open without a server."""
    base, own = _asked(job, at)
    content = leave(
        base,
        str(job.arguments["host"]),
        own,
        progress=lambda done, total: job.progress(done, total, f"Đã vẽ {done} trang."),
    )
    job.keep_result(f"{base.strip('/').replace('/', '-') or 'trang'}-{local_day(at):%Y%m%d}.zip", content)


def look_for_broken_links(job: Running, at: datetime) -> None:
    """Try every link of the site's pages and write down those that lead nowhere."""
    base, own = _asked(job, at)
    found = check_links(
        base, str(job.arguments["host"]), own,
        progress=lambda done, total: job.progress(done, total, f"Đã xem {done} trang."),
    )  # fmt: skip
    job.keep_result(f"lien-ket-{local_day(at):%Y%m%d}.xlsx", found.sheet(at))
    job.progress(found.pages, found.pages, found.sentence())
