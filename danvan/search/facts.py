"""Find things: parse, choose candidates, rank, show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.db.models import QuerySet
from django.utils.html import strip_tags

from danvan.core.prepared import Prepared
from danvan.search import candidates as choosing
from danvan.search.backends.sought import Narrowing
from danvan.search.query import Query, parse
from danvan.search.ranking import Candidate, ranked
from danvan.search.snippets import Marker
from danvan.search.words import Word, words_of

if TYPE_CHECKING:
    from danvan.search.models import Document

EVERY_UNIT = ("*",)
MOST_SHOWN = 150
READ_WHOLE = 60
"""So few candidates are read with all that is shown of them, in one question."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found. ``title_html`` and ``snippet_html`` are safe HTML with <mark>."""

    kind: str
    code: str
    unit: str
    title_html: str
    snippet_html: str
    score: int
    day: date | None
    title: str = ""
    status: str = ""
    url_name: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What was found; ``meant`` is the query as it was probably meant, "" when it was understood as typed."""

    hits: list[Hit]
    meant: str = ""


def find(
    q: str,
    kinds: Iterable[str] | None = None,
    public_at: datetime | None = None,
    units: Iterable[str] | None = None,
    limit: int = 50,
    *,
    shared: Iterable[str] = (),
    year: int | None = None,
) -> list[Hit]:
    """Find what ``q`` asks for, best first, at most ``limit`` (up to 150).

    Who looks must be said: ``public_at`` (a moment: only what is public then), ``units`` (codes of the
    units the desk may see, or EVERY_UNIT), or both; without either ValueError is raised. ``shared`` kinds
    are found whatever their unit; ``year`` keeps what is dated in it.
    The order is: words found, marks as typed, phrase and title, the newest, then kind and code.
    """
    return look(q, kinds, public_at, units, limit, shared=shared, year=year).hits


def look(
    q: str,
    kinds: Iterable[str] | None = None,
    public_at: datetime | None = None,
    units: Iterable[str] | None = None,
    limit: int = 50,
    *,
    shared: Iterable[str] = (),
    year: int | None = None,
) -> Result:
    """Find as ``find`` does, and say what was probably meant where a word had to be repaired."""
    if public_at is None and units is None:
        raise ValueError("find: say public_at, units, or units=EVERY_UNIT")
    seen = None if units is None or units == EVERY_UNIT else tuple(units)
    narrowing = Narrowing(None if kinds is None else tuple(kinds), public_at, seen, tuple(shared), year)
    query = parse(q)
    if not query:
        return Result([])
    found = choosing.candidates(query, narrowing)
    few = _by_place(WHOLE, found.places) if len(found.places) <= READ_WHOLE else None
    read = _read(found) if few is None else [_candidate(found, document) for document in few.values()]
    best = ranked(found.query, read)[: min(limit, MOST_SHOWN)]
    hits = _shown(found.query, best, few)
    return Result(hits, _meant(found.query, best[0][1], hits[0]) if hits else "")


def _meant(query: Query, best: Candidate, hit: Hit) -> str:
    """Write the query with its repaired words as the best find spells them; typed without marks, it never mixes both."""
    shown = list(words_of(f"{hit.title} {strip_tags(hit.snippet_html)}"))
    there = {word.folded: word.exact for word in shown}
    standing, slips = f" {best.folded} ", {}
    for at, word in enumerate(query.words):
        guess = next((one for one in word.accepted[1:] if f" {one} " in standing), "")
        if guess and f" {word.folded} " not in standing:
            slips[at] = guess
    if not slips:
        return ""
    if query.mostly_marked:
        words = [
            there.get(slips[at], slips[at]) if at in slips else word.exact for at, word in enumerate(query.words)
        ]
    else:
        words = _as_shown([slips.get(at, word.folded) for at, word in enumerate(query.words)], shown)
    return " ".join(words)


def _as_shown(folded: list[str], shown: list[Word]) -> list[str]:
    """Spell words without marks as a text does that shows them side by side; else leave them all as they are."""
    size = len(folded)
    for at in range(len(shown) - size + 1):
        if [word.folded for word in shown[at : at + size]] == folded:
            return [word.exact for word in shown[at : at + size]]
    return folded


def _read(found: choosing.Found) -> list[Candidate]:
    return [Candidate(*row) for row in CANDIDATES[found.query.marked].rows(places=found.places)]


def _candidate(found: choosing.Found, document: Document) -> Candidate:
    exact = document.exact if found.query.marked else document.exact_title
    return Candidate(
        document.place, document.kind, document.code, document.day, document.folded_title, document.exact_title,
        document.folded, exact,
    )  # fmt: skip


def _shown(query: Query, best: list[tuple[int, Candidate]], read: dict[int, Document] | None) -> list[Hit]:
    documents = _by_place(SHOWN, [candidate.place for _, candidate in best]) if read is None else read
    marker = Marker(query)
    return [_hit(marker, score, documents[candidate.place]) for score, candidate in best]


def _hit(marker: Marker, score: int, document: Document) -> Hit:
    return Hit(
        kind=document.kind,
        code=document.code,
        unit=document.unit,
        title_html=marker.title(document.title),
        snippet_html=marker.snippet(document.body),
        score=score,
        day=document.day,
        title=document.title,
        status=document.status,
        url_name=document.url_name,
    )


def _by_place(question: Prepared, places: list[int]) -> dict[int, Document]:
    return {document.place: document for document in question.rows(places=places)}


def _standing(places: Any) -> QuerySet[Document]:
    return cast("type[Document]", apps.get_model("search", "Document")).objects.filter(pk__in=places)


_WEIGHED = ("place", "kind", "code", "day", "folded_title", "exact_title", "folded")
_SHOWN = ("kind", "code", "unit", "title", "body", "day", "status", "url_name")
CANDIDATES = {
    False: Prepared(lambda places: _standing(places).values_list(*_WEIGHED, "exact_title"), places=None),
    True: Prepared(lambda places: _standing(places).values_list(*_WEIGHED, "exact"), places=None),
}
"""What is weighed of documents, by whether the query has marks."""
SHOWN = Prepared(lambda places: _standing(places).only(*_SHOWN), places=None)
WHOLE = Prepared(_standing, places=None)
