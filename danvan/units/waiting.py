"""What waits for an officer: the rooms' questions for Hôm nay, asked together in one statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, DateField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from danvan.core.prepared import Day, Many, Slot, Together
from danvan.units.models import Officer, Unit, UnitVersion
from danvan.units.models.paths import PathField, path_range
from danvan.units.states import READING_ROLES, ROLES
from danvan.units.work import Work

MOST = 20
"""So many lines of one kind are shown."""
WRITING = tuple(role for role in ROLES if role not in READING_ROLES)
NO_TEXT, NO_DAY = Value("", output_field=TextField()), Cast(Value(None), DateField())


class Row(NamedTuple):
    """What a question says of a record; a room leaves empty what it does not need."""

    code: str
    title: str
    note: str
    more: str
    state: str
    kind: str
    day: date | None
    since: date | None
    number: int


EMPTY = {"day": NO_DAY, "since": NO_DAY, "number": Value(0, output_field=BigIntegerField())}


def rows(found: QuerySet[Any], **columns: Any) -> QuerySet[Any]:
    """Read ``found`` in the columns of Row; each is given as the name of a field or as an expression."""
    return found.values_list(*[columns.get(name, EMPTY.get(name, NO_TEXT)) for name in Row._fields])


@dataclass(frozen=True, slots=True)
class Asker:
    """The places of an officer in a question: may stand where the officer itself does. ``units``: those in scope."""

    pk: Slot
    user_id: Slot
    unit_id: Slot
    units: Any
    on: Day


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """What a room asks for officers who hold one of ``roles`` and none of ``unless``.

    ``asks``: functions of an Asker that give ``rows(…)``; ``says``: makes lines of the rows of each.
    """

    roles: tuple[str, ...]
    asks: tuple[Callable[[Asker], QuerySet[Any]], ...]
    says: Callable[..., Iterable[Work]]
    unless: tuple[str, ...] = ()

    def concerns(self, officer: Officer, on: date) -> bool:
        """Tell whether the officer's roles of ``on`` call for it."""
        return officer.has_any(self.roles, on) and not officer.has_any(self.unless, on)


def each(say: Callable[[Row, date], Work | None]) -> Callable[..., Iterable[Work]]:
    """Make lines of rows one by one; a row of which there is nothing to say gives none."""
    return lambda found, officer, on: filter(None, [say(row, on) for row in found])


def answers(waiting: Sequence[Waiting], officer: Officer, *, on: date) -> list[list[Work]]:
    """Ask everything that concerns this officer: a list of lines for each of ``waiting``.

    One query, and those of ``says``; the scope of the officer is asked once a request.
    """
    path = officer.path_on(on)
    mine = tuple(one for one in waiting if one.concerns(officer, on))
    if not mine:
        return [[] for _ in waiting]
    few, received = Unit.objects.numbers_of(officer, path, on) if path else ([], set())
    first, after = path_range(path or "//")
    found = iter(
        _together(mine, few is not None).rows(
            officer=officer.pk, user=officer.user_id, unit=officer.unit_id, on=on,
            first=first, after=after, units=received if few is None else few,
        )
    )  # fmt: skip
    said = {one: [*one.says(*[list(map(Row._make, next(found))) for _ in one.asks], officer, on)] for one in mine}
    return [said.get(one, []) for one in waiting]


@lru_cache(maxsize=100)
def _together(waiting: tuple[Waiting, ...], is_few: bool) -> Together:
    """Compile these questions once, for a scope of few units or of many."""

    def build(officer: Slot, user: Slot, unit: Slot, on: Day, first: Slot, after: Slot, units: Many) -> list[Any]:
        scope = units if is_few else wide_scope(first, after, on, units)
        asker = Asker(officer, user, unit, scope, on)
        return [ask(asker) for one in waiting for ask in one.asks]

    whole = BigIntegerField()
    return Together(
        build, officer=whole, user=whole, unit=whole, on=DateField(), first=PathField(), after=PathField(), units=None
    )


def wide_scope(first: Slot, after: Slot, on: Day, received: Many) -> QuerySet[Unit]:
    """Ask for the units of a scope too wide to be named: what stands in a range of paths, and what was received."""
    last = UnitVersion.objects.last_ones(on).filter(path__gte=first, path__lt=after)  # type: ignore[arg-type]
    return Unit.objects.filter(Q(pk__in=last.values("unit")) | Q(pk__in=received))
