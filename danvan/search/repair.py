"""Repair typing errors: accept the index's own syllables at edit distance 1."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from django.apps import apps

from danvan.search.query import Asked, Query

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MOST_SPELLINGS = 5


def counts_of(words: set[str]) -> dict[str, int]:
    """Look up in how many documents each syllable stands; unknown ones are left out."""
    syllables = apps.get_model("search", "Syllable").objects
    rows = syllables.filter(folded__in=sorted(words), count__gt=0).values_list("folded", "count")
    return dict(cast("list[tuple[str, int]]", list(rows)))


def near(word: str) -> set[str]:
    """Give every spelling at edit distance 1: a letter left out, exchanged with its neighbour, changed, added."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {head + tail[1:] for head, tail in cuts if tail}
    exchanged = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in cuts if tail for letter in LETTERS}
    added = {head + letter + tail for head, tail in cuts for letter in LETTERS}
    return (left_out | exchanged | changed | added) - {word, ""}


def can_be_repaired(word: Asked) -> bool:
    """Say whether a word may be a slip: two letters at least, no digit (numbers are meant as typed)."""
    return len(word.folded) > 1 and word.folded.isalpha()


def repair(query: Query, *, every: bool = False) -> Query:
    """Accept near spellings for the words the index does not know, or for every word.

    The five commonest are accepted, then by the alphabet; the spelling typed stays the first.
    """
    known = {} if every else counts_of({word.folded for word in query.words})
    wrong = [word for word in query.words if can_be_repaired(word) and word.folded not in known]
    if not wrong:
        return query
    spellings = {word.folded: near(word.folded) for word in wrong}
    counts = counts_of(set().union(*spellings.values()))
    better: dict[str, tuple[str, ...]] = {}
    for folded, guesses in spellings.items():
        kept = sorted(guesses & counts.keys(), key=lambda guess: (-counts[guess], guess))
        better[folded] = (folded, *kept[:MOST_SPELLINGS])
    return replace(
        query, words=tuple(replace(word, accepted=better.get(word.folded, word.accepted)) for word in query.words)
    )
