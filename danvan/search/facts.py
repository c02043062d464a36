"""Find things: parse, choose candidates, rank, show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from django.apps import apps

from danvan.search import candidates as choosing
from danvan.search.backends.sought import Narrowing
from danvan.search.query import Query, parse
from danvan.search.ranking import Candidate, ranked
from danvan.search.snippets import Marker

if TYPE_CHECKING:
    from danvan.search.models import Document

EVERY_UNIT = ("*",)
MOST_SHOWN = 150


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


def find(
    q: str,
    kinds: Iterable[str] | None = None,
    public_at: datetime | None = None,
    units: Iterable[str] | None = None,
    limit: int = 50,
) -> list[Hit]:
    """Find what ``q`` asks for, best first, at most ``limit`` (up to 150).

    Who looks must be said: ``public_at`` (a moment: only what is public then), ``units`` (codes of the
    units the desk may see, or EVERY_UNIT), or both; without either ValueError is raised.
    The order is: words found, marks as typed, phrase and title, the newest, then kind and code.
    """
    if public_at is None and units is None:
        raise ValueError("find: say public_at, units, or units=EVERY_UNIT")
    seen = None if units is None or units == EVERY_UNIT else tuple(units)
    narrowing = Narrowing(None if kinds is None else tuple(kinds), public_at, seen)
    query = parse(q)
    if not query:
        return []
    found = choosing.candidates(query, narrowing)
    best = ranked(found.query, _read(found))[: min(limit, MOST_SHOWN)]
    return _shown(found.query, best)


def _read(found: choosing.Found) -> list[Candidate]:
    exact = "exact" if found.query.marked else "exact_title"
    columns = ("place", "kind", "code", "day", "folded_title", "exact_title", "folded", exact)
    rows = _documents().objects.filter(pk__in=found.places).values_list(*columns)
    return [Candidate(*row) for row in rows]


def _shown(query: Query, best: list[tuple[int, Candidate]]) -> list[Hit]:
    places = [candidate.place for _, candidate in best]
    columns = ("kind", "code", "unit", "title", "body", "day", "status", "url_name")
    documents = _documents().objects.only(*columns).in_bulk(places)
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


def _documents() -> type[Document]:
    return cast("type[Document]", apps.get_model("search", "Document"))
