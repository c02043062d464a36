"""Sorting: classify, split, guide once, transfer, return, file, refer, propose."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from danvan.petitions import actions
from danvan.petitions.models import Petition
from tests.petitions.cases import AT, DAY, axes, classified, entered

OUT = {"competence": "not_own"}


def test_classify_moves_the_terms_with_the_kind_counted_from_the_receipt(cast):
    petition = entered(cast, received_on=DAY - timedelta(days=3))
    petition = actions.classify(petition, axes=axes(kind="complaint"), by=cast.nam, at=AT)
    assert petition.clocks.get(rule_code="kn.accept").due_on == date(2026, 9, 15)
    petition = actions.classify(petition, axes=axes(kind="feedback"), by=cast.nam, at=AT)
    assert petition.clocks.get(rule_code="kn.accept").stopped_on == DAY
    petition = actions.classify(petition, axes=axes(kind="complaint"), by=cast.nam, at=AT)
    assert [one.is_open for one in petition.clocks.filter(rule_code="kn.accept").order_by("pk")] == [False, True]


@pytest.mark.parametrize(
    ("more", "refusal"),
    [({"condition": ""}, actions.NotClassified), ({"competence": ""}, actions.NotClassified), ({"condition": "not_eligible"}, actions.WhyNotEligible)],
)  # fmt: skip
def test_classify_asks_for_condition_competence_and_why_not(more, refusal, cast):
    with pytest.raises(refusal):
        actions.classify(entered(cast), axes=axes(**more), by=cast.nam, at=AT)


def test_split_makes_a_letter_of_each_content_with_number_sender_and_day_of_its_own(cast):
    petition = classified(cast, kind="mixed", condition="eligible")
    parts = [
        actions.Part("feedback", "Đường hỏng"),
        actions.Part("complaint", "Khiếu nại giấy hẹn"),
        actions.Part("question", " "),
    ]
    children = actions.split(petition, parts=parts, by=cast.nam, at=AT)
    assert [(one.kind, one.book, one.state, one.received_on) for one in children] == [
        ("feedback", "2/2026", "registered", DAY), ("complaint", "3/2026", "registered", DAY),
    ]  # fmt: skip
    assert all(one.parties.get().name.open() == "Lò Thị Hoa" for one in children)
    assert Petition.objects.get(pk=petition.pk).state == "split"
    with pytest.raises(actions.OnlyOnePart):
        actions.split(classified(cast, kind="mixed"), parts=parts[:1], by=cast.nam, at=AT)


def test_guide_is_for_one_person_and_one_content_once(cast):
    first = classified(cast, kind="complaint", **OUT)
    actions.guide(first, to_body="Ủy ban nhân dân tỉnh", note="Mời gửi tới nơi ra quyết định", by=cast.nam, at=AT)
    again = classified(cast, kind="complaint", **OUT)
    with pytest.raises(actions.GuardRefused, match="đã được hướng dẫn một lần"):
        actions.guide(again, to_body="Ủy ban nhân dân tỉnh", note="Lần hai", by=cast.nam, at=AT)
    other_words = classified(cast, kind="complaint", text="Việc khác hẳn về giấy hẹn trả kết quả.", **OUT)
    assert actions.guide(other_words, to_body="Sở", note="Khác nội dung", by=cast.nam, at=AT).state == "guided"
    other_person = classified(cast, kind="complaint", contact=actions.Contact("Vàng A Sử", "Thôn Dưới"), **OUT)
    assert actions.guide(other_person, to_body="Sở", note="Khác người", by=cast.nam, at=AT).state == "guided"


def test_a_letter_raised_again_counts_as_the_same_content(cast):
    first = classified(cast, kind="complaint", **OUT)
    actions.guide(first, to_body="Sở", note="Một lần", by=cast.nam, at=AT)
    again = entered(
        cast,
        kind="complaint",
        text="Tôi hỏi lại việc cũ bằng lời khác.",
        contact=actions.Contact("Người khác", "Nơi khác"),
    )
    again = actions.link(again, earlier=first, by=cast.nam, at=AT)
    assert again.guided_before is True


def test_transfer_forwards_feedback_and_settles_the_first_reply(cast):
    petition = actions.transfer(classified(cast, **OUT), to_body="Điện lực", note="Đã chuyển", by=cast.nam, at=AT)
    assert (petition.settled_on, petition.settle_due_on, petition.next_due_on) == (DAY, date(2026, 9, 21), None)
    step = petition.steps.last()
    assert (step.to_body, step.note.text, step.note.for_sender) == ("Điện lực", "Đã chuyển", True)
    with pytest.raises(actions.BodyMissing):
        actions.transfer(classified(cast, **OUT), to_body=" ", by=cast.nam, at=AT)


def test_give_back_needs_a_reason(cast):
    with pytest.raises(actions.ReasonMissing):
        actions.give_back(classified(cast, **OUT), note=" ", by=cast.nam, at=AT)


def test_file_starts_the_twelve_months_after_which_the_head_looks_again(cast):
    petition = classified(cast, condition="not_eligible", not_eligible="illegible")
    petition = actions.file(petition, note="Rách", by=cast.nam, at=AT)
    review = petition.clocks.get(rule_code="don.filed_purge_review")
    assert (review.due_on, review.role, petition.next_due_on) == (date(2027, 9, 7), "follow_up", None)
    assert review.tentative is True


@pytest.mark.parametrize("verb", ["refer_to_inspection", "refer_crime"])
def test_refer_names_the_body(verb, cast):
    flags = ("anonymous", "crime_sign")
    with pytest.raises(actions.BodyMissing):
        getattr(actions, verb)(classified(cast, flags=flags), to_body="", by=cast.nam, at=AT)
    assert (
        actions.refer_crime(classified(cast, flags=flags), to_body="Công an", by=cast.nam, at=AT).state
        == "criminal_referred"
    )
    assert (
        actions.refer_to_inspection(classified(cast, flags=flags), to_body="Thanh tra", by=cast.nam, at=AT).settled_on
        == DAY
    )


def test_propose_does_not_stop_the_forty_five_days(cast):
    petition = actions.propose(classified(cast), by=cast.nam, at=AT)
    assert petition.clocks.get(rule_code="don.red_line").is_open
