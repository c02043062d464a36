"""Open letters of somebody who leaves go to the successor, or back to the unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan import journal
from danvan.petitions.models import Petition
from danvan.units.models import Officer


@transaction.atomic
def pass_on(officer: Officer, *, to: Officer | None, by: str, at: datetime) -> list[str]:
    """Assign the open letters of ``officer`` to ``to``; return the codes of those that ``to`` received.

    Without a successor, and where a letter is about the successor, it is assigned to nobody: the unit sees it.
    """
    left = Petition.objects.filter(assigned_to=officer).open()
    codes = sorted(left.values_list("code", flat=True))
    if not codes:
        return []
    received = sorted(left.not_about(to).values_list("code", flat=True)) if to else []
    Petition.objects.filter(code__in=received).update(assigned_to=to)
    left.update(assigned_to=None)
    journal.record_bulk(
        unit=officer.unit.code, actor=by, verb="petition.passed_on", kind="petition", codes=codes,
        fields=("assigned_to",), at=at,
    )  # fmt: skip
    return received
