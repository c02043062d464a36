"""Repair typing errors: accept the index's own syllables at edit distance 1."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from django.apps import apps
from django.db import connections, router

from danvan.search.query import Asked, Query

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_GUESSES = 3


def counts_of(words: set[str]) -> dict[str, int]:
    """Look up in how many documents each syllable stands; unknown ones are left out."""
    if not words:
        return {}
    sql = (
        f"SELECT folded, count FROM search_syllable WHERE count > 0 AND folded IN ({', '.join(['%s'] * len(words))})"
    )
    with connections[router.db_for_read(apps.get_model("search", "Syllable"))].cursor() as cursor:
        cursor.execute(sql, sorted(words))
        return dict(cursor.fetchall())


def near(word: str) -> list[set[str]]:
    """Give the spellings at edit distance 1, likeliest slip first.

    Neighbours exchanged, a letter forgotten, a wrong letter, a letter too many.
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    exchanged = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    forgotten = {head + letter + tail for head, tail in cuts for letter in LETTERS}
    wrong = {head + letter + tail[1:] for head, tail in cuts if tail for letter in LETTERS}
    too_many = {head + tail[1:] for head, tail in cuts if tail}
    return [slips - {word, ""} for slips in (exchanged, forgotten, wrong, too_many)]


def guesses_for(words: Iterable[Asked]) -> dict[str, tuple[str, ...]]:
    """Guess what was meant by each folded word: up to three syllables of the index, likeliest first.

    Words that are certain, single letters and numbers are left out.
    """
    slips = {word.folded: near(word.folded) for word in words if can_be_a_slip(word)}
    counts = counts_of(set().union(*(spellings for kinds in slips.values() for spellings in kinds)))
    found: dict[str, tuple[str, ...]] = {}
    for folded, kinds in slips.items():
        ordered = [
            guess
            for kind in kinds
            for guess in sorted(kind & counts.keys(), key=lambda guess: (-counts[guess], guess))
        ]
        if ordered:
            found[folded] = tuple(dict.fromkeys(ordered))[:MOST_GUESSES]
    return found


def can_be_a_slip(word: Asked) -> bool:
    """Say whether a word may be a slip: typed freely, two letters at least, no digit."""
    return not word.certain and len(word.folded) > 1 and word.folded.isalpha()


def repair_unknown(query: Query, known: Collection[str]) -> Query:
    """Accept guesses for the words that are not ``known`` to the index; the spelling typed stays the first."""
    if all(word.folded in known for word in query.words):
        return query
    guesses = guesses_for(word for word in query.words if word.folded not in known)
    return accept(query, {folded: (folded, *found) for folded, found in guesses.items()})


def accept(query: Query, spellings: dict[str, tuple[str, ...]]) -> Query:
    """Return the query with other spellings accepted for some of its folded words."""
    words = (replace(word, accepted=spellings.get(word.folded, word.accepted)) for word in query.words)
    return replace(query, words=tuple(words))
