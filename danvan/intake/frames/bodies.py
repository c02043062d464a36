"""Write posts out in full: title, body with its unit, short forms expanded."""

import re
from collections.abc import Mapping

from danvan.intake.frames import lexicon
from danvan.intake.frames.letters import LETTER
from danvan.intake.frames.posts import PostSpan
from danvan.intake.frames.records import DERIVED, HIGH, Piece, Post

_SHORT = re.compile(
    rf"(?<![{LETTER}])(?:{'|'.join(sorted(map(re.escape, lexicon.BODY_SHORT), key=len, reverse=True))})(?![{LETTER}])"
)
_POST_SHORT = {key.lower(): value for key, value in lexicon.POST_SHORT.items()}
_LEVELS = (
    (
        re.compile(r"(?P<committee>(?:Thành|Tỉnh) (?:[ủu]ỷ|[ủu]y))$|(?P<level>thành phố|tỉnh)$", re.IGNORECASE),
        "province",
    ),
    (
        re.compile(
            r"(?P<committee>(?:Quận|Huyện|Thị) (?:[ủu]ỷ|[ủu]y))$|(?P<level>quận|huyện|thị xã)$", re.IGNORECASE
        ),
        "district",
    ),
    (re.compile(r"(?P<committee>Đảng (?:[ủu]ỷ|[ủu]y))$|(?P<level>xã|phường|thị trấn)$", re.IGNORECASE), "commune"),
)
_BRACKET = re.compile(r"\([^()]*\)")
_OF_COMMITTEE = re.compile(r"Ủy viên (?:Ban Thường vụ|Ban Chấp hành|Thường vụ|BTV|BCH)$")
_OWN_BODY = re.compile(r"^(?:Phó )?Trưởng (?=Ban|Khối|Phòng|Đoàn|Khoa)|^(?:Phó )?(?=Ban )", re.IGNORECASE)


def expand(text: str) -> str:
    """Write the short forms of bodies out (HĐND, UBND, MTTQ …)."""
    return _SHORT.sub(lambda found: lexicon.BODY_SHORT[found[0]], text)


def describe(text: str, view: str, span: PostSpan, units: Mapping[str, str], committee: str = "") -> Post:
    """Make the record of a printed post; ``units`` complete bare bodies."""
    printed = text[span.start : span.end]
    title = " ".join(view[span.head_start : span.head_end].split())
    rest = view[span.head_end : span.end].strip(" ,-")
    title = _POST_SHORT.get(title.lower(), title)
    body = expand(" ".join(_BRACKET.sub(" ", rest).split()))
    own = _OWN_BODY.match(title)
    if own and body:
        noun = title[own.end() :].split()[0].capitalize()
        body = body if body.lower().startswith(noun.lower()) else f"{noun} {body}"
    if not body and _OF_COMMITTEE.match(title):
        body = committee
    full = complete(body, units)
    confidence = HIGH if full == body else DERIVED
    piece = Piece(printed, span.start, span.end, f"post.{span.status}")
    return Post(piece, title, full, span.status, span.concurrent, confidence)


def complete(body: str, units: Mapping[str, str]) -> str:
    """Add the unit to a body that names only its level ("Quận ủy" → "Quận ủy Quận 9").

    ``units`` gives the name of the unit by level (commune, district, province).
    """
    for pattern, level in _LEVELS:
        found = pattern.search(body)
        unit = units.get(level, "")
        if found is None or not unit:
            continue
        if level == "province" and not _fits(found[0], unit):
            return body
        if found.lastgroup == "committee":
            return f"{body} {unit}" if level != "province" else f"{body} {_short(unit)}"
        return f"{body[: found.start()]}{unit}"
    return body


def _short(unit: str) -> str:
    return unit.removeprefix("tỉnh ").removeprefix("Tỉnh ")


def _fits(level: str, unit: str) -> bool:
    """Let "Thành ủy" take only a city and "Tỉnh ủy" only a province."""
    return level.lower().startswith("thành") == unit.lower().startswith("thành")
