"""People of a unit and the posts they hold."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.units.actions.bodies import add_post
from danvan.units.actions.rows import check_may, note, store
from danvan.units.models import Holding, Officer, Person, Unit


@transaction.atomic
def add_person(
    unit: Unit, *, full_name: str, phone: str = "", email: str = "", by: Officer | None, at: datetime
) -> Person:
    """Write a person into the list of ``unit``."""
    check_may(by, unit, local_day(at))
    code = new_code(unit.record_prefix(), local_day(at).year)
    person = Person(code=code, unit=unit, full_name=full_name, phone=phone, email=email)
    store(person)
    note(by, unit, "person.added", code, at, ("full_name",))
    return person


@transaction.atomic
def hold(person: Person, *, post_name: str, since: date, by: Officer | None, at: datetime) -> Holding:
    """Let ``person`` hold a post of the unit from ``since``; a holding still open is returned as it is."""
    check_may(by, person.unit, local_day(at))
    post = add_post(person.unit, name=post_name, by=by, at=at)
    holding = person.holdings.current().filter(post=post).first()
    if holding is None:
        holding = Holding(person=person, post=post, valid_from=since)
        store(holding)
        note(by, person.unit, "person.held", person.code, at, ("post",))
    return holding


@transaction.atomic
def lay_down(holding: Holding, *, on: date, by: Officer | None, at: datetime) -> Holding:
    """End a holding: ``on`` is the first day without the post."""
    check_may(by, holding.person.unit, local_day(at))
    holding.valid_to = on
    store(holding)
    note(by, holding.person.unit, "person.laid_down", holding.person.code, at, ("post",))
    return holding
