"""Shared beats of every action of the room: may you, save with a sentence, write it down."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from danvan import journal
from danvan.core.refused import Refused
from danvan.units.models import Officer, Unit
from danvan.units.permissions import may_administer


class NotAdministrator(Refused):
    """Bạn không có vai trò Quản trị ở đơn vị này."""


def check_may(by: Officer | None, unit: Unit, on: date) -> None:
    """Refuse an officer who does not administer ``unit``; ``by=None`` is the system itself."""
    if by is not None and not may_administer(by, unit, on):
        raise NotAdministrator


def store(row: models.Model) -> None:
    """Save a row; a constraint that says no becomes a refusal with its sentence and field."""
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refused(" ".join(messages), field=None if field == NON_FIELD_ERRORS else field) from error
    row.save()


def code_of(by: Officer | None) -> str:
    return by.code if by else "system"


def note(by: Officer | None, unit: Unit, verb: str, code: str, at: datetime, fields: Any = ()) -> None:
    """Write one act on a person, officer or body into the journal of its unit."""
    if by is not None:
        by.forget_scope()  # units may have come or gone within the same request
    kind = verb.partition(".")[0]
    journal.record(unit=unit.code, actor=code_of(by), verb=verb, kind=kind, code=code, fields=fields, at=at)
