"""The verbs: who may, in which state, what they write, what they refuse."""

from __future__ import annotations

from datetime import date

import pytest

from danvan import journal, search
from danvan.core.steps import WrongState
from danvan.disclosures import actions
from danvan.disclosures.actions import disclosure as verbs
from danvan.disclosures.models import Disclosure, DisclosureClock, PublicationPlan
from danvan.disclosures.states import STATES, STEPS
from tests.disclosures.conftest import DECIDED, NOON, enter, shown

SEPTEMBER_30 = NOON.replace(day=30)
WORDS = {
    "edit": {"content": actions.Content("CK01a", "Tên mới", DECIDED)},
    "post": {"shown": shown()},
    "withdraw": {"reason": "Ghi nhầm."},
    "publish": {},
    "end": {},
}


def in_state(thing: Disclosure, state: str) -> Disclosure:
    """Put a content into a state without walking there."""
    published = DECIDED if state in ("open", "ended") else None
    reason = "Ghi nhầm." if state == "withdrawn" else ""
    Disclosure.objects.filter(pk=thing.pk).update(state=state, published_on=published, withdraw_reason=reason)
    thing.refresh_from_db()
    return thing


def others(verb: str) -> list[str]:
    allowed = (*STEPS[verb].from_, "open") if verb == "publish" else STEPS[verb].from_
    return [state for state in STATES if state not in allowed]


@pytest.mark.parametrize(("verb", "state"), [(verb, state) for verb in WORDS for state in others(verb)])
def test_each_verb_is_refused_in_any_other_state(cast, thing, verb, state):
    thing = in_state(thing, state)
    with pytest.raises(WrongState):
        getattr(actions, verb)(thing, by=cast.lan, at=SEPTEMBER_30, **WORDS[verb])


@pytest.mark.parametrize("verb", WORDS)
@pytest.mark.parametrize("who", ["tu", "dao", "mai", "son"])
def test_each_verb_is_refused_to_strangers_and_followers(cast, thing, verb, who):
    with pytest.raises(verbs.NotYours):
        getattr(actions, verb)(thing, by=getattr(cast, who), at=SEPTEMBER_30, **WORDS[verb])


@pytest.mark.parametrize("verb", ["publish", "withdraw"])
def test_a_clerk_neither_publishes_nor_withdraws(cast, thing, verb):
    with pytest.raises(verbs.NotYours):
        getattr(actions, verb)(thing, by=cast.nam, at=SEPTEMBER_30, **WORDS[verb])


def test_enter_starts_the_clock_of_five_working_days_and_skips_the_national_holiday(thing):
    clock = thing.clocks.get()
    assert (clock.rule_version, clock.due_on) == ("dcco.publish@2023-07-01", date(2026, 9, 3))


def test_enter_takes_the_clock_of_the_budget_for_its_items(cast, calendar):
    clock = enter(cast, "CK02b").clocks.get()
    assert (clock.rule_code, clock.due_on) == ("budget.decided", date(2026, 9, 23))


@pytest.mark.parametrize(
    ("change", "refusal", "field"),
    [
        ({"item": "CK99"}, verbs.UnknownItem, "item_code"),
        ({"title": "  "}, verbs.NoTitle, "title"),
        ({"decided_on": date(2026, 9, 2)}, verbs.NotYet, "decided_on"),
    ],
)
def test_enter_refuses_what_cannot_be(cast, calendar, change, refusal, field):
    with pytest.raises(refusal) as caught:
        enter(cast, **change)
    assert caught.value.field == field
    assert Disclosure.objects.count() == 0


def test_the_first_posting_opens_the_content_and_settles_the_clock(cast, thing):
    actions.post(thing, shown=shown(), by=cast.nam, at=NOON)
    thing.refresh_from_db()
    clock = thing.clocks.get()
    assert (thing.state, thing.published_on, clock.done_on, clock.was_late()) == (
        "open", date(2026, 8, 26), date(2026, 8, 26), False,
    )  # fmt: skip


def test_an_earlier_posting_written_later_moves_the_first_day_back(cast, thing):
    actions.post(thing, shown=shown(first=date(2026, 9, 1)), by=cast.nam, at=NOON)
    actions.post(thing, shown=shown(first=date(2026, 8, 25)), by=cast.nam, at=NOON)
    thing.refresh_from_db()
    assert (thing.published_on, thing.clocks.get().done_on) == (date(2026, 8, 25), date(2026, 8, 25))


