"""Who may do what with a report."""

from __future__ import annotations

from datetime import date

from danvan.reports.models import Sheet
from danvan.reports.states import SUPERIORS, WRITERS
from danvan.units.models import Officer, OfficerRole, Unit

ADMINISTRATOR = "administrator"


def may_open(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer works on the reports of ``unit``: only those of the own unit."""
    return officer.unit_id == unit.pk and officer.has_any(WRITERS, on)


def may_fill(officer: Officer, sheet: Sheet, on: date) -> bool:
    return may_open(officer, sheet.unit, on)


may_send, may_correct = may_fill, may_fill


def may_approve(officer: Officer, sheet: Sheet, on: date) -> bool:
    """Say whether the officer answers for the unit: its head; where nobody is, who works there."""
    if officer.unit_id != sheet.unit_id:
        return False
    if officer.has("head", on):
        return True
    return (
        may_fill(officer, sheet, on) and not Officer.objects.filter(unit=sheet.unit_id).holding("head", on).exists()
    )


may_send_back = may_approve


def may_attach_scan(officer: Officer, sheet: Sheet, on: date) -> bool:
    return may_fill(officer, sheet, on)


def may_receive(officer: Officer, sheet: Sheet, on: date) -> bool:
    """Say whether the officer works for the unit that the report goes to."""
    return sheet.superior_id == officer.unit_id and officer.has_any(SUPERIORS, on)


may_hand_back = may_receive


def may_remind(officer: Officer, superior: Unit, on: date) -> bool:
    return officer.unit_id == superior.pk and officer.has_any(SUPERIORS, on)


may_enter_for = may_remind


def may_assign(officer: Officer, on: date) -> bool:
    """Say whether the officer may ask the units below for a form."""
    return officer.has_any(("head", ADMINISTRATOR), on)


def may_keep_catalogue(officer: Officer, on: date) -> bool:
    """Say whether the officer administers the highest unit that has an administrator here."""
    if not officer.has(ADMINISTRATOR, on):
        return False
    above = Unit.objects.above(officer.unit, on)
    return not OfficerRole.objects.on(on).filter(role=ADMINISTRATOR, officer__unit__in=above).exists()


def may_publish_grid(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may put figures of the units below before the public: the head of the superior."""
    return officer.unit_id == unit.pk and officer.has("head", on)
