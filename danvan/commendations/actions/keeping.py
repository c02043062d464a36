"""What every verb of the room does besides its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from danvan import journal, search
from danvan.commendations.models import Proposal
from danvan.commendations.states import STATES, STEPS
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.units.models import Officer

May = Callable[[Officer, Proposal, date], bool]


class NotYours(Refused):
    """Bạn không có quyền làm việc này với hồ sơ khen thưởng này."""


def locked(proposal: Proposal, verb: str, may: May, *, by: Officer, at: datetime) -> Proposal:
    """Lock the row, ask whether the officer may and the state allows; the state moves on when the step says so."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("unit", "giver")
    proposal = rows.get(pk=proposal.pk)
    if not may(by, proposal, local_day(at)):
        raise NotYours()
    proposal.state = check(STEPS, verb, proposal.state, labels=STATES) or proposal.state
    return proposal


def keep(proposal: Proposal, done: str, fields: Iterable[str] = (), *, by: Officer, at: datetime) -> Proposal:
    """Save the row, put it into the index (title only: the names on it are nobody's to find by chance), write it down."""
    proposal.save()
    index(proposal)
    journal.record(
        unit=proposal.unit.code, actor=by.code, verb=f"commendation.{done}", kind="commendation", code=proposal.code,
        fields=tuple(fields), at=at,
    )  # fmt: skip
    return proposal


def index(proposal: Proposal) -> None:
    search.put(**_found(proposal))


def reindex() -> int:
    """Put every proposal into the index again. Returns how many."""
    return search.put_each(map(_found, Proposal.objects.select_related("unit").iterator()))


def _found(proposal: Proposal) -> dict[str, Any]:
    return {
        "kind": "commendation", "code": proposal.code, "unit": proposal.unit.code, "title": proposal.title,
        "body": f"{proposal.deed}. {proposal.decision}", "day": proposal.decided_on or proposal.entered_on,
    }  # fmt: skip
