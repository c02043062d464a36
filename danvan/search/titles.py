"""What things are called: the way to name a record of another room without importing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.apps import apps
from django.db.models import OuterRef, Subquery


def titles(things: Iterable[tuple[str, str]], *, public_at: datetime | None = None) -> dict[tuple[str, str], str]:
    """Return the title of each (kind, code) that stands in the index, with ``public_at`` only what is public then. One query."""
    wanted = set(things)
    rows = apps.get_model("search", "Document").objects.filter(code__in={code for _, code in wanted})
    if public_at is not None:
        rows = rows.filter(public_from__lte=public_at)
    found = {(kind, code): title for kind, code, title in rows.values_list("kind", "code", "title")}
    return {thing: found[thing] for thing in wanted if thing in found}


def newest(kind: str, units: Iterable[str], *, most: int) -> list[tuple[str, str, date | None]]:
    """List the code, title and day of the newest things of a kind of some units, for a choice in a form. One query."""
    rows = (
        apps.get_model("search", "Document").objects.filter(kind=kind, unit__in=list(units)).order_by("-day", "code")
    )
    return list(rows.values_list("code", "title", "day")[:most])


def title_of(kind: str | OuterRef, code_field: str, *, public_at: datetime) -> Subquery:
    """Give the title of the ``kind`` whose code stands in ``code_field`` of a row, as a part of that row's query (None when not public).

    ``kind`` may stand in the row too: ``OuterRef("kind")``.
    """
    rows = apps.get_model("search", "Document").objects.filter(
        kind=kind, code=OuterRef(code_field), public_from__lte=public_at
    )
    return Subquery(rows.values("title")[:1])
