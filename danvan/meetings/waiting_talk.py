"""Promises and tasks that wait for an officer: late, or due within two weeks."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse

from danvan.meetings.models import DialogueClock, Question, Task
from danvan.meetings.permissions import WRITERS
from danvan.units import work
from danvan.units.models import Officer, Unit
from danvan.units.work import Work

MOST = 20
AHEAD = timedelta(days=14)


def open_work(officer: Officer, *, on: date) -> list[Work]:
    """List promises of dialogues, tasks of conclusions and the two terms of a dialogue. Three queries."""
    if not officer.has_any(WRITERS, on):
        return []
    writable = Unit.objects.writable_by(officer, on)
    promises = Question.objects.open_promises().filter(meeting__unit__in=writable, due_on__lte=on + AHEAD)
    lines = [
        work.due(text[:160], reverse("meetings:dialogue", args=[code]), due_on, on, more=f"Lời hứa khi đối thoại: {owner}")
        for text, code, due_on, owner in promises.order_by("due_on").values_list("text", "meeting__code", "due_on", "owner_name")[:MOST]
    ]  # fmt: skip
    tasks = Task.objects.filter(state="open", meeting__unit__in=writable, due_on__lte=on + AHEAD)
    lines += [
        work.due(text, reverse("meetings:minutes", args=[code]), due_on, on, more=f"Việc được giao: {owner}")
        for text, code, due_on, owner in tasks.order_by("due_on").values_list("text", "meeting__code", "due_on", "owner_name")[:MOST]
    ]  # fmt: skip
    clocks = DialogueClock.objects.running().filter(dialogue__meeting__unit__in=writable, due_on__lte=on + AHEAD)
    clocks = (
        clocks.exclude(dialogue__meeting__state="cancelled").select_related("dialogue__meeting").order_by("due_on")
    )
    lines += [
        work.due(one.dialogue.meeting.name, reverse("meetings:dialogue", args=[one.dialogue.meeting.code]), one.due_on, on, more=one.name)
        for one in clocks[:MOST]
    ]  # fmt: skip
    return lines
