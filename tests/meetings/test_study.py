"""Training: links, reading, quiz, essay, anonymous sheets, series, certificates."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from docx import Document

from danvan.documents.actions import Found
from danvan.jobs import actions as jobs
from danvan.jobs.worker import run_waiting
from danvan.meetings import actions
from danvan.meetings.actions import study as verbs
from danvan.meetings.models import Learner
from danvan.meetings.states_talk import CRITERIA
from tests.factories.records import DAY, a_meeting
from tests.meetings.verbs import LATER

QUIZ = [("Ai lãnh đạo?", [("Đảng", True), ("Ai đó", False)]), ("Ai làm chủ?", [("Nhân dân", True), ("Ai đó", False)])]


@pytest.fixture
def school(cast):
    """A class of two with one document, a quiz and an essay."""
    meeting = a_meeting(cast, kind="training", guests=[actions.Guests("Tổng số", 2, basis="roll", is_total=True)])
    found = Found(
        label="Kế hoạch 12-KH/ĐU",
        type_name="Kế hoạch",
        number="12",
        symbol="KH/ĐU",
        system="party",
        disseminated=True,
    )
    actions.cite(meeting, [found], by=cast.nam, at=LATER)
    study = verbs.open_study(meeting, series="Bồi dưỡng 2025", needs_essay=True, by=cast.nam, at=LATER)
    verbs.write_quiz(study, QUIZ, by=cast.nam, at=LATER)
    return study, verbs.enrol(study, [("Lò Văn Mẫu", "Bí thư"), ("Hà Thị Mẫu", "")], by=cast.nam, at=LATER)


def right(study):
    """Answer the quiz without a mistake."""
    return {one.pk: one.choices.get(right=True).pk for one in study.quiz.all()}


def test_a_link_opens_one_learner_and_a_new_one_ends_it(cast, school):
    study, made = school
    assert verbs.learner_of(made[0].secret, on=DAY) == made[0].learner
    assert made[0].secret not in made[0].learner.token
    fresh = verbs.renew_links(study, by=cast.nam, at=LATER)
    with pytest.raises(verbs.LinkClosed):
        verbs.learner_of(made[0].secret, on=DAY)
    assert verbs.learner_of(fresh[0].secret, on=DAY).name == "Lò Văn Mẫu"


def test_a_link_ends_with_its_day(cast, school):
    study, made = school
    verbs.open_study(study.meeting, open_until=DAY, by=cast.nam, at=LATER)
    with pytest.raises(verbs.LinkClosed):
        verbs.learner_of(made[0].secret, on=DAY + timedelta(days=1))


def test_who_did_everything_passes(cast, school):
    study, made = school
    learner = made[0].learner
    code = study.meeting.code
    document = verbs.Citation.objects.of("meeting", code).get().document.code
    verbs.confirm_reading(learner, document_code=document, at=LATER)
    verbs.confirm_reading(learner, document_code=document, at=LATER)
    verbs.take_quiz(learner, right(study), at=LATER)
    verbs.hand_in_essay(learner, text="Bài thu hoạch.", at=LATER)
    assert verbs.who_passed(study) == []
    verbs.mark_essay(learner, mark="pass", by=cast.nam, at=LATER)
    assert verbs.who_passed(study) == [learner]
    with pytest.raises(verbs.NotOfThisClass):
        verbs.confirm_reading(learner, document_code="KHAC", at=LATER)
    with pytest.raises(verbs.QuizTaken):
        verbs.take_quiz(learner, right(study), at=LATER)


def test_few_sheets_stay_hidden_and_one_learner_sends_one(cast, school):
    study, _ = school
    made = verbs.enrol(study, [(f"Học viên {n}", "") for n in range(3)], by=cast.nam, at=LATER)
    scores = dict.fromkeys(CRITERIA, 5)
    learners = [*study.learners.all()]
    for one in learners[:4]:
        verbs.evaluate(one, scores)
    assert verbs.evaluation_of(study) is None
    verbs.evaluate(made[2].learner, scores)
    with pytest.raises(verbs.EvaluatedBefore):
        verbs.evaluate(Learner.objects.get(pk=learners[0].pk), scores)
    assert verbs.evaluation_of(study)["content"][5] == 5


def test_a_quiz_has_one_right_answer_and_money_has_a_source(cast, school):
    study, _ = school
    with pytest.raises(verbs.OneRight):
        verbs.write_quiz(study, [("Câu", [("a", True), ("b", True)])], by=cast.nam, at=LATER)
    with pytest.raises(verbs.NoSource):
        verbs.note_expense(study, item="Nước uống", amount=100_000, source="", by=cast.nam, at=LATER)


def test_certificates_are_made_once_more_after_the_worker_was_killed(cast, school):
    study, made = school
    for one in made:
        document = verbs.Citation.objects.of("meeting", study.meeting.code).get().document.code
        verbs.confirm_reading(one.learner, document_code=document, at=LATER)
        verbs.take_quiz(one.learner, right(study), at=LATER)
        verbs.hand_in_essay(one.learner, text="Bài thu hoạch.", at=LATER)
        verbs.mark_essay(one.learner, mark="pass", by=cast.nam, at=LATER)
    job = jobs.ask(
        "class_certificates",
        arguments={"meeting": study.meeting.code},
        by=cast.nam.code,
        unit=study.meeting.unit.code,
        at=LATER,
    )
    assert jobs.begin(at=LATER).code == job.code  # and then the machine loses its current
    later = LATER + timedelta(hours=2)
    assert run_waiting(later) == 1
    job.refresh_from_db()
    assert job.state == "done"
    with storages["private"].open(job.result_path) as kept:
        words = "".join(one.text or "" for one in Document(kept).element.iter()).upper()
    assert [one in words for one in ("Lò Văn Mẫu".upper(), "Hà Thị Mẫu".upper())] == [True, True]
    assert study.learners.filter(certified_at=later).count() == 2
