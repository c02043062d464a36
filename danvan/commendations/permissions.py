"""Who may do what with a proposal: the proposing side writes it, the giving side judges and decides."""

from __future__ import annotations

from datetime import date

from danvan.commendations.models import Proposal
from danvan.units.models import Officer, Unit

WRITERS = ("grassroots", "clerk", "editor", "head")
OFFICERS = ("clerk", "editor", "head")
PUBLISHERS = ("editor", "head")


def _writes(officer: Officer, unit: Unit, roles: tuple[str, ...], on: date) -> bool:
    if not officer.has_any(roles, on):
        return False
    if unit.pk == officer.unit_id and officer.path_on(on) is not None:
        return officer.may_write(on)
    return Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def may_begin(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may propose for ``unit``."""
    return _writes(officer, unit, WRITERS, on)


def may_write(officer: Officer, proposal: Proposal, on: date) -> bool:
    return _writes(officer, proposal.unit, WRITERS, on)


def may_judge(officer: Officer, proposal: Proposal, on: date) -> bool:
    """Say whether the officer acts for the giver."""
    return _writes(officer, proposal.giver, OFFICERS, on)


def may_cancel(officer: Officer, proposal: Proposal, on: date) -> bool:
    side = may_judge if proposal.state == "received" else may_write
    return side(officer, proposal, on)


may_revise = may_nominate = may_rewrite = may_drop = may_submit = may_write
may_send_back = may_receive = may_review = may_propose = may_decide = may_notify = may_judge
may_print_certificates = may_hand_over = may_revoke = may_judge
may_post_list = may_close_posting = may_waive_posting = may_pause = may_resume = may_judge
may_pay = may_archive = may_take_back = may_restore = may_judge


def may_set(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may set what ``unit`` gives and by which terms of its own."""
    return _writes(officer, unit, OFFICERS, on)


may_set_award = may_set_rules = may_record_history = may_set
