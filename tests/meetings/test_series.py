"""The verb repeat of a meeting, and what a series comes to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from danvan.meetings import actions
from danvan.meetings.actions import study
from danvan.meetings.actions.series import NoSeriesName, NotAfter, TooManyRepeats, days_of
from danvan.meetings.facts import attendances
from danvan.meetings.facts_people import people_first_seen
from danvan.meetings.models import Meeting
from tests.factories.records import AT, DAY, a_meeting
from tests.meetings.halls import NAMES, a_class, a_roll, pushed, said
from tests.meetings.verbs import LATER, WrongState, written


def following(**more):
    return actions.Next(**{"series": "Giao ban khối dân vận", "first": date(2026, 1, 31)} | more)


@pytest.mark.parametrize(
    ("first", "rhythm", "days"),
    [
        (date(2025, 12, 29), "week", [date(2025, 12, 29), date(2026, 1, 5), date(2026, 1, 12)]),
        (date(2026, 1, 31), "month", [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]),
        (date(2025, 11, 30), "quarter", [date(2025, 11, 30), date(2026, 2, 28), date(2026, 5, 30)]),
    ],
)
def test_a_rhythm_crosses_years_and_short_months(first, rhythm, days):
    assert days_of(first, rhythm, 3) == days


def test_repeat_carries_kind_guests_and_programme_and_no_answers(cast):
    meeting = a_class(cast)
    slot = meeting.slots.get(number=1)
    actions.reply(slot, "substitute", way="typed", name="Người Thay", by=cast.nam, at=AT)
    actions.write_programme(meeting, items=[actions.Item("Khai mạc", DAY)], by=cast.nam, at=AT)
    made = actions.repeat(meeting, following(count=2, rhythm="month"), by=cast.nam, at=AT)
    assert [one.starts_on for one in made] == [date(2026, 1, 31), date(2026, 2, 28)]
    assert {one.state for one in made} == {"planned"}
    assert [(one.name, one.answer) for one in made[0].slots.all()] == [(name, "") for name in NAMES]
    assert made[1].programmes.get().items.get().day == date(2026, 2, 28)
    assert Meeting.objects.get(pk=made[0].pk).series.rhythm == "month"
    assert written(meeting)[-1] == "meeting.repeated"


def test_repeat_names_the_month_of_the_new_day(cast):
    meeting = a_meeting(cast, name=f"Giao ban tháng {DAY.month}/{DAY.year}")
    (made,) = actions.repeat(meeting, following(), by=cast.nam, at=LATER)
    assert made.name == "Giao ban tháng 1/2026"


def test_repeat_is_refused_without_a_name_before_the_last_or_too_often(cast):
    meeting = a_meeting(cast, "planned")
    for wrong, refused in (
        ({"series": " "}, NoSeriesName),
        ({"first": DAY}, NotAfter),
        ({"count": 2}, TooManyRepeats),
    ):
        with pytest.raises(refused):
            actions.repeat(meeting, following(**wrong), by=cast.nam, at=AT)
    with pytest.raises(WrongState):
        actions.repeat(a_meeting(cast, "cancelled"), following(), by=cast.nam, at=AT)
    with pytest.raises(actions.NotYours):
        actions.repeat(meeting, following(), by=cast.tu, at=AT)


def test_a_series_is_meetings_luot_and_distinct_people(cast):
    made = []
    for _ in range(2):
        roll, (secret,) = a_roll(cast)
        pushed(secret, said(1), said(2))
        actions.seal_roll(roll, by=cast.nam, at=AT)
        made.append(actions.hold(roll.meeting, by=cast.nam, at=LATER))
    for one in made:
        row = study.open_study(one, series="Bồi dưỡng 2025", by=cast.nam, at=LATER)
    counted = actions.sum_of_series(Meeting.objects.get(pk=row.meeting_id).series)
    assert (counted.held, counted.attendances, counted.people) == (2, 4, 2)
    unit = made[0].unit_id
    assert [(one.amount, one.code in {x.code for x in made}) for one in people_first_seen([unit], DAY, DAY)] == [
        (2, True)
    ]
    assert people_first_seen([unit], DAY + timedelta(days=1), DAY + timedelta(days=9)) == []
    assert sum(one.amount for one in attendances([unit], DAY, DAY)) == 4


def test_the_pages_of_a_series(cast, sign_in):
    client, meeting = sign_in(cast.nam), a_meeting(cast, "planned")
    answer = client.post(
        f"/desk/meetings/{meeting.code}/repeat/",
        {"series": "Giao ban", "rhythm": "week", "first": "2099-01-05", "count": "3"},
    )
    assert answer.status_code == 302
    assert "Đã lập 3 cuộc" in client.get(answer["Location"]).content.decode()
    assert "Giao ban" in client.get("/desk/meetings/series/").content.decode()
    assert sign_in(cast.tu).get(answer["Location"]).status_code == 404


def test_a_series_of_a_term_is_counted_through_its_years(cast):
    for day, count in ((date(2024, 5, 1), 214), (DAY, 213)):
        meeting = actions.record(
            actions.Details("training", f"Lớp ngày {day}", day),
            actions.Company(guests=[actions.Guests("Tổng số", count, basis="paper", is_total=True)]),
            unit=cast.nam.unit, origin="form", by=cast.nam, at=AT,
        )  # fmt: skip
        row = actions.join_series(meeting, name="Tập huấn nhiệm kỳ", by=cast.nam, at=AT)
    years = actions.through_the_years(row)
    assert [one.year for one in years] == [2024, DAY.year]
    whole = actions.sum_of_series(*years)
    assert (whole.held, whole.attendances, whole.people) == (2, 427, 0)
