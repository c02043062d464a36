"""Minutes, decisions, tasks that return at the next meeting until they are done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.core.steps import WrongState
from danvan.meetings.actions import conclusion as verbs
from danvan.meetings.models import Task
from tests.factories.records import AT, DAY, a_meeting
from tests.meetings.verbs import LATER, written


def test_a_task_returns_at_the_next_meeting_until_done(cast):
    meeting, after = a_meeting(cast), a_meeting(cast, "planned", day=DAY + timedelta(days=30))
    task = verbs.set_task(
        meeting, text="Lập danh sách", owner_name="Bí thư chi bộ", due_on=DAY, by=cast.nam, at=LATER
    )
    assert list(Task.objects.open_before(after)) == [task]
    verbs.finish_task(task, result="Đã lập.", on=DAY, by=cast.nam, at=LATER)
    assert list(Task.objects.open_before(after)) == []
    with pytest.raises(WrongState):
        verbs.drop_task(task, reason="Thôi.", by=cast.nam, at=LATER)
    assert written(meeting)[-2:] == ["task.set", "task.finished"]


def test_a_task_needs_an_owner_a_day_and_a_result(cast):
    meeting = a_meeting(cast)
    with pytest.raises(verbs.NoTask):
        verbs.set_task(meeting, text="Việc", owner_name="", due_on=DAY, by=cast.nam, at=LATER)
    with pytest.raises(verbs.DueBeforeMeeting):
        verbs.set_task(meeting, text="Việc", owner_name="Ai", due_on=DAY - timedelta(days=1), by=cast.nam, at=LATER)
    task = verbs.set_task(meeting, text="Việc", owner_name="Ai", due_on=DAY, by=cast.nam, at=LATER)
    with pytest.raises(verbs.NoResult):
        verbs.finish_task(task, result="", on=DAY, by=cast.nam, at=LATER)
    assert verbs.drop_task(task, reason="Gộp việc khác.", by=cast.nam, at=LATER).state == "dropped"


def test_minutes_and_votes_agree_with_who_was_there(cast):
    meeting = a_meeting(cast)
    with pytest.raises(verbs.MoreThanCalled):
        verbs.write_minutes(meeting, verbs.Course(called=4, present=5), by=cast.nam, at=LATER)
    verbs.write_minutes(meeting, verbs.Course(called=5, present=4, conclusion="Nhất trí."), by=cast.nam, at=LATER)
    with pytest.raises(verbs.MoreThanPresent):
        verbs.decide(meeting, matter="Nghị quyết", agreed=4, against=1, by=cast.nam, at=LATER)
    assert (
        verbs.decide(meeting, matter="Nghị quyết", agreed=3, other=1, by=cast.nam, at=AT + timedelta(days=2)).agreed
        == 3
    )
