"""The verb cancel of a meeting."""

from __future__ import annotations

import pytest

from danvan import search
from danvan.meetings import actions
from danvan.meetings.models import Meeting
from tests.factories.records import a_meeting
from tests.meetings.verbs import LATER, WrongState, others, take, written


@pytest.mark.parametrize("state", others("cancel"))
def test_cancel_is_refused_in_any_other_state(cast, state):
    meeting = a_meeting(cast, state)
    with pytest.raises(WrongState):
        take("cancel", meeting, cast.lan)
    meeting.refresh_from_db()
    assert meeting.state == state


@pytest.mark.parametrize("who", ["quan", "mai", "tu", "dao"])
def test_cancel_is_refused_to_who_may_not(cast, who):
    meeting = a_meeting(cast, "planned")
    before = written(meeting)
    with pytest.raises(actions.NotYours):
        take("cancel", meeting, getattr(cast, who))
    assert written(meeting) == before


def test_cancel_is_written_down_once(cast):
    meeting = a_meeting(cast, "planned")
    before = written(meeting)
    take("cancel", meeting, cast.nam)
    assert written(meeting) == [*before, "meeting.cancelled"]


def test_cancel_needs_a_reason(cast):
    with pytest.raises(actions.NoReason):
        actions.cancel(a_meeting(cast, "planned"), reason=" ", by=cast.nam, at=LATER)


def test_a_cancelled_meeting_leaves_the_portal(cast, site):
    meeting = actions.publish(a_meeting(cast, "planned"), by=cast.lan, at=LATER)
    shown = Meeting.objects.public(LATER).count()
    take("cancel", meeting, cast.nam)
    assert (
        shown,
        Meeting.objects.public(LATER).count(),
        search.find("tổng kết", kinds=["meeting"], public_at=LATER),
    ) == (1, 0, [])
