"""Who may do what with a petition."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from danvan.petitions.models import Petition
from danvan.units.models import Officer, Unit

KEEPERS = ("clerk", "head")
"""Those who take letters in and sort them."""
HEADS = ("head",)
READERS = (*KEEPERS, "editor", "administrator")
"""Those whose list is the unit's register; others begin with what was given to the unit."""
WORKERS = ("grassroots", "clerk", "editor", "head")
"""Those who may be asked to work on a case."""

KEEPING, HEADING, WORKING = "keeping", "heading", "working"
RIGHTS = {
    "register": KEEPING, "classify": KEEPING, "file": KEEPING, "split": KEEPING, "guide": KEEPING, "transfer": KEEPING,
    "give_back": KEEPING, "refer_to_inspection": KEEPING, "refer_crime": KEEPING, "propose": KEEPING, "notify": KEEPING,
    "close": KEEPING, "archive": KEEPING, "link": KEEPING, "join": KEEPING, "represent": KEEPING, "tick": KEEPING,
    "escalate": KEEPING, "execute": KEEPING, "move_out": KEEPING,
    "accept": HEADING, "refuse": HEADING, "assign": HEADING, "extend": HEADING, "pause": HEADING, "resume": HEADING,
    "discontinue": HEADING, "approve": HEADING, "send_back": HEADING, "publish": HEADING, "unpublish": HEADING,
    "reopen": HEADING, "exclude": HEADING, "keep": HEADING, "release": HEADING,
    "ask_more": WORKING, "hold_dialogue": WORKING, "answer": WORKING, "attach": WORKING, "detach": WORKING,
}  # fmt: skip
"""Keeping: clerk or head of the unit that took it in. Heading: its head. Working: they, and whoever it is given to."""


def may(verb: str, officer: Officer, petition: Petition, on: date) -> bool:
    """Say whether the officer may take the verb on that petition today. One complained about never may."""
    return RIGHTS[verb] in rights_of(officer, petition, on)


def rights_of(officer: Officer, petition: Petition, on: date) -> frozenset[str]:
    """Say which of KEEPING, HEADING, WORKING the officer has on that petition; none when complained about."""
    keeps = officer.has_any(KEEPERS, on) and writes_for(officer, petition.unit, on)
    rights = {KEEPING, WORKING} if keeps else set()
    if keeps and officer.has_any(HEADS, on):
        rights.add(HEADING)
    if not keeps and _may_work(officer, petition, on):
        rights.add(WORKING)
    return frozenset() if rights and is_excluded(officer, petition) else frozenset(rights)


def may_receive(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may take a letter in for ``unit``."""
    return officer.has_any(KEEPERS, on) and writes_for(officer, unit, on)


def may_open_contact(officer: Officer, petition: Petition, on: date) -> bool:
    """Say whether the officer may see who sent it: those who keep it and those who work on it, with a reason."""
    return WORKING in rights_of(officer, petition, on)


def may_set(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may change topics and answer times of ``unit``."""
    return officer.has_any(("head", "administrator"), on) and writes_for(officer, unit, on)


def is_excluded(officer: Officer, petition: Petition) -> bool:
    """Say whether the officer, or the unit it acts for, is complained about."""
    return petition.exclusions.filter(Q(user=officer.user_id) | Q(unit=officer.unit_id)).exists()


def writes_for(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may write what ``unit`` keeps; one's own unit is always in one's scope."""
    if unit.pk == officer.unit_id and officer.path_on(on) is not None:
        return officer.may_write(on)
    return Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def _may_work(officer: Officer, petition: Petition, on: date) -> bool:
    if not officer.has_any(WORKERS, on):
        return False
    if petition.assigned_to_id == officer.pk:
        return True
    return petition.assigned_unit is not None and writes_for(officer, petition.assigned_unit, on)
