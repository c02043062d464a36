"""The queue of speakers, and what the big screen and the phones are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.core.steps import WrongState
from danvan.meetings.actions import NotYours, dialogue
from danvan.meetings.actions import queue as verbs
from danvan.meetings.screen import screen_of, turn_of, version_of
from tests.factories.records import AT, a_meeting


@pytest.fixture
def hall(cast):
    """A dialogue with three numbers given out, two of them approved."""
    meeting = a_meeting(cast, "planned", kind="dialogue")
    dialogue.open_dialogue(meeting, theme="Đường", minutes_each=3, by=cast.nam, at=AT)
    for name in ("Hàng 1", "Hàng 2", "Hàng 3"):
        verbs.register_speaker(meeting, name=name, at=AT)
    for one in meeting.speakers.all()[:2]:
        verbs.approve_speaker(one, by=cast.nam, at=AT)
    return meeting


def told(meeting, at=AT):
    """Return what the screen shows."""
    meeting.dialogue.refresh_from_db()
    return screen_of(meeting, meeting.dialogue, at)


def test_the_screen_shows_who_speaks_who_is_next_and_the_time(cast, hall):
    verbs.call_next(hall, by=cast.nam, at=AT)
    state = told(hall, AT + timedelta(seconds=70))
    assert (state["speaking"]["number"], state["seconds"], state["limit"]) == (1, 70, 180)
    assert [one["number"] for one in state["next"]] == [2]


def test_calling_the_next_ends_the_one_before(cast, hall):
    verbs.call_next(hall, by=cast.nam, at=AT)
    verbs.call_next(hall, by=cast.nam, at=AT)
    assert list(hall.speakers.values_list("number", "state")) == [(1, "done"), (2, "speaking"), (3, "waiting")]
    with pytest.raises(verbs.NobodyWaits):
        verbs.call_next(hall, by=cast.nam, at=AT)


def test_a_phone_is_told_its_turn(cast, hall):
    assert turn_of(hall, 1)["said"] == "Bạn là người kế tiếp."
    assert turn_of(hall, 2)["said"] == "Còn 1 người trước bạn."
    assert turn_of(hall, 3)["said"] == "Chủ tọa chưa mời. Xin chờ."
    assert turn_of(hall, 9)["said"] == "Không có số này."


def test_every_change_raises_the_version(cast, hall):
    versions = [version_of(hall)]
    speaker = hall.speakers.get(number=2)
    verbs.move_speaker(speaker, up=True, by=cast.nam, at=AT)
    versions.append(version_of(hall))
    verbs.call_speaker(speaker, by=cast.nam, at=AT)
    versions.append(version_of(hall))
    verbs.end_speech(speaker, by=cast.nam, at=AT)
    versions.append(version_of(hall))
    verbs.drop_speaker(hall.speakers.get(number=1), by=cast.nam, at=AT)
    versions.append(version_of(hall))
    assert versions == sorted(set(versions))


def test_the_order_changes_by_one_place(cast, hall):
    verbs.move_speaker(hall.speakers.get(number=2), up=True, by=cast.nam, at=AT)
    assert list(hall.speakers.values_list("number", flat=True)) == [2, 1, 3]
    verbs.move_speaker(hall.speakers.get(number=2), up=True, by=cast.nam, at=AT)
    assert list(hall.speakers.values_list("number", flat=True)) == [2, 1, 3]


def test_wrong_states_and_strangers_are_refused(cast, hall):
    first = hall.speakers.get(number=1)
    with pytest.raises(WrongState):
        verbs.end_speech(first, by=cast.nam, at=AT)
    with pytest.raises(WrongState):
        verbs.approve_speaker(first, by=cast.nam, at=AT)
    with pytest.raises(NotYours):
        verbs.call_speaker(first, by=cast.mai, at=AT)
    with pytest.raises(verbs.NoQueue):
        verbs.register_speaker(a_meeting(cast, "planned"), at=AT)
