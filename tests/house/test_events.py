"""Every room that holds a term, a unit or personal data says what it does when that changes, or why nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import models

from danvan.calendars.clocks import Clock
from danvan.hall import events
from danvan.units.models import Unit

OURS = [model for model in apps.get_models() if model.__module__.startswith("danvan.")]


def rooms_with(asked: Callable[[type[models.Model]], bool]) -> set[str]:
    return {model._meta.app_label for model in OURS if asked(model)}


def has_a_unit(model: type[models.Model]) -> bool:
    fields = model._meta.concrete_fields
    return any(field.related_model is Unit or field.name == "unit" for field in fields)


WANTED = {
    "calendar_changed": rooms_with(lambda model: issubclass(model, Clock)),
    "units_merged": rooms_with(has_a_unit),
    "person_erased": rooms_with(lambda model: bool(model.scrub)),
    "retention_due": rooms_with(lambda model: bool(model.scrub)),
}


@pytest.mark.parametrize("event", events.EVENTS)
def test_no_room_is_missing_from_an_event(event):
    assert sorted(WANTED[event] - set(events.EVENTS[event])) == []


@pytest.mark.parametrize("event", events.EVENTS)
def test_no_room_is_named_that_does_not_exist(event):
    assert sorted(set(events.EVENTS[event]) - {app.label for app in apps.get_app_configs()}) == []


@pytest.mark.parametrize("event", events.EVENTS)
def test_a_room_with_nothing_to_do_says_why(event):
    reasons = [one.reason for one in events.EVENTS[event].values() if isinstance(one, events.Nothing)]
    assert [reason for reason in reasons if len(reason) < 20] == []


@pytest.mark.parametrize("room", sorted(WANTED["calendar_changed"]))
def test_a_room_with_terms_computes_them_anew(room):
    assert isinstance(events.ON_CALENDAR_CHANGED[room], events.Work)
