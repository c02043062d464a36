"""Write the journal. The only writers; always the last step of an action, in its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from django.apps import apps
from django.db import transaction

from danvan.core.dates import local_day
from danvan.journal.canonical import GENESIS, check_code, check_names, check_verb, digest_of, moment_text
from danvan.journal.kept import append_head

if TYPE_CHECKING:
    from danvan.journal.models import Entry, Head


def record(
    *, unit: str, actor: str, verb: str, kind: str, code: str, fields: Iterable[str] = (), at: datetime
) -> Entry:
    """Append one act to the chain of ``unit`` and return the entry.

    ``actor`` is an officer's code or "system"; ``verb`` is "kind.done" ("article.published");
    ``fields`` are names of fields, never values; ``at`` is an aware moment. Anything that is not a
    code or an identifier raises ValueError. Call it last: it locks the head row of the unit until
    the transaction ends (house.md 4b.7).
    """
    check_code("code", code)
    return _append(unit, actor, verb, kind, code, check_names(fields), 1, "", at)


def record_each(
    *, unit: str, actor: str, kind: str, code: str, entries: Iterable[tuple[str, Iterable[str]]], at: datetime
) -> list[Entry]:
    """Append several acts of one moment on one thing, each (verb, fields) an entry of its own; the head is locked once."""
    check_code("code", code)
    check_code("unit", unit)
    check_code("actor", actor)
    check_names([kind])
    moment_text(at)
    with transaction.atomic(savepoint=False):
        head = _locked_head(unit)
        number, last = head.number, head.hash
        made: list[Entry] = []
        for verb, fields in entries:
            check_verb(verb)
            entry = _entries()(
                unit=unit, number=number + 1, at=at, actor=actor, verb=verb, kind=kind, code=code,
                fields=" ".join(check_names(fields)), count=1, digest="", previous=last,
            )  # fmt: skip
            entry.hash = entry.computed_hash()
            number, last = entry.number, entry.hash
            made.append(entry)
        made = cast("list[Entry]", cast("type[Entry]", _entries()).objects.bulk_create(made))
        if made:
            _advance(head, made[-1])
    return made


def record_bulk(
    *,
    unit: str,
    actor: str,
    verb: str,
    kind: str,
    codes: Iterable[str],
    fields: Iterable[str] = (),
    at: datetime,
    code: str = "",
) -> Entry:
    """Append one entry for an act on many things: their count and one digest over their codes.

    ``code`` may name the batch. The digest proves later that a given list is the one acted on.
    """
    acted_on = [check_code("code", each) for each in codes]
    if code:
        check_code("code", code)
    return _append(unit, actor, verb, kind, code, check_names(fields), len(acted_on), digest_of(acted_on), at)


def _append(
    unit: str,
    actor: str,
    verb: str,
    kind: str,
    code: str,
    fields: tuple[str, ...],
    count: int,
    digest: str,
    at: datetime,
) -> Entry:
    moment_text(at)
    check_code("unit", unit)
    check_code("actor", actor)
    check_verb(verb)
    check_names([kind])
    with transaction.atomic(savepoint=False):
        head = _locked_head(unit)
        entry = _entries()(
            unit=unit, number=head.number + 1, at=at, actor=actor, verb=verb, kind=kind, code=code,
            fields=" ".join(fields), count=count, digest=digest, previous=head.hash,
        )  # fmt: skip
        entry.hash = entry.computed_hash()
        entry.save(force_insert=True)
        _advance(head, entry)
    return entry


def _locked_head(unit: str) -> Head:
    """Lock the head row of a unit, making it first. On SQLite the whole transaction is the lock."""
    heads = cast("type[Head]", apps.get_model("journal", "Head")).objects
    found = heads.select_for_update().filter(pk=unit).first()
    if found is None:
        heads.bulk_create([heads.model(unit=unit, number=0, hash=GENESIS)], ignore_conflicts=True)
        found = heads.select_for_update().get(pk=unit)
    return found


def _advance(head: Head, entry: Entry) -> None:
    """Move the head on; after commit, keep the first head of a day outside the database."""
    day = local_day(entry.at)
    head.number, head.hash = entry.number, entry.hash
    if head.kept_on is None or day > head.kept_on:
        head.kept_on = day
        transaction.on_commit(partial(append_head, day, entry.unit, entry.number, entry.hash), robust=True)
    head.save(force_update=True)


def _entries() -> type[Entry]:
    return cast("type[Entry]", apps.get_model("journal", "Entry"))
