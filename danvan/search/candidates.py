"""Choose at most 200 candidates in an order that does not depend on the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.apps import apps
from django.db import connections, router

from danvan.search.backends import backend_for
from danvan.search.backends.sought import Narrowing, Phrase, Sought, Stream
from danvan.search.query import Query
from danvan.search.repair import accept, counts_of, guesses_for, repair_unknown
from danvan.search.words import fold_word, label

MOST = 200
TITLES = 100  # older documents that hold the query in their title, beside the newest that hold its words
SEARCHED = 10_000  # up to so many documents or titles with the rarest word, phrases are sought in all of them
FEW = 10  # with fewer complete matches, partial ones are shown too


@dataclass(frozen=True, slots=True)
class Found:
    """The query as it was understood, and places, best kinds of match first."""

    query: Query
    places: list[int]


@dataclass(frozen=True, slots=True)
class Search:
    """One search under way: the query, who looks, how common its words and labels are, and what was answered."""

    query: Query
    narrowing: Narrowing
    counts: dict[str, int]
    answered: dict[Sought, tuple[int, list[int]]] = field(default_factory=dict)

    def matching(self, sought: Sought, limit: int) -> list[int]:
        """Give the newest places that match, at most ``limit``."""
        return self.matching_each([sought], limit)[0]

    def matching_each(self, several: list[Sought], limit: int) -> list[list[int]]:
        """Give what ``matching`` gives for each; what was asked already for as many is not asked again."""
        new = [sought for sought in several if self.answered.get(sought, (0,))[0] < limit]
        connection = connections[router.db_for_read(apps.get_model("search", "Document"))]
        asked = [replace(sought, often=self.often(sought)) for sought in new]
        places = backend_for(connection).matching_each(connection, asked, self.narrowing, limit) if asked else []
        self.answered.update((sought, (limit, found)) for sought, found in zip(new, places, strict=True))
        return [self.answered[sought][1][:limit] for sought in several]

    def often(self, sought: Sought) -> int:
        """Bound the number of matches from above by the counts of syllables and labels."""
        in_title = sought.stream.endswith("title")
        bounds = [sum(self.count(phrase, in_title) for phrase in choice) for choice in sought.choices]
        bounds += [sum(self.counts.get(each, 0) for each in labels) for labels in self.narrowing.labels()]
        return min(bounds, default=0)

    def count(self, phrase: Phrase, in_title: bool = False) -> int:
        """Bound from above the number of documents, or titles, that hold a phrase."""
        folded = (fold_word(word)[1] for word in phrase)
        words = (label("t", word) for word in folded) if in_title else folded
        return min((self.counts.get(word, 0) for word in words), default=0)


def candidates(query: Query, narrowing: Narrowing) -> Found:
    """Find the candidates of a query: complete matches, repaired where needed, then partial ones."""
    search = _search(query, narrowing)
    repaired = repair_unknown(query, search.counts)
    if repaired != query:
        search = _search(repaired, narrowing)
    complete = _complete(search)
    if len(complete) == MOST:
        return Found(search.query, _unique([*_outstanding(search), complete]))
    if not complete:
        search, complete = _mended(search)
    if len(complete) < FEW and len(query.groups) > 1:
        complete = _unique([complete, *_partial(search)])
    return Found(search.query, complete)


def _complete(search: Search) -> list[int]:
    """Find the newest documents that hold every word: with the marks typed first, then with any."""
    found: list[int] = []
    if search.query.marked and not search.query.repaired:
        exact, folded = search.query.all_in("exact"), search.query.all_in("folded")
        if search.often(folded) <= SEARCHED:
            return _unique(search.matching_each([exact, folded], MOST))
        found = search.matching(exact, MOST)
    if len(found) < MOST:
        found = _unique([found, search.matching(search.query.all_in("folded"), MOST)])
    return found


def _outstanding(search: Search) -> list[list[int]]:
    """Find what may be better than the newest: the query in a title, as a phrase; where that is quickly sought.

    Where the words are commoner, the newest documents hold the phrase often enough.
    """
    if search.query.repaired:
        return []
    whole = [
        search.query.whole_in("folded_title"),
        search.query.whole_in("exact" if search.query.marked else "folded"),
    ]
    return search.matching_each([sought for sought in whole if search.often(sought) <= SEARCHED], TITLES)


def _mended(search: Search) -> tuple[Search, list[int]]:
    """Take one word at a time for a slip though the index knows it; keep the guesses that find something."""
    query, accepted, found = search.query, {}, []
    for folded, guesses in guesses_for(word for word in query.words if not word.repaired).items():
        other = _search(accept(query, {folded: guesses}), search.narrowing)
        places = other.matching(other.query.all_in("folded"), TITLES)
        if places:
            accepted[folded] = (folded, *guesses)
            found.append(places)
    return replace(search, query=accept(query, accepted)), _unique(found)


def _search(query: Query, narrowing: Narrowing) -> Search:
    asked = {spelling for word in query.words for spelling in word.accepted}
    asked |= {label("t", spelling) for spelling in asked}
    return Search(query, narrowing, counts_of(asked.union(*narrowing.labels())))


def _partial(search: Search) -> list[list[int]]:
    """Find documents that lack one group of words, or, when there are none, that hold one of the rarest four.

    Marks that were typed must stand: without them half a query finds too much.
    """
    stream: Stream = "exact" if search.query.mostly_marked and not search.query.repaired else "folded"
    groups = search.query.all_in(stream).choices
    lacking = [Sought(stream, tuple(other for other in groups if other is not one)) for one in groups]
    found = search.matching_each(lacking, TITLES)
    if not any(found):
        rarest = sorted(groups, key=lambda group: sum(map(search.count, group)))[:4]
        found = [search.matching(Sought(stream, (sum(rarest, ()),)), TITLES)]
    return found


def _unique(lists: Iterable[list[int]]) -> list[int]:
    return list(dict.fromkeys(place for places in lists for place in places))[:MOST]
