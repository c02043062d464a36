"""Every verb of a file: refused in any other state, refused to who may not; what each one checks and writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from danvan.commendations import actions, facts
from danvan.commendations.actions.deciding import NoGround, RefusalNeedsReason
from danvan.commendations.actions.judging import BallotMissing, NoSuchKind
from danvan.commendations.models import Proposal
from danvan.commendations.states import STATES
from danvan.law import awards
from tests.commendations.cases import (
    AT,
    DAY,
    DETAILS,
    GROUP,
    OWN,
    PERSON,
    PLAIN,
    SIGNED,
    WrongState,
    a_file,
    an_award,
    granted,
    others,
    take,
    written,
)  # fmt: skip


def test_every_state_can_be_walked_to(cast):
    award = an_award(cast)
    assert [state for state in STATES if a_file(cast, state, award=award).state != state] == []


def test_a_verb_is_refused_in_any_other_state(cast):
    proposal = a_file(cast)
    for state in STATES:
        Proposal.objects.filter(pk=proposal.pk).update(
            state=state, decision="1", decided_on=DAY, archived_on=DAY, archive_place="Kho"
        )
        for verb in PLAIN:
            if state in others(verb):
                with pytest.raises(WrongState):
                    take(verb, proposal, cast.son if verb in OWN and state != "received" else cast.lan)


def test_every_verb_is_refused_to_who_may_not(cast):
    proposal = a_file(cast)
    before = written(proposal)
    for who in (cast.quan, cast.mai, cast.tu, cast.dao):
        for verb in PLAIN:
            with pytest.raises(actions.NotYours):
                take(verb, proposal, who)
    assert written(proposal) == before


def test_the_proposing_side_does_not_judge(cast):
    proposal = a_file(cast, "submitted")
    for verb in ("send_back", "receive", "decide"):
        with pytest.raises(actions.NotYours):
            take(verb, proposal, cast.son)


def test_begin_nominate_rewrite_and_drop(cast):
    proposal = a_file(cast)
    line = proposal.nominees.get(name="Lò Thị Hoa")
    actions.rewrite(
        line, subject=replace(PERSON, name="Lò Thị Hoa B"), award=line.award, same_deed_reason="", by=cast.son, at=AT
    )
    actions.drop(proposal.nominees.get(subject="group"), by=cast.son, at=AT)
    assert [str(one) for one in proposal.nominees.all()] == ["Bà Lò Thị Hoa B"]


def test_the_same_deed_twice_needs_a_reason_and_another_deed_does_not(cast):
    award = an_award(cast)
    a_file(cast, "submitted", award=award)
    again = actions.begin(DETAILS, unit=cast.units.ban_may, giver=cast.units.ban_may, by=cast.nam, at=AT)
    with pytest.raises(actions.SameDeed):
        actions.nominate(again, replace(PERSON, name="  LÒ THỊ HOA "), award=award, by=cast.nam, at=AT)
    other = actions.begin(
        replace(DETAILS, movement="", deed="Cứu người đuối nước"),
        unit=cast.units.ban_may,
        giver=cast.units.ban_may,
        by=cast.nam,
        at=AT,
    )
    assert actions.nominate(other, PERSON, award=award, by=cast.nam, at=AT).same_deed_reason == ""


def test_submit_needs_names_and_reports(cast):
    empty = actions.begin(DETAILS, unit=cast.units.ban_may_team, giver=cast.units.ban_may, by=cast.son, at=AT)
    with pytest.raises(actions.NoNominees):
        actions.submit(empty, by=cast.son, at=AT)
    actions.nominate(empty, replace(GROUP, report=""), award=an_award(cast), by=cast.son, at=AT)
    with pytest.raises(actions.NoReport):
        actions.submit(empty, by=cast.son, at=AT)


def test_the_law_of_the_day_of_receipt_is_pinned_and_new_kinds_exist_only_from_their_day(cast):
    before = a_file(cast, "received")
    assert before.law_version == "tdkt-2022"
    with pytest.raises(NoSuchKind):
        a_file(cast, "received", award=before.nominees.first().award, kind="chuyen_de")
    assert (awards.law_on(date(2026, 9, 30)).id, awards.law_on(date(2026, 10, 1)).id) == ("tdkt-2022", "tdkt-2026")
    assert {"chuyen_de", "phong_trao_theo_chuyen_de"} == set(awards.kinds_on(date(2026, 10, 1))) - set(
        awards.kinds_on(date(2026, 9, 30))
    )


def test_no_term_runs_until_the_giver_sets_its_own_with_a_basis(cast):
    assert list(a_file(cast, "received").clocks.all()) == []
    with pytest.raises(actions.NoBasis):
        actions.set_rules(actions.Terms(procedure_days=12), unit=cast.units.ban_may, by=cast.lan, at=AT)
    actions.set_rules(
        actions.Terms(procedure_days=12, notice_days=10, basis="QĐ thử"), unit=cast.units.ban_may, by=cast.lan, at=AT
    )
    proposal = a_file(cast, "received", details=replace(DETAILS, title="Hai"))
    clock = proposal.clocks.get()
    assert (clock.length, clock.due_on, clock.source, clock.rule.confirmed) == (
        12,
        date(2025, 9, 26),
        "quy định của đơn vị: QĐ thử",
        False,
    )


def test_terms_are_settled_by_the_decision_and_by_telling(cast):
    actions.set_rules(
        actions.Terms(procedure_days=12, notice_days=10, basis="QĐ thử"), unit=cast.units.ban_may, by=cast.lan, at=AT
    )
    proposal = a_file(cast, "decided")
    assert [(one.rule_code, one.done_on) for one in proposal.clocks.order_by("pk")] == [
        ("tdkt.procedure", DAY),
        ("tdkt.result_notice", None),
    ]
    actions.notify(proposal, on=DAY, by=cast.nam, at=AT)
    assert proposal.clocks.open().count() == 0


def test_review_asks_a_tally_for_each_line_within_the_members(cast):
    proposal = a_file(cast, "received")
    lines = list(proposal.nominees.all())
    with pytest.raises(BallotMissing):
        actions.review(
            proposal, meeting=actions.Meeting(DAY, 5, 5), ballots=[actions.Ballot(lines[0].pk, 5)], by=cast.nam, at=AT
        )
    with pytest.raises(actions.VotesTooMany):
        actions.review(
            proposal,
            meeting=actions.Meeting(DAY, 5, 5),
            ballots=[actions.Ballot(one.pk, 5, 1) for one in lines],
            by=cast.nam,
            at=AT,
        )


@pytest.mark.parametrize(("ratio", "passes"), [(80, True), (81, False)])
def test_a_ratio_that_the_unit_set_is_kept_with_whole_numbers(cast, ratio, passes):
    actions.set_rules(actions.Terms(vote_base="all", basis="QĐ thử"), unit=cast.units.ban_may, by=cast.lan, at=AT)
    proposal = a_file(cast, "submitted_up", award=an_award(cast, vote_ratio=ratio, basis="QĐ thử"))
    if passes:
        assert granted(cast, proposal).state == "decided"
    else:
        with pytest.raises(actions.BelowRatio):
            granted(cast, proposal)


def test_a_ratio_without_a_base_is_refused_not_guessed(cast):
    with pytest.raises(actions.RatioNeedsBase):
        granted(cast, a_file(cast, "submitted_up", award=an_award(cast, vote_ratio=50, basis="QĐ thử")))


def test_decide_asks_each_line_and_a_refusal_its_reason(cast):
    proposal = a_file(cast, "submitted_up")
    first, second = proposal.nominees.all()
    with pytest.raises(actions.NotDecided):
        actions.decide(proposal, signed=SIGNED, outcomes=[actions.Granted(first.pk, "granted")], by=cast.lan, at=AT)
    with pytest.raises(actions.NoDecision):
        actions.decide(proposal, signed=replace(SIGNED, decision=" "), outcomes=[], by=cast.lan, at=AT)
    with pytest.raises(RefusalNeedsReason):
        actions.decide(
            proposal,
            signed=SIGNED,
            outcomes=[actions.Granted(first.pk, "granted"), actions.Granted(second.pk, "refused")],
            by=cast.lan,
            at=AT,
        )
    actions.decide(
        proposal,
        signed=SIGNED,
        outcomes=[actions.Granted(first.pk, "granted"), actions.Granted(second.pk, "refused", "Chưa đủ.")],
        by=cast.lan,
        at=AT,
    )
    assert [(one.book_number, one.certificate_number, one.money) for one in proposal.nominees.all()] == [
        (1, "12/QĐ-UBND.1", None),
        (None, "", None),
    ]


def test_money_only_with_a_coefficient_and_a_rounding_of_the_unit(cast):
    actions.set_rules(actions.Terms(rounding="up", basis="QĐ thử"), unit=cast.units.ban_may, by=cast.lan, at=AT)
    proposal = a_file(cast, "decided", award=an_award(cast, individual_coefficient=80, basis="QĐ thử"))
    assert [one.money for one in proposal.nominees.all()] == [None, 1_880_000]


@pytest.mark.parametrize(
    ("coefficient", "nearest", "up"),
    [(15, 380_000, 380_000), (30, 760_000, 760_000), (60, 1_520_000, 1_520_000), (80, 2_020_000, 2_030_000), (150, 3_800_000, 3_800_000), (200, 5_060_000, 5_060_000)],
)  # fmt: skip
def test_money_of_the_table_of_the_source(coefficient, nearest, up):
    day = date(2026, 11, 21)
    assert (awards.money(coefficient, day, "nearest"), awards.money(coefficient, day, "up")) == (nearest, up)
    assert awards.money(15, date(2022, 5, 1), "nearest") == 220_000


def test_book_numbers_run_on_in_a_year(cast):
    award = an_award(cast)
    a_file(cast, "decided", award=award)
    second = a_file(cast, "decided", award=award, details=replace(DETAILS, title="Hai", movement="PT-26"))
    assert [one.book_number for one in second.nominees.all()] == [3, 4]


def test_revoke_takes_a_ground_and_a_paper_and_the_figure_falls(cast):
    line = a_file(cast, "handed_over").nominees.get(subject="individual")
    ids = [cast.units.ban_may.pk]
    assert len(facts.individuals_commended(ids, DAY, DAY)) == 1
    with pytest.raises(NoGround):
        actions.revoke(line, on=DAY, ground="false_declaration", paper=" ", by=cast.lan, at=AT)
    actions.revoke(line, on=DAY, ground="false_declaration", paper="15/QĐ-UBND", by=cast.lan, at=AT)
    assert facts.individuals_commended(ids, DAY, DAY) == []


def test_two_groups_and_eight_individuals_of_2024_are_entered_and_reported(cast):
    past = actions.Past("Khen thưởng 2024", "Dân vận khéo 2024", date(2024, 10, 15), "Sổ khen thưởng của xã")
    names = [actions.Subject("group", f"Tập thể {n}", "x") for n in range(2)] + [
        actions.Subject("individual", f"Người {n}", "x") for n in range(8)
    ]
    actions.record_history(past, names, award=an_award(cast), unit=cast.units.ban_may, by=cast.nam, at=AT)
    found = facts.commendations_granted([cast.units.ban_may.pk], date(2024, 1, 1), date(2024, 12, 31))
    assert [sum(one.slices["subject"] == kind for one in found) for kind in ("group", "individual")] == [2, 8]
    assert {one.slices["measure"] for one in found} == {"typed"}


def test_set_award_of_another_giver_is_not_taken(cast):
    terms = actions.AwardTerms("state", "Giấy khen", "Chủ tịch phường", date(2024, 1, 1))
    foreign = actions.set_award(terms, unit=cast.units.doi_che, by=cast.tu, at=AT)
    with pytest.raises(Exception, match="nơi khen"):
        actions.nominate(a_file(cast), replace(GROUP, name="Khác"), award=foreign, by=cast.son, at=AT)


def test_revise_send_back_and_cancel_are_written_down(cast):
    proposal = a_file(cast)
    actions.revise(proposal, details=replace(DETAILS, title="Tên mới"), giver=proposal.giver, by=cast.son, at=AT)
    proposal = actions.submit(proposal, by=cast.son, at=AT)
    proposal = actions.send_back(proposal, reason="Thiếu báo cáo.", by=cast.nam, at=AT)
    assert (proposal.title, proposal.sent_back_reason) == ("Tên mới", "Thiếu báo cáo.")
    assert actions.cancel(proposal, reason="Nhầm.", by=cast.son, at=AT).cancel_reason == "Nhầm."
    assert written(proposal)[-3:] == ["commendation.submitted", "commendation.sent_back", "commendation.cancelled"]


def test_receive_propose_and_hand_over_keep_their_days(cast):
    proposal = a_file(cast, "submitted")
    proposal = actions.receive(proposal, on=DAY, kind="phong_trao", by=cast.nam, at=AT)
    ballots = [actions.Ballot(one.pk, 5) for one in proposal.nominees.all()]
    proposal = actions.review(proposal, meeting=actions.Meeting(DAY, 5, 5), ballots=ballots, by=cast.nam, at=AT)
    proposal = granted(cast, actions.propose(proposal, on=DAY, by=cast.nam, at=AT))
    proposal = actions.hand_over(proposal, on=DAY, place="Hội trường", meeting_code="", by=cast.nam, at=AT)
    assert (proposal.received_on, proposal.proposed_on, proposal.handed_on) == (DAY, DAY, DAY)
