"""Who may do what with documents."""

from __future__ import annotations

from datetime import date

from danvan.documents.models import Document
from danvan.units.models import Officer, Unit

WRITERS = ("clerk", "editor", "head", "grassroots")


def may_enter(officer: Officer, on: date) -> bool:
    """Say whether the officer may put a document into the catalogue."""
    return officer.has_any(WRITERS, on)


def may_edit(officer: Officer, document: Document, on: date) -> bool:
    """Say whether the officer may change the entry itself: it came from a unit in scope and is not confirmed."""
    if document.standing not in ("unresolved", "entered") or not may_enter(officer, on):
        return False
    return Unit.objects.writable_by(officer, on).filter(pk=document.entered_unit_id).exists()


def may_confirm(officer: Officer, document: Document, on: date) -> bool:
    """Say whether the officer, of a unit above the one that entered it, may confirm, merge and decide."""
    if document.merged_into_id or not officer.has_any(("editor", "head"), on):
        return False
    if officer.unit_id == document.entered_unit_id:
        return not Unit.objects.above(document.entered_unit, on).exists()
    return Unit.objects.writable_by(officer, on).filter(pk=document.entered_unit_id).exists()
