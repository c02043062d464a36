"""What every verb of the room does besides its own: lock and ask, write down, keep the index and the pages true."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from danvan import journal, search
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.initiatives.models import Initiative, Movement
from danvan.initiatives.states import STATES, STEPS
from danvan.units.models import Officer
from danvan.websites import generation

May = Callable[[Officer, Initiative, date], bool]


class NotYours(Refused):
    """Bạn không có quyền làm việc này với mô hình của đơn vị này."""


def locked(thing: Initiative, verb: str, may: May, *, by: Officer, at: datetime) -> Initiative:
    """Lock the row, ask whether the officer may and the state allows; the state moves on when the step says so."""
    thing = Initiative.objects.select_for_update(of=("self",)).select_related("unit").get(pk=thing.pk)
    if not may(by, thing, local_day(at)):
        raise NotYours()
    thing.state = check(STEPS, verb, thing.state, labels=STATES) or thing.state
    return thing


def keep(thing: Initiative, done: str, fields: Iterable[str] = (), *, by: Officer | None, at: datetime) -> Initiative:
    """Save the row, put it into the index, raise the generation of the pages when readers see it, write it down."""
    thing.save()
    index(thing)
    if thing.public_from:
        generation.raise_after_commit()
    write(thing, done, fields, by=by, at=at)
    return thing


def write(thing: Initiative, done: str, fields: Iterable[str] = (), *, by: Officer | None, at: datetime) -> None:
    """Write the act into the journal; without an officer it was the machine or a visitor."""
    journal.record(
        unit=thing.unit.code, actor=by.code if by else "system", verb=f"initiative.{done}", kind="initiative",
        code=thing.code, fields=tuple(fields), at=at,
    )  # fmt: skip


def write_movement(thing: Movement, done: str, fields: Iterable[str] = (), *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=thing.unit.code, actor=by.code, verb=f"movement.{done}", kind="movement", code=thing.code,
        fields=tuple(fields), at=at,
    )  # fmt: skip


def index(thing: Initiative) -> None:
    """Put one model into the common index."""
    search.put(**_found(thing))


def reindex(things: Iterable[Initiative] | None = None) -> int:
    """Put models into the index again; all of them without an argument. Returns how many."""
    return search.put_each(map(_found, things or Initiative.objects.select_related("unit").iterator()))


def _found(thing: Initiative) -> dict[str, Any]:
    told = (thing.registrant_name, thing.field, thing.situation, thing.aims, thing.content, thing.place, thing.outputs,
            thing.story_problem, thing.story_done, thing.story_result)  # fmt: skip
    return {
        "kind": "initiative", "code": thing.code, "unit": thing.unit.code, "title": thing.name,
        "body": ". ".join(filter(None, told)), "day": thing.registered_on or thing.entered_on,
        "public_from": thing.public_from,
    }  # fmt: skip
