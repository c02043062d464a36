"""Who may do what with a content to make public."""

from __future__ import annotations

from datetime import date

from danvan.disclosures.models import Disclosure, PublicationPlan
from danvan.units.models import Officer, Unit

WRITERS = ("clerk", "editor", "head")
PUBLISHERS = ("editor", "head")


def may_enter(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may write down what ``unit`` must make public."""
    if not officer.has_any(WRITERS, on):
        return False
    if unit.pk == officer.unit_id and officer.path_on(on) is not None:
        return officer.may_write(on)  # one's own unit is always in one's scope
    return Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def may_edit(officer: Officer, thing: Disclosure | PublicationPlan, on: date) -> bool:
    return may_enter(officer, thing.unit, on)


may_post = may_take_down = may_end = may_edit
may_draw_up = may_enter


def may_publish(officer: Officer, thing: Disclosure | PublicationPlan, on: date) -> bool:
    """Say whether the officer may put it on the site, take it back, or adopt the plan."""
    return officer.has_any(PUBLISHERS, on) and may_edit(officer, thing, on)


may_withdraw = may_adopt = may_publish
