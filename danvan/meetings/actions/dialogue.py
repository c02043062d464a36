"""The verbs of a dialogue: open it, announce it, ask, sort, answer, promise, keep, conclude."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from danvan.calendars import clocks
from danvan.calendars.models import load
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.law.refusals import OutsideDates
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.models import Dialogue, DialogueClock, Meeting, Question
from danvan.meetings.permissions import may_edit
from danvan.meetings.states_talk import QUESTION_STATES, QUESTION_STEPS
from danvan.units.models import Officer, Unit
from danvan.websites import generation

NOTICE, RESULT = "dialogue.notice", "dialogue.result"
LONGEST_CHAIN = 200


class NotAskable(Refused):
    """Cuộc họp này không mở phần câu hỏi."""


class NoLongerAsked(Refused):
    """Đã hết thời gian nhận câu hỏi trước cuộc đối thoại. Mời nêu trực tiếp tại hội nghị."""


class NothingAsked(Refused):
    """Hãy viết câu hỏi hoặc kiến nghị."""


class NoAnswer(Refused):
    """Hãy ghi nội dung trả lời."""


class NoOwner(Refused):
    """Lời hứa phải ghi người, cơ quan chịu trách nhiệm."""


class DueInPast(Refused):
    """Ngày hứa xong không được trước ngày đối thoại."""


class NotEarlier(Refused):
    """Chỉ nối được với câu hỏi nêu ở cuộc đối thoại trước."""


class StillOpen(Refused):
    """Còn {count} câu hỏi chưa được trả lời, chưa có lời hứa. Hãy ghi trả lời hoặc người phụ trách và ngày xong trước khi thông báo kết quả."""


class NotYetHeld(Refused):
    """Chỉ thông báo kết quả sau ngày đối thoại."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Who will do it, and by when."""

    owner_name: str
    due_on: date
    owner_unit: Unit | None = None
    answer: str = ""


@transaction.atomic
def open_dialogue(
    meeting: Meeting, *, theme: str, minutes_each: int = 5, asks_until: datetime | None = None, by: Officer, at: datetime
) -> Dialogue:  # fmt: skip
    """Open the part for questions, or change its theme. The legal terms of a dialogue start with it (Luật 72/2025 Đ43)."""
    meeting = locked(meeting, by, at, may_edit)
    values = {"theme": theme.strip() or meeting.name, "minutes_each": minutes_each, "asks_until": asks_until}
    dialogue, made = Dialogue.objects.get_or_create(
        meeting=meeting, defaults={**values, "opened_at": at, "opened_by": by}
    )
    if not made:
        for name, value in values.items():
            setattr(dialogue, name, value)
        dialogue.save()
    _start_clocks(dialogue, meeting)
    if meeting.public_from:
        generation.raise_after_commit()
    write(meeting, "dialogue.opened", ("theme",), by=by, at=at)
    return dialogue


def _start_clocks(dialogue: Dialogue, meeting: Meeting) -> None:
    """Start notice and result once, and again when the day has moved before anything was announced."""
    if meeting.kind != "dialogue":
        return
    standing = list(dialogue.clocks.open())
    if any(one.starts_on == meeting.starts_on for one in standing) or dialogue.announced_on or dialogue.concluded_on:
        return
    dialogue.clocks.filter(pk__in=[one.pk for one in standing]).delete()
    calendar = load(meeting.unit)
    for code in (NOTICE, RESULT):
        try:
            clocks.start(DialogueClock, code, meeting.starts_on, calendar, dialogue=dialogue).save()
        except OutsideDates:  # a dialogue of before the law
            return


@transaction.atomic
def announce(dialogue: Dialogue, *, on: date, by: Officer, at: datetime) -> Dialogue:
    """Write down that the dialogue was announced on a day."""
    meeting = locked(dialogue.meeting, by, at, may_edit)
    _settle(dialogue, NOTICE, on, by, at)
    dialogue.announced_on = on
    dialogue.save(update_fields=["announced_on"])
    write(meeting, "dialogue.announced", ("announced_on",), by=by, at=at)
    return dialogue


@transaction.atomic
def conclude(dialogue: Dialogue, *, text: str, on: date, by: Officer, at: datetime) -> Dialogue:
    """Announce the result: every question has an answer or an owner and a day. Raise StillOpen, NotYetHeld."""
    meeting = locked(dialogue.meeting, by, at, may_edit)
    if on < meeting.starts_on or on > local_day(at):
        raise NotYetHeld(field="on")
    if count := meeting.questions.unanswered().count():
        raise StillOpen(count=count)
    _settle(dialogue, RESULT, on, by, at)
    dialogue.conclusion, dialogue.concluded_on = text.strip(), on
    dialogue.save(update_fields=["conclusion", "concluded_on"])
    write(meeting, "dialogue.concluded", ("conclusion", "concluded_on"), by=by, at=at)
    return dialogue


def _settle(dialogue: Dialogue, rule: str, on: date, by: Officer, at: datetime) -> None:
    clock = dialogue.clocks.open().filter(rule_code=rule).first()
    if clock is not None:
        clocks.settle(clock, on=on, by_code=by.code, at=at)


