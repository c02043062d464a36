"""The verb unpublish of a meeting."""

from __future__ import annotations

import pytest

from danvan.meetings import actions
from danvan.meetings.facts import meetings_held
from tests.factories.records import DAY, a_meeting, a_site, address_of
from tests.meetings.verbs import WrongState, others, take, written


@pytest.mark.parametrize("state", others("unpublish"))
def test_unpublish_is_refused_in_any_other_state(cast, state):
    meeting = a_meeting(cast, state)
    with pytest.raises(WrongState):
        take("unpublish", meeting, cast.lan)
    meeting.refresh_from_db()
    assert meeting.state == state


@pytest.mark.parametrize("who", ["nam", "quan", "mai", "tu", "dao"])
def test_unpublish_is_refused_to_who_may_not(cast, who):
    meeting = a_meeting(cast, "held")
    before = written(meeting)
    with pytest.raises(actions.NotYours):
        take("unpublish", meeting, getattr(cast, who))
    assert written(meeting) == before


def test_unpublish_is_written_down_once(cast):
    meeting = a_meeting(cast, "held")
    before = written(meeting)
    take("unpublish", meeting, cast.lan)
    assert written(meeting) == [*before, "meeting.unpublished"]


def test_what_is_unpublished_goes_on_counting(cast, client):
    a_site(cast.units.commune)
    meeting = take("unpublish", take("publish", a_meeting(cast), cast.lan), cast.lan)
    counted = [one.code for one in meetings_held([cast.units.ban_may.pk], DAY, DAY)]
    assert (client.get(address_of("meeting", meeting)).status_code, counted) == (404, [meeting.code])
