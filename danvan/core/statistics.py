"""What the planner of the database knows of the tables: SQLite learns it only when told to look."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connections, models

LOOKED_AT = 1000
"""Rows looked at in each index: a fraction of a second at any size. Looked at whole, a million rows took fourteen seconds and *Hôm
nay* of the topmost unit became three times slower."""


def refresh(alias: str = "default", tables: Iterable[type[models.Model]] = ()) -> None:
    """Let the database look at its tables anew, after many rows came in and every night.

    With ``tables`` only at these. PostgreSQL's autovacuum does so by itself within minutes; there, only the
    ``tables`` named are looked at.
    """
    connection = connections[alias]
    names = [connection.ops.quote_name(model._meta.db_table) for model in tables]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
            names = names or ["main"]
        for name in names:
            cursor.execute(f"ANALYZE {name}")
