"""Sorting: classify on the independent axes, then every way out before a case is taken on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from danvan.core.codes import new_code
from danvan.petitions.actions import running
from danvan.petitions.actions.receiving import content_key, first_words, index, next_number
from danvan.petitions.actions.refusals import (
    BodyMissing,
    NotClassified,
    NotOfTheUnit,
    OnlyOnePart,
    ReasonMissing,
    WhyNotEligible,
)
from danvan.petitions.actions.taking import Act, append, begin, finish
from danvan.petitions.models import Party, Petition, PetitionStep, Topic
from danvan.petitions.states import FLAGS
from danvan.units.models import Officer, Unit


@dataclass(frozen=True, slots=True)
class Axes:
    """The independent axes of classification (law.md 2.2); ``flags`` are names of FLAGS."""

    kind: str
    condition: str
    competence: str
    not_eligible: str = ""
    branch: str = ""
    topic: Topic | None = None
    area: Unit | None = None
    signatories: int = 1
    has_originals: bool = False
    instance: int = 1
    remote: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One content of a mixed letter."""

    kind: str
    text: str


@transaction.atomic
def classify(petition: Petition, *, axes: Axes, by: Officer, at: datetime) -> Petition:
    """Put a registered petition on its axes; the terms follow the kind, counted from the receipt.

    Raise NotClassified, WhyNotEligible, NotOfTheUnit.
    """
    petition = begin(petition, "classify", by=by, at=at)
    _judge(axes, petition)
    changed = _set(petition, axes)
    petition.guided_before = was_guided(petition)
    act = Act(by, at, ground=axes.not_eligible)
    running.align(petition, on=act.on, by_code=act.by_code, at=at)
    finish(petition, "classify", act, fields=changed, moves_clocks=False)
    return petition


def _judge(axes: Axes, petition: Petition) -> None:
    if not axes.condition or not axes.competence:
        raise NotClassified(field="condition" if not axes.condition else "competence")
    if axes.condition == "not_eligible" and not axes.not_eligible:
        raise WhyNotEligible(field="not_eligible")
    if axes.topic and axes.topic.unit_id != petition.unit_id:
        raise NotOfTheUnit(field="topic")


def _set(petition: Petition, axes: Axes) -> list[str]:
    values = {
        name: getattr(axes, name)
        for name in ("kind", "condition", "competence", "not_eligible", "branch", "topic", "area", "signatories", "has_originals", "instance", "remote")
    }  # fmt: skip
    values["not_eligible"] = axes.not_eligible if axes.condition == "not_eligible" else ""
    values |= {name: name in axes.flags for name in FLAGS}
    changed = [name for name, value in values.items() if getattr(petition, name) != value]
    for name in changed:
        setattr(petition, name, values[name])
    return changed


def was_guided(petition: Petition) -> bool:
    """Say whether the same person was guided once on the same content: the same words, or a letter raised again."""
    same = Petition.objects.of_person(petition.person_key).filter(content_key=petition.content_key)
    before = {*same.exclude(pk=petition.pk).values_list("pk", flat=True), petition.raised_again_of_id} - {None}
    return bool(before) and PetitionStep.objects.filter(petition__in=before, verb="guide").exists()


@transaction.atomic
def file(petition: Petition, *, note: str, by: Officer, at: datetime) -> Petition:
    """File a letter without processing it; whether to destroy it is looked at after twelve months."""
    petition = begin(petition, "file", by=by, at=at)
    finish(petition, "file", Act(by, at, ground=petition.not_eligible, note=note))
    return petition


@transaction.atomic
def split(petition: Petition, *, parts: Sequence[Part], by: Officer, at: datetime) -> list[Petition]:
    """Split a mixed letter: each content becomes a letter of its own, with its own number, sender and terms."""
    petition = begin(petition, "split", by=by, at=at)
    parts = [part for part in parts if part.text.strip()]
    if len(parts) < 2:
        raise OnlyOnePart(field="parts")
    children = [_child(petition, part, Act(by, at)) for part in parts]
    finish(petition, "split", Act(by, at))
    return children


