"""Lines that hold nothing but a date: the page header's, or the one on which a text was posted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import regex

_DAY = (
    r"(?:(?P<d>\d{1,2}) ?[/.-] ?(?P<m>\d{1,2}) ?[/.-] ?(?P<y>(?:19|20)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})"
    r"|(?P<d3>\d{1,2}) ?thang ?(?P<m3>\d{1,2}) ?,? ?(?:nam )?(?P<y3>(?:19|20)\d\d))"
)
_TIME = r"(?:\d{1,2} ?(?:[:hg]|gio) ?\d{2}(?: ?phut)?(?:[:']\d{2})?(?: ?(?:am|pm|ch|sa|phut)\b)?)"
_WEEKDAY = r"(?:thu ?(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn)\b"
_LABEL = (
    r"(?:[\w.@-]{2,24} gui (?:vao|luc)|(?:(?:ngay|thoi gian|lan) )?(?:dang|cap nhat|xuat ban|viet|gui|tao|dua|phat hanh|bien tap|post(?:ed)?)"
    r"(?: (?:tin|bai|luc|ngay|lan cuoi|vao|nhat|on|vao luc))*|thoi gian|date|ngay dang tin)"
)
_FILL = r"(?:[\s,|()\[\]•–-]|luc|ngay|vao|gmt ?\+ ?0?7(?::00)?|utc ?\+ ?7|\bhom nay\b)"
# What else stands on such a line: how often it was read, what may be done with it.
_AROUND = (
    r"(?:[\s,|()–-]|(?:da xem|(?:so )?(?:lan|luot) (?:xem|doc|truy cap)|luot|views?)\s*[:：]?\s*\d[\d.]{0,8}"
    r"|\d[\d.]{0,8} (?:(?:lan|luot) (?:xem|doc)|luot|views?)|in bai(?: viet| nay)?|in trang|gui email|chia se|co chu)"
)
_LINE = regex.compile(
    rf"{_FILL}*(?:(?P<label>{_LABEL})\s*[:：]?)?(?:{_FILL}|{_WEEKDAY}|{_TIME})*{_DAY}(?:{_FILL}|{_WEEKDAY}|{_TIME})*"
    rf"(?:(?<=:\d\d)(?:\s*\d{{1,6}}){{1,2}})?{_AROUND}*[.]?"
)
_PLACE = regex.compile(rf"[^\d.:;]{{2,40}}, ngay {_DAY}")
_CLOCK = regex.compile(_TIME)
_DIGIT = re.compile(r"\d")
_CRAWLED = regex.compile(r"date (?:19|20)\d\d-\d\d(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line: the day, whether a label says it is the posting day, whether a clock time stands beside."""

    day: date
    labelled: bool
    timed: bool
    placed: bool = False


def read_stamp(folded: str) -> Stamp | None:
    """Return the date of a folded line that holds nothing else, or None."""
    if not 6 <= len(folded) <= 120 or not _DIGIT.search(folded):
        return None
    match = _LINE.fullmatch(folded)
    placed = None if match else _PLACE.fullmatch(folded)
    found = match or placed
    day = _day(found.groupdict()) if found else None
    if found is None or day is None:
        return None
    labelled = bool(match and match["label"] and match["label"] != "date")
    return Stamp(day, labelled, bool(_CLOCK.search(folded)), placed is not None)


def is_crawl_date(folded: str) -> bool:
    """Tell whether the line is the date that a page archive writes before a text."""
    return bool(_CRAWLED.fullmatch(folded))


def _day(found: dict[str, str | None]) -> date | None:
    for suffix in ("", "2", "3"):
        parts = [found.get(name + suffix) for name in "ymd"]
        if all(parts):
            year, month, day = (int(part or 0) for part in parts)
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
