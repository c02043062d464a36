"""Writing, sending, completing, merging, accepting a registration; movements and their editions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from danvan.initiatives import actions
from danvan.initiatives.actions.movement import MovementNotYours, NoReasonToAmend, PartWithoutWhole
from danvan.initiatives.actions.registration import NotOpen
from danvan.initiatives.models import Initiative
from danvan.initiatives.similar import similar_to
from tests.initiatives.cases import AT, DAY, LATER, MEASURES, PLAN, STORY, TEN, a_model, a_movement, written

D = Decimal


def test_begin_keeps_a_draft_with_a_name_only(cast):
    thing = actions.begin(actions.Ten("Tên"), movement=None, unit=cast.units.ban_may_team, by=cast.son, at=AT)
    assert (thing.state, written(thing)) == ("draft", ["initiative.begun"])


def test_register_names_what_is_missing(cast):
    thing = actions.begin(
        replace(TEN, goals=(), situation=""), movement=None, unit=cast.units.ban_may_team, by=cast.son, at=AT
    )
    with pytest.raises(actions.Incomplete) as refused:
        actions.register(thing, by=cast.son, at=AT)
    assert refused.value.facts["missing"] == "Thực trạng, lý do xây dựng mô hình, Tiêu chí đo được"


def test_register_shows_what_looks_alike_nearby_until_the_difference_is_said(cast):
    a_model(cast, "registered", name="Lùi rào mở đường thôn")
    thing = a_model(cast)
    with pytest.raises(actions.SimilarFound):
        actions.register(thing, by=cast.son, at=AT)
    assert actions.register(thing, difference="Thôn khác.", by=cast.son, at=AT).state == "registered"


def test_a_model_taken_over_is_not_held_up_by_its_origin(cast):
    origin = a_model(cast, "accepted")
    thing = actions.replicate(origin, name="", movement=None, unit=cast.units.doi_che, by=cast.tu, at=LATER)
    thing = actions.rewrite(thing, ten=TEN, by=cast.tu, at=LATER)
    assert (actions.register(thing, by=cast.tu, at=LATER).state, thing.origin) == ("registered", origin)


def test_ask_completion_and_rewrite_keep_the_first_day(cast):
    thing = a_model(cast, "returned")
    thing = actions.rewrite(thing, ten=replace(TEN, name="Tên mới"), by=cast.son, at=LATER)
    again = actions.register(thing, by=cast.son, at=LATER)
    assert (again.name, again.registered_on, again.completion_asked) == ("Tên mới", DAY, "")


def test_rewrite_keeps_the_figures_of_a_goal_that_stands(cast):
    thing = a_model(cast)
    kept = thing.goals.get().pk
    actions.rewrite(
        thing, ten=replace(TEN, goals=[actions.Aim("Số hộ lùi rào", D(50)), actions.Aim("Mới")]), by=cast.son, at=AT
    )
    assert [(one.pk == kept, one.text) for one in thing.goals.all()] == [(True, "Số hộ lùi rào"), (False, "Mới")]


def test_merge_keeps_the_record_and_refuses_itself(cast):
    kept, thing = a_model(cast, "accepted", name="Kẻng an ninh"), a_model(cast, "registered")
    with pytest.raises(actions.NotTheSame):
        actions.merge(thing, into=thing, by=cast.nam, at=AT)
    assert actions.merge(thing, into=kept, by=cast.nam, at=AT).merged_into == kept


def test_withdraw_registration_and_accept_are_written_down(cast):
    assert written(a_model(cast, "withdrawn"))[-1] == "initiative.withdrawn"
    assert written(a_model(cast, "accepted"))[-1] == "initiative.accepted"


def test_only_an_announced_movement_of_the_own_line_is_open(cast):
    draft = a_movement(cast, announced=False)
    for unit, by in ((cast.units.ban_may_team, cast.son), (cast.units.doi_che, cast.tu)):
        with pytest.raises(NotOpen):
            actions.begin(TEN, movement=draft, unit=unit, by=by, at=AT)
    announced = actions.announce(draft, on=DAY, by=cast.lan, at=AT)
    assert actions.begin(TEN, movement=announced, unit=cast.units.ban_may_team, by=cast.son, at=AT).year == 2025
    with pytest.raises(NotOpen):
        actions.begin(TEN, movement=announced, unit=cast.units.doi_che, by=cast.tu, at=AT)


def test_announce_needs_fields_and_levels(cast):
    with pytest.raises(actions.NoFields):
        a_movement(cast, measures=actions.Measures())


def test_revise_writes_the_first_edition_anew_and_amend_makes_another(cast):
    draft = actions.revise(
        a_movement(cast, announced=False), plan=PLAN, measures=replace(MEASURES, fields=["Khác"]), by=cast.nam, at=AT
    )
    assert [one.number for one in draft.editions.all()] == [1]
    announced = actions.announce(draft, on=DAY, by=cast.lan, at=AT)
    with pytest.raises(NoReasonToAmend):
        actions.amend(announced, measures=MEASURES, reason=" ", by=cast.lan, at=LATER)
    actions.amend(announced, measures=MEASURES, reason="Thêm tiêu chí.", by=cast.lan, at=LATER)
    assert announced.edition().number == 2
    assert actions.close_movement(announced, by=cast.lan, at=LATER).state == "closed"


def test_prepare_is_refused_to_others_and_a_part_needs_a_whole(cast):
    with pytest.raises(MovementNotYours):
        actions.prepare(PLAN, MEASURES, unit=cast.units.ban_may, by=cast.tu, at=AT)
    with pytest.raises(PartWithoutWhole):
        actions.prepare(
            PLAN,
            replace(MEASURES, criteria=[actions.CriterionRow(2, "Lẻ")]),
            unit=cast.units.ban_may,
            by=cast.nam,
            at=AT,
        )


def test_leaves_are_what_is_scored(cast):
    rows = [
        actions.CriterionRow(0, "I"),
        actions.CriterionRow(1, "1"),
        actions.CriterionRow(2, "1a"),
        actions.CriterionRow(1, "2"),
    ]
    movement = a_movement(cast, measures=replace(MEASURES, criteria=rows))
    assert [one.text for one in movement.edition().leaves()] == ["1a", "2"]


def test_nobody_elsewhere_sees_a_draft(cast):
    a_model(cast)
    assert [Initiative.objects.visible_to(one, DAY).count() for one in (cast.nam, cast.mai, cast.tu, cast.dao)] == [
        1,
        1,
        0,
        0,
    ]


def test_story_is_whole_or_refused(cast, site):
    with pytest.raises(actions.StoryIncomplete):
        actions.publish(a_model(cast, "running"), story=replace(STORY, story_how=" "), by=cast.lan, at=AT)


def test_what_says_the_same_under_another_name_is_found_nearby(cast):
    said = "Mỗi nhà lùi hàng rào một mét, cả thôn góp công làm đường rộng ba mét cho xe chở nông sản vào tận nơi"
    known = a_model(cast, "accepted", ten=replace(TEN, content=said))
    renamed = a_model(
        cast,
        name="Nụ cười sớm mai",
        ten=replace(TEN, situation="", aims="", outputs="", content=f"{said}, bà con phấn khởi"),
    )
    other = a_model(
        cast,
        name="Vườn rau học trò",
        ten=replace(
            TEN,
            situation="",
            aims="",
            outputs="",
            content="Học sinh trồng rau sau giờ học, bán ở chợ phiên, tiền góp mua sách cho bạn nghèo trong lớp",
        ),
    )
    assert [one.initiative for one in similar_to(renamed, DAY)] == [known]
    assert similar_to(other, DAY) == []
