"""The names of people in the records of meetings, when a person is erased."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from danvan.meetings.actions.meeting import reindex
from danvan.meetings.models import Appearance, Candidate, Meeting, Member, Slot
from danvan.websites import generation

ERASED = "(đã xóa tên)"


@transaction.atomic
def forget_person(code: str, *, at: datetime, dry_run: bool = False) -> list[Meeting]:
    """Take the name of the linked person ``code`` out of every meeting; posts and counts stay. Return the meetings."""
    rows = Appearance.objects.filter(person__code=code)
    slots = Slot.objects.filter(person__code=code)
    members, candidates = Member.objects.filter(person__code=code), Candidate.objects.filter(person__code=code)
    named = Q(pk__in=rows.values("meeting")) | Q(pk__in=slots.values("meeting"))
    named |= Q(pk__in=members.values("congress__meeting")) | Q(pk__in=candidates.values("ballot__congress__meeting"))
    meetings = list(Meeting.objects.filter(named).order_by("pk"))
    if not dry_run:
        rows.update(printed_name=ERASED, person=None)
        slots.update(name=ERASED, name_key="", instead_of="", phone=None, email=None, person=None)
        members.update(full_name=ERASED, person=None)
        candidates.update(full_name=ERASED, post_before="", person=None)
        if meetings:
            reindex(meetings)
        transaction.on_commit(generation.raise_now)
    return meetings
