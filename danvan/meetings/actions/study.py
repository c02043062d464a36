"""Training: a series of classes, learners with a link of their own, reading, quiz, essay, evaluation, expenses."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.sealed import keyed_hash
from danvan.documents.models import Citation
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.actions.series import join_series
from danvan.meetings.models import (
    Evaluation,
    Expense,
    Learner,
    Meeting,
    QuizChoice,
    QuizQuestion,
    Reading,
    Study,
    Topic,
)
from danvan.meetings.permissions import may_edit
from danvan.meetings.states_talk import CRITERIA, SCORES, SMALLEST_GROUP
from danvan.units.models import Officer

PURPOSE = "meetings.learner"


class LinkClosed(Refused):
    """Đường dẫn học tập này đã đóng. Mời hỏi đơn vị tổ chức lớp."""


class NotOfThisClass(Refused):
    """Văn bản này không thuộc tài liệu của lớp."""


class QuizTaken(Refused):
    """Bài kiểm tra chỉ làm một lần; kết quả đã ghi."""


class NotAllAnswered(Refused):
    """Hãy trả lời hết các câu."""


class EssayMissing(Refused):
    """Hãy viết bài thu hoạch."""


class EvaluatedBefore(Refused):
    """Bạn đã gửi phiếu góp ý về lớp này."""


class OneRight(Refused):
    """Mỗi câu hỏi cần ít nhất hai phương án và đúng một phương án đúng (ghi dấu * ở đầu dòng)."""


class NoSource(Refused):
    """Khoản chi phải ghi nguồn tiền."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A learner and the link that is told once."""

    learner: Learner
    secret: str


@transaction.atomic
def open_study(
    meeting: Meeting, *, series: str = "", pass_share: int = 50, needs_essay: bool = False, open_until: date | None = None,
    by: Officer, at: datetime,
) -> Study:  # fmt: skip
    """Open the learning part of a class, or change it; ``series`` is the name of the series it belongs to."""
    meeting = locked(meeting, by, at, may_edit)
    if series.strip() or meeting.series_id:
        join_series(meeting, name=series, by=by, at=at)
    values = {"pass_share": pass_share, "needs_essay": needs_essay, "open_until": open_until}
    study, made = Study.objects.get_or_create(meeting=meeting, defaults={**values, "opened_at": at, "opened_by": by})
    if not made:
        for name, value in values.items():
            setattr(study, name, value)
        study.save()
    write(meeting, "study.opened", ("series",), by=by, at=at)
    return study


@transaction.atomic
def set_topics(study: Study, topics: Sequence[tuple[str, str, str]], *, by: Officer, at: datetime) -> list[Topic]:
    """Write the topics again: title, reporter, post of the reporter. Nothing is done where none stood and none is given."""
    meeting = locked(study.meeting, by, at, may_edit)
    if not topics and not study.topics.exists():
        return []
    study.topics.all().delete()
    rows = [
        Topic(study=study, position=place, title=title, reporter=who, reporter_post=post)
        for place, (title, who, post) in enumerate(topics)
    ]
    write(meeting, "study.topics_set", ("topics",), by=by, at=at)
    return Topic.objects.bulk_create(rows)


@transaction.atomic
def enrol(study: Study, people: Sequence[tuple[str, str]], *, by: Officer, at: datetime) -> list[Invited]:
    """Add learners (name, post); each gets a link that is told once and kept as a hash."""
    meeting = locked(study.meeting, by, at, may_edit)
    last = study.learners.aggregate(last=Max("number"))["last"] or 0
    made = []
    for place, (name, post) in enumerate(people, last + 1):
        secret = secrets.token_urlsafe(12)
        made.append(
            Invited(
                Learner(study=study, number=place, name=name, post=post, token=keyed_hash(secret, PURPOSE)), secret
            )
        )
    Learner.objects.bulk_create(one.learner for one in made)
    write(meeting, "learners.enrolled", ("learners",), by=by, at=at)
    return made


@transaction.atomic
def renew_links(study: Study, *, by: Officer, at: datetime) -> list[Invited]:
    """Give every learner a new link; the old ones end. For the sheet of links, which is printed once."""
    meeting = locked(study.meeting, by, at, may_edit)
    made = [Invited(one, secrets.token_urlsafe(12)) for one in study.learners.all()]
    for one in made:
        one.learner.token = keyed_hash(one.secret, PURPOSE)
    Learner.objects.bulk_update([one.learner for one in made], ["token"])
    write(meeting, "learners.enrolled", ("token",), by=by, at=at)
    return made


def learner_of(secret: str, *, on: date) -> Learner:
    """Find whose link it is. Raise LinkClosed, for a wrong one too."""
    rows = Learner.objects.select_related("study__meeting__unit")
    learner = rows.filter(token=keyed_hash(secret, PURPOSE)).first()
    if learner is None or learner.study.meeting.state == "cancelled":
        raise LinkClosed()
    if learner.study.open_until and learner.study.open_until < on:
        raise LinkClosed()
    return learner


@transaction.atomic
def confirm_reading(learner: Learner, *, document_code: str, at: datetime) -> Reading:
    """A learner says to have read a document of the class; saying it twice is one confirmation."""
    if not Citation.objects.of("meeting", learner.study.meeting.code).filter(document__code=document_code).exists():
        raise NotOfThisClass()
    return Reading.objects.get_or_create(learner=learner, document_code=document_code, defaults={"at": at})[0]


