"""Every verb of a model: refused in any other state, refused to who may not."""

from __future__ import annotations

import pytest

from danvan.initiatives import actions
from danvan.initiatives.models import Initiative
from danvan.initiatives.states import STATES
from tests.initiatives.cases import PLAIN, WrongState, a_model, others, take, written


@pytest.mark.parametrize("verb", PLAIN)
def test_a_verb_is_refused_in_any_other_state(cast, verb):
    thing = a_model(cast)
    for state in others(verb):
        more = {"end_reason": "Xong.", "ended_on": thing.entered_on} if state == "ended" else {}
        more |= {"merged_into": thing} if state == "merged" else {}
        more |= {"registered_at": thing.created_at, "registered_by": cast.son, "registered_on": thing.entered_on}
        Initiative.objects.filter(pk=thing.pk).update(state=state, **more)
        with pytest.raises(WrongState):
            take(
                verb,
                thing,
                cast.son
                if verb in ("rewrite", "register", "withdraw_registration", "report_progress", "self_assess")
                else cast.lan,
            )
        thing.refresh_from_db()
        assert thing.state == state


@pytest.mark.parametrize("who", ["quan", "mai", "tu", "dao"])
def test_every_verb_is_refused_to_who_may_not(cast, who):
    thing = a_model(cast)
    before, taken = written(thing), []
    for verb in PLAIN:
        try:
            take(verb, thing, getattr(cast, who))
            taken.append(verb)
        except actions.NotYours:
            continue
    assert (taken, written(thing)) == ([], before)


def test_a_team_head_does_not_judge(cast):
    thing = a_model(cast)
    before = written(thing)
    for verb in (
        "ask_completion",
        "accept",
        "launch",
        "open_round",
        "close_round",
        "recognise",
        "decline",
        "end",
        "confirm_effective",
    ):
        with pytest.raises(actions.NotYours):
            take(verb, thing, cast.son)
    assert written(thing) == before


def test_every_state_can_be_walked_to(cast):
    assert [state for state in STATES if a_model(cast, state, name=f"Mô hình {state}").state != state] == []
