"""What the clock asks of this room."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.core.dates import local_day
from danvan.petitions.actions.telling import remind_due


def remind(at: datetime) -> None:
    """Tell officers of terms that end soon or have run out."""
    with transaction.atomic():
        remind_due(local_day(at), at=at)
