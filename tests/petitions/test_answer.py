"""Answers: drafted, sent back, approved, sent; joint for many; published without the sender."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from danvan import search
from danvan.petitions import actions
from danvan.petitions.models import Answer, Petition, Publication
from tests.petitions.cases import AT, DAY, answered, drafted, sent, working


def test_approve_settles_the_term_in_time_or_late(cast):
    early = actions.approve(drafted(cast), by=cast.lan, at=AT + timedelta(days=7))
    assert (early.settled_on, early.settle_due_on, early.outcome) == (date(2026, 9, 14), date(2026, 9, 28), "settled")
    late = actions.approve(drafted(cast), by=cast.lan, at=AT + timedelta(days=30))
    assert late.clocks.get(rule_code="knpa.answer").was_late() is True


def test_what_came_through_the_portal_is_answered_there_at_once(cast):
    petition = actions.register(sent(cast).petition, by=cast.nam, at=AT)
    petition = actions.classify(petition, axes=actions.Axes("feedback", "eligible", "own"), by=cast.nam, at=AT)
    petition = actions.accept(actions.propose(petition, by=cast.nam, at=AT), by=cast.lan, at=AT)
    petition = actions.assign(petition, unit=cast.units.ban_may, by=cast.lan, at=AT)
    petition = actions.answer(petition, text="Đã làm.", outcome="settled", by=cast.nam, at=AT)
    petition = actions.approve(petition, by=cast.lan, at=AT)
    assert (petition.state, petition.answers.get().served_by) == ("notified", "portal")


def test_answer_needs_words_and_an_outcome_of_the_kind(cast):
    petition = working(cast)
    with pytest.raises(actions.TextMissing):
        actions.answer(petition, text=" ", outcome="settled", by=cast.nam, at=AT)
    with pytest.raises(actions.WrongOutcome):
        actions.answer(petition, text="Đúng.", outcome="right", by=cast.nam, at=AT)
    with pytest.raises(actions.WrongOutcome):
        actions.answer(working(cast, kind="complaint"), text="Xong.", outcome="settled", by=cast.nam, at=AT)


def test_send_back_keeps_the_draft_and_its_reason(cast):
    petition = actions.send_back(drafted(cast), note="Thiếu ngày làm", by=cast.lan, at=AT)
    assert (petition.state, petition.answers.get().send_back_reason) == ("verifying", "Thiếu ngày làm")
    petition = actions.answer(petition, text="Đã làm ngày 8/9.", outcome="settled", by=cast.nam, at=AT)
    assert petition.answers.count() == 2


def test_the_head_may_rewrite_before_approving_and_a_clerk_may_not_approve(cast):
    petition = drafted(cast)
    with pytest.raises(actions.NotYours):
        actions.approve(petition, by=cast.nam, at=AT)
    petition = actions.approve(petition, text="Lời của lãnh đạo.", by=cast.lan, at=AT)
    assert petition.answers.get().text == "Lời của lãnh đạo."


def test_notify_says_how_and_when(cast):
    petition = actions.approve(drafted(cast), by=cast.lan, at=AT)
    with pytest.raises(actions.ReasonMissing):
        actions.notify(petition, served_by="", by=cast.nam, at=AT)
    petition = actions.notify(petition, served_by="post", by=cast.nam, at=AT)
    assert (petition.state, petition.answers.get().served_on) == ("notified", DAY)


def test_answer_jointly_gives_each_its_own_answer(cast):
    many = [working(cast) for _ in range(3)]
    done = actions.answer_jointly(many, text="Trả lời chung.", outcome="explained", by=cast.nam, at=AT)
    assert {one.state for one in done} == {"drafted"}
    assert len({one.answers.get().joint for one in done}) == 1
    with pytest.raises(actions.NotTheSamePeople):
        actions.answer_jointly([many[0], answered(cast)], text="Chung.", outcome="explained", by=cast.nam, at=AT)


def test_publish_refuses_what_shows_the_sender_and_unpublish_takes_it_off(cast, site):
    petition = answered(cast)
    bad = [
        "Bà LO THI HOA hỏi",
        "nhà ở Thôn Bản Trên, xã Bản Mây",
        "gọi 0900 111 222",
        "viết tới a@b.vn",
        "số 012345678901",
    ]
    for words in bad:
        with pytest.raises(actions.PersonalDataInside):
            actions.publish(petition, title="Đường thôn", question=words, answer="Đã sửa.", by=cast.lan, at=AT)
    petition = actions.publish(
        petition, title="Đường thôn bị sạt", question="Đường bị sạt.", answer="Đã sửa.", by=cast.lan, at=AT
    )
    assert [one.title for one in Publication.objects.public(AT)] == ["Đường thôn bị sạt"]
    assert [hit.code for hit in search.find("đường thôn", kinds=["answer"], public_at=AT)] == [petition.code]
    actions.unpublish(petition, by=cast.lan, at=AT)
    assert not Publication.objects.public(AT).exists()
    assert not list(search.find("đường thôn", kinds=["answer"], public_at=AT))


def test_a_joint_draft_is_sent_back_and_approved_for_everybody_by_one_act(cast, sign_in):
    many = [working(cast) for _ in range(3)]
    actions.answer_jointly(many, text="Trả lời chung.", outcome="explained", by=cast.nam, at=AT)
    page = reverse("petitions:approve", args=[many[1].code])
    shown = sign_in(cast.lan).get(page).content.decode()
    assert "Làm cho cả 3 hồ sơ của bản trả lời chung" in shown and many[2].code in shown
    sign_in(cast.lan).post(page, {"text": "Trả lời chung, đã sửa.", "whole": "on"})
    assert [(one.text, one.approved_by) for one in Answer.objects.all()] == [("Trả lời chung, đã sửa.", cast.lan)] * 3
    actions.answer_jointly(
        again := [working(cast), working(cast)], text="Hai.", outcome="explained", by=cast.nam, at=AT
    )
    assert {one.state for one in actions.send_back_jointly(again[0], note="Viết lại.", by=cast.lan, at=AT)} == {
        "verifying"
    }


def test_one_letter_of_a_joint_draft_may_be_approved_alone(cast, sign_in):
    one, two = working(cast), working(cast)
    actions.answer_jointly([one, two], text="Trả lời chung.", outcome="explained", by=cast.nam, at=AT)
    sign_in(cast.lan).post(reverse("petitions:approve", args=[one.code]), {"text": "Riêng."})
    assert [Petition.objects.get(pk=each.pk).state for each in (one, two)] == ["decided", "drafted"]