def _child(parent: Petition, part: Part, act: Act) -> Petition:
    text = part.text.strip()
    child = Petition.objects.create(
        code=new_code(parent.unit.record_prefix(), parent.received_on.year), unit=parent.unit, kind=part.kind, channel=parent.channel,
        topic=parent.topic, area=parent.area, subject=first_words(text), text=text, place=parent.place, received_on=parent.received_on,
        received_at=parent.received_at, received_by=parent.received_by, signatories=parent.signatories, anonymous=parent.anonymous,
        person_key=parent.person_key, content_key=content_key(text), procedure_on=parent.procedure_on, parent=parent, state="registered",
        book_year=parent.book_year, book_number=next_number(parent.unit, parent.book_year or parent.received_on.year),
        forwarded_by=parent.forwarded_by, empowered_forwarder=parent.empowered_forwarder,
    )  # fmt: skip
    for party in parent.parties.all():
        Party.objects.create(
            petition=child, role=party.role, name=party.name, address=party.address, phone=party.phone, email=party.email,
            position=party.position, added_at=act.at,
        )  # fmt: skip
    running.align(child, on=act.on, by_code=act.by_code, at=act.at)
    child.save(update_fields=["next_due_on", "next_rule"])
    append(child, "register", act, "")
    index(child)
    return child


@transaction.atomic
def guide(
    petition: Petition,
    *,
    to_body: str,
    paper: str = "",
    paper_on: date | None = None,
    note: str,
    by: Officer,
    at: datetime,
) -> Petition:
    """Guide the sender to the right body: once for a person and a content (Mẫu 02)."""
    petition = begin(petition, "guide", by=by, at=at)
    if not to_body.strip():
        raise BodyMissing(field="to_body")
    finish(
        petition, "guide", Act(by, at, paper=paper, paper_on=paper_on, note=note, for_sender=True, to_body=to_body)
    )
    return petition


@transaction.atomic
def transfer(
    petition: Petition, *, to_body: str, to_unit: Unit | None = None, paper: str = "", paper_on: date | None = None, note: str = "",
    by: Officer, at: datetime,
) -> Petition:  # fmt: skip
    """Forward feedback to the body that is competent and tell the sender (Mẫu 04)."""
    petition = begin(petition, "transfer", by=by, at=at)
    if not to_body.strip() and to_unit is None:
        raise BodyMissing(field="to_body")
    act = Act(by, at, paper=paper, paper_on=paper_on, note=note, for_sender=True, to_body=to_body, to_unit=to_unit)
    finish(petition, "transfer", act)
    return petition


@transaction.atomic
def give_back(
    petition: Petition, *, note: str, paper: str = "", paper_on: date | None = None, by: Officer, at: datetime
) -> Petition:
    """Return a letter and its originals to the sender, with the reason."""
    petition = begin(petition, "give_back", by=by, at=at)
    _need(note)
    finish(petition, "give_back", Act(by, at, paper=paper, paper_on=paper_on, note=note, for_sender=True))
    return petition


@transaction.atomic
def refer_to_inspection(petition: Petition, *, to_body: str, note: str = "", by: Officer, at: datetime) -> Petition:
    """Hand a letter without a sender, but with a clear act and evidence, to inspection."""
    petition = begin(petition, "refer_to_inspection", by=by, at=at)
    if not to_body.strip():
        raise BodyMissing(field="to_body")
    finish(petition, "refer_to_inspection", Act(by, at, note=note, to_body=to_body))
    return petition


@transaction.atomic
def refer_crime(
    petition: Petition, *, to_body: str, paper: str = "", paper_on: date | None = None, by: Officer, at: datetime
) -> Petition:
    """Hand a case with signs of a crime to the investigating body at once."""
    petition = begin(petition, "refer_crime", by=by, at=at)
    if not to_body.strip():
        raise BodyMissing(field="to_body")
    finish(petition, "refer_crime", Act(by, at, paper=paper, paper_on=paper_on, to_body=to_body))
    return petition


@transaction.atomic
def propose(petition: Petition, *, note: str = "", by: Officer, at: datetime) -> Petition:
    """Propose to the head that the unit takes the case on (phiếu đề xuất thụ lý)."""
    petition = begin(petition, "propose", by=by, at=at)
    finish(petition, "propose", Act(by, at, note=note))
    return petition


def _need(note: str) -> None:
    if not note.strip():
        raise ReasonMissing(field="note")
