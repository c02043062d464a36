"""Progress, silence, self-assessment, rounds side by side, recognition, figures."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from danvan.core.dates import local_day
from danvan.initiatives import actions, facts, permissions, tasks
from danvan.initiatives.actions.appraisal import AllMustBeScored, NoDecision, PointsNeedReason
from danvan.initiatives.actions.carrying import NoBasis, NotAssessed, NotDueYet
from danvan.initiatives.letters.ranking import places_of
from danvan.initiatives.models import Initiative
from danvan.notices.models import Notice
from danvan.units.models import Officer
from tests.initiatives.cases import AT, DAY, LATER, a_model, a_movement, assessed, hand_in, written

D = Decimal
MONTHS = AT + timedelta(days=40)


def test_launch_and_report_progress_against_own_criteria(cast):
    thing = a_model(cast, "running")
    goal = thing.goals.get()
    figures = actions.Figures(
        "Đã lùi 12 hộ.",
        people=80,
        people_bound="about",
        people_basis="họp thôn",
        money=5_000_000,
        labour_days=30,
        land=120,
        values={goal.pk: D(12)},
    )
    made = actions.report_progress(thing, on=DAY, figures=figures, by=cast.son, at=LATER)
    assert [(one.goal, one.value) for one in made.values.all()] == [(goal, D(12))]
    ids = [cast.units.ban_may_team.pk]
    sums = [[one.amount for one in fact(ids, DAY, DAY)] for fact in (facts.money_mobilised, facts.labour_days_mobilised, facts.land_given, facts.in_kind_given)]  # fmt: skip
    assert sums == [[5_000_000], [30], [120], []]
    assert [(one.amount, one.slices["measure"]) for one in facts.people_reached(ids, DAY, DAY)] == [(80, "estimate")]


def test_people_without_a_basis_are_refused(cast):
    with pytest.raises(NoBasis):
        actions.report_progress(
            a_model(cast, "running"), on=DAY, figures=actions.Figures("Làm.", people=5), by=cast.son, at=AT
        )


def test_a_model_past_its_own_schedule_is_asked_then_silent_and_never_effective(cast):
    thing = a_model(cast, "assessed")
    with pytest.raises(NotDueYet):
        actions.ask_update(thing, by=cast.lan, at=AT)
    assert [thing.said_silence(DAY), thing.said_silence(MONTHS.date())] == ["", "Đến hạn cập nhật"]
    with pytest.raises(actions.StillSilent):
        actions.confirm_effective(thing, basis="Biên bản.", by=cast.lan, at=MONTHS)
    assert (tasks.ask_silent_models(MONTHS), tasks.ask_silent_models(MONTHS)) == (1, 0)
    thing.refresh_from_db()
    assert (thing.said_silence(MONTHS.date()), Notice.objects.filter(officer=cast.son).count()) == (
        "Không có cập nhật",
        1,
    )
    assert list(Initiative.objects.silent(MONTHS.date())) == [thing]
    actions.report_progress(thing, on=MONTHS.date(), figures=actions.Figures("Vẫn làm."), by=cast.son, at=MONTHS)
    thing.refresh_from_db()
    assert thing.said_silence(MONTHS.date()) == ""
    assert actions.confirm_effective(thing, basis="Biên bản.", by=cast.lan, at=MONTHS).effective_on == MONTHS.date()


def test_self_assess_answers_every_own_criterion(cast):
    thing = a_model(cast, "running")
    with pytest.raises(NotAssessed):
        actions.self_assess(thing, text="Xong.", results=[], by=cast.son, at=AT)
    assert assessed(cast, thing).state == "assessed"


def test_nobody_scores_their_own_even_as_another_officer(cast):
    thing = a_model(cast, "assessed")
    with pytest.raises(actions.OwnModel):
        actions.open_round(thing, stage="Tổ", assessors=[cast.nam, cast.son], by=cast.lan, at=AT)
    type(cast.nam).objects.filter(pk=cast.nam.pk).update(user=cast.son.user)
    cast.nam.refresh_from_db()
    with pytest.raises(actions.OwnModel):
        actions.open_round(thing, stage="Tổ", assessors=[cast.nam], by=cast.lan, at=AT)
    with pytest.raises(actions.NoAssessors):
        actions.open_round(thing, stage="Tổ", assessors=[], by=cast.lan, at=AT)


def test_rounds_stand_side_by_side_and_close_when_all_have_handed_in(cast, movement):
    thing = a_model(cast, "appraising", movement=movement)
    hand_in(thing, cast.nam)
    hand_in(thing, cast.lan, 3)
    with pytest.raises(actions.AllMustHandIn):
        actions.close_round(thing, verdict="effective", by=cast.lan, at=AT)
    hand_in(thing, cast.thao, 5)
    made = actions.close_round(thing, verdict="effective", by=cast.lan, at=AT)
    assert (made.points, [one.total() for one in made.assessors.all()]) == (D("94.67"), [D(100), D(94), D(90)])
    with pytest.raises(actions.NotYours):
        hand_in(thing, cast.nam)


def test_a_change_after_handing_in_needs_a_reason_and_is_kept(cast, movement):
    thing = a_model(cast, "appraising", movement=movement)
    row = hand_in(thing, cast.nam)
    leaf = row.round.edition.leaves()[0]
    with pytest.raises(actions.ChangeNeedsReason):
        actions.score(thing, points={leaf.pk: D(50)}, notes={}, by=cast.nam, at=AT)
    actions.score(thing, points={leaf.pk: D(50)}, notes={leaf.pk: "Xem lại minh chứng."}, by=cast.nam, at=AT)
    assert [(one.before, one.after, one.reason) for one in row.changes.all()] == [
        (D(60), D(50), "Xem lại minh chứng.")
    ]


def test_points_stay_within_the_criterion_and_all_are_scored(cast, movement):
    thing = a_model(cast, "appraising", movement=movement)
    leaf = thing.rounds.get().edition.leaves()[0]
    with pytest.raises(actions.PointsTooMany):
        actions.score(thing, points={leaf.pk: D(61)}, notes={}, by=cast.nam, at=AT)
    with pytest.raises(AllMustBeScored):
        actions.score(thing, points={leaf.pk: D(60)}, notes={}, hand_in=True, by=cast.nam, at=AT)


def test_agreed_points_need_a_reason(cast):
    movement = a_movement(cast, measures=actions.Measures(fields=["Kinh tế"], levels=[("Cấp xã", None)], combine="agreed",
                                                          criteria=[actions.CriterionRow(1, "Kết quả", D(10))]))  # fmt: skip
    thing = a_model(cast, "appraising", movement=movement)
    for one in (cast.nam, cast.lan, cast.thao):
        hand_in(thing, one)
    with pytest.raises(PointsNeedReason):
        actions.close_round(thing, verdict="effective", by=cast.lan, at=AT)
    assert (
        actions.close_round(thing, verdict="effective", agreed=D(9), reason="Thống nhất.", by=cast.lan, at=AT).points
        == 9
    )


def test_a_tie_is_a_tie(cast, movement):
    made = [a_model(cast, "appraised", movement=movement, name=f"Việc {word}") for word in ("kẻng", "hoa", "chợ")]
    rounds = [one.rounds.get() for one in made]
    rounds[0].points = D(99)
    assert [(one["place"], one["tied"]) for one in places_of(rounds, DAY)] == [(1, False), (2, False), (2, True)]


def test_recognise_takes_a_level_of_the_plan_and_a_signed_decision(cast, movement):
    thing = a_model(cast, "appraised", movement=movement)
    said = {"decision": "1/QĐ", "decided_on": DAY, "decided_by_name": "", "by": cast.lan, "at": AT}
    with pytest.raises(actions.LevelUnknown):
        actions.recognise(thing, level="Cấp vũ trụ", **said)
    with pytest.raises(NoDecision):
        actions.recognise(thing, level="Cấp xã", **said | {"decision": " "})
    with pytest.raises(actions.NotYetHappened):
        actions.recognise(thing, level="Cấp xã", **said | {"decided_on": DAY + timedelta(1)})
    actions.recognise(thing, level="Cấp xã", **said)
    ids = [cast.units.ban_may_team.pk]
    assert [one.slices["level"] for one in facts.models_recognised(ids, DAY, DAY)] == ["Cấp xã"]


def test_decline_lets_the_model_go_on(cast):
    thing = actions.decline(a_model(cast, "appraised"), reason="Chưa đủ.", by=cast.lan, at=AT)
    assert (thing.state, thing.rounds.get().verdict_note) == ("running", "Chưa đủ.")


def test_end_keeps_the_reason(cast):
    assert (a_model(cast, "ended").end_reason, written(a_model(cast, "ended", name="Kẻng"))[-1]) == (
        "Xong việc.",
        "initiative.ended",
    )


def test_figures_count_each_model_once_and_leave_out_what_must_not_count(cast):
    ids = [cast.units.ban_may_team.pk, cast.units.doi_che.pk]
    kept = [a_model(cast, "registered"), a_model(cast, "running", name="Kẻng an ninh")]
    for state in ("draft", "withdrawn", "merged"):
        a_model(cast, state, name=f"Bữa cơm {state}")
    counted = facts.models_registered(ids, DAY, DAY)
    assert [one.code for one in counted] == [
        *(one.code for one in kept),
        Initiative.objects.get(name="Mô hình giữ lại").code,
    ]
    assert [(one.slices["kind"], one.slices["field"]) for one in counted][0] == ("new", "Kinh tế")


def test_over_260_models_of_a_term_are_a_typed_estimate_with_a_basis(cast):
    said = {"unit": cast.units.ban_may, "kind": "registered", "first_on": DAY.replace(year=2020), "last_on": DAY, "amount": 260, "bound": "more_than", "by": cast.nam, "at": AT}  # fmt: skip
    with pytest.raises(Exception, match="căn cứ"):
        actions.enter_tally(**said, basis=" ")
    actions.enter_tally(**said, basis="Báo cáo nhiệm kỳ")
    found = facts.models_registered([cast.units.ban_may.pk], DAY, DAY)
    assert [(one.amount, one.slices["measure"]) for one in found] == [(260, "estimate")]


def test_replicated_models_count_where_they_were_taken(cast):
    origin = a_model(cast, "accepted")
    thing = actions.replicate(origin, name="Ở đây", movement=None, unit=cast.units.doi_che, by=cast.tu, at=AT)
    Initiative.objects.filter(pk=thing.pk).update(
        state="accepted", accepted_on=DAY, registered_at=AT, registered_by=cast.tu, registered_on=DAY
    )
    ids = [cast.units.ban_may_team.pk, cast.units.doi_che.pk]
    assert [one.unit for one in facts.models_replicated(ids, DAY, DAY)] == ["DC"]


def test_models_maintained_are_a_stock_without_the_ended_and_the_silent(cast):
    ids = [cast.units.ban_may_team.pk]
    for name, state in (("Đang chạy", "running"), ("Đã dừng", "ended"), ("Chưa ra mắt", "accepted")):
        a_model(cast, state, name=name)
    quiet, asked = a_model(cast, "running", name="Im lặng"), AT + timedelta(days=40)
    quiet = actions.ask_update(quiet, by=cast.nam, at=asked)

    def stock(until):
        return sum(one.amount for one in facts.models_maintained(ids, DAY, local_day(until)))

    assert (stock(AT), stock(asked)) == (2, 1)
    figures = actions.Figures("Vẫn làm đều.")
    actions.report_progress(quiet, on=local_day(asked), figures=figures, by=cast.son, at=asked)
    assert stock(asked) == 2


def test_the_list_of_assessors_leaves_out_whose_own_the_model_is(cast):
    thing = a_model(cast, "assessed")
    everybody = Officer.objects.all()
    own = {one.pk for one in everybody if permissions.is_own(one, thing)}
    assert own and {one.pk for one in permissions.not_own(everybody, thing)} == {one.pk for one in everybody} - own