@transaction.atomic
def take_quiz(learner: Learner, answers: Mapping[int, int], *, at: datetime) -> Learner:
    """Judge the answers (question → choice) and keep how many were right; once."""
    learner = Learner.objects.select_for_update(of=("self",)).select_related("study__meeting").get(pk=learner.pk)
    if learner.quiz_at is not None:
        raise QuizTaken()
    asked = list(learner.study.quiz.values_list("pk", flat=True))
    if not asked or set(asked) - set(answers):
        raise NotAllAnswered()
    right = set(QuizChoice.objects.filter(question__in=asked, right=True).values_list("question", "pk"))
    learner.quiz_right = sum((question, answers[question]) in right for question in asked)
    learner.quiz_of, learner.quiz_at = len(asked), at
    learner.save(update_fields=["quiz_right", "quiz_of", "quiz_at"])
    return learner


@transaction.atomic
def hand_in_essay(learner: Learner, *, text: str, at: datetime) -> Learner:
    """Keep the essay; written again until it is marked."""
    if not text.strip():
        raise EssayMissing(field="text")
    if learner.essay_mark:
        raise QuizTaken()
    learner.essay, learner.essay_at = text.strip(), at
    learner.save(update_fields=["essay", "essay_at"])
    return learner


@transaction.atomic
def mark_essay(learner: Learner, *, mark: str, by: Officer, at: datetime) -> Learner:
    """Say whether an essay passes."""
    meeting = locked(learner.study.meeting, by, at, may_edit)
    if not learner.essay_at:
        raise EssayMissing()
    learner.essay_mark = mark
    learner.save(update_fields=["essay_mark"])
    write(meeting, "essay.marked", ("essay_mark",), by=by, at=at)
    return learner


@transaction.atomic
def evaluate(learner: Learner, scores: Mapping[str, int]) -> None:
    """Add one anonymous sheet to the counts; that the learner has sent one is known, which one is not."""
    if not Learner.objects.filter(pk=learner.pk, evaluated=False).update(evaluated=True):
        raise EvaluatedBefore()
    for criterion in CRITERIA:
        score = scores[criterion]
        if score not in SCORES:
            raise NotAllAnswered(field=criterion)
        Evaluation.objects.get_or_create(study=learner.study, criterion=criterion, score=score)
        Evaluation.objects.filter(study=learner.study, criterion=criterion, score=score).update(count=F("count") + 1)


def evaluation_of(study: Study) -> dict[str, dict[int, int]] | None:
    """Return criterion → score → sheets; None while fewer than SMALLEST_GROUP sheets came."""
    rows = list(study.evaluations.values_list("criterion", "score", "count"))
    if sum(count for criterion, _, count in rows if criterion == "content") < SMALLEST_GROUP:
        return None
    found: dict[str, dict[int, int]] = {one: dict.fromkeys(SCORES, 0) for one in CRITERIA}
    for criterion, score, count in rows:
        found[criterion][score] = count
    return found


@transaction.atomic
def write_quiz(study: Study, questions: Sequence[tuple[str, Sequence[tuple[str, bool]]]], *, by: Officer, at: datetime) -> None:  # fmt: skip
    """Write the quiz again: (text, [(choice, right)]). Refused once somebody has taken it. Raise OneRight, QuizTaken."""
    meeting = locked(study.meeting, by, at, may_edit)
    if study.learners.exclude(quiz_at=None).exists():
        raise QuizTaken()
    if any(len(choices) < 2 or sum(right for _, right in choices) != 1 for _, choices in questions):
        raise OneRight(field="quiz")
    study.quiz.all().delete()
    for place, (text, choices) in enumerate(questions):
        row = QuizQuestion.objects.create(study=study, position=place, text=text)
        QuizChoice.objects.bulk_create(
            QuizChoice(question=row, position=n, text=said, right=right) for n, (said, right) in enumerate(choices)
        )
    write(meeting, "quiz.written", ("quiz",), by=by, at=at)


@transaction.atomic
def note_expense(
    study: Study, *, item: str, amount: int, source: str, paper: str = "", by: Officer, at: datetime
) -> Expense:  # fmt: skip
    """Keep one line of money spent, with its source."""
    meeting = locked(study.meeting, by, at, may_edit)
    if not source.strip():
        raise NoSource(field="source")
    row = Expense.objects.create(
        study=study, item=item.strip(), amount=amount, source=source.strip(), paper=paper, noted_at=at
    )
    write(meeting, "expense.noted", ("amount",), by=by, at=at)
    return row


def passed(study: Study, readings: Mapping[int, int], papers: int, quiz: int) -> list[Learner]:
    """List who has done what the class asks: all papers read, the quiz passed, the essay passed when one is asked."""
    return [
        one for one in study.learners.all()
        if readings.get(one.pk, 0) >= papers
        and (not quiz or (one.quiz_share() or 0) >= study.pass_share and one.quiz_at is not None)
        and (not study.needs_essay or one.essay_mark == "pass")
    ]  # fmt: skip


def who_passed(study: Study) -> list[Learner]:
    """List the learners of a class who passed. Four queries, however many learners."""
    counted: dict[int, int] = {}
    for learner in Reading.objects.filter(learner__study=study).values_list("learner", flat=True):
        counted[learner] = counted.get(learner, 0) + 1
    papers = Citation.objects.of("meeting", study.meeting.code).count()
    return passed(study, counted, papers, study.quiz.count())


@transaction.atomic
def note_certified(study: Study, learners: Sequence[Learner], *, at: datetime) -> None:
    """Note that certificates were made."""
    Learner.objects.filter(pk__in=[one.pk for one in learners], certified_at=None).update(certified_at=at)


def is_open(study: Study, at: datetime) -> bool:
    return study.open_until is None or local_day(at) <= study.open_until
