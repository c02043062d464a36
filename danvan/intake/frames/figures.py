"""Gather the counted facts of the text, apart from the attendance of the event."""

import re
from collections.abc import Sequence

from danvan.intake.frames.page import Page
from danvan.intake.frames.records import HIGH, Figure, Number, Piece
from danvan.text.citations import Citation
from danvan.text.numbers import Count

_JOINT = re.compile(r" {0,2}(?:,|và|, và|, cùng) {0,2}")
_MORE = re.compile(
    r"(?: {1,2}(?:mới|tiêu biểu|điển hình|xuất sắc|chỉ tiêu|kế hoạch|dân số|tập huấn(?:, bồi dưỡng)?|bồi dưỡng|“[^”\n]{2,40}”))"
)
_TURNS = re.compile(r"[^.;:\n]{0,200}?(?= trên địa bàn| tham gia| tham dự| với | về |[.;:\n]|$)")


def find_figures(
    page: Page, counts: Sequence[Count], citations: Sequence[Citation], attendees: Number | None
) -> list[Figure]:
    """Find the figures of title, lead and body; counts joined by "và" make one figure."""
    kept = [count for count in counts if _counts(page, count, citations, attendees)]
    figures: list[Figure] = []
    seen: set[str] = set()
    index = 0
    while index < len(kept):
        group = [kept[index]]
        while index + 1 < len(kept) and _joined(page, group[-1], kept[index + 1]):
            index += 1
            group.append(kept[index])
        figure = _figure(page, group)
        if figure.piece.text.lower() not in seen:
            seen.add(figure.piece.text.lower())
            figures.append(figure)
        index += 1
    return figures


def _counts(page: Page, count: Count, citations: Sequence[Citation], attendees: Number | None) -> bool:
    region = page.region_at(count.start)
    if region is None or region.kind == "caption":
        return False
    if any(one.start <= count.start < one.end for one in citations):
        return False
    if attendees is None:
        return True
    again = region.kind == "title" and (count.value, count.bound, count.unit) == (
        attendees.value,
        attendees.bound,
        attendees.unit,
    )
    return not again and not attendees.piece.start <= count.start < attendees.piece.end


def _joined(page: Page, count: Count, following: Count) -> bool:
    people = {"people", "units", "things", "households"}
    if count.kind not in people or following.kind not in people:
        return False
    return bool(_JOINT.fullmatch(page.view, count.end, following.start))


def _figure(page: Page, group: list[Count]) -> Figure:
    start, end = group[0].start, _reach(page, group)
    piece = Piece(page.text[start:end], start, end, "figure.counted", HIGH)
    return Figure(piece, [float(c.value) for c in group], group[0].bound, [c.unit for c in group], group[0].kind)


def _reach(page: Page, group: list[Count]) -> int:
    end = group[-1].end
    region = page.region_at(group[0].start)
    limit = region.end if region else end
    pattern = _TURNS if group[-1].kind == "attendance" and group[-1].noun == "lượt" else _MORE
    if group[-1].kind == "duration":
        return end
    more = pattern.match(page.view, end, limit)
    return more.end() if more else end
