"""SQLite: two FTS5 tables over the folded and exact columns, kept by triggers on the document table.

Their rows are numbered by the negative place, so that FTS5 gives the newest first by itself. Asked the other way round
(ORDER BY rowid DESC) it takes twice as long, and SQLite 3.40 loses one of a thousand rows that hold two common words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from danvan.search.backends.sought import Choice, Narrowing, Sought

_TABLES = {"search_words": ("folded", "exact", "labels"), "search_titles": ("folded_title", "exact_title", "labels")}
_AT_ONCE = {"hashsize": 32 * 2**20, "automerge": 0, "crisismerge": 1999}
_DAY_BY_DAY = {"hashsize": 2**20, "automerge": 4, "crisismerge": 16}
"""FTS5's own values (sqlite.org/fts5.html, section 6)."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the FTS5 tables, fill them from the documents that are there, and keep them by triggers."""
    with connection.cursor() as cursor:
        words = ", ".join(sorted({column for columns in _TABLES.values() for column in columns}))
        cursor.execute(f"CREATE VIEW search_numbered AS SELECT -place AS number, {words} FROM search_document")
        for table, columns in _TABLES.items():
            names = ", ".join(columns)
            cursor.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({names}, content='search_numbered',"
                " content_rowid='number', columnsize=0, tokenize='unicode61 remove_diacritics 0')"
            )
            _fill(cursor, table, names)
            put = f"INSERT INTO {table}(rowid, {names}) VALUES (-new.place, {_of('new', columns)});"
            take = (
                f"INSERT INTO {table}({table}, rowid, {names}) VALUES ('delete', -old.place, {_of('old', columns)});"
            )
            for event, does in (("INSERT", put), ("DELETE", take), ("UPDATE", take + put)):
                cursor.execute(
                    f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON search_document BEGIN {does} END"
                )


def _fill(cursor: CursorWrapper, table: str, names: str) -> None:
    """Read all documents at once: in few large pieces, merged into one at the end instead of again and again.

    In the order of the numbers: FTS5 begins a new piece wherever one is lower than the one before.
    """
    for setting, value in _AT_ONCE.items():
        cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('{setting}', {value})")
    cursor.execute(
        f"INSERT INTO {table}(rowid, {names}) SELECT -place, {names} FROM search_document ORDER BY place DESC"
    )
    cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    for setting, value in _DAY_BY_DAY.items():
        cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('{setting}', {value})")


def number_downwards(connection: BaseDatabaseWrapper) -> None:
    """Bring tables from before, whose rows are numbered by the place itself, up to date: they are filled once more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'search_words' AND sql LIKE '%content_rowid=''place''%'"
        )
        old = cursor.fetchone()
    if old:
        remove(connection)
        install(connection)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers and the FTS5 tables."""
    with connection.cursor() as cursor:
        for table in _TABLES:
            for event in ("insert", "delete", "update"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{event}")
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute("DROP VIEW IF EXISTS search_numbered")


@contextmanager
def at_once(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Leave the FTS5 tables away while many documents come in."""
    remove(connection)
    yield
    install(connection)


def delete_for_good(connection: BaseDatabaseWrapper, delete: Callable[[], None]) -> None:
    """Let ``delete`` take a document out so that its words leave the FTS5 tables too, not only their lists.

    Before SQLite 3.42 FTS5 cannot do so by itself: the tables are merged into one, which takes a while on a large
    index.
    """
    by_itself = connection.Database.sqlite_version_info >= (3, 42)
    with connection.cursor() as cursor:
        if by_itself:
            _tell(cursor, "(rank) VALUES ('secure-delete', 1)")
        delete()
        _tell(cursor, "(rank) VALUES ('secure-delete', 0)" if by_itself else "VALUES ('optimize')")


def _tell(cursor: CursorWrapper, order: str) -> None:
    for table in _TABLES:
        head, _, values = order.rpartition("VALUES")
        columns = f"{table}, rank" if head else table
        cursor.execute(f"INSERT INTO {table}({columns}) VALUES{values}")


def settle(connection: BaseDatabaseWrapper) -> None:
    """Bring what was overwritten from the write-ahead log into the file, and empty the log."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def matching(connection: BaseDatabaseWrapper, sought: Sought, narrowing: Narrowing, limit: int) -> list[int]:
    """Give the places of the matching documents, newest first, at most ``limit``."""
    return matching_each(connection, [sought], narrowing, limit)[0]


def matching_each(
    connection: BaseDatabaseWrapper, several: list[Sought], narrowing: Narrowing, limit: int
) -> list[list[int]]:
    """Give what ``matching`` gives for each of several, in one query."""
    parts, parameters = [], list[Any]()
    for at, sought in enumerate(several):
        sql, wanted = _select(sought, narrowing)
        parts.append(f"SELECT * FROM ({sql} LIMIT %s)".replace("SELECT d.place", f"SELECT {at}, d.place", 1))
        parameters += [*wanted, limit]
    found: list[list[int]] = [[] for _ in several]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        for at, place in cursor.fetchall():
            found[at].append(place)
    return [sorted(places, reverse=True) for places in found]


def _select(sought: Sought, narrowing: Narrowing) -> tuple[str, list[Any]]:
    table = "search_titles" if sought.stream.endswith("title") else "search_words"
    parts = [f"{sought.stream} : ({_choice(choice)})" for choice in sought.choices]
    parts += [f"labels : ({' OR '.join(labels)})" for labels in narrowing.labels()]
    conditions, parameters = narrowing.conditions()
    sql = (
        f"SELECT d.place FROM {table} f CROSS JOIN search_document d ON d.place = -f.rowid"
        f" WHERE {table} MATCH %s{conditions} ORDER BY f.rowid"
    )
    return sql, [" AND ".join(parts), *parameters]


def _choice(choice: Choice) -> str:
    return " OR ".join('"' + " ".join(phrase) + '"' for phrase in choice)


def _of(row: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{row}.{column}" for column in columns)
