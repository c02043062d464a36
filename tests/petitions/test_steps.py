"""The state machine: every verb from every state, every guard, the history, the diagram."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from danvan.core.steps import WrongState, check
from danvan.law.data_files import read
from danvan.petitions import actions, states
from danvan.petitions.diagram import diagram
from danvan.petitions.models import Petition, PetitionStep
from danvan.petitions.models.step import AppendOnly
from danvan.petitions.states import GUARDS, STATES, STEPS
from tests.petitions.cases import AT, FITTING, VERBS, answered, entered, in_state


def test_every_verb_has_a_way_to_be_taken_here():
    assert set(VERBS) | {"receive"} == set(STEPS)


def test_every_state_of_the_law_file_is_a_state_here_and_publication_is_an_axis():
    ours = {"filed_without_processing": "filed"}
    law = {ours.get(name.lower(), name.lower()) for name in read("petition")["petition"]["states"]}
    assert law - set(STATES) == {"published"}
    assert set(STATES) - law == {"returned", "drafted"}


def test_a_citizen_sees_one_of_eight_plain_states_for_each_of_ours():
    assert set(states.SHOWN_AS) == set(STATES)
    assert set(states.SHOWN_AS.values()) == set(states.CITIZEN_STATES)
    assert len(states.CITIZEN_STATES) == 8


def others(verb):
    return [one for one in STATES if one not in STEPS[verb].from_]


@pytest.mark.parametrize("verb", VERBS)
def test_the_table_refuses_a_verb_in_every_other_state(verb):
    for state in others(verb):
        with pytest.raises(WrongState) as refused:
            check(STEPS, verb, state, labels=STATES)
        assert STATES[state] in refused.value.sentence


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_asks_the_table_before_it_does_anything(verb, cast, site):
    petition = in_state(cast, "registered", **FITTING.get(verb, {}))
    for state in {others(verb)[0], others(verb)[-1]}:
        Petition.objects.filter(pk=petition.pk).update(state=state)
        with pytest.raises(WrongState) as refused:
            VERBS[verb](cast, petition)
        assert STATES[state] in refused.value.sentence
    assert list(petition.steps.values_list("verb", flat=True)) == ["receive", "register"]


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_leads_where_the_table_says_from_every_state_it_may_start_in(verb, cast, site):
    step = STEPS[verb]
    for state in step.from_:
        petition = in_state(cast, state, **FITTING.get(verb, {}))
        VERBS[verb](cast, petition)
        after = Petition.objects.get(pk=petition.pk)
        assert after.state == (step.to or state)
        last = after.steps.last()
        assert (last.verb, last.from_state, last.to_state) == (verb, state, after.state)


@pytest.mark.parametrize(("verb", "guard"), [(verb, guard) for verb, guards in GUARDS.items() for guard in guards])
def test_a_guard_refuses_with_its_sentence(verb, guard, cast):
    bad = {
        "condition": "not_eligible" if "eligible" in guard.allowed else "eligible",
        "competence": "not_own" if "own" in guard.allowed else "own",
        "kind": next((kind for kind in states.KINDS if kind not in guard.allowed), "feedback"),
        "guided_before": True, "anonymous": False, "crime_sign": False, "reopened_on": AT.date(),
    }[guard.axis]  # fmt: skip
    fitting = FITTING.get(verb, {}) | {"not_eligible": "form"}
    petition = in_state(cast, STEPS[verb].from_[0], **(fitting | {guard.axis: bad}))
    with pytest.raises(actions.GuardRefused) as refused:
        VERBS[verb](cast, petition)
    assert refused.value.sentence == guard.sentence


def test_the_history_is_only_added_to(cast):
    step = entered(cast).steps.first()
    step.to_state = "closed"
    for change in (
        step.save,
        lambda: PetitionStep.objects.update(verb="x"),
        lambda: PetitionStep.objects.all().delete(),
    ):
        with pytest.raises(AppendOnly):
            change()


def test_nothing_leaves_the_received_state_without_a_number_in_the_book(cast):
    petition = answered(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Petition.objects.filter(pk=petition.pk).update(book_number=None)


def test_the_diagram_of_the_docs_is_the_one_drawn_from_the_steps():
    text = (Path(__file__).resolve().parent.parent.parent / "docs" / "rooms" / "petitions.md").read_text()
    assert diagram() in text
