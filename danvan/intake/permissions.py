"""Who may bring a text in, and who may decide what it says."""

from __future__ import annotations

from datetime import date

from danvan.intake.models import Proposal
from danvan.units.models import Officer, Unit

READERS = ("clerk", "editor", "head")
PUBLISHERS = ("editor", "head")


def may_upload(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may bring texts in for ``unit``."""
    return officer.has_any(READERS, on) and Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def may_accept(officer: Officer, proposal: Proposal, on: date) -> bool:
    return may_upload(officer, proposal.unit, on)


may_dismiss = may_accept


def may_publish_at_once(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether what the officer accepts may be published in the same act."""
    return officer.has_any(PUBLISHERS, on) and may_upload(officer, unit, on)
