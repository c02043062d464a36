"""What the clock asks of the whole installation each night: a backup, and nothing kept that nobody needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.files.storage import storages
from django.db import connections, models, router

from danvan.core import statistics
from danvan.core.dates import HERE
from danvan.hall import backup
from danvan.jobs.models import Job
from danvan.news import actions as news
from danvan.websites import actions as websites

KEPT = timedelta(days=2)
FOLDERS = ("attachments", "petitions", "jobs")
"""Folders of the private storage whose files each have a row."""


def back_up(at: datetime) -> Path | None:
    """Write the backup of the night into ``DANVAN_BACKUPS``, one file for each day of the week; None without it."""
    if not settings.BACKUPS:
        return None
    target = Path(settings.BACKUPS) / f"danvan-{at.astimezone(HERE):%u}.zip"
    backup.note(backup.save(target, at=at), target)
    return target


def refresh_statistics(at: datetime) -> None:
    """Let each database look at its tables anew, so that its plans fit what has come in since."""
    for alias in settings.DATABASES:
        statistics.refresh(alias)


def forget_sessions(at: datetime) -> int:
    """Throw away sessions and cached answers (once-tokens, counters of sign-ins) whose time is over."""
    gone = Session.objects.filter(expire_date__lt=at).delete()[0]
    cache = caches["default"]
    connection = connections[router.db_for_write(cache.cache_model_class)]
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(cache._table)
        moment = connection.ops.adapt_datetimefield_value(at.replace(microsecond=0, tzinfo=None))
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [moment])
    return gone


def sweep_files(at: datetime) -> int:
    """Delete files that have stood for two days without a row: uploads whose form was refused, or killed half-way."""
    before = at - KEPT
    return news.sweep_pictures(before=before) + websites.sweep_looks(before=before) + sweep_private(at)


def sweep_private(at: datetime) -> int:
    """Delete the private files without a row; return how many."""
    store, count = storages["private"], 0
    known = set(_named())
    for folder in FOLDERS:
        for path in sorted((Path(store.location) / folder).rglob("*")):
            name = str(path.relative_to(store.location))
            if path.is_file() and name not in known and path.stat().st_mtime < (at - KEPT).timestamp():
                path.unlink()
                count += 1
    return count


def _named() -> Iterator[str]:
    """Name every file that a row points at."""
    yield from Job.objects.exclude(result_path="").values_list("result_path", flat=True)
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                yield from (
                    model._base_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True).iterator()
                )
