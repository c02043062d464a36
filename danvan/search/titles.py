"""What things are called: the way to name a record of another room without importing it."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps


def titles(things: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the title of each (kind, code) that stands in the index. One query."""
    wanted = set(things)
    rows = apps.get_model("search", "Document").objects.filter(code__in={code for _, code in wanted})
    found = {(kind, code): title for kind, code, title in rows.values_list("kind", "code", "title")}
    return {thing: found[thing] for thing in wanted if thing in found}
