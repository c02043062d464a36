"""What the clock asks of invitations."""

from __future__ import annotations

from datetime import datetime, timedelta

from danvan.core.dates import local_day
from danvan.meetings import actions
from danvan.meetings.models import Meeting

BEFORE = timedelta(days=3)


def remind_invited(at: datetime) -> int:
    """Remind those who have not answered, three days before; each once. Returns how many."""
    on = local_day(at)
    coming = Meeting.objects.filter(state="planned", starts_on__range=(on + timedelta(days=1), on + BEFORE))
    return actions.remind(coming.select_related("unit"), at=at)
