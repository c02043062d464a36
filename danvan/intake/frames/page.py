"""Lay an article out as the regions that the annotators read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from danvan.text.folding import same_length_view

KINDS = ("title", "lead", "body", "caption")


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
    fields: dict[str, object] = field(default_factory=dict)

    def of(self, *kinds: str) -> Iterator[Region]:
        """Give the regions of some kinds, the kinds in the order asked for."""
        for kind in kinds:
            yield from (region for region in self.regions if region.kind == kind)

    def region_at(self, at: int) -> Region | None:
        """Give the region that holds an offset, or None."""
        return next((r for r in self.regions if r.start <= at < r.end), None)


def lay_out(text: str, regions: list[tuple[str, int, int]], **facts: object) -> Page:
    """Make a page of a text and its parts (kind, start, end)."""
    parts = tuple(Region(*part) for part in sorted(regions, key=lambda part: part[1]))
    return Page(text, same_length_view(text), parts, **facts)  # type: ignore[arg-type]
