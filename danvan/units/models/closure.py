"""Build the closure of the tree from the paths of the versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction

from danvan.units.models.bulk import insert
from danvan.units.models.unit import Unit, UnitClosure, UnitVersion

Span = tuple[date, date | None]
Link = tuple[str, str, int]
FEW = 500


def links_of(path: str, span: Span) -> Iterator[tuple[Link, Span]]:
    """Yield (ancestor code, descendant code, depth) for every unit of a path, itself included."""
    codes = [code for code in path.split("/") if code]
    for depth, ancestor in enumerate(reversed(codes)):
        yield (ancestor, codes[-1], depth), span


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """Join spans that touch or overlap; an end of None is open."""
    joined: list[Span] = []
    for start, end in sorted(spans, key=lambda span: span[0]):
        if joined and (joined[-1][1] is None or joined[-1][1] >= start):
            first, last = joined[-1]
            joined[-1] = (first, None if last is None or end is None else max(last, end))
        else:
            joined.append((start, end))
    return joined


def rebuild_closure(units: Iterable[Unit] | None = None) -> int:
    """Write the closure of ``units`` as descendants anew (of all units when None); return the rows.

    Those below a unit whose path changed must be named too: their own paths hold its superiors.
    """
    versions = UnitVersion.objects.all() if units is None else UnitVersion.objects.filter(unit__in=units)
    spans: dict[Link, list[Span]] = {}
    for path, start, end in versions.values_list("path", "valid_from", "valid_to"):
        for link, span in links_of(path, (start, end)):
            spans.setdefault(link, []).append(span)
    ids = _ids_of({code for above, below, _ in spans for code in (above, below)})
    rows = [
        (ids[above], ids[below], depth, start, end)
        for (above, below, depth), periods in spans.items()
        for start, end in join_spans(periods)
    ]
    with transaction.atomic():
        old = UnitClosure.objects.all() if units is None else UnitClosure.objects.filter(descendant__in=units)
        old.delete()
        insert(UnitClosure, ("ancestor", "descendant", "depth", "valid_from", "valid_to"), rows)
    return len(rows)


def _ids_of(codes: set[str]) -> dict[str, int]:
    """Return the ids of units by code; all are read when many are asked for."""
    units = Unit.objects.all() if len(codes) > FEW else Unit.objects.filter(code__in=codes)
    return dict(units.values_list("code", "pk"))
