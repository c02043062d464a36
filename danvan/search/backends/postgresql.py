"""PostgreSQL: generated tsvector columns ('simple') under one GIN index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from danvan.search.backends.sought import Choice, Narrowing, Sought
from danvan.search.words import label

_STREAMS = ("folded", "exact", "folded_title", "exact_title")
WORDS_WINDOWED_FROM = 20_000  # from so many possible matches on, the newest days are asked first
PHRASES_WINDOWED_FROM = 1_000  # sooner for phrases: each match is read to see whether the words stand side by side
NEWEST = 200  # documents whose days make the first window


def install(connection: BaseDatabaseWrapper) -> None:
    """Add the generated columns and their index."""
    columns = ", ".join(
        f"ADD COLUMN {stream}_words tsvector"
        f" GENERATED ALWAYS AS (to_tsvector('simple', labels || ' ' || {stream})) STORED"
        for stream in _STREAMS
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE search_document {columns}")
        _index(cursor)


def _index(cursor: CursorWrapper) -> None:
    names = ", ".join(f"{stream}_words" for stream in _STREAMS)
    cursor.execute(f"CREATE INDEX search_words ON search_document USING gin ({names})")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the index and the generated columns."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS search_words")
        for stream in _STREAMS:
            cursor.execute(f"ALTER TABLE search_document DROP COLUMN IF EXISTS {stream}_words")


@contextmanager
def at_once(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Leave the index away while many documents come in."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX search_words")
    yield
    with connection.cursor() as cursor:
        _index(cursor)


def delete_for_good(connection: BaseDatabaseWrapper, delete: Callable[[], None]) -> None:
    """Let ``delete`` take a document out; the old row lies in the table until the next VACUUM."""
    delete()


def settle(connection: BaseDatabaseWrapper) -> None:
    """Do nothing: VACUUM may not run here, the operator is told to."""


def matching(connection: BaseDatabaseWrapper, sought: Sought, narrowing: Narrowing, limit: int) -> list[int]:
    """Give the places of the matching documents, newest first, at most ``limit``.

    GIN gives all matches at once, so that common words are asked for window by window: each window holds
    every document that is newer than the rest, and is given to GIN as labels of days.
    """
    sql, wanted, parameters = _select(sought, narrowing)
    with connection.cursor() as cursor:
        for window in _windows(cursor) if _is_windowed(sought) else ():
            cursor.execute(sql, [f"{wanted} & ({window})", *parameters, limit])
            found = [place for (place,) in cursor.fetchall()]
            if len(found) == limit:
                return found
        cursor.execute(sql, [wanted, *parameters, limit])
        return [place for (place,) in cursor.fetchall()]


def matching_each(
    connection: BaseDatabaseWrapper, several: list[Sought], narrowing: Narrowing, limit: int
) -> list[list[int]]:
    """Give what ``matching`` gives for each of several, in one query where none is asked window by window."""
    if any(_is_windowed(sought) for sought in several):
        return [matching(connection, sought, narrowing, limit) for sought in several]
    parts, parameters = [], list[Any]()
    for at, sought in enumerate(several):
        sql, wanted, conditions = _select(sought, narrowing)
        parts.append(f"({sql})".replace("SELECT d.place", f"SELECT {at} AS sought, d.place", 1))
        parameters += [wanted, *conditions, limit]
    found: list[list[int]] = [[] for _ in several]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        for at, place in cursor.fetchall():
            found[at].append(place)
    return [sorted(places, reverse=True) for places in found]


def _select(sought: Sought, narrowing: Narrowing) -> tuple[str, str, list[Any]]:
    wanted = " & ".join(f"({_choice(choice)})" for choice in sought.choices)
    for labels in narrowing.labels():
        wanted += f" & ({' | '.join(labels)})"
    conditions, parameters = narrowing.conditions()
    # "+ 0" keeps the planner from walking the primary key and reading every document's words
    sql = (
        f"SELECT d.place FROM search_document d WHERE d.{sought.stream}_words @@ %s::tsquery{conditions}"
        " ORDER BY d.place + 0 DESC LIMIT %s"
    )
    return sql, wanted, parameters


def _is_windowed(sought: Sought) -> bool:
    phrases = any(len(phrase) > 1 for choice in sought.choices for phrase in choice)
    return sought.often > (PHRASES_WINDOWED_FROM if phrases else WORDS_WINDOWED_FROM)


def _windows(cursor: CursorWrapper) -> list[str]:
    """Give the days of the newest documents; these and half a year before; these and three years before."""
    newest = f"(SELECT day FROM search_document ORDER BY place DESC LIMIT {NEWEST}) d"
    cursor.execute(f"SELECT DISTINCT day FROM {newest} WHERE day IS NOT NULL")
    days = sorted(day for (day,) in cursor.fetchall())
    if not days:
        return []
    first, year = [label("d", f"{day:%Y%m%d}") for day in days], days[0].year
    months = [divmod(year * 12 + days[0].month - 1 - back, 12) for back in range(6)]
    half = [label("d", f"{of:04d}{month + 1:02d}") for of, month in months]
    years = [label("d", f"{year - back:04d}") for back in range(3)]
    return [" | ".join(first), " | ".join(first + half), " | ".join(first + years)]


def _choice(choice: Choice) -> str:
    return " | ".join("(" + " <-> ".join(phrase) + ")" for phrase in choice)
