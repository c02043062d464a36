"""The verb hold of a meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.meetings import actions
from danvan.meetings.facts import meetings_held
from tests.factories.records import DAY, a_meeting
from tests.meetings.verbs import LATER, WrongState, others, take, written


@pytest.mark.parametrize("state", others("hold"))
def test_hold_is_refused_in_any_other_state(cast, state):
    meeting = a_meeting(cast, state)
    with pytest.raises(WrongState):
        take("hold", meeting, cast.lan)
    meeting.refresh_from_db()
    assert meeting.state == state


@pytest.mark.parametrize("who", ["quan", "mai", "tu", "dao"])
def test_hold_is_refused_to_who_may_not(cast, who):
    meeting = a_meeting(cast, "planned")
    before = written(meeting)
    with pytest.raises(actions.NotYours):
        take("hold", meeting, getattr(cast, who))
    assert written(meeting) == before


def test_hold_is_written_down_once(cast):
    meeting = a_meeting(cast, "planned")
    before = written(meeting)
    take("hold", meeting, cast.nam)
    assert written(meeting) == [*before, "meeting.held"]


def test_hold_before_its_day_is_refused(cast):
    meeting = a_meeting(cast, "planned", day=LATER.date() + timedelta(days=1))
    with pytest.raises(actions.NotHeldYet):
        take("hold", meeting, cast.nam)


def test_a_meeting_counts_from_the_moment_it_was_held(cast):
    meeting = a_meeting(cast, "planned")
    before = meetings_held([cast.units.ban_may.pk], DAY, DAY)
    take("hold", meeting, cast.nam)
    assert (before, [one.code for one in meetings_held([cast.units.ban_may.pk], DAY, DAY)]) == ([], [meeting.code])
