"""When the public pages change by themselves: the next scheduled publication."""

from __future__ import annotations

from datetime import datetime

from danvan.documents.models import Document
from danvan.meetings.models import Meeting
from danvan.news.models import Article

SCHEDULED = (Article, Meeting, Document)


def next_publication(*, after: datetime) -> datetime | None:
    """Return the first moment after ``after`` at which something becomes public, or None."""
    moments = [
        model.objects.filter(public_from__gt=after).order_by("public_from").values_list("public_from", flat=True).first()
        for model in SCHEDULED
    ]
    return min((moment for moment in moments if moment), default=None)
