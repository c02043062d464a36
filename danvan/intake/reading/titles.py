"""Choose the title among the lines before the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from danvan.text.folding import key2

from .bylines import read_author
from .captions import is_caption, is_speech
from .lexicon import is_section
from .pieces import Piece

_WORD = re.compile(r"\w{2,}")
_SIGNS = re.compile(r"\W+")
# "(SMO) - …" opens a paragraph, never a headline.
_DATELINE = re.compile(r"\([A-ZĐ][^()]{1,20}\) ?[-–—]")
_LONGEST = 440
_BEST = 3.0
MOST_LINES = 8  # so many lines in capitals may go on a title before and after it


def choose_title(pieces: Sequence[Piece], first: int) -> list[int]:
    """Return the indexes of the line or lines that are the title; empty when the page shows none."""
    stated = [at for at in range(first) if pieces[at].role == "title"]
    if stated:
        return stated[:1]
    told = _told(pieces[first : first + 3])
    places = _places(pieces[: first + 40])
    scored = [(_score(pieces, at, told, places), -at) for at in range(first) if not pieces[at].role]
    if not scored:
        return []
    score, at = max(scored)
    return _joined(pieces, -at, first) if score > 0 else []


def same_words(one: str, other: str) -> bool:
    """Tell whether two folded lines say the same (quotes and stops aside)."""
    return bool(one) and abs(len(one) - len(other)) < 8 and _plain(one) == _plain(other)


@lru_cache(maxsize=4_096)
def _plain(folded: str) -> str:
    return _SIGNS.sub("", folded)


def _told(pieces: Sequence[Piece]) -> set[str]:
    return {word for piece in pieces for word in _words(piece.folded or key2(piece.text[:400]))}


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))


def _places(pieces: Sequence[Piece]) -> dict[str, list[int]]:
    """Give where each line stands, by its bare words."""
    places: dict[str, list[int]] = {}
    for at, piece in enumerate(pieces):
        places.setdefault(_plain(piece.folded), []).append(at)
    return places


def _stands_twice(pieces: Sequence[Piece], at: int, places: dict[str, list[int]]) -> bool:
    """Tell whether a line stands before it or soon after it once more."""
    folded = pieces[at].folded
    again = (
        one
        for one in places[_plain(folded)]
        if one < at + 40 and one != at and same_words(pieces[one].folded, folded)
    )
    return next(again, None) is not None


def _score(pieces: Sequence[Piece], at: int, told: set[str], places: dict[str, list[int]]) -> float:
    piece = pieces[at]
    length, folded = len(piece.text), piece.folded
    if length < 8 or length > _LONGEST or not folded or piece.text[0].islower() or piece.text.endswith((";", ",")):
        return -9.0
    if is_section(folded) or (len(folded.split()) < 5 and read_author(piece.text, alone=True)):
        return -9.0
    if is_caption(piece.text, folded) and is_speech(folded):
        return -9.0
    if _DATELINE.match(piece.text):
        return -9.0
    score = 1.0 + min(len(folded.split()), 12) / 12 * _BEST
    words = _words(folded)
    score += 4.0 * len(words & told) / len(words) if words and told else 0.0
    score -= 2.5 if is_caption(piece.text, folded) else 0.0
    score -= 1.0 if piece.text.endswith((".", ":")) else 0.0
    score += 1.0 if _stands_twice(pieces, at, places) else 0.0
    return score if len(folded.split()) >= 3 else score - 3.0


def _joined(pieces: Sequence[Piece], at: int, first: int) -> list[int]:
    """Take in the neighbours of a title that is set in capitals over several lines, MOST_LINES on either side."""
    if not pieces[at].text.isupper():
        return [at]
    begin = end = at
    while end + 1 < min(first, at + MOST_LINES + 1) and _continues(pieces[end], pieces[end + 1]):
        end += 1
    while begin > max(0, at - MOST_LINES) and _continues(pieces[begin - 1], pieces[begin]):
        if is_section(pieces[begin - 1].folded):
            break
        begin -= 1
    return list(range(begin, end + 1))


def _continues(one: Piece, other: Piece) -> bool:
    """Tell whether two lines in capitals follow one another without a blank line."""
    alike = not one.role and not other.role and one.text.isupper() and other.text.isupper()
    return alike and other.number == one.number + 1


def nearly_same(one: str, other: str) -> bool:
    """Tell whether two folded headlines share at least three quarters of their words."""
    mine, yours = _words(one), _words(other)
    return len(mine & yours) >= 0.75 * len(mine | yours) > 3
