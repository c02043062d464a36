"""Lay an article out as the regions that the annotators read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from danvan.text.folding import same_length_view

LONGEST_READ = 60_000  # code points; an article is a tenth of that, the rest of a longer text is not read


@dataclass(frozen=True, slots=True)
class Region:
    """Hold one part of the article: its kind and its span in the source."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """Hold a source text, its view of equal length and its regions in reading order.

    ``shown_on`` is the date of the page header (an upper bound only), ``posted_on`` the
    printed date of publication; ``origin`` the texts that may name the province (source line).
    """

    text: str
    view: str
    regions: tuple[Region, ...]
    file: str = ""
    shown_on: date | None = None
    posted_on: date | None = None
    origin: str = ""
    site: str = ""
    cut: bool = False

    def of(self, *kinds: str) -> Iterator[Region]:
        """Give the regions of some kinds, the kinds in the order asked for."""
        for kind in kinds:
            yield from (region for region in self.regions if region.kind == kind)

    def region_at(self, at: int) -> Region | None:
        """Give the region that holds an offset, or None."""
        return next((r for r in self.regions if r.start <= at < r.end), None)


def lay_out(text: str, regions: list[tuple[str, int, int]], **facts: object) -> Page:
    """Make a page of a text and its parts (kind, start, end); what is past LONGEST_READ is left out."""
    first = min((start for _, start, _ in regions), default=0)
    limit = first + LONGEST_READ
    kept = [Region(kind, start, min(end, limit)) for kind, start, end in regions if start < limit]
    parts = tuple(sorted(kept, key=lambda part: part.start))
    seen = text[:limit]
    return Page(seen, same_length_view(seen), parts, cut=len(text) > limit, **facts)  # type: ignore[arg-type]
