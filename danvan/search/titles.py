"""What things are called: the way to name a record of another room without importing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.apps import apps
from django.db import connections, router
from django.db.models import OuterRef, Subquery

from danvan.search.backends import backend_for
from danvan.search.backends.sought import Narrowing, Sought


def titles(things: Iterable[tuple[str, str]], *, public_at: datetime | None = None) -> dict[tuple[str, str], str]:
    """Return the title of each (kind, code) that stands in the index, with ``public_at`` only what is public then. One query."""
    wanted = set(things)
    rows = apps.get_model("search", "Document").objects.filter(code__in={code for _, code in wanted})
    if public_at is not None:
        rows = rows.filter(public_from__lte=public_at)
    found = {(kind, code): title for kind, code, title in rows.values_list("kind", "code", "title")}
    return {thing: found[thing] for thing in wanted if thing in found}


def newest(kind: str, units: Iterable[str], *, most: int) -> list[tuple[str, str, date | None]]:
    """List the code, title and day of the newest things of a kind of some units, for a choice in a form.

    Two queries: the index knows kinds and units as words, newest first, whatever stands in it.
    """
    narrowing = Narrowing(kinds=(kind,), units=tuple(units))
    if not narrowing.units:
        return []
    documents = apps.get_model("search", "Document")
    connection = connections[router.db_for_read(documents)]
    places = backend_for(connection).matching(connection, Sought("folded_title", ()), narrowing, most)
    rows = documents.objects.filter(pk__in=places).values_list("code", "title", "day")
    return sorted(rows, key=lambda row: (-(row[2] or date.min).toordinal(), row[0]))


def title_of(kind: str | OuterRef, code_field: str, *, public_at: datetime) -> Subquery:
    """Give the title of the ``kind`` whose code stands in ``code_field`` of a row, as a part of that row's query (None when not public).

    ``kind`` may stand in the row too: ``OuterRef("kind")``.
    """
    rows = apps.get_model("search", "Document").objects.filter(
        kind=kind, code=OuterRef(code_field), public_from__lte=public_at
    )
    return Subquery(rows.values("title")[:1])
