"""Notice a page that holds several articles: headlines that each have their own dated lead."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from .lines import Line
from .pieces import view_of
from .shapes import opens_dated

_DAY = regex.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})|(\d{1,2})\s+tháng\s+(\d{1,2})")
_HELD = regex.compile(r"tổ chức|khai mạc|diễn ra|họp|tiến hành|khánh thành|ra mắt|bế mạc", regex.IGNORECASE)


def count_articles(text: str, lines: Sequence[Line]) -> int:
    """Return how many dated leads stand under their own headline or bear their own day of an event held."""
    days: set[tuple[int, int]] = set()
    listed = 0
    before: Line | None = None
    for line in lines:
        if line.role in ("lead", "body"):
            view = view_of(text[line.start : min(line.end, line.start + 400)])
            if opens_dated(view) and _HELD.search(view) and _headed(text, before, line):
                days.add(_first_day(view))
                listed += 1
        if line.role not in ("caption", "page_date", "published"):
            before = line
    return listed if len(days) > 1 else min(listed, 1)


def _headed(text: str, before: Line | None, line: Line) -> bool:
    """Tell whether the paragraph is the lead, or stands under a line that reads like a headline."""
    if line.role == "lead":
        return True
    if before is None or before.role not in ("body", "boilerplate", "caption", "kicker"):
        return False
    headline = text[before.start : before.end].strip()
    return (
        15 <= len(headline) <= 220 and not headline.endswith((".", ";", ":", "…", ",")) and len(headline.split()) >= 4
    )


def _first_day(view: str) -> tuple[int, int]:
    match = _DAY.search(view)
    if match is None:
        return (0, 0)
    day, month = (part for part in match.groups() if part)
    return int(day), int(month)
