"""A person of a unit's list is erased: the row stays for what points at it, without a word about the person."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.units.actions.rows import note
from danvan.units.models import Person

ERASED = "(đã xóa theo yêu cầu)"


@transaction.atomic
def erase_person(code: str, *, at: datetime, dry_run: bool = False) -> Person | None:
    """Empty name, telephone and e-mail of the person ``code``; return the person, None when there is nothing left."""
    person = Person.objects.select_for_update(of=("self",)).select_related("unit").filter(code=code).first()
    if person is None or person.full_name == ERASED:
        return None
    if not dry_run:
        person.full_name, person.phone, person.email = ERASED, "", ""
        person.save(update_fields=["full_name", "phone", "email"])
        note(None, person.unit, "person.erased", person.code, at, ("full_name", "phone", "email"))
    return person
