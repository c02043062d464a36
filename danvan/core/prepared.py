"""Questions that every page asks: written with the ORM, turned into SQL once a process, then only filled in.

Building and compiling a query costs ten times what the database needs to answer it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from operator import itemgetter
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BigIntegerField, DateField, Expression, Field, QuerySet, Value
from django.db.models.query import (
    FlatValuesListIterable,
    NamedValuesListIterable,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.utils import create_namedtuple_class

START = 2_000_000_011
"""Stands in a slice, ``rows[START : START + 21]``, for the row that a page begins with: no list is so long."""

MANY = 50
"""A province's site has more bodies than this, a commune's has not."""


def is_far(unit_ids: Sequence[int]) -> bool:
    """Tell whether what so many bodies have published is found quickest by walking down from the newest of all."""
    return len(unit_ids) > MANY


class Slot(Value):
    """A place in a prepared question; it stands wherever a plain value may stand in a filter."""

    def __init__(self, name: str, output_field: Field[Any, Any]) -> None:
        super().__init__(name, output_field)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def fill(self, given: dict[str, Any], connection: Any) -> Any:
        """Return the value of this place as the database wants it."""
        return self.output_field.get_db_prep_value(given[self.value], connection, prepared=False)


class Day(Slot):
    """A place for a day; ``place + timedelta(7)`` is the day a week after what is filled in."""

    def __init__(self, name: str, days: int = 0) -> None:
        super().__init__(name, DateField())
        self.days = days

    def __add__(self, span: timedelta) -> Day:  # type: ignore[override]
        return Day(self.value, self.days + span.days)

    def __sub__(self, span: timedelta) -> Day:  # type: ignore[override]
        return self + -span

    def fill(self, given: dict[str, Any], connection: Any) -> Any:
        day = given[self.value] + timedelta(days=self.days)
        return self.output_field.get_db_prep_value(day, connection, prepared=False)


class Many(Value):
    """A place for whole numbers, for ``…__in``: none, one or hundreds."""

    def __init__(self, name: str) -> None:
        super().__init__(name, BigIntegerField())
        self.mark = f"\x01{name}\x01"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return f"({self.mark})", []


class Numbers(Expression):
    """Whole numbers written into the SQL itself, for ``…__in``: hundreds cost no more to build than one."""

    def __init__(self, numbers: Iterable[int]) -> None:
        super().__init__(output_field=BigIntegerField())
        self.numbers = tuple(map(int, numbers))

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        if not self.numbers:
            raise EmptyResultSet
        return f"({','.join(map(str, self.numbers))})", []


class _Ready:
    """A compiled question: its SQL, its places, how its rows are made. What is only asked for their order is cut off."""

    def __init__(self, rows: QuerySet[Any], many: list[Many]) -> None:
        self.many = [(str(one.value), one.mark) for one in many]
        self.db = rows.db
        self.compiler: Any = rows.query.get_compiler(self.db)
        self.sql, self.params = self.compiler.as_sql()
        if str(START) in self.sql:
            self.many.append(("start", str(START)))
        columns = [column[0] for column in self.compiler.select[: self.compiler.col_count]]
        self.converters = [
            (at, [_quick(one) for one in kept], column)
            for at, (kept, column) in self.compiler.get_converters(columns).items()
        ]
        self.made: Callable[[Any], Any] = _maker(rows, self.compiler)
        self.width = self.compiler.col_count if self.compiler.has_extra_select else None

    def asked(self, given: dict[str, Any]) -> list[Any]:
        """Ask and make the rows as a queryset would."""
        connection = connections[self.db]
        with connection.cursor() as cursor:
            cursor.execute(*_fill(self.sql, self.params, self.many, given, connection))
            found = [row[: self.width] for row in cursor.fetchall()] if self.width else cursor.fetchall()
        return [self.made(row) for row in self.converted(found)] if found else []

    def converted(self, rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
        """Turn what the database gave into values of the fields, as a queryset does."""
        if not self.converters:
            return rows
        connection, found = connections[self.db], [[*row] for row in rows]
        for at, converters, column in self.converters:
            for row in found:
                for convert in converters:
                    row[at] = convert(row[at], column, connection)
        return found


def _quick(convert: Callable[..., Any]) -> Callable[..., Any]:
    """Give SQLite's converter of moments without asking the settings for every row; others as they are."""
    return partial(_moment, convert) if getattr(convert, "__name__", "") == "convert_datetimefield_value" else convert


def _moment(convert: Callable[..., Any], value: Any, column: Any, connection: Any) -> Any:
    if type(value) is datetime and value.tzinfo is None:
        return value.replace(tzinfo=connection.timezone)
    return convert(value, column, connection)