@pytest.mark.parametrize(
    ("what", "refusal", "field"),
    [
        (shown(place=""), verbs.NoPlace, "place_kind"),
        (shown(first=date(2026, 9, 2)), verbs.NotYet, "from_on"),
        (shown(last=date(2026, 8, 25)), verbs.EndsBeforeStart, "to_on"),
        (shown(first=date(2026, 8, 23)), verbs.BeforeDecision, "from_on"),
        (shown("khói"), verbs.UnknownItem, "channel"),
    ],
)
def test_post_refuses_what_cannot_be(cast, thing, what, refusal, field):
    with pytest.raises(refusal) as caught:
        actions.post(thing, shown=what, by=cast.nam, at=NOON)
    assert caught.value.field == field
    assert thing.postings.count() == 0


def test_take_down_before_the_thirty_days_asks_to_be_confirmed(cast, thing):
    posting = actions.post(thing, shown=shown(), by=cast.nam, at=NOON)
    with pytest.raises(verbs.StillNeeded) as caught:
        actions.take_down(posting, to_on=date(2026, 8, 30), early=False, by=cast.nam, at=NOON)
    assert "25/9/2026" in str(caught.value)
    actions.take_down(posting, to_on=date(2026, 8, 30), early=True, by=cast.nam, at=NOON)
    posting.refresh_from_db()
    assert posting.to_on == date(2026, 8, 30)


def test_end_names_the_places_that_are_still_up(cast, thing):
    actions.post(thing, shown=shown(), by=cast.nam, at=NOON)
    with pytest.raises(verbs.StillShown) as caught:
        actions.end(thing, by=cast.nam, at=SEPTEMBER_30)
    assert "Niêm yết: Trụ sở" in str(caught.value)


def test_publish_shows_it_and_finds_it(cast, thing, site):
    actions.publish(thing, by=cast.lan, at=NOON)
    hits = search.find("phat trien kinh te", kinds=["disclosure"], public_at=NOON)
    assert [hit.code for hit in hits] == [thing.code]


def test_a_list_of_persons_is_not_searched_and_leaves_the_site_by_itself(cast, calendar, site):
    thing = enter(cast, "CK07b", personal=True)
    actions.publish(thing, by=cast.lan, at=NOON)
    assert search.find("phat trien kinh te", kinds=["disclosure"], public_at=NOON) == []
    october_1, october_2 = NOON.replace(month=10, day=1), NOON.replace(month=10, day=2)
    assert [Disclosure.objects.public(at).count() for at in (NOON, october_1, october_2)] == [1, 1, 0]


def test_withdraw_needs_a_reason_and_stops_the_clock(cast, thing):
    with pytest.raises(verbs.NeedsReason):
        actions.withdraw(thing, reason=" ", by=cast.lan, at=NOON)
    actions.withdraw(thing, reason="Ghi nhầm.", by=cast.lan, at=NOON)
    assert DisclosureClock.objects.open().count() == 0


def test_edit_of_the_day_starts_the_clock_anew(cast, thing):
    content = actions.Content("CK01a", "Tên mới", date(2026, 8, 25))
    actions.edit(thing, content=content, by=cast.nam, at=NOON)
    assert [one.starts_on for one in thing.clocks.all()] == [date(2026, 8, 25)]


def test_every_act_is_written_down_without_words(cast, thing):
    actions.post(thing, shown=shown(), by=cast.nam, at=NOON)
    actions.withdraw(thing, reason="Ghi nhầm.", by=cast.lan, at=NOON)
    entries = list(journal.entries_for("disclosure", thing.code))
    assert [one.verb for one in entries] == ["disclosure.entered", "disclosure.posted", "disclosure.withdrawn"]


def test_draw_up_makes_a_line_for_every_item_and_only_one_plan_a_year(cast, calendar):
    plan = actions.draw_up(2026, unit=cast.units.ban_may, has_loudspeaker=False, by=cast.nam, at=NOON)
    assert plan.lines.count() == 52
    assert "Truyền thanh" not in plan.lines.get(item_code="CK07a").forms
    with pytest.raises(actions.plan.PlanExists):
        actions.draw_up(2026, unit=cast.units.ban_may, has_loudspeaker=True, by=cast.nam, at=NOON)
    assert PublicationPlan.objects.count() == 1


def test_adopt_keeps_the_paper_and_the_lines(cast, calendar):
    plan = actions.draw_up(2026, unit=cast.units.ban_may, has_loudspeaker=True, by=cast.nam, at=NOON)
    lines = {"CK01a": ("Tháng 1", "Niêm yết", "Văn phòng")}
    actions.adopt(plan, paper="3/KH-UBND", adopted_on=DECIDED, lines=lines, by=cast.lan, at=NOON)
    line = PublicationPlan.objects.get().lines.get(item_code="CK01a")
    assert (line.moment, line.forms, line.responsible) == lines["CK01a"]
    with pytest.raises(actions.plan.NotAdopted):
        actions.adopt(plan, paper=" ", adopted_on=DECIDED, lines={}, by=cast.lan, at=NOON)
