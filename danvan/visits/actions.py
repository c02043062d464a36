"""Count hits and write them down, a few seconds' worth at a time."""

from __future__ import annotations

import atexit
import logging
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import Error, connections, router, transaction
from django.http import HttpRequest

from danvan.core.network import network_address
from danvan.visits.bots import is_bot
from danvan.visits.counter import SLOT, Batch, counter
from danvan.visits.offices import is_office

log = logging.getLogger(__name__)
SLOTS_KEPT = 3
ROWS_AT_ONCE = 200


def count(site: str, page: str, request: HttpRequest) -> bool:
    """Count a hit of ``page`` (a record's code or a path) on the site of unit ``site``; say whether it counted.

    Programs, prefetching, the office's own networks and anything but GET are left out; the same visitor on the same page counts once
    in 30 minutes. Nothing about the visitor is kept. Now and then this call writes what has gathered.
    """
    agent = request.META.get("HTTP_USER_AGENT", "")
    if request.method != "GET" or is_bot(agent) or "prefetch" in request.META.get("HTTP_SEC_PURPOSE", ""):
        return False
    where = network_address(request)
    if is_office(where, settings.OFFICE_NETWORKS):
        return False
    now = time.time()
    counted = counter.count(site[:64], page[:200], f"{where}\0{agent}", now)
    if counter.is_due(now):
        flush(now)
    return counted


def time_taken(site: str, seconds: float) -> None:
    """Count an answer of the site of unit ``site`` under the time it took; written with the next hits."""
    counter.time(site[:64], seconds * 1000, time.time())


def is_due() -> bool:
    """Say whether the next count would write what has gathered."""
    return counter.is_due(time.time())


def flush(now: float | None = None) -> int:
    """Write the hits that have gathered in this process; return how many page reads were written.

    When the database refuses, the hits are kept for the next time.
    """
    now = time.time() if now is None else now
    batch = counter.take(now)
    if not batch.hits:
        return 0
    try:
        _write(batch, now)
    except Error:
        counter.give_back(batch)
        log.warning("visits: could not write %d hits, kept for later", batch.hits, exc_info=True)
        return 0
    return batch.pages.total()


def _write(batch: Batch, now: float) -> None:
    sites: Counter[tuple[Any, ...]] = Counter()
    for (site, _, day), number in batch.pages.items():
        sites[site, day] += number
    using = router.db_for_write(apps.get_model("visits", "PageDay"))
    with transaction.atomic(using=using):
        _add("visits_page_day", ("site", "page", "day"), batch.pages.items(), using)
        _add("visits_site_day", ("site", "day"), sites.items(), using)
        _add("visits_site_time", ("site", "day", "step"), batch.times.items(), using)
        if batch.present:
            _add("visits_site_now", ("site", "slot"), batch.present.items(), using)
            old = apps.get_model("visits", "SiteNow").objects.filter(slot__lt=int(now // SLOT) - SLOTS_KEPT)
            old.delete()


def _add(table: str, keys: tuple[str, ...], counts: Iterable[tuple[tuple[Any, ...], int]], using: str) -> None:
    """Add counts to the rows of a table, making them where they are missing; always in the same order."""
    rows = sorted((*key, number) for key, number in counts)
    names = ", ".join(keys)
    for at in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[at : at + ROWS_AT_ONCE]
        values = ", ".join([f"({', '.join(['%s'] * (len(keys) + 1))})"] * len(some))
        with connections[using].cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} ({names}, count) VALUES {values}"
                f" ON CONFLICT ({names}) DO UPDATE SET count = {table}.count + excluded.count",
                [value for row in some for value in row],
            )


atexit.register(flush)