def _maker(rows: Any, compiler: Any) -> Callable[[Any], Any]:
    """Tell what makes of one row of the database what the queryset gives for it."""
    kind, query = rows._iterable_class, rows.query
    names = [*(query.selected or (*query.values_select, *query.annotation_select))]
    if kind is NamedValuesListIterable:
        shape = create_namedtuple_class(*(rows._fields or names))
        return partial(tuple.__new__, shape)
    if kind is FlatValuesListIterable:
        return itemgetter(0)
    if kind is ValuesIterable:
        return lambda row: dict(zip(names, row, strict=False))
    return tuple if kind is ValuesListIterable else _instances(rows.db, compiler)


def _instances(db: str, compiler: Any) -> Callable[[Any], Any]:
    """Make instances with what ``select_related`` and ``annotate`` add, as Django's ``ModelIterable`` does."""
    select, known, annotated = compiler.select, compiler.klass_info, [*(compiler.annotation_col_map or {}).items()]
    model, first, last = known["model"], known["select_fields"][0], known["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[first:last]]
    related = get_related_populators(known, select, db)  # type: ignore[call-arg]

    def made(row: Any) -> Any:
        instance = model.from_db(db, names, row[first:last])
        for one in related:
            one.populate(row, instance)
        for name, at in annotated:
            setattr(instance, name, row[at])
        return instance

    return made


def _fill(
    sql: str, params: Iterable[Any], many: Iterable[tuple[str, str]], given: dict[str, Any], connection: Any
) -> tuple[str, tuple[Any, ...]]:
    for name, mark in many:
        sql = sql.replace(mark, ",".join([str(int(one)) for one in given[name]]) or "NULL")
    return sql, tuple([part.fill(given, connection) if isinstance(part, Slot) else part for part in params])


class Prepared:
    """A question built once by ``build``, which gets a place for each named field and returns a queryset.

    A field None takes whole numbers for ``…__in``. ``rows(**values)`` answers it like ``list(queryset)``: instances,
    or tuples after ``values_list``; one sliced from START on takes ``start=[40]``. Prefetches are not followed, and a value may not be None where it stands in a
    comparison (SQL knows no equality with it), nor a number of many be compared by ``exclude``.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]], **fields: Field[Any, Any] | None) -> None:
        self._build, self._fields = build, fields
        self._ready: _Ready | None = None

    def rows(self, **values: Any) -> list[Any]:
        """Ask with these values (one query)."""
        ready = self._ready or self._compile()
        return ready.asked(values)

    def count(self, **values: Any) -> int:
        """Count the rows with these values (one query)."""
        ready = self._ready or self._compile()
        connection = connections[ready.db]
        sql, params = _fill(ready.sql, ready.params, ready.many, values, connection)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({sql}) counted", params)
            return int(cursor.fetchone()[0])

    def _compile(self) -> _Ready:
        places = _places(self._fields)
        self._ready = _Ready(self._build(**places), [one for one in places.values() if isinstance(one, Many)])
        return self._ready


class Together:
    """Questions asked in one statement: ``build`` gives a list of querysets after ``values_list``.

    Their columns must be of the same kinds, one by one; each may be in order and cut to a length of its own.
    A place for a day can be moved (``Day``). ``rows(**values)`` gives a list of tuples for each question.
    """

    def __init__(self, build: Callable[..., list[QuerySet[Any]]], **fields: Field[Any, Any] | None) -> None:
        self._build, self._fields = build, fields
        self._ready: list[_Ready] = []

    def rows(self, **values: Any) -> list[list[Sequence[Any]]]:
        """Ask with these values (one query)."""
        ready = self._ready or self._compile()
        connection = connections[ready[0].db]
        sql = " UNION ALL ".join(
            [f"SELECT {at} AS asked, q{at}.* FROM ({one.sql}) q{at}" for at, one in enumerate(ready)]
        )
        params = [part for one in ready for part in one.params]
        with connection.cursor() as cursor:
            cursor.execute(*_fill(sql, params, ready[0].many, values, connection))
            found = cursor.fetchall()
        answers: list[list[Sequence[Any]]] = [[] for _ in ready]
        for asked, *row in found:
            answers[asked].append(row)
        return [list(one.converted(rows)) if rows else [] for one, rows in zip(ready, answers, strict=True)]

    def _compile(self) -> list[_Ready]:
        places = _places(self._fields)
        many = [one for one in places.values() if isinstance(one, Many)]
        self._ready = [_Ready(rows, many) for rows in self._build(**places)]
        return self._ready


def _places(fields: dict[str, Field[Any, Any] | None]) -> dict[str, Any]:
    """Make a place for each field."""
    made: dict[str, Any] = {name: Slot(name, field) if field else Many(name) for name, field in fields.items()}
    return made | {name: Day(name) for name, field in fields.items() if type(field) is DateField}
