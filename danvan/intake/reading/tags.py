"""Look over the tags of a page before it is parsed: a parser's time grows with the square of their depth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .refusals import Tangled

MOST_TAGS = 40_000
MOST_DEEP = 500
_TAG = re.compile(r"<(?:!--|(/?)([A-Za-z][\w:]*))")
_ENDS = {"": re.compile("-->"), "script": re.compile("</script", re.I), "style": re.compile("</style", re.I)}
_NEVER_OPEN = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "dd", "dt",
    "path", "circle", "rect", "line", "polyline", "polygon", "ellipse", "use", "stop",
})  # fmt: skip
"""Empty tags, and those that the next of their kind closes."""


def check_tags(markup: str) -> None:
    """Refuse a page whose tags are too many, or stand too deep in one another, to be read in time."""
    opened: Counter[str] = Counter()
    deep = 0
    for number, (closes, name) in enumerate(_tags(markup)):
        if name not in _NEVER_OPEN and (not closes or opened[name]):
            step = -1 if closes else 1
            opened[name] += step
            deep += step
        if number >= MOST_TAGS or deep > MOST_DEEP:
            raise Tangled()


def _tags(markup: str) -> Iterator[tuple[bool, str]]:
    """Give each tag in order: whether it closes, and its name; comments, scripts and styles are passed over."""
    tag = _TAG.search(markup)
    while tag is not None:
        name = (tag[2] or "").lower()
        if name:
            yield bool(tag[1]), name
        end = None if tag[1] else _ENDS.get(name)
        closed = end.search(markup, tag.end()) if end else tag
        tag = _TAG.search(markup, closed.end()) if closed else None
