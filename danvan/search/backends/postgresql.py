"""PostgreSQL: generated tsvector columns ('simple') under one GIN index.

Words that stand side by side in a title are indexed as pairs too, and phrases in titles are sought by them: GIN knows
no positions, and each of its words is common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from danvan.search.backends import windows
from danvan.search.backends.frequencies import common_words
from danvan.search.backends.sought import Choice, Narrowing, Phrase, Sought

_PAIRED = r"regexp_replace({}, '(\S+) (\S+)', 'zp\1q\2', 'g')"
_LATER = r"regexp_replace(folded_title, '^\S+ ?', '')"
_PAIRS = (
    f"{_PAIRED.format('folded_title')} || ' ' || {_PAIRED.format(_LATER)}"  # words 1 and 2, 3 and 4, …; 2 and 3, …
)
_WORDS = {"folded": "folded", "exact": "exact", "folded_title": f"folded_title || ' ' || {_PAIRS}"}
PAIRED = "folded_title"
WORDS_WINDOWED_FROM = 4_000  # from so many possible matches on, the newest days are asked first
PHRASES_WINDOWED_FROM = 500  # sooner for phrases: each match is read to see whether the words stand side by side
WORDS_READ, PHRASE_READ = 25, 50  # entries of the index that GIN passes over while a match is read
NEWEST = 2_000  # documents whose days make the first piece


def install(connection: BaseDatabaseWrapper) -> None:
    """Add the generated columns and their index."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE search_document {', '.join(map(_added, _WORDS))}")
        _index(cursor)


def _added(stream: str) -> str:
    words = f"to_tsvector('simple', labels || ' ' || {_WORDS[stream]})"
    return f"ADD COLUMN {stream}_words tsvector GENERATED ALWAYS AS ({words}) STORED"


def _index(cursor: CursorWrapper) -> None:
    names = ", ".join(f"{stream}_words" for stream in _WORDS)
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


def pair_titles(connection: BaseDatabaseWrapper) -> None:
    """Bring an index from before the pairs of titles up to date: the table is written anew once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name = 'search_document' AND column_name = 'exact_title_words'"
        )
        if cursor.fetchone() is None:
            return
        cursor.execute("DROP INDEX search_words")
        cursor.execute(
            "ALTER TABLE search_document DROP COLUMN exact_title_words, DROP COLUMN folded_title_words,"
            f" {_added('folded_title')}"
        )
        _index(cursor)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the index and the generated columns."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS search_words")
        for stream in _WORDS:
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
    sought = replace(sought, often=_rarest(connection.alias, sought))
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
    if any(_is_windowed(replace(sought, often=_rarest(connection.alias, sought))) for sought in several):
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
    wanted = [_choice(sought, choice) for choice in sought.choices]
    wanted += [" | ".join(labels) for labels in narrowing.labels()]
    wanted += [piece] if piece else []
    conditions, parameters = narrowing.conditions()
    for choice in sought.choices if sought.stream == PAIRED else ():
        standing, phrases = _standing(choice)
        conditions += standing
        parameters += phrases
    # "+ 0" keeps the planner from walking the primary key and reading every document's words
    sql = (
        f"SELECT d.place FROM search_document d WHERE d.{sought.stream}_words @@ %s::tsquery{conditions}"
        " ORDER BY d.place + 0 DESC LIMIT %s"
    )
    return sql, [" & ".join(f"({part})" for part in wanted), *parameters, limit]


def _choice(sought: Sought, choice: Choice) -> str:
    joined = " & " if sought.stream == PAIRED else " <-> "
    return " | ".join(f"({joined.join(_words_of(sought, phrase))})" for phrase in choice)


def _words_of(sought: Sought, phrase: Phrase) -> Sequence[str]:
    """Give what is looked up of a phrase: its words, in titles its pairs."""
    pairs = [f"zp{word}q{following}" for word, following in pairwise(phrase)] if sought.stream == PAIRED else []
    return pairs or phrase


def _standing(choice: Choice) -> tuple[str, list[str]]:
    """Give the condition that a phrase stands in the title, where its pairs alone do not say so, as SQL with its parameters."""
    if all(len(phrase) < 3 for phrase in choice):
        return "", []
    each = " OR ".join(["position(%s in ' ' || d.folded_title || ' ') > 0"] * len(choice))
    return f" AND ({each})", [f" {' '.join(phrase)} " for phrase in choice]


def _is_windowed(sought: Sought) -> bool:
    return sought.often > _windowed_from(sought)


def _windowed_from(sought: Sought) -> int:
    return PHRASES_WINDOWED_FROM if _has_phrases(sought) else WORDS_WINDOWED_FROM


def _has_phrases(sought: Sought) -> bool:
    """Tell whether each match is read because words must stand side by side."""
    return sought.stream != PAIRED and any(len(phrase) > 1 for choice in sought.choices for phrase in choice)


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


def _rarest(alias: str, sought: Sought) -> int:
    """Estimate how many documents hold the rarest of what must stand together; what is rare anyway is left as it is.

    Syllables are counted without marks ("đào" among all that are "dao") and one by one, which is too many for words
    with marks and for pairs.
    """
    if sought.often <= _windowed_from(sought):
        return sought.often
    common = common_words(alias, f"{sought.stream}_words")
    otherwise = min([sought.often, *common.values()])
    choices = [
        sum(min(common.get(word, otherwise) for word in _words_of(sought, phrase)) for phrase in choice)
        for choice in sought.choices
    ]
    return min([sought.often, *choices])
