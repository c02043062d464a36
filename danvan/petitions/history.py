"""The history of a petition is append-only in the database itself; a petition that is erased takes its own along."""

from __future__ import annotations

from collections.abc import Iterable

from danvan.journal.guards import Guard
from danvan.petitions.models import Leaving

GUARDS = (Guard("petitions_petitionstep", "petition_id", "petitions_leaving", "petition"),)


def let_go(petitions: Iterable[int]) -> None:
    """Allow, until ``close_again``, that these petitions (primary keys) are deleted with their steps. In a transaction."""
    Leaving.objects.bulk_create([Leaving(petition=pk) for pk in petitions], ignore_conflicts=True, batch_size=500)


def close_again() -> None:
    """Take every such permission back: at the end of the same transaction."""
    Leaving.objects.all().delete()
