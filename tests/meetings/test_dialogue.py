"""A dialogue: terms, questions, answers, promises that return, questions asked again, the hand-over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from danvan.core.steps import WrongState
from danvan.hall.dialogue_questions import Denunciation, ask_question, make_petition
from danvan.meetings import actions
from danvan.meetings.actions import dialogue as verbs
from danvan.meetings.models import Question
from danvan.meetings.similar import asked_before
from danvan.meetings.states_talk import QUESTION_STATES, QUESTION_STEPS
from danvan.meetings.waiting_talk import WAITING
from danvan.petitions.models import Petition
from danvan.units.waiting import answers
from tests.factories.records import AT, DAY, a_meeting
from tests.meetings.verbs import LATER, written

ROAD = "Đường vào thôn Bản Trên hư hỏng nặng, bao giờ sửa?"


@pytest.fixture
def talk(cast):
    """A dialogue of today with its part for questions open."""
    meeting = a_meeting(cast, "planned", kind="dialogue", name="Hội nghị đối thoại")
    return verbs.open_dialogue(meeting, theme="Đường làng", asks_until=AT + timedelta(hours=4), by=cast.nam, at=AT)


def a_question(cast, talk, state="asked", text=ROAD) -> Question:
    """Walk a question to a state."""
    question = verbs.ask(talk.meeting, text=text, by=cast.nam, at=AT)
    by = {"by": cast.nam, "at": LATER}
    if state == "sorted":
        return verbs.sort(question, topic="Giao thông, hạ tầng", agency="Ủy ban nhân dân xã", **by)
    if state == "answered":
        return verbs.answer(question, text="Quý sau làm.", **by)
    if state in ("promised", "kept"):
        question = verbs.promise(question, verbs.Promise("Trưởng phòng", DAY + timedelta(days=20)), **by)
    if state == "kept":
        return verbs.keep_promise(question, result="Đã sửa.", on=DAY + timedelta(days=5), **by)
    if state == "handed_over":
        return verbs.hand_over(question, petition_code="PA-1", **by)
    return verbs.set_aside(question, reason="Ngoài chủ đề.", **by) if state == "set_aside" else question


def taken(verb, question, by):
    """Take a verb with plain words."""
    words = {
        "sort": {"topic": "Khác", "agency": "Xã"}, "answer": {"text": "Có."}, "keep_promise": {"result": "Xong.", "on": DAY},
        "hand_over": {"petition_code": "PA-2"}, "set_aside": {"reason": "Trùng."},
    }  # fmt: skip
    if verb == "promise":
        return verbs.promise(question, verbs.Promise("Phòng", DAY), by=by, at=LATER)
    return getattr(verbs, verb)(question, **words[verb], by=by, at=LATER)


def test_notice_and_result_are_due_by_the_law(talk):
    due = {one.rule_code: (one.starts_on, one.due_on) for one in talk.clocks.all()}
    assert due["dialogue.notice"][1] < DAY < due["dialogue.result"][1]
    assert (due["dialogue.result"][1] - DAY).days >= 10


def test_a_voter_meeting_has_questions_but_no_legal_term(cast):
    meeting = a_meeting(cast, "planned", kind="voter_meeting")
    assert verbs.open_dialogue(meeting, theme="", by=cast.nam, at=AT).clocks.count() == 0


@pytest.mark.parametrize("verb", [one for one in QUESTION_STEPS if one != "ask"])
def test_a_verb_is_refused_in_any_other_state(cast, talk, verb):
    for state in QUESTION_STATES:
        if state not in QUESTION_STEPS[verb].from_:
            with pytest.raises(WrongState):
                taken(verb, a_question(cast, talk, state), cast.nam)


@pytest.mark.parametrize("verb", [one for one in QUESTION_STEPS if one != "ask"])
def test_a_verb_is_refused_to_who_may_not_and_written_down_once(cast, talk, verb):
    question = a_question(cast, talk, "promised" if verb == "keep_promise" else "asked")
    before = written(talk.meeting)
    with pytest.raises(actions.NotYours):
        taken(verb, question, cast.mai)
    assert written(talk.meeting) == before
    taken(verb, question, cast.nam)
    assert len(written(talk.meeting)) == len(before) + 1


def test_the_link_takes_questions_until_its_hour(cast, talk):
    asked = verbs.ask(talk.meeting, text=ROAD, asked_by="link", at=AT)
    with pytest.raises(verbs.NoLongerAsked):
        verbs.ask(talk.meeting, text=ROAD, asked_by="link", at=LATER)
    assert (asked.number, asked.asked_by) == (1, "link")


def test_a_denunciation_is_not_kept(cast, talk):
    with pytest.raises(Denunciation):
        ask_question(
            talk.meeting,
            text="Ông Nguyễn Văn Tí, trưởng thôn, nhận hối lộ 5 triệu đồng của tôi.",
            asked_by="link",
            at=AT,
        )
    assert Question.objects.count() == 0


def test_the_result_waits_for_every_question(cast, talk):
    question = a_question(cast, talk)
    with pytest.raises(verbs.StillOpen):
        verbs.conclude(talk, text="Đã rõ.", on=DAY, by=cast.nam, at=LATER)
    taken("promise", question, cast.nam)
    concluded = verbs.conclude(talk, text="Đã rõ.", on=DAY + timedelta(days=3), by=cast.nam, at=LATER)
    result = concluded.clocks.get(rule_code="dialogue.result")
    assert (result.done_on, result.was_late()) == (DAY + timedelta(days=3), False)


def test_announced_in_time_or_late_is_told_by_the_clock(cast, talk):
    verbs.announce(talk, on=DAY - timedelta(days=3), by=cast.nam, at=AT)
    assert talk.clocks.get(rule_code="dialogue.notice").was_late()


def test_a_promise_needs_an_owner_and_a_day_to_come(cast, talk):
    question = a_question(cast, talk)
    with pytest.raises(verbs.NoOwner):
        verbs.promise(question, verbs.Promise(" ", DAY), by=cast.nam, at=AT)
    with pytest.raises(verbs.DueInPast):
        verbs.promise(question, verbs.Promise("Xã", DAY - timedelta(days=1)), by=cast.nam, at=AT)


def test_an_open_promise_waits_on_the_desk_until_kept(cast, talk):
    question = a_question(cast, talk, "promised")
    on = date(2025, 9, 25)
    owed = [one.what for one in sum(answers(WAITING, cast.nam, on=on), [])]
    taken("keep_promise", question, cast.nam)
    still = [one.what for one in sum(answers(WAITING, cast.nam, on=on), [])]
    assert (ROAD in owed, ROAD in still) == (True, False)


def test_asked_again_is_found_and_counted(cast, talk):
    first = a_question(cast, talk)
    later = a_meeting(cast, "planned", kind="dialogue", day=DAY + timedelta(days=90))
    verbs.open_dialogue(later, theme="Đường", by=cast.nam, at=AT)
    again = verbs.ask(later, text="Bao giờ sửa đường vào thôn Bản Trên, hư hỏng nặng quá", by=cast.nam, at=AT)
    verbs.ask(talk.meeting, text="Xin hỏi về học phí mầm non.", by=cast.nam, at=AT)
    assert [one.question for one in asked_before(again)] == [first]
    again = verbs.link_earlier(again, earlier=first, by=cast.nam, at=AT)
    assert again.times == 2
    with pytest.raises(verbs.NotEarlier):
        verbs.link_earlier(first, earlier=again, by=cast.nam, at=AT)


def test_a_question_becomes_a_petition(cast, talk):
    question = a_question(cast, talk)
    code = make_petition(question, by=cast.nam, at=LATER)
    question.refresh_from_db()
    petition = Petition.objects.get(code=code)
    assert (question.state, question.petition_code, petition.channel, petition.received_on) == (
        "handed_over",
        code,
        "meeting",
        DAY,
    )
