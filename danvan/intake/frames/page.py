"""Lay an article out as the regions that the annotators read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from danvan.intake.frames.letters import LOWER, UPPER
from danvan.text.folding import same_length_view
from danvan.text.names import FAMILY_NAMES

# Between small letters and a sign, a post or a small letter again.
_SET_IN_CAPITALS = re.compile(
    rf"(?<=[{LOWER}.:;,] )[{UPPER}]{{2,8}}(?: [{UPPER}]{{1,8}}){{1,4}}(?= ?[,;:(-]| [{LOWER}]|\.|$)", re.MULTILINE
)
# "Nguyễn văn Chức": the middle of a name in small letters by mistake.
_SMALL_MIDDLE = re.compile(rf"(?<=[{LOWER}] )(?:văn|thị)(?= [{UPPER}][{LOWER}])")
_LINE_END = re.compile(r"[\r\n]")
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

    ``flat`` is the text with the line ends inside a region as blanks (a narrow page breaks its lines anywhere).
    ``shown_on`` is the date of the page header (an upper bound only), ``posted_on`` the
    printed date of publication; ``origin`` the texts that may name the province (source line).
    """

    text: str
    flat: str
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


def names_in_capitals(view: str) -> str:
    """Write names set in capitals ("đồng chí LÊ THỊ NA") like other names; lines all in capitals stay as they are."""
    whole = _SET_IN_CAPITALS.sub(
        lambda run: run[0].title() if run[0].split(" ", 1)[0].title() in FAMILY_NAMES else run[0], view
    )
    return _SMALL_MIDDLE.sub(_middle, whole)


def _middle(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - 12) : found.start() - 1]
    return found[0].title() if before.rpartition(" ")[2] in FAMILY_NAMES else found[0]


def _flat(text: str, regions: tuple[Region, ...]) -> str:
    """Write the line ends inside regions as blanks, so that every offset stays."""
    if not any(text.find("\n", part.start, part.end) >= 0 for part in regions):
        return text
    pieces, at = [], 0
    for part in regions:
        pieces += [text[at : part.start], _LINE_END.sub(" ", text[part.start : part.end])]
        at = max(at, part.end)
    return "".join([*pieces, text[at:]])


def lay_out(text: str, regions: list[tuple[str, int, int]], **facts: object) -> Page:
    """Make a page of a text and its parts (kind, start, end); what is past LONGEST_READ is left out."""
    first = min((start for _, start, _ in regions), default=0)
    limit = first + LONGEST_READ
    kept = [Region(kind, start, min(end, limit)) for kind, start, end in regions if start < limit]
    parts = tuple(sorted(kept, key=lambda part: part.start))
    seen = text[:limit]
    flat = _flat(seen, parts)
    return Page(seen, flat, names_in_capitals(same_length_view(flat)), parts, cut=len(text) > limit, **facts)  # type: ignore[arg-type]
