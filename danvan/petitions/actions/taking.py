"""How every verb begins and ends: lock, may you, can it; then write it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from danvan import journal
from danvan.core.dates import local_day
from danvan.core.steps import check
from danvan.petitions.actions import running
from danvan.petitions.actions.refusals import GuardRefused, NotYours
from danvan.petitions.actions.telling import mail_sender
from danvan.petitions.models import Petition, PetitionStep, StepNote
from danvan.petitions.permissions import may
from danvan.petitions.states import GUARDS, PAST, STATES, STEPS
from danvan.units.models import Officer, Unit

SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Act:
    """Who, when, on which ground and paper, with which words apart."""

    by: Officer | None
    at: datetime
    ground: str = ""
    paper: str = ""
    paper_on: date | None = None
    note: str = ""
    for_sender: bool = False
    to_unit: Unit | None = None
    to_body: str = ""

    @property
    def on(self) -> date:
        return local_day(self.at)

    @property
    def by_code(self) -> str:
        return self.by.code if self.by else SYSTEM


def locked(petition: Petition) -> Petition:
    """Read the row again and hold it until the transaction ends."""
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "topic", "assigned_unit")
    return rows.get(pk=petition.pk)


def begin(petition: Petition, verb: str, *, by: Officer, at: datetime) -> Petition:
    """Lock; may you; can it: the state and every guard. Raise NotYours, WrongState, GuardRefused."""
    petition = locked(petition)
    if not may(verb, by, petition, local_day(at)):
        raise NotYours()
    if verb in STEPS:
        check(STEPS, verb, petition.state, labels=STATES)
        check_guards(petition, verb)
    return petition


def check_guards(petition: Petition, verb: str) -> None:
    """Raise GuardRefused with the sentence of the first guard that says no."""
    for guard in GUARDS.get(verb, ()):
        if getattr(petition, guard.axis) not in guard.allowed:
            raise GuardRefused(guard.sentence)


def may_now(petition: Petition, verb: str) -> bool:
    """Say whether the state and the guards allow a verb (not: the officer)."""
    step = STEPS[verb]
    return petition.state in step.from_ and all(
        getattr(petition, guard.axis) in guard.allowed for guard in GUARDS.get(verb, ())
    )


def finish(
    petition: Petition, verb: str, act: Act, *, fields: Iterable[str] = (), event: date | None = None, moves_clocks: bool = True
) -> PetitionStep:  # fmt: skip
    """Move the state, run the clocks, save, append the step with its note, tell the sender, write the journal."""
    before = "" if verb == "receive" else petition.state
    petition.state = (STEPS[verb].to if verb in STEPS else "") or petition.state
    if moves_clocks:
        running.move(petition, verb, on=act.on, by_code=act.by_code, at=act.at, event=event)
    petition.save()
    step = append(petition, verb, act, before)
    mail_sender(petition, verb, at=act.at)
    write(petition, verb, act, fields=("state", *fields) if before != petition.state else tuple(fields))
    return step


def append(petition: Petition, verb: str, act: Act, before: str) -> PetitionStep:
    """Append one step to the history."""
    step = PetitionStep.objects.create(
        petition=petition, verb=verb, from_state=before, to_state=petition.state, on=act.on, at=act.at, by=act.by, ground=act.ground,
        paper=act.paper.strip()[:80], paper_on=act.paper_on, to_unit=act.to_unit, to_body=act.to_body.strip()[:200],
    )  # fmt: skip
    if act.note.strip():
        StepNote.objects.create(step=step, text=act.note.strip(), for_sender=act.for_sender)
    return step


def append_all(petition: Petition, verbs: tuple[str, ...], act: Act) -> None:
    """Append the first steps of a letter that has just come in, without notes."""
    states = ["", *(STEPS[verb].to for verb in verbs)]
    PetitionStep.objects.bulk_create(
        PetitionStep(
            petition=petition, verb=verb, from_state=states[at], to_state=states[at + 1], on=act.on, at=act.at, by=act.by
        )
        for at, verb in enumerate(verbs)
    )  # fmt: skip


def write_all(petition: Petition, verbs: tuple[str, ...], act: Act) -> None:
    """Write one journal entry for each of several verbs taken together."""
    entries = [(f"petition.{PAST[verb]}", ("state",) if verb == "receive" else ("state", "book_number")) for verb in verbs]  # fmt: skip
    journal.record_each(
        unit=petition.unit.code, actor=act.by_code, kind="petition", code=petition.code, entries=entries, at=act.at
    )


def write(petition: Petition, verb: str, act: Act, *, fields: Iterable[str] = ()) -> None:
    journal.record(
        unit=petition.unit.code, actor=act.by_code, verb=f"petition.{PAST[verb]}", kind="petition", code=petition.code, fields=tuple(fields),
        at=act.at,
    )  # fmt: skip
