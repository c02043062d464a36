"""Numbers of the room."""

from __future__ import annotations

from django.db.models import BigIntegerField

from danvan.core.prepared import Prepared
from danvan.notices.models import Notice
from danvan.units.models import Officer

MOST = 100
UNREAD = Prepared(
    lambda officer: Notice.objects.filter(officer=officer).unread().order_by().values_list("pk")[:MOST],
    officer=BigIntegerField(),
)


def unread_count(officer: Officer) -> int:
    """Count the unread notices of an officer, 100 at most (one query)."""
    return len(UNREAD.rows(officer=officer.pk))
