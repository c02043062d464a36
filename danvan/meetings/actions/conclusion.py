"""What a meeting leaves behind: minutes, decisions by show of hands, tasks that return until they are done."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.models import Decision, Meeting, MinutesBook, Task
from danvan.meetings.permissions import may_edit
from danvan.meetings.states_talk import TASK_STATES, TASK_STEPS
from danvan.units.models import Officer, Unit


class MoreThanCalled(Refused):
    """Số có mặt không được nhiều hơn số triệu tập."""


class MoreThanPresent(Refused):
    """Tổng số biểu quyết ({votes}) nhiều hơn số có mặt ({present})."""


class NoTask(Refused):
    """Hãy ghi việc phải làm và ai làm."""


class DueBeforeMeeting(Refused):
    """Hạn của việc không được trước ngày họp."""


class NoResult(Refused):
    """Hãy ghi kết quả hoặc lý do."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the minutes say in words. Paragraphs of ``course`` are lines."""

    chair: str = ""
    secretary: str = ""
    called: int | None = None
    present: int | None = None
    course: str = ""
    conclusion: str = ""
    ended_at: datetime | None = None


@transaction.atomic
def write_minutes(meeting: Meeting, course: Course, *, by: Officer, at: datetime) -> MinutesBook:
    """Keep the words of the minutes; written again as often as needed. Raise MoreThanCalled."""
    meeting = locked(meeting, by, at, may_edit)
    if course.called is not None and course.present is not None and course.present > course.called:
        raise MoreThanCalled(field="present")
    book, _ = MinutesBook.objects.update_or_create(
        meeting=meeting, defaults={**asdict(course), "written_at": at, "written_by": by}
    )
    write(meeting, "minutes.written", ("course", "conclusion"), by=by, at=at)
    return book


@transaction.atomic
def decide(meeting: Meeting, *, matter: str, agreed: int, against: int = 0, other: int = 0, by: Officer, at: datetime) -> Decision:  # fmt: skip
    """Keep the three counts of a show of hands. Raise MoreThanPresent when the minutes say fewer were there."""
    meeting = locked(meeting, by, at, may_edit)
    if not matter.strip():
        raise NoTask(field="matter")
    book = MinutesBook.objects.filter(meeting=meeting).first()
    votes = agreed + against + other
    if book is not None and book.present is not None and votes > book.present:
        raise MoreThanPresent(votes=votes, present=book.present, field="agreed")
    row = Decision.objects.create(
        meeting=meeting, matter=matter.strip(), agreed=agreed, against=against, other=other, taken_at=at
    )
    write(meeting, "decision.taken", ("matter",), by=by, at=at)
    return row


@transaction.atomic
def set_task(
    meeting: Meeting, *, text: str, owner_name: str, due_on: date, owner_unit: Unit | None = None, by: Officer, at: datetime
) -> Task:  # fmt: skip
    """Give something to do; it stands on the desk and in every later meeting of the unit until it is done."""
    meeting = locked(meeting, by, at, may_edit)
    if not text.strip() or not owner_name.strip():
        raise NoTask(field="owner_name" if text.strip() else "text")
    if due_on < meeting.starts_on:
        raise DueBeforeMeeting(field="due_on")
    task = Task.objects.create(
        meeting=meeting,
        text=text.strip(),
        owner_name=owner_name.strip(),
        owner_unit=owner_unit,
        due_on=due_on,
        set_at=at,
    )
    write(meeting, "task.set", ("text", "due_on"), by=by, at=at)
    return task


@transaction.atomic
def finish_task(task: Task, *, result: str, on: date, by: Officer, at: datetime) -> Task:
    """Say that it is done, with what came of it."""
    return _end(task, "finish_task", result, min(on, local_day(at)), by, at)


@transaction.atomic
def drop_task(task: Task, *, reason: str, by: Officer, at: datetime) -> Task:
    """Say why it is not done any more."""
    return _end(task, "drop_task", reason, local_day(at), by, at)


def _end(task: Task, verb: str, result: str, on: date, by: Officer, at: datetime) -> Task:
    meeting = locked(task.meeting, by, at, may_edit)
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    task.state = check(TASK_STEPS, verb, task.state, labels=TASK_STATES)
    if not result.strip():
        raise NoResult(field="result")
    task.result, task.done_on = result.strip()[:400], on
    task.save()
    write(
        meeting, {"done": "task.finished", "dropped": "task.dropped"}[task.state], ("state", "result"), by=by, at=at
    )
    return task