@transaction.atomic
def ask(
    meeting: Meeting, *, text: str, asker: str = "", asked_by: str = "floor", by: Officer | None = None, at: datetime
) -> Question:  # fmt: skip
    """Put a question on the list under the next number. ``by`` None: a citizen, through the link, while it is open.

    Whoever calls this has looked whether the text is a denunciation (hall.dialogue_questions).
    """
    dialogue = Dialogue.objects.select_for_update().select_related("meeting__unit").filter(meeting=meeting).first()
    if dialogue is None:
        raise NotAskable()
    if by is not None:
        locked(meeting, by, at, may_edit)
    elif dialogue.meeting.state == "cancelled" or dialogue.asks_until is None or dialogue.asks_until < at:
        raise NoLongerAsked()
    if not text.strip():
        raise NothingAsked(field="text")
    number = (meeting.questions.aggregate(last=Max("number"))["last"] or 0) + 1
    question = Question.objects.create(
        meeting=meeting, number=number, asked_by=asked_by, asker=asker.strip()[:120], text=text.strip(), asked_at=at
    )
    if by is not None:
        write(meeting, "question.asked", ("number",), by=by, at=at)
    return question


@transaction.atomic
def sort(question: Question, *, topic: str, agency: str, by: Officer, at: datetime) -> Question:
    """Say what the question is about and who has to answer it."""
    question = _begin(question, "sort", by, at)
    question.topic, question.agency = topic.strip(), agency.strip()
    return _finish(question, "question.sorted", by, at)


@transaction.atomic
def answer(question: Question, *, text: str, answered_by: str = "", by: Officer, at: datetime) -> Question:
    """Write down the answer that was given."""
    question = _begin(question, "answer", by, at)
    if not text.strip():
        raise NoAnswer(field="text")
    question.answer, question.answered_by, question.answered_at = text.strip(), answered_by.strip(), at
    return _finish(question, "question.answered", by, at)


@transaction.atomic
def promise(question: Question, what: Promise, *, by: Officer, at: datetime) -> Question:
    """Write down who will do it by which day. It stays on the desk and returns at the next dialogue until done."""
    question = _begin(question, "promise", by, at)
    if not what.owner_name.strip():
        raise NoOwner(field="owner_name")
    if what.due_on < question.meeting.starts_on:
        raise DueInPast(field="due_on")
    question.owner_name, question.owner_unit, question.due_on = what.owner_name.strip(), what.owner_unit, what.due_on
    question.answer, question.answered_at = what.answer.strip() or question.answer, question.answered_at or at
    return _finish(question, "question.promised", by, at)


@transaction.atomic
def keep_promise(question: Question, *, result: str, on: date, by: Officer, at: datetime) -> Question:
    """Write down what was done and when."""
    question = _begin(question, "keep_promise", by, at)
    if not result.strip():
        raise NoAnswer(field="result")
    question.result, question.kept_on = result.strip(), min(on, local_day(at))
    return _finish(question, "question.kept", by, at)


@transaction.atomic
def set_aside(question: Question, *, reason: str, by: Officer, at: datetime) -> Question:
    """Say why a question is not taken up."""
    question = _begin(question, "set_aside", by, at)
    if not reason.strip():
        raise NoAnswer(field="reason")
    question.reason = reason.strip()
    return _finish(question, "question.set_aside", by, at)


@transaction.atomic
def hand_over(question: Question, *, petition_code: str, by: Officer, at: datetime) -> Question:
    """Note that the question goes on as a petition; called by hall.dialogue_petition, which makes the petition."""
    question = _begin(question, "hand_over", by, at)
    question.petition_code = petition_code
    return _finish(question, "question.handed_over", by, at)


@transaction.atomic
def link_earlier(question: Question, *, earlier: Question | None, by: Officer, at: datetime) -> Question:
    """Say that the same was asked before; the number of times is counted along the chain. Raise NotEarlier."""
    question = _locked(question, by, at)
    if earlier is not None:
        before = (earlier.meeting.starts_on, earlier.pk) < (question.meeting.starts_on, question.pk)
        if earlier.meeting.unit_id != question.meeting.unit_id or not before:
            raise NotEarlier(field="earlier")
    question.earlier, question.times = earlier, earlier.times + 1 if earlier else 1
    question.save(update_fields=["earlier", "times"])
    _count_later(question)
    write(question.meeting, "question.linked", ("earlier",), by=by, at=at)
    return question


def _count_later(question: Question) -> None:
    """Count the questions linked to this one again, down the chain."""
    rows = [question]
    for _ in range(LONGEST_CHAIN):
        if not rows:
            return
        row = rows.pop()
        for later in row.later.all():
            later.times = row.times + 1
            later.save(update_fields=["times"])
            rows.append(later)


def _locked(question: Question, by: Officer, at: datetime) -> Question:
    meeting = locked(question.meeting, by, at, may_edit)
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    question.meeting = meeting
    return question


def _begin(question: Question, verb: str, by: Officer, at: datetime) -> Question:
    question = _locked(question, by, at)
    question.state = check(QUESTION_STEPS, verb, question.state, labels=QUESTION_STATES)
    return question


def _finish(question: Question, word: str, by: Officer, at: datetime) -> Any:
    question.save()
    write(question.meeting, word, ("number", "state"), by=by, at=at)
    return question
