"""Weigh candidates in Python, so that the order is the same on every database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice, product
from typing import NamedTuple

from danvan.search.query import MOST_WORDINGS, Asked, Query


class Candidate(NamedTuple):
    """What ranking reads of a document; ``exact`` is the title's alone when the query has no marks."""

    place: int
    kind: str
    code: str
    day: date | None
    folded_title: str
    exact_title: str
    folded: str
    exact: str


class Wanted(NamedTuple):
    """A word of the query with blanks around it, as it is looked for in the words of a document."""

    exact: str
    folded: str
    others: tuple[str, ...]
    marked: bool


class Weigher:
    """Weigh the documents for one query: words found, exact marks, nearness, title."""

    def __init__(self, query: Query) -> None:
        self.words = [
            Wanted(
                f" {word.exact} ", f" {word.folded} ", tuple(f" {each} " for each in word.accepted[1:]), word.marked
            )
            for word in query.words
        ]
        self.exact_whole = f" {' '.join(word.exact for word in query.words)} "
        self.folded_wholes = _wordings(query.words)
        self.neighbours = [_wordings(pair) for pair in zip(query.words, query.words[1:], strict=False)]

    def weigh(self, candidate: Candidate) -> int:
        """Return the score: complete before partial, marked words as typed, phrase and title, all as typed."""
        folded, exact = f" {candidate.folded} ", f" {candidate.exact} "
        matched = marked = as_typed = 0
        for word in self.words:
            matched += 2 if word.folded in folded else _matched(word, folded)
            if word.exact in exact:
                as_typed += 1
                marked += word.marked
        points = self._points(candidate, folded, exact)
        return ((matched * 32 + marked) * 16 + points) * 32 + as_typed

    def _points(self, candidate: Candidate, folded: str, exact: str) -> int:
        """Give 10 when the title is the query as typed, less for each thing that is lacking."""
        folded_title, exact_title = f" {candidate.folded_title} ", f" {candidate.exact_title} "
        if folded_title in self.folded_wholes:
            return 10 if self.exact_whole == exact_title else 9
        if self.exact_whole in exact_title:
            return 8
        if _any_in(self.folded_wholes, folded_title):
            return 7
        if self.exact_whole in exact:
            return 6
        if _any_in(self.folded_wholes, folded):
            return 5
        near = sum(_any_in(pair, folded) for pair in self.neighbours)
        in_title = all(_matched(word, folded_title) for word in self.words)
        return min(near, 2) + 2 * in_title


def _matched(word: Wanted, folded: str) -> int:
    """Give 2 for a word as typed but for its marks, 1 for a repaired one."""
    if word.folded in folded:
        return 2
    return int(_any_in(word.others, folded)) if word.others else 0


def _any_in(wordings: Iterable[str], text: str) -> bool:
    for wording in wordings:  # noqa: SIM110 - a thousand times a search, and half as long as any()
        if wording in text:
            return True
    return False


def _wordings(words: Iterable[Asked]) -> tuple[str, ...]:
    """Write words side by side in every accepted spelling."""
    spellings = islice(product(*(word.accepted for word in words)), MOST_WORDINGS)
    return tuple(f" {' '.join(each)} " for each in spellings)


def ranked(query: Query, found: list[Candidate]) -> list[tuple[int, Candidate]]:
    """Put candidates in order: by score, the newest first, then by kind and code."""
    weigher = Weigher(query)
    weighed = [(weigher.weigh(candidate), candidate) for candidate in found]
    weighed.sort(key=lambda pair: (-pair[0], -(pair[1].day or date.min).toordinal(), pair[1].kind, pair[1].code))
    return weighed
