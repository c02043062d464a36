"""The verb edit of a meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from danvan.core.dates import local_day
from danvan.meetings import actions
from tests.factories.records import AT, DAY, a_meeting
from tests.meetings.halls import a_class
from tests.meetings.verbs import LATER, WORDS, WrongState, others, take, written


@pytest.mark.parametrize("state", others("edit"))
def test_edit_is_refused_in_any_other_state(cast, state):
    meeting = a_meeting(cast, state)
    with pytest.raises(WrongState):
        take("edit", meeting, cast.lan)
    meeting.refresh_from_db()
    assert meeting.state == state


@pytest.mark.parametrize("who", ["quan", "mai", "tu", "dao"])
def test_edit_is_refused_to_who_may_not(cast, who):
    meeting = a_meeting(cast, "held")
    before = written(meeting)
    with pytest.raises(actions.NotYours):
        take("edit", meeting, getattr(cast, who))
    assert written(meeting) == before


def test_edit_is_written_down_once(cast):
    meeting = a_meeting(cast, "held")
    before = written(meeting)
    take("edit", meeting, cast.nam)
    assert written(meeting) == [*before, "meeting.edited"]


def named(*names: str) -> actions.Company:
    return actions.Company(named=[actions.Named(name, "Bí thư") for name in names])


def test_a_linked_name_keeps_its_link_and_is_never_doubled(cast):
    meeting = a_meeting(cast)
    actions.edit(
        meeting,
        details=WORDS["edit"]["details"],
        company=named("Hoàng Thị Lan", "Vàng Văn Sơn"),
        by=cast.nam,
        at=LATER,
    )
    actions.link(meeting.appearances.first(), person=cast.lan.person, post=None, by=cast.nam, at=LATER)
    actions.edit(
        meeting,
        details=WORDS["edit"]["details"],
        company=named("Đặng Hoài Nam", "Hoàng Thị Lan"),
        by=cast.nam,
        at=LATER,
    )
    assert list(meeting.appearances.values_list("printed_name", "person")) == [
        ("Đặng Hoài Nam", None),
        ("Hoàng Thị Lan", cast.lan.person_id),
    ]


def test_what_company_does_not_name_stays(cast):
    meeting = a_meeting(cast, guests=[actions.Guests("Bí thư", 5, basis="roll")])
    take("edit", meeting, cast.nam)
    assert list(meeting.attendances.values_list("category", "count")) == [("Bí thư", 5)]


def test_a_held_meeting_cannot_move_into_the_future_nor_end_before_it_begins(cast):
    meeting = a_meeting(cast)
    for details, refused in (
        (actions.Details("training", "Tên", LATER.date() + timedelta(days=9)), actions.NotHeldYet),
        (actions.Details("training", "Tên", DAY, ends_on=DAY - timedelta(days=1)), actions.EndsBeforeStart),
    ):
        with pytest.raises(refused):
            actions.edit(meeting, details=details, company=actions.Company(), by=cast.nam, at=LATER)


def test_a_meeting_moved_across_a_year_takes_sittings_programme_doors_and_series_with_it(cast):
    meeting = a_class(cast)
    actions.set_places(meeting, halls=[], periods=[actions.Period("Buổi sáng", DAY)], by=cast.nam, at=AT)
    actions.write_programme(meeting, items=[actions.Item("Khai mạc", DAY)], by=cast.nam, at=AT)
    actions.issue_programme(meeting, by=cast.nam, at=AT)
    actions.join_series(meeting, name="Bồi dưỡng", by=cast.nam, at=AT)
    door = actions.open_door(actions.open_roll(meeting, by=cast.nam, at=AT), name="Cửa", by=cast.nam, at=AT)
    meeting.refresh_from_db()
    day = date(DAY.year + 1, 1, 5)
    actions.edit(
        meeting, details=actions.Details("training", meeting.name, day), company=actions.Company(), by=cast.nam, at=AT
    )
    meeting.refresh_from_db()
    door.refresh_from_db()
    assert meeting.sittings.get().day == day
    first, second = meeting.programmes.order_by("number")
    assert (first.items.get().day, second.items.get().day, second.issued_at) == (DAY, day, None)
    assert local_day(door.expires_at) > day
    assert (meeting.series.name, meeting.series.year) == ("Bồi dưỡng", day.year)
