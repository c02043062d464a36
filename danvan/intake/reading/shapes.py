"""Tell prose from headings, and find the day on which something was held at the head of a paragraph."""

from __future__ import annotations

import re

import regex

_STOPS = (".", "…", "!", "?", "”", '"', "./.", ":", ";", ".)", "»")
_SENTENCE = regex.compile(r"[.!?…]\s+\p{Lu}")
_DATE = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?P<y>(?:19|20)\d\d))?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+(?P<y>(?:19|20)\d\d))?)"
_SPAN = r"(?:\d{1,2}\s*(?:[-–,]|và|đến|đến ngày)\s*(?:ngày\s+)?)?"
_PART = r"(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối|[Đđ]êm)"
_WHEN = (
    rf"(?:{_PART}(?:\s+(?:nay|qua|cùng ngày))?,?\s*(?:thứ \w+,?\s*)?(?:ngày\s+)?\(?{_SPAN}{_DATE}"
    rf"|(?:Vào\s+)?(?:[Ll]úc\s+)?\d{{1,2}}\s?(?:giờ|h)\s?(?:\d{{1,2}})?(?:\s+phút)?,?\s*(?:{_PART}\s*)?(?:ngày\s+)?{_DATE}"
    rf"|(?:Trong\s+)?(?:\d+|[Hh]ai|[Bb]a)\s+ngày,?\s*(?:từ\s+)?(?:ngày\s+)?\(?{_SPAN}{_DATE}"
    rf"|(?:Trong\s+)?các ngày,?\s*(?:từ\s+)?(?:ngày\s+)?\(?{_SPAN}{_DATE}"
    rf"|(?:Vào\s+|Trong\s+|Từ\s+|Hôm nay,?\s*|vào\s+)?(?:[Nn]gày)\s+{_SPAN}{_DATE})"
)
_FIRST = regex.compile(rf"(?:^|[.–-]\s*|,\s+|\)\s*[-–]?\s*|^.{{0,40}}[-–)]\s*){_WHEN}")
_LATER = regex.compile(rf"^(?:[^.]{{0,40}}[-–)]\s*)?{_WHEN}")
_MID = regex.compile(rf"\b{_PART}\s+(?:nay\s*)?(?:ngày\s+)?\(?{_SPAN}{_DATE}|(?<=[.] ){_WHEN}")
_GROUND = regex.compile(
    r"(?:Thực hiện|Căn cứ|Nhằm|Để|Nhân|Vừa qua|Trong|Với|Theo|Sau|Từ|Qua|Những năm|Được|Hòa chung|Hướng tới|Chào mừng|Tiếp tục|Ngay|Đến|Tại|\()\b"
)
_JOINED = re.compile(r"\d\s?(?:[/.-]\s?|\s?tháng\s+)\d")
_CITED = regex.compile(r"(?:số|/|-)\s?[\w/-]{0,24},?\s*$")


def is_prose(text: str) -> bool:
    """Tell whether a line is a paragraph: long, or made of sentences."""
    length = len(text)
    if length >= 220:
        return True
    if length < 60:
        return False
    if text.endswith(_STOPS) and not text.endswith(('"', "”", "»")) and length >= 70:
        return True
    if _SENTENCE.search(text) and length >= 100:
        return True
    return opens_dated(text)


def is_sentence(text: str) -> bool:
    """Tell whether a short line is a whole sentence or an item of a list."""
    words = len(text.split())
    if text[0] in "-+*•" and words >= 5:
        return True
    return words >= 6 and text.endswith((".", "…", "!", "?", "./.", ";", ".”", '."', ":"))


def is_headline(text: str) -> bool:
    """Tell whether one sentence could be a title: it opens with no ground, time or occasion."""
    return not _SENTENCE.search(text) and not _GROUND.match(text)


def opens_dated(text: str) -> bool:
    """Tell whether a paragraph begins with the day on which something was held."""
    return _JOINED.search(text, 0, 170) is not None and _recent(_LATER.match(text[:160]))


def holds_date(text: str) -> bool:
    """Tell whether the first paragraph names the day of an event (not that of a document) near a sentence's head."""
    head = text[:700]
    joined = [match.end() for match in _JOINED.finditer(head)]
    if not joined:
        return False
    if opens_dated(head):
        return True
    head = head[: joined[-1] + 24]
    for match in (*_FIRST.finditer(head), *_MID.finditer(head)):
        if _recent(match) and not _CITED.search(head[: match.start() + 1]):
            return True
    return False


def _recent(match: regex.Match[str] | None) -> bool:
    if match is None:
        return False
    years = [int(year) for year in match.captures("y") if year]
    return not years or years[0] >= 1990
