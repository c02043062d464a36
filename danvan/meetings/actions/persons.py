"""The names of people in the records of meetings, when a person is erased."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.meetings.actions.meeting import reindex
from danvan.meetings.models import Appearance, Meeting
from danvan.websites import generation

ERASED = "(đã xóa tên)"


@transaction.atomic
def forget_person(code: str, *, at: datetime, dry_run: bool = False) -> list[Meeting]:
    """Take the name of the linked person ``code`` out of every meeting; posts and counts stay. Return the meetings."""
    rows = Appearance.objects.filter(person__code=code)
    meetings = list(Meeting.objects.filter(pk__in=rows.values("meeting")).order_by("pk"))
    if not dry_run:
        rows.update(printed_name=ERASED, person=None)
        if meetings:
            reindex(meetings)
        transaction.on_commit(generation.raise_now)
    return meetings
