"""The numbers of dialogues and classes, each open to its meetings."""

from __future__ import annotations

from datetime import timedelta

from danvan.meetings import facts_talk as facts
from danvan.meetings.actions import dialogue as verbs
from danvan.meetings.actions import study
from danvan.meetings.models import Meeting
from tests.factories.records import AT, DAY, a_meeting
from tests.meetings.verbs import LATER

YEAR = (DAY.replace(month=1, day=1), DAY.replace(month=12, day=31))


def test_questions_results_and_promises_are_counted(cast):
    meeting = a_meeting(cast, kind="dialogue")
    talk = verbs.open_dialogue(meeting, theme="Đường", by=cast.nam, at=AT)
    by = {"by": cast.nam, "at": LATER}
    first, second = (verbs.ask(meeting, text=f"Câu {n}?", by=cast.nam, at=AT) for n in (1, 2))
    verbs.answer(first, text="Có.", **by)
    second = verbs.promise(second, verbs.Promise("Xã", DAY), **by)
    verbs.conclude(talk, text="Xong.", on=DAY + timedelta(days=2), **by)
    units = [meeting.unit_id]
    assert [one.code for one in facts.dialogues_held(units, *YEAR)] == [meeting.code]
    asked = {one.slices["became"]: one.amount for one in facts.questions_asked(units, *YEAR)}
    assert asked == {"answered": 1, "promised": 1}
    assert [one.slices["timeliness"] for one in facts.results_announced(units, *YEAR)] == ["in_time"]
    assert sum(one.amount for one in facts.promises_open(units, *YEAR)) == 1
    verbs.keep_promise(second, result="Đã làm.", on=DAY + timedelta(days=4), **by)
    assert sum(one.amount for one in facts.promises_open(units, *YEAR)) == 0
    Meeting.objects.update(state="planned")
    assert facts.questions_asked(units, *YEAR) == []


def test_learners_count_by_reading(cast):
    row = study.open_study(a_meeting(cast, kind="training"), by=cast.nam, at=LATER)
    study.enrol(row, [("Lò Văn Mẫu", ""), ("Hà Thị Mẫu", "")], by=cast.nam, at=LATER)
    found = facts.learners_by_reading([row.meeting.unit_id], *YEAR)
    assert [(one.amount, one.slices["reading"]) for one in found] == [(2, "not_read")]
