"""Read what a paper prints before the first word of a lead: its own name, or the place of the report."""

from __future__ import annotations

from dataclasses import dataclass

import regex

_AFTER = r"\s*\.?\s?[-–—:]?\s*"
_DASH = r"\s*[-–—]+\s*"
_PATTERNS = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"\((?P<site>[^()\n\d]{{2,40}}|[\w.-]+\.(?:vn|com|net|org)[\w.]*)\)(?:{_AFTER})",
        rf"(?P<site>(?:\p{{L}}[\w-]*\.)+(?:vn|com|net|org|info)(?:\.vn)?){_DASH}",
        rf"(?P<site>\p{{Lu}}{{2,8}}(?:[-.]\p{{Lu}}{{2,6}})*(?: online| điện tử)?){_DASH}(?=\p{{Lu}})",
        rf"(?P<site>Báo [^.,\n]{{2,30}}|[A-Z][a-z]{{6,24}}|(?:\p{{Lu}}\p{{Ll}}{{1,8}}){{2,3}}){_DASH}(?=\p{{Lu}})",
        rf"(?P<place>\p{{Lu}}\p{{L}}*\.?(?: \p{{Lu}}\p{{L}}*){{0,4}}(?: \(\p{{Lu}}[^()\n]{{2,30}}\))?){_DASH}(?=(?:Vào |Trong |Từ |Vừa |Hôm )?(?:Sáng|Chiều|Tối|Trưa|Ngày|sáng|chiều|tối|ngày|qua|nay|hai|\d)\b)",
    )
)


@dataclass(frozen=True, slots=True)
class Prefix:
    """The length of a dateline and what it names: a site or paper, or a place."""

    length: int
    site: str = ""
    place: str = ""


def read_dateline(lead: str) -> Prefix | None:
    """Return the dateline that the lead (a view) begins with, or None."""
    for pattern in _PATTERNS:
        match = pattern.match(lead[:90])
        if match and match.end() < len(lead):
            found = match.groupdict()
            return Prefix(match.end(), (found.get("site") or "").strip(), (found.get("place") or "").strip())
    return None
