"""The queue of speakers: register, approve, order, call, end. Every change raises the version that screens watch."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.models import Dialogue, Meeting, Question, Speaker
from danvan.meetings.permissions import may_edit
from danvan.meetings.states_talk import SPEAKER_STATES, SPEAKER_STEPS
from danvan.units.models import Officer

MOST_WAITING = 300


class NoQueue(Refused):
    """Cuộc họp này chưa mở hàng đợi phát biểu."""


class QueueFull(Refused):
    """Đã có quá nhiều người đăng ký. Mời đăng ký với ban tổ chức."""


class NobodyWaits(Refused):
    """Chưa có ai trong danh sách được mời phát biểu."""


@transaction.atomic
def register_speaker(
    meeting: Meeting, *, name: str = "", matter: str = "", question: Question | None = None, by: Officer | None = None,
    at: datetime,
) -> Speaker:  # fmt: skip
    """Give somebody a number in the queue. ``by`` None: from one's own phone, and the chair decides."""
    dialogue = _hold(meeting)
    if by is not None:
        locked(meeting, by, at, may_edit)
    elif meeting.state == "cancelled" or meeting.speakers.filter(state="waiting").count() >= MOST_WAITING:
        raise QueueFull()
    last = meeting.speakers.aggregate(number=Max("number"), position=Max("position"))
    speaker = Speaker.objects.create(
        meeting=meeting, number=(last["number"] or 0) + 1, position=(last["position"] or 0) + 1, name=name.strip()[:80],
        matter=matter.strip()[:200], question=question, registered_at=at,
    )  # fmt: skip
    _raise(dialogue)
    if by is not None:
        write(meeting, "speaker.registered", ("number",), by=by, at=at)
    return speaker


@transaction.atomic
def approve_speaker(speaker: Speaker, *, by: Officer, at: datetime) -> Speaker:
    """Let somebody who waits speak later."""
    return _step(speaker, "approve_speaker", "speaker.approved", by, at)


@transaction.atomic
def drop_speaker(speaker: Speaker, *, by: Officer, at: datetime) -> Speaker:
    """Take somebody out of the queue."""
    return _step(speaker, "drop_speaker", "speaker.dropped", by, at)


@transaction.atomic
def call_speaker(speaker: Speaker, *, by: Officer, at: datetime) -> Speaker:
    """Call somebody to speak; who was speaking has ended."""
    _hold(speaker.meeting)
    _end_running(speaker.meeting, at)
    return _step(speaker, "call_speaker", "speaker.called", by, at)


@transaction.atomic
def call_next(meeting: Meeting, *, by: Officer, at: datetime) -> Speaker:
    """Call the first of those approved. Raise NobodyWaits."""
    _hold(meeting)
    first = meeting.speakers.filter(state="approved").order_by("position", "pk").first()
    if first is None:
        raise NobodyWaits()
    return call_speaker(first, by=by, at=at)


@transaction.atomic
def end_speech(speaker: Speaker, *, by: Officer, at: datetime) -> Speaker:
    """The speaker has ended; nobody speaks until the next is called."""
    return _step(speaker, "end_speech", "speech.ended", by, at)


@transaction.atomic
def move_speaker(speaker: Speaker, *, up: bool, by: Officer, at: datetime) -> Speaker:
    """Change places with the one before (``up``) or after; at the end of the line nothing happens."""
    dialogue = _hold(speaker.meeting)
    locked(speaker.meeting, by, at, may_edit)
    line = list(speaker.meeting.speakers.filter(state__in=("waiting", "approved")).order_by("position", "pk"))
    place = next((at_ for at_, one in enumerate(line) if one.pk == speaker.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is None or other is None or not 0 <= other < len(line):
        return speaker
    one, two = line[place], line[other]
    one.position, two.position = two.position, one.position
    Speaker.objects.bulk_update([one, two], ["position"])
    _raise(dialogue)
    write(speaker.meeting, "speaker.moved", ("position",), by=by, at=at)
    return one


def _end_running(meeting: Meeting, at: datetime) -> None:
    meeting.speakers.filter(state="speaking").update(state="done", ended_at=at)


def _hold(meeting: Meeting) -> Dialogue:
    """Lock the queue: two desks that call at once call one after the other."""
    dialogue = Dialogue.objects.select_for_update().filter(meeting=meeting).first()
    if dialogue is None:
        raise NoQueue()
    return dialogue


def _raise(dialogue: Dialogue) -> None:
    Dialogue.objects.filter(pk=dialogue.pk).update(version=F("version") + 1)


def _step(speaker: Speaker, verb: str, word: str, by: Officer, at: datetime) -> Speaker:
    meeting = locked(speaker.meeting, by, at, may_edit)
    dialogue = _hold(meeting)
    speaker = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    speaker.state = check(SPEAKER_STEPS, verb, speaker.state, labels=SPEAKER_STATES)
    if speaker.state == "speaking":
        speaker.began_at = at
    if speaker.state == "done":
        speaker.ended_at = at
    speaker.save()
    _raise(dialogue)
    write(meeting, word, ("number", "state"), by=by, at=at)
    return speaker
