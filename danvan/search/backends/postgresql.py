"""PostgreSQL: generated tsvector columns ('simple') under one GIN index."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from danvan.search.backends.sought import Choice, Narrowing, Sought

_STREAMS = ("folded", "exact", "folded_title", "exact_title")
WALK_FROM = 3_000  # from so many possible matches on, reading the newest documents first is faster than GIN
WALKED = 4_000


def install(connection: BaseDatabaseWrapper) -> None:
    """Add the generated columns and their index."""
    columns = ", ".join(
        f"ADD COLUMN {stream}_words tsvector"
        f" GENERATED ALWAYS AS (to_tsvector('simple', labels || ' ' || {stream})) STORED"
        for stream in _STREAMS
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE search_document {columns}")
        names = ", ".join(f"{stream}_words" for stream in _STREAMS)
        cursor.execute(f"CREATE INDEX search_words ON search_document USING gin ({names})")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the index and the generated columns."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS search_words")
        for stream in _STREAMS:
            cursor.execute(f"ALTER TABLE search_document DROP COLUMN IF EXISTS {stream}_words")


def matching(connection: BaseDatabaseWrapper, sought: Sought, narrowing: Narrowing, limit: int) -> list[int]:
    """Give the places of the matching documents, newest first, at most ``limit``."""
    wanted = " & ".join(f"({_choice(choice)})" for choice in sought.choices)
    for labels in narrowing.labels():
        wanted += f" & ({' | '.join(labels)})"
    conditions, parameters = narrowing.conditions()
    where = f"d.{sought.stream}_words @@ %s::tsquery{conditions} ORDER BY d.place DESC LIMIT %s"
    with connection.cursor() as cursor:
        if sought.often > WALK_FROM:
            newest = "(SELECT * FROM search_document ORDER BY place DESC LIMIT %s) d"
            cursor.execute(f"SELECT d.place FROM {newest} WHERE {where}", [WALKED, wanted, *parameters, limit])
            found = [place for (place,) in cursor.fetchall()]
            if len(found) == limit:
                return found
        cursor.execute(f"SELECT d.place FROM search_document d WHERE {where}", [wanted, *parameters, limit])
        return [place for (place,) in cursor.fetchall()]


def _choice(choice: Choice) -> str:
    return " | ".join("(" + " <-> ".join(phrase) + ")" for phrase in choice)
