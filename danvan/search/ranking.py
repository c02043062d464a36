"""Weigh candidates in Python, so that the order is the same on every database."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from danvan.search.query import Asked, Query


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


class Weigher:
    """Weigh the documents for one query: words found, exact marks, nearness, title."""

    def __init__(self, query: Query) -> None:
        self.words = query.words
        self.exact_whole = f" {' '.join(word.exact for word in query.words)} "
        self.folded_whole = re.compile(f" {' '.join(map(_spellings, query.words))} ")
        self.neighbours = [
            re.compile(f" {_spellings(one)} {_spellings(next_)} ")
            for one, next_ in zip(query.words, query.words[1:], strict=False)
        ]

    def weigh(self, candidate: Candidate) -> int:
        """Return the score: complete before partial, marked words as typed, phrase and title, all as typed."""
        folded, exact = f" {candidate.folded} ", f" {candidate.exact} "
        matched = sum(self._matched(word, folded) for word in self.words)
        as_typed = [f" {word.exact} " in exact for word in self.words]
        marked = sum(found for found, word in zip(as_typed, self.words, strict=True) if word.marked)
        points = self._points(candidate, folded, exact)
        return ((matched * 32 + marked) * 16 + points) * 32 + sum(as_typed)

    @staticmethod
    def _matched(word: Asked, folded: str) -> int:
        if f" {word.folded} " in folded:
            return 2
        return int(any(f" {spelling} " in folded for spelling in word.accepted[1:]))

    def _points(self, candidate: Candidate, folded: str, exact: str) -> int:
        """Give 10 when the title is the query as typed, less for each thing that is lacking."""
        folded_title, exact_title = f" {candidate.folded_title} ", f" {candidate.exact_title} "
        if self.folded_whole.fullmatch(folded_title):
            return 10 if self.exact_whole == exact_title else 9
        if self.exact_whole in exact_title:
            return 8
        if self.folded_whole.search(folded_title):
            return 7
        if self.exact_whole in exact:
            return 6
        if self.folded_whole.search(folded):
            return 5
        near = sum(1 for pair in self.neighbours if pair.search(folded))
        in_title = all(self._matched(word, folded_title) for word in self.words)
        return min(near, 2) + 2 * in_title


def ranked(query: Query, found: list[Candidate]) -> list[tuple[int, Candidate]]:
    """Put candidates in order: by score, the newest first, then by kind and code."""
    weigher = Weigher(query)
    weighed = [(weigher.weigh(candidate), candidate) for candidate in found]
    weighed.sort(key=lambda pair: (-pair[0], -(pair[1].day or date.min).toordinal(), pair[1].kind, pair[1].code))
    return weighed


def _spellings(word: Asked) -> str:
    return f"(?:{'|'.join(word.accepted)})" if word.repaired else word.folded
