"""The head decides: take on or refuse, give to somebody, lengthen, stop, go on, end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from danvan.calendars import clocks
from danvan.petitions.actions import running
from danvan.petitions.actions.refusals import (
    CriteriaMissing,
    GroundMissing,
    HandlerExcluded,
    NoLongerTerm,
    NotOfTheUnit,
    ReasonMissing,
)
from danvan.petitions.actions.taking import Act, begin, finish
from danvan.petitions.actions.telling import tell_assigned
from danvan.petitions.models import Criterion, Petition
from danvan.petitions.states import COMPLEX_CRITERIA, DISCONTINUE_GROUNDS, PAUSE_GROUNDS, REFUSE_GROUNDS
from danvan.units.models import Officer, Unit


@transaction.atomic
def accept(
    petition: Petition, *, note: str = "", paper: str = "", paper_on: date | None = None, by: Officer, at: datetime
) -> Petition:
    """Take the case on; the term for settling or answering it starts (its first day is not counted)."""
    petition = begin(petition, "accept", by=by, at=at)
    act = Act(by, at, note=note, paper=paper, paper_on=paper_on)
    petition.accepted_on = act.on
    finish(petition, "accept", act, fields=("accepted_on",))
    return petition


@transaction.atomic
def refuse(
    petition: Petition,
    *,
    ground: str,
    note: str,
    paper: str = "",
    paper_on: date | None = None,
    by: Officer,
    at: datetime,
) -> Petition:
    """Refuse to take the case on, on a lawful ground and with reasons the sender reads."""
    petition = begin(petition, "refuse", by=by, at=at)
    _need_ground(ground, REFUSE_GROUNDS)
    _need_note(note)
    finish(petition, "refuse", Act(by, at, ground=ground, note=note, for_sender=True, paper=paper, paper_on=paper_on))
    return petition


@transaction.atomic
def assign(
    petition: Petition, *, unit: Unit, officer: Officer | None = None, note: str = "", by: Officer, at: datetime
) -> Petition:
    """Give the case to a body, and to somebody there. Raise NotOfTheUnit, HandlerExcluded."""
    petition = begin(petition, "assign", by=by, at=at)
    if officer is not None and officer.unit_id != unit.pk:
        raise NotOfTheUnit(field="officer")
    concerned = Q(unit=unit) | (Q(user=officer.user_id) if officer else Q(pk=None))
    if petition.exclusions.filter(concerned).exists():
        raise HandlerExcluded(field="officer" if officer else "unit")
    petition.assigned_unit, petition.assigned_to = unit, officer
    finish(petition, "assign", Act(by, at, note=note, to_unit=unit), fields=("assigned_unit", "assigned_to"))
    tell_assigned(petition, by=by, at=at)
    return petition


@transaction.atomic
def extend(
    petition: Petition,
    *,
    criteria: Sequence[str],
    paper: str,
    units: int = 0,
    note: str = "",
    by: Officer,
    at: datetime,
) -> Petition:
    """Lengthen the term of a complex case: criteria ticked, the note of it named (NĐ 124/2020 Đ3a).

    A complaint gets the length that the law gives complex cases; feedback at most once more its own length
    (``units``, working days). Raise CriteriaMissing, NoLongerTerm.
    """
    petition = begin(petition, "extend", by=by, at=at)
    ticked = [one for one in COMPLEX_CRITERIA if one in criteria]
    if not ticked or not paper.strip():
        raise CriteriaMissing(field="criteria" if not ticked else "paper")
    act = Act(by, at, ground=ticked[0], paper=paper, note=note)
    rows = running.settling(petition)
    if not rows:
        raise NoLongerTerm()
    ground = "; ".join(COMPLEX_CRITERIA[one].lower() for one in ticked)[:200]
    for clock in rows:
        clocks.extend(
            clock, running.calendar_of(petition), units=_more(petition, clock, units), ground=ground, paper=paper.strip()[:200],
            on=act.on, by_code=by.code, at=at,
        )  # fmt: skip
    petition.complex = True
    step = finish(petition, "extend", act, fields=("next_due_on",))
    Criterion.objects.bulk_create(Criterion(petition=petition, step=step, criterion=one) for one in ticked)
    return petition


def _more(petition: Petition, clock: clocks.Clock, asked: int) -> int:
    """Say how many units more a term may get; each is lengthened once."""
    given = sum(one.units for one in clock.changes.filter(kind=clocks.EXTEND))  # type: ignore[attr-defined]
    if given:
        raise NoLongerTerm(field="units")
    if clock.rule_code == "knpa.answer":
        if not 0 < asked <= clock.length:
            raise NoLongerTerm(f"Chỉ gia hạn từ 1 đến {clock.length} ngày làm việc, một lần.", field="units")
        return asked
    longest = clock.rule.length("remote_complex" if petition.remote else "complex")
    return longest - clock.length


@transaction.atomic
def pause(
    petition: Petition,
    *,
    ground: str,
    paper: str,
    paper_on: date | None = None,
    note: str = "",
    by: Officer,
    at: datetime,
) -> Petition:
    """Stop the case on a lawful ground; its term stands still from the next day (Luật Khiếu nại Đ11a)."""
    petition = begin(petition, "pause", by=by, at=at)
    _need_ground(ground, PAUSE_GROUNDS)
    act = Act(by, at, ground=ground, paper=paper, paper_on=paper_on, note=note)
    for clock in running.settling(petition):
        clocks.pause(
            clock, on=act.on, ground=PAUSE_GROUNDS[ground], paper=paper.strip()[:200], by_code=by.code, at=at
        )
    finish(petition, "pause", act, fields=("next_due_on",))
    return petition


@transaction.atomic
def resume(
    petition: Petition, *, paper: str = "", paper_on: date | None = None, note: str = "", by: Officer, at: datetime
) -> Petition:
    """Go on; what was left of the term when it stopped is left now."""
    petition = begin(petition, "resume", by=by, at=at)
    act = Act(by, at, paper=paper, paper_on=paper_on, note=note)
    for clock in running.settling(petition):
        if clock.paused_on:
            clocks.resume(
                clock, running.calendar_of(petition), on=act.on, paper=paper.strip()[:200], by_code=by.code, at=at
            )
    finish(petition, "resume", act, fields=("next_due_on",))
    return petition


@transaction.atomic
def discontinue(
    petition: Petition,
    *,
    ground: str,
    note: str,
    paper: str = "",
    paper_on: date | None = None,
    by: Officer,
    at: datetime,
) -> Petition:
    """End the case without a result: withdrawn, died, in court. Its term falls away."""
    petition = begin(petition, "discontinue", by=by, at=at)
    _need_ground(ground, DISCONTINUE_GROUNDS)
    _need_note(note)
    act = Act(by, at, ground=ground, note=note, for_sender=True, paper=paper, paper_on=paper_on)
    finish(petition, "discontinue", act)
    return petition


@transaction.atomic
def hold_dialogue(petition: Petition, *, day: date, note: str = "", by: Officer, at: datetime) -> Petition:
    """Set a dialogue with a complainant; notice is due at least five days before it (NĐ 124/2020 Đ28)."""
    petition = begin(petition, "hold_dialogue", by=by, at=at)
    finish(petition, "hold_dialogue", Act(by, at, note=note, for_sender=True), event=day)
    return petition


@transaction.atomic
def ask_more(petition: Petition, *, note: str, by: Officer, at: datetime) -> Petition:
    """Ask the sender for more; the sender reads the words, the term goes on."""
    petition = begin(petition, "ask_more", by=by, at=at)
    _need_note(note)
    petition.expects_supplement = True
    finish(petition, "ask_more", Act(by, at, note=note, for_sender=True))
    return petition


@transaction.atomic
def escalate(petition: Petition, *, note: str, to_body: str = "", by: Officer, at: datetime) -> Petition:
    """Write down a second complaint or a lawsuit about the decision."""
    petition = begin(petition, "escalate", by=by, at=at)
    _need_note(note)
    finish(petition, "escalate", Act(by, at, note=note, to_body=to_body))
    return petition


@transaction.atomic
def execute(petition: Petition, *, note: str, by: Officer, at: datetime) -> Petition:
    """Write down that the effective decision was carried out."""
    petition = begin(petition, "execute", by=by, at=at)
    _need_note(note)
    finish(petition, "execute", Act(by, at, note=note))
    return petition


@transaction.atomic
def reopen(petition: Petition, *, note: str, by: Officer, at: datetime) -> Petition:
    """Take a settled matter up again, once; a new term to answer starts. The first settlement stays counted."""
    petition = begin(petition, "reopen", by=by, at=at)
    _need_note(note)
    act = Act(by, at, note=note)
    petition.reopened_on, petition.closed_on = act.on, None
    finish(petition, "reopen", act, fields=("reopened_on",))
    return petition


def _need_ground(ground: str, known: dict[str, str]) -> None:
    if ground not in known:
        raise GroundMissing(field="ground")


def _need_note(note: str) -> None:
    if not note.strip():
        raise ReasonMissing(field="note")
