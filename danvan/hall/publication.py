"""When the public pages change by themselves: the next scheduled publication."""

from __future__ import annotations

from datetime import datetime

from django.db.models import DateTimeField, Model

from danvan.core.prepared import Together
from danvan.disclosures.models import Disclosure
from danvan.documents.models import Document
from danvan.meetings.models import Meeting
from danvan.news.models import Article
from danvan.websites import generation

SCHEDULED: tuple[tuple[type[Model], str], ...] = (
    (Article, "public_from"), (Article, "public_until"), (Meeting, "public_from"), (Document, "public_from"), (Disclosure, "public_until"),
)  # fmt: skip
"""What appears, or leaves, by itself at a moment."""
MOMENTS = Together(
    lambda after: [
        model._default_manager.filter(**{f"{name}__gt": after}).order_by(name).values_list(name)[:1]
        for model, name in SCHEDULED
    ],
    after=DateTimeField(),
)

_kept: list[tuple[int, datetime | None]] = []
"""The generation of the answer below, and the answer; per process."""


def next_publication(*, after: datetime) -> datetime | None:
    """Return the first moment after ``after`` at which something becomes public, or None.

    Asked once a generation: whatever is scheduled or withdrawn raises it.
    """
    now = generation.current()
    if now and _kept and _kept[0][0] == now and (_kept[0][1] is None or _kept[0][1] > after):
        return _kept[0][1]
    moment = min((moment for rows in MOMENTS.rows(after=after) for (moment,) in rows), default=None)
    _kept[:] = [(now, moment)]
    return moment
