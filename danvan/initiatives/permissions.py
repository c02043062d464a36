"""Who may do what with a movement, a model, a round, a figure."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from danvan.initiatives.models import Initiative, Movement, Round
from danvan.units.models import Officer, Unit

WRITERS = ("grassroots", "clerk", "editor", "head")
REVIEWERS = ("clerk", "editor", "head")
PUBLISHERS = ("editor", "head")


def may_begin(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may write a registration for ``unit``."""
    if not officer.has_any(WRITERS, on):
        return False
    if unit.pk == officer.unit_id and officer.path_on(on) is not None:
        return officer.may_write(on)
    return Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def may_carry(officer: Officer, thing: Initiative, on: date) -> bool:
    """Say whether the officer may write, register, report on and assess a model of its unit."""
    return may_begin(officer, thing.unit, on)


def may_review(officer: Officer, thing: Initiative, on: date) -> bool:
    """Say whether the officer may judge models of that unit: ask, merge, accept, open rounds, recognise."""
    return officer.has_any(REVIEWERS, on) and may_begin(officer, thing.unit, on)


may_replicate = may_begin
may_rewrite = may_register = may_withdraw_registration = may_carry
may_report_progress = may_self_assess = may_add_photo = may_remove_photo = may_carry
may_ask_completion = may_merge = may_accept = may_launch = may_ask_update = may_review
may_open_round = may_close_round = may_confirm_effective = may_recognise = may_decline = may_end = may_review
may_answer_interest = may_review


def may_publish(officer: Officer, thing: Initiative, on: date) -> bool:
    return officer.has_any(PUBLISHERS, on) and may_begin(officer, thing.unit, on)


may_unpublish = may_publish


def may_score(officer: Officer, thing: Initiative, on: date) -> bool:
    """Say whether the officer is a named assessor of the open round of a model that is not the own one."""
    open_round = Round.objects.filter(initiative=thing, closed_at=None, assessors__officer=officer)
    return officer.may_write(on) and not is_own(officer, thing) and open_round.exists()


def is_own(officer: Officer, thing: Initiative) -> bool:
    """Say whether the model is the officer's own: of the unit that carries it out, or written, sent, reported by them.

    One account may act as several officers; all of them count as one person.
    """
    if thing.unit_id == officer.unit_id and thing.unit_id != typed_for_another(thing):
        return True
    return Officer.objects.filter(pk__in=hands_on(thing), user=officer.user_id).exists()


def hands_on(thing: Initiative) -> set[int]:
    """Return the ids of the officers who wrote, sent or reported the model."""
    hands = {thing.created_by_id, thing.registered_by_id, thing.assessed_by_id}
    return (hands | set(thing.updates.values_list("reported_by", flat=True))) - {None}


def not_own(officers: QuerySet[Officer], thing: Initiative) -> QuerySet[Officer]:
    """Leave out those whose own the model is, as ``is_own`` says of one."""
    if thing.unit_id != typed_for_another(thing):
        officers = officers.exclude(unit=thing.unit_id)
    return officers.exclude(user__in=Officer.objects.filter(pk__in=hands_on(thing)).values("user"))


def typed_for_another(thing: Initiative) -> int | None:
    """Return the unit whose officers may appraise although the record stands in it: it typed for another place."""
    return thing.unit_id if thing.registrant_kind in ("area", "school", "union", "other") else None


def may_prepare(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may prepare a movement of ``unit``."""
    return officer.has_any(REVIEWERS, on) and may_begin(officer, unit, on)


def may_lead(officer: Officer, movement: Movement, on: date) -> bool:
    return may_prepare(officer, movement.unit, on)


def may_announce(officer: Officer, movement: Movement, on: date) -> bool:
    return officer.has_any(PUBLISHERS, on) and may_lead(officer, movement, on)


may_revise, may_amend, may_close_movement = may_lead, may_announce, may_announce
