"""Numbers of the room."""

from __future__ import annotations

from danvan.notices.models import Notice
from danvan.units.models import Officer

MOST = 100


def unread_count(officer: Officer) -> int:
    """Count the unread notices of an officer, 100 at most (one query)."""
    return Notice.objects.filter(officer=officer).unread().order_by()[:MOST].count()
