"""Write posts out in full: title, body with its unit, short forms expanded."""

import re

from danvan.intake.frames import lexicon
from danvan.intake.frames.letters import LETTER
from danvan.intake.frames.posts import PostSpan
from danvan.intake.frames.records import DERIVED, HIGH, Piece, Post

_SHORT = re.compile(
    rf"(?<![{LETTER}])(?:{'|'.join(sorted(map(re.escape, lexicon.BODY_SHORT), key=len, reverse=True))})(?![{LETTER}])"
)
_POST_SHORT = {key.lower(): value for key, value in lexicon.POST_SHORT.items()}
_LEVELS = (
    (re.compile(r"(?:Thành|Tỉnh) [ủu][ỷy]|thành phố|tỉnh", re.IGNORECASE), ("tỉnh", "thành phố")),
    (re.compile(r"(?:Quận|Huyện|Thị) [ủu][ỷy]|quận|huyện|thị xã", re.IGNORECASE), ("quận", "huyện", "thị xã")),
    (re.compile(r"xã|phường|thị trấn", re.IGNORECASE), ("xã", "phường", "thị trấn", "đặc khu")),
)
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Quận|Huyện|Thị|Đảng) (?:ủy|uỷ)$")
_OF_COMMITTEE = re.compile(r"Ủy viên (?:Ban Thường vụ|Ban Chấp hành|Thường vụ|BTV|BCH)$")
_OWN_BODY = re.compile(r"^(?:Phó )?Trưởng (?=Ban|Khối|Phòng|Đoàn|Khoa)|^(?:Phó )?(?=Ban )", re.IGNORECASE)


def expand(text: str) -> str:
    """Write the short forms of bodies out (HĐND, UBND, MTTQ …)."""
    return _SHORT.sub(lambda found: lexicon.BODY_SHORT[found[0]], text)


def describe(text: str, view: str, span: PostSpan, unit: str, committee: str = "") -> Post:
    """Make the record of a printed post; ``unit`` completes a body without one."""
    printed = text[span.start : span.end]
    title = " ".join(view[span.head_start : span.head_end].split())
    rest = view[span.head_end : span.end].strip(" ,-")
    title = _POST_SHORT.get(title.lower(), title)
    body = expand(" ".join(rest.split()))
    own = _OWN_BODY.match(title)
    if own and body:
        noun = title[own.end() :].split()[0].capitalize()
        body = body if body.lower().startswith(noun.lower()) else f"{noun} {body}"
    if not body and _OF_COMMITTEE.match(title):
        body = committee
    full = complete(body, unit)
    confidence = HIGH if full == body else DERIVED
    piece = Piece(printed, span.start, span.end, f"post.{span.status}")
    return Post(piece, title, full, span.status, span.concurrent, confidence)


def complete(body: str, unit: str) -> str:
    """Add the unit to a body that names only its level ("Quận ủy" → "Quận ủy Quận 9")."""
    if not body or not unit or unit.lower() in body.lower():
        return body
    for pattern, kinds in _LEVELS:
        last = None
        for last in pattern.finditer(body):
            pass
        if last is None or last.end() != len(body):
            continue
        if not unit.lower().startswith(kinds):
            return body
        if _COMMITTEE.search(body):
            return f"{body} {unit}"
        return f"{body[:last.start()]}{unit}"
    return body
