"""PostgreSQL: generated tsvector columns ('simple') under one GIN index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from danvan.search.backends import windows
from danvan.search.backends.sought import Choice, Narrowing, Sought

_STREAMS = ("folded", "exact", "folded_title", "exact_title")
WORDS_WINDOWED_FROM = 3_000  # from so many possible matches on, the newest days are asked first
PHRASES_WINDOWED_FROM = 500  # sooner for phrases: each match is read to see whether the words stand side by side
WORDS_READ, PHRASE_READ = 8, 50  # entries of the index that GIN passes over while a match is read
NEWEST = 2_000  # documents whose days make the first piece


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


def lay_out(connection: BaseDatabaseWrapper) -> None:
    """Keep rows short, so that a page holds many of what GIN finds: long texts stand apart from the row.

    The words of a document are not compressed, because two hundred of them are read for each question. For rows
    written from now on; the titles stay in the row.
    """
    stored = {
        "folded": "EXTERNAL",
        "exact": "EXTERNAL",
        "title": "MAIN",
        "folded_title": "MAIN",
        "exact_title": "MAIN",
    }
    each = ", ".join(f"ALTER {column} SET STORAGE {way}" for column, way in stored.items())
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_document SET (toast_tuple_target = 256)")
        cursor.execute(f"ALTER TABLE search_document {each}")


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

    GIN gives all matches at once, so that common words are asked for piece by piece, from the newest documents
    downwards: as labels of months and years, as many as what was found so far suggests. GIN walks along the rarest
    of what must stand together, so that pieces that hold more documents than the rarest word are no help: then all
    are asked for at once. Where words must stand side by side, each match is read, and pieces help longer.
    """
    with connection.cursor() as cursor:

        def ask(pieces: list[str]) -> list[int]:
            parts = [_select(sought, narrowing, limit, piece) for piece in pieces]
            cursor.execute(_together([sql for sql, _ in parts]), [one for _, given in parts for one in given])
            return [place for (place,) in cursor.fetchall()]

        reach = _reach(cursor, sought) if _is_windowed(sought) else None
        if reach is None:
            return ask([""])
        found = ask([reach.begin()])
        while len(found) < limit and (pieces := reach.further(found=len(found), limit=limit)):
            found = sorted({*found, *ask(pieces)}, reverse=True)[:limit]
        return found if len(found) == limit else ask([""])


def matching_each(
    connection: BaseDatabaseWrapper, several: list[Sought], narrowing: Narrowing, limit: int
) -> list[list[int]]:
    """Give what ``matching`` gives for each of several, in one query where none is asked window by window."""
    if any(_is_windowed(sought) for sought in several):
        return [matching(connection, sought, narrowing, limit) for sought in several]
    parts, parameters = [], list[Any]()
    for at, sought in enumerate(several):
        sql, given = _select(sought, narrowing, limit)
        parts.append(sql.replace("SELECT d.place", f"SELECT {at} AS sought, d.place", 1))
        parameters += given
    found: list[list[int]] = [[] for _ in several]
    with connection.cursor() as cursor:
        cursor.execute(_together(parts), parameters)
        for at, place in cursor.fetchall():
            found[at].append(place)
    return [sorted(places, reverse=True) for places in found]


def _together(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else " UNION ALL ".join(f"({part})" for part in parts)


def _select(sought: Sought, narrowing: Narrowing, limit: int, piece: str = "") -> tuple[str, list[Any]]:
    wanted = [_choice(choice) for choice in sought.choices]
    wanted += [" | ".join(labels) for labels in narrowing.labels()]
    wanted += [piece] if piece else []
    conditions, parameters = narrowing.conditions()
    # "+ 0" keeps the planner from walking the primary key and reading every document's words
    sql = (
        f"SELECT d.place FROM search_document d WHERE d.{sought.stream}_words @@ %s::tsquery{conditions}"
        " ORDER BY d.place + 0 DESC LIMIT %s"
    )
    return sql, [" & ".join(f"({part})" for part in wanted), *parameters, limit]


def _is_windowed(sought: Sought) -> bool:
    return sought.often > (PHRASES_WINDOWED_FROM if _has_phrases(sought) else WORDS_WINDOWED_FROM)


def _has_phrases(sought: Sought) -> bool:
    return any(len(phrase) > 1 for choice in sought.choices for phrase in choice)


def _reach(cursor: CursorWrapper, sought: Sought) -> windows.Reach | None:
    """Look where the days of the documents begin and end, and where those of the newest begin; None without any."""
    nth = "(SELECT place FROM search_document WHERE place >= %s ORDER BY place DESC OFFSET %s LIMIT 1)"
    oldest = "(SELECT min(place) FROM search_document WHERE place >= %s)"
    dated = windows.DATED
    cursor.execute(f"SELECT {nth}, {nth}, {oldest}", [dated, 0, dated, NEWEST - 1, dated])
    last, first, oldest_of_all = cursor.fetchone()
    if last is None:
        return None
    days = [windows.day_of(place) for place in (last, first or oldest_of_all, oldest_of_all)]
    read = PHRASE_READ if _has_phrases(sought) else WORDS_READ
    return windows.Reach(*days, newest=NEWEST, rarest=sought.often, read=read)


def _choice(choice: Choice) -> str:
    return " | ".join("(" + " <-> ".join(phrase) + ")" for phrase in choice)
