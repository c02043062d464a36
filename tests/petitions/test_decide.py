"""The head decides: accept, refuse, assign, extend, pause, resume, discontinue, dialogue, reopen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from danvan.petitions import actions
from danvan.petitions.models import Criterion
from tests.petitions.cases import AT, DAY, answered, classified, working


def days(number):
    return AT + timedelta(days=number)


def settle(petition):
    return petition.clocks.get(
        rule_code__in=("knpa.answer", "kn1.settle", "kn2.settle"), done_on=None, stopped_on=None
    )


def proposed(cast, **more):
    return actions.propose(classified(cast, **more), by=cast.nam, at=AT)


@pytest.mark.parametrize(
    ("more", "rule", "due"),
    [
        ({}, "knpa.answer", date(2026, 9, 28)),
        ({"kind": "complaint"}, "kn1.settle", date(2026, 10, 7)),
        ({"kind": "complaint", "remote": True}, "kn1.settle", date(2026, 10, 22)),
        ({"kind": "complaint", "instance": 2}, "kn2.settle", date(2026, 10, 22)),
    ],
)
def test_accept_starts_the_term_of_the_kind_and_settles_the_first_reply(more, rule, due, cast):
    petition = actions.accept(proposed(cast, **more), by=cast.lan, at=AT)
    assert (petition.next_rule, petition.next_due_on) == (rule, due)
    assert petition.clocks.get(rule_code="don.red_line").done_on == DAY
    assert petition.settled_on is None


def test_the_answer_time_is_the_topics_and_stays_when_the_topic_changes(cast):
    topic = actions.set_topic(None, unit=cast.units.ban_may, name="Rác", answer_days=5, by=cast.lan, at=AT)
    petition = working(cast, topic=topic)
    actions.set_topic(topic, unit=cast.units.ban_may, name="Rác", answer_days=30, by=cast.lan, at=AT)
    assert settle(petition).due_on == date(2026, 9, 14)


def test_refuse_needs_a_ground_of_the_law_and_reasons(cast):
    with pytest.raises(actions.GroundMissing):
        actions.refuse(proposed(cast), ground="vì thế", note="Không", by=cast.lan, at=AT)
    with pytest.raises(actions.ReasonMissing):
        actions.refuse(proposed(cast), ground="no_content", note="", by=cast.lan, at=AT)
    petition = actions.refuse(proposed(cast), ground="no_content", note="Không nêu việc gì", by=cast.lan, at=AT)
    assert (petition.state, petition.settled_on, petition.citizen_state) == ("not_accepted", DAY, "Đã trả lời")


@pytest.mark.parametrize("verb", ["accept", "refuse"])
def test_a_clerk_does_not_decide(verb, cast):
    words = {"ground": "no_content", "note": "Không"} if verb == "refuse" else {}
    with pytest.raises(actions.NotYours):
        getattr(actions, verb)(proposed(cast), by=cast.nam, at=AT, **words)


def test_assign_gives_it_to_a_body_below_which_then_sees_it(cast):
    petition = actions.accept(proposed(cast), by=cast.lan, at=AT)
    petition = actions.assign(petition, unit=cast.units.ban_may_team, officer=cast.son, by=cast.lan, at=AT)
    assert (petition.state, petition.assigned_to) == ("verifying", cast.son)
    actions.answer(petition, text="Đã xem.", outcome="explained", by=cast.son, at=AT)
    other = actions.accept(proposed(cast), by=cast.lan, at=AT)
    with pytest.raises(actions.NotOfTheUnit):
        actions.assign(other, unit=cast.units.ban_may, officer=cast.son, by=cast.lan, at=AT)


def test_extend_needs_a_ticked_criterion_and_the_paper_that_records_it(cast):
    petition = working(cast, kind="complaint")
    for criteria, paper in (((), "TTr 1"), (("many_people",), " "), (("không có",), "TTr 1")):
        with pytest.raises(actions.CriteriaMissing):
            actions.extend(petition, criteria=criteria, paper=paper, by=cast.lan, at=AT)
    petition = actions.extend(petition, criteria=("many_people", "several_bodies"), paper="TTr 1", by=cast.lan, at=AT)
    assert (petition.next_due_on, petition.complex) == (date(2026, 10, 22), True)
    assert Criterion.objects.filter(petition=petition).count() == 2
    with pytest.raises(actions.NoLongerTerm):
        actions.extend(petition, criteria=("many_people",), paper="TTr 2", by=cast.lan, at=AT)


def test_feedback_is_extended_once_by_at_most_its_own_length(cast):
    petition = working(cast)
    with pytest.raises(actions.NoLongerTerm):
        actions.extend(petition, criteria=("several_bodies",), paper="TTr", units=16, by=cast.lan, at=AT)
    petition = actions.extend(petition, criteria=("several_bodies",), paper="TTr", units=5, by=cast.lan, at=AT)
    assert petition.next_due_on == date(2026, 10, 5)


def test_pause_stops_the_term_and_resume_gives_back_what_was_left(cast):
    petition = working(cast)
    petition = actions.pause(petition, ground="other_result", paper="QĐ 5", by=cast.lan, at=days(4))
    assert (petition.state, petition.next_due_on, petition.citizen_state) == ("suspended", None, "Tạm dừng")
    petition = actions.resume(petition, paper="QĐ 6", by=cast.lan, at=days(14))
    assert petition.next_due_on == date(2026, 10, 6)
    with pytest.raises(actions.GroundMissing):
        actions.pause(petition, ground="", paper="QĐ", by=cast.lan, at=days(15))


def test_a_complaints_pause_must_be_sent_within_three_working_days(cast):
    petition = actions.pause(working(cast, kind="complaint"), ground="disaster", paper="QĐ 5", by=cast.lan, at=AT)
    clock = petition.clocks.get(rule_code="kn.send_suspend")
    assert clock.due_on == date(2026, 9, 10)
    petition = actions.tick(petition, clock=clock, day=date(2026, 9, 9), paper="CV 7", by=cast.nam, at=days(2))
    assert petition.next_due_on is None
    with pytest.raises(Exception, match="tự xong"):
        actions.tick(petition, clock=petition.clocks.get(rule_code="kn1.settle"), day=DAY, by=cast.nam, at=days(2))


def test_discontinue_ends_the_case_and_its_term_falls_away(cast):
    petition = actions.discontinue(working(cast), ground="withdrawn", note="Đã rút đơn", by=cast.lan, at=AT)
    assert petition.clocks.get(rule_code="knpa.answer").stopped_on == DAY
    assert (petition.settled_on, petition.settle_due_on) == (DAY, date(2026, 9, 28))


def test_hold_dialogue_must_be_told_five_days_before(cast):
    petition = actions.hold_dialogue(working(cast, kind="complaint"), day=date(2026, 9, 25), by=cast.nam, at=AT)
    clock = petition.clocks.get(rule_code="kn.dialogue_notice")
    assert (clock.due_on, clock.is_before) == (date(2026, 9, 20), True)


def test_ask_more_keeps_the_term_running_and_the_sender_reads_the_words(cast):
    petition = actions.ask_more(working(cast), note="Xin ảnh", by=cast.nam, at=AT)
    assert (petition.expects_supplement, petition.next_due_on) == (True, date(2026, 9, 28))
    assert petition.steps.last().note.for_sender is True


def test_reopen_is_once_and_keeps_the_first_settlement(cast):
    petition = answered(cast)
    petition = actions.reopen(petition, note="Chưa xong", by=cast.lan, at=days(3))
    assert (petition.state, petition.settled_on, petition.reopened_on) == ("verifying", DAY, DAY + timedelta(days=3))
    assert settle(petition).due_on == date(2026, 10, 1)
    petition = actions.answer(petition, text="Đã làm lại.", outcome="settled", by=cast.nam, at=days(4))
    petition = actions.notify(
        actions.approve(petition, by=cast.lan, at=days(4)), served_by="phone", by=cast.nam, at=days(4)
    )
    with pytest.raises(actions.GuardRefused, match="một lần"):
        actions.reopen(petition, note="Lần nữa", by=cast.lan, at=days(5))


def test_escalate_and_execute_are_for_complaints(cast):
    petition = answered(cast, kind="complaint")
    assert actions.escalate(petition, note="Khiếu nại lần hai", by=cast.nam, at=AT).state == "escalated"
    done = answered(cast, kind="complaint")
    assert actions.execute(done, note="Đã trả hồ sơ", by=cast.nam, at=AT).state == "executed"
