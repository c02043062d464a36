"""The verb publish of a meeting."""

from __future__ import annotations

import pytest

from danvan import search
from danvan.documents import actions as documents
from danvan.meetings import actions
from danvan.websites import generation
from tests.factories.records import a_meeting, a_picture, a_site, address_of
from tests.meetings.verbs import LATER, WrongState, others, take, written


@pytest.mark.parametrize("state", others("publish"))
def test_publish_is_refused_in_any_other_state(cast, state):
    meeting = a_meeting(cast, state)
    with pytest.raises(WrongState):
        take("publish", meeting, cast.lan)
    meeting.refresh_from_db()
    assert meeting.state == state


@pytest.mark.parametrize("who", ["nam", "quan", "mai", "tu", "dao"])
def test_publish_is_refused_to_who_may_not(cast, who):
    meeting = a_meeting(cast, "held")
    before = written(meeting)
    with pytest.raises(actions.NotYours):
        take("publish", meeting, getattr(cast, who))
    assert written(meeting) == before


def test_publish_is_written_down_once(cast, site):
    meeting = a_meeting(cast, "held")
    before = written(meeting)
    take("publish", meeting, cast.lan)
    assert written(meeting) == [*before, "meeting.published"]


def test_publish_shows_it_finds_it_and_raises_the_generation(cast, client, django_capture_on_commit_callbacks):
    a_site(cast.units.commune)
    meeting, before = a_meeting(cast), generation.current()
    with django_capture_on_commit_callbacks(execute=True):
        take("publish", meeting, cast.lan)
    hits = search.find("hoi nghi tong ket", kinds=["meeting"], public_at=LATER)
    assert (client.get(address_of("meeting", meeting)).status_code, [hit.code for hit in hits]) == (
        200,
        [meeting.code],
    )
    assert generation.current() > before


def test_note_papers_and_links_never_show_in_public(cast, client):
    a_site(cast.units.commune)
    meeting = a_meeting(cast, note="GHI CHÚ RIÊNG")
    documents.attach(
        a_picture(name="rieng.jpg"),
        unit=meeting.unit,
        kind="meeting",
        record_code=meeting.code,
        by=cast.nam,
        at=LATER,
    )
    page = client.get(address_of("meeting", take("publish", meeting, cast.lan))).content.decode()
    assert ("GHI CHÚ RIÊNG" in page, "rieng.jpg" in page) == (False, False)
