"""Where rows live: SQLite by default, PostgreSQL by address; counters and cache beside the main SQLite file."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=268435456; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
        "PRAGMA secure_delete=ON;"
    ),
}
KEPT_SECONDS = 600  # opening a file reads the whole schema and costs more than a page
SIDE_APPS = {"visits", "django_cache"}
SIDE_MODELS = {("core", "allowance")}


def databases(url: str | None, data_dir: Path) -> dict[str, dict[str, Any]]:
    """Give Django's DATABASES. On SQLite, ``side`` holds visit counters and the shared cache.

    On PostgreSQL one server holds everything and there is no ``side``.
    """
    if url:
        return {"default": postgresql(url)}
    return {
        name: {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data_dir / file,
            "CONN_MAX_AGE": KEPT_SECONDS,
            "OPTIONS": SQLITE_OPTIONS,
        }
        for name, file in (("default", "danvan.sqlite3"), ("side", "side.sqlite3"))
    }


def postgresql(url: str) -> dict[str, Any]:
    """Read ``postgresql://user:password@host:port/name``; a host that starts with ``/`` goes in ``?host=``."""
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 12}},
    }


def is_side(app_label: str, model_name: str | None) -> bool:
    """Say whether a table stands in the side database."""
    return app_label in SIDE_APPS or (app_label, model_name) in SIDE_MODELS


class SideRouter:
    """Send counters and the cache table to ``side``, everything else to ``default``."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "side" if is_side(model._meta.app_label, model._meta.model_name) else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool | None:
        if is_side(app_label, model_name):
            return db == "side"
        return False if db == "side" else None
