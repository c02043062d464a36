"""The question of a fact, compiled once a process: only its bodies, its first and its last day are filled in each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import DateField, Field, QuerySet

from danvan.core.prepared import Prepared

Ask = Callable[..., list[Any]]


def question(build: Callable[..., QuerySet[Any]], **more: Field[Any, Any]) -> Ask:
    """Make a question of ``build(units, first, last, **more)``, which returns a queryset with these names in its filters.

    Ask it as ``(unit_ids, first, last, **more)``; both days are included. One query.
    """
    ready = Prepared(build, units=None, first=DateField(), last=DateField(), **more)

    def ask(unit_ids: list[int], first: date, last: date, **given: Any) -> list[Any]:
        return ready.rows(units=unit_ids, first=first, last=last, **given)

    return ask
