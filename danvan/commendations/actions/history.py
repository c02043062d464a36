"""Commendations of the time before the records: a decision with its list, entered afterwards with its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from danvan.commendations.actions.keeping import NotYours, keep
from danvan.commendations.actions.proposing import NoName, NoNominees, Subject
from danvan.commendations.models import Award, Nominee, Proposal, deed_key
from danvan.commendations.permissions import may_record_history
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.units.models import Officer, Unit


class NoSource(Refused):
    """Ghi khen thưởng của thời kỳ trước phải nêu nguồn: sổ nào, báo cáo nào."""


@dataclass(frozen=True, slots=True)
class Past:
    """A decision of the past: its title, deed, day; the number where it is known."""

    title: str
    deed: str
    decided_on: date
    source: str
    decision: str = ""


@transaction.atomic
def record_history(
    past: Past, subjects: Sequence[Subject], *, award: Award, unit: Unit, by: Officer, at: datetime
) -> Proposal:
    """Enter a decision of the past with its list; it counts on its own day, outside today's terms and numbers."""
    if not may_record_history(by, unit, local_day(at)):
        raise NotYours()
    if not past.source.strip():
        raise NoSource(field="source")
    if not subjects:
        raise NoNominees()
    if any(not one.name.strip() for one in subjects):
        raise NoName(field="name")
    proposal = keep(
        Proposal(
            code=new_code(unit.record_prefix(), past.decided_on.year), unit=unit, giver=unit, system=award.system, state="handed_over",
            title=past.title, deed=past.deed, year=past.decided_on.year, entered_on=local_day(at), created_at=at, created_by=by,
            decided_on=past.decided_on, decision=past.decision.strip(), is_history=True, history_source=past.source.strip(),
        ),
        "history_recorded", by=by, at=at,
    )  # fmt: skip
    Nominee.objects.bulk_create(
        Nominee(
            proposal=proposal, award=award, subject=one.subject, name=one.name, honorific=one.honorific, detail=one.detail,
            merit=one.merit or past.deed, deed_key=deed_key(one.name), outcome="granted", position=place,
        )
        for place, one in enumerate(subjects)
    )  # fmt: skip
    return proposal
