"""The terms of a petition as it moves: started, settled and stopped by the verbs that the duties name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.law import rules
from danvan.law.calendar import Calendar
from danvan.law.refusals import OutsideDates
from danvan.petitions.duties import DUTIES, SETTLING, Duty, applies, duty_of
from danvan.petitions.models import Petition, PetitionClock, PetitionClockChange
from danvan.petitions.states import ENDED


def calendar_of(petition: Petition) -> Calendar:
    """Return the calendar of the unit that keeps the petition."""
    return calendars.load(petition.unit)


def move(petition: Petition, verb: str, *, on: date, by_code: str, at: datetime, event: date | None = None) -> None:
    """Settle what ``verb`` settles, start what it starts, and write the nearest day onto the petition (unsaved).

    ``event`` is the day that new terms count from when it is not the day of the act (receipt, dialogue).
    """
    calendar = calendar_of(petition)
    open_ones = [] if verb == "receive" else list(petition.clocks.open())
    settled = [one for one in open_ones if _is_settled(one, verb)]
    for one in settled:
        clocks.settle(one, on=max(on, one.starts_on), by_code=by_code, at=at)
    if petition.state in ENDED:
        _end(petition, open_ones, settled, on=on, by_code=by_code, at=at)
    fresh = [
        _begin(petition, duty, event or on, calendar)
        for duty in DUTIES
        if verb in duty.starts and applies(duty, petition)
    ]
    kept = PetitionClock.objects.bulk_create([one for one in fresh if one is not None])
    refresh(petition, [one for one in [*open_ones, *kept] if one.is_open])


def begin_all(petition: Petition, verbs: tuple[str, ...], *, on: date) -> list[tuple[PetitionClock, bool]]:
    """Make (not save) the terms of a letter that comes in, each with whether ``verbs`` settle it; write the nearest day on it."""
    calendar = calendar_of(petition)
    fresh = [
        (term, any(verb in duty.settled_by for verb in verbs))
        for duty in DUTIES
        if "receive" in duty.starts and applies(duty, petition)
        if (term := _begin(petition, duty, petition.received_on, calendar)) is not None
    ]
    refresh(petition, [term for term, settled in fresh if not settled])
    return fresh


def keep(terms: list[tuple[PetitionClock, bool]], *, on: date, by_code: str, at: datetime) -> None:
    """Save what ``begin_all`` made, the settled ones with the change that says so."""
    for term, settled in terms:
        term.done_on = max(on, term.starts_on) if settled else None
    PetitionClock.objects.bulk_create([term for term, _ in terms])
    PetitionClockChange.objects.bulk_create(
        PetitionClockChange(clock=term, kind=clocks.SETTLE, on=term.done_on, by_code=by_code, at=at)
        for term, settled in terms
        if settled
    )


def align(petition: Petition, *, on: date, by_code: str, at: datetime) -> None:
    """After classifying: start what the kind asks for since the receipt, stop what is not of this kind."""
    calendar = calendar_of(petition)
    wanted = [
        duty for duty in DUTIES if "receive" in duty.starts and applies(duty, petition) and duty.rule != "vt.register"
    ]
    rows = list(petition.clocks.all())
    known = {one.rule_code for one in rows if one.stopped_on is None}
    for one in rows:
        duty = duty_of(one.rule_code)
        if one.is_open and duty and "receive" in duty.starts and not applies(duty, petition):
            clocks.stop(one, on=on, by_code=by_code, at=at)
    fresh = [_begin(petition, duty, petition.received_on, calendar) for duty in wanted if duty.rule not in known]
    rows += PetitionClock.objects.bulk_create([one for one in fresh if one is not None])
    refresh(petition, [one for one in rows if one.is_open])


def refresh(petition: Petition, open_ones: list[Any] | None = None) -> None:
    """Write the nearest running day onto the petition (unsaved); follow-ups and paused terms do not count."""
    rows = list(petition.clocks.open()) if open_ones is None else open_ones
    near = [one for one in rows if one.paused_on is None and one.role != clocks.FOLLOW_UP]
    first = min(near, key=lambda one: (one.due_on, one.role != clocks.LIMIT), default=None)
    petition.next_due_on = first.due_on if first else None
    petition.next_rule = first.rule_code if first else ""


def settling(petition: Petition) -> list[PetitionClock]:
    """Return the open terms that pauses and extensions are about."""
    return list(petition.clocks.open().filter(rule_code__in=SETTLING))


def _is_settled(clock: PetitionClock, verb: str) -> bool:
    duty = duty_of(clock.rule_code)
    return duty is not None and verb in duty.settled_by


def _end(
    petition: Petition, open_ones: list[PetitionClock], settled: list[PetitionClock], *, on: date, by_code: str, at: datetime
) -> None:  # fmt: skip
    """Keep, once, the day on which the case was settled and the day that bound it; stop what fell away."""
    binding = [one for one in open_ones if one.rule_code in SETTLING]
    binding = binding or [one for one in settled if one.role == clocks.LIMIT and one.rule_code != "vt.register"]
    if petition.settled_on is None:
        petition.settled_on = on
        petition.settle_due_on = min((one.due_on for one in binding), default=None)
    if petition.state == "discontinued":
        for one in open_ones:
            if one.rule_code in SETTLING:
                clocks.stop(one, on=on, by_code=by_code, at=at)


def _begin(petition: Petition, duty: Duty, event: date, calendar: Calendar) -> PetitionClock | None:
    """Make the clock of a duty; none when no row of the law was in force on the day of the event."""
    variant = duty.variant if duty.variant != "remote" or petition.remote else ""
    length = None
    if duty.rule == "knpa.answer":
        length = petition.topic.answer_days if petition.topic else rules.pick(duty.rule, event).default_local
    try:
        return clocks.start(
            PetitionClock, duty.rule, event, calendar, length=length, variant=variant or None, role=duty.role, petition=petition
        )  # fmt: skip
    except OutsideDates:
        return None


def changes_of(rows: list[PetitionClock]) -> dict[int, list[PetitionClockChange]]:
    """Fetch the changes of many clocks by one query."""
    found: dict[int, list[PetitionClockChange]] = {one.pk: [] for one in rows}
    for change in PetitionClockChange.objects.filter(clock__in=rows).order_by("pk"):
        found[change.clock_id].append(change)
    return found
