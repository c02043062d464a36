"""How wide words are in Times New Roman, and where a title breaks so that its lines are alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from danvan.documents.papers.layout import read

MM_PER_POINT = 25.4 / 72
EM = 2048
UNITS = ("XÃ", "PHƯỜNG", "ĐẶC", "TỈNH", "THÀNH", "HUYỆN", "QUẬN", "THỊ")


@cache
def _widths(style: str) -> Mapping[str, int]:
    return {sign: width for width, signs in read("times_widths")[style].items() for sign in signs}


def width(text: str, pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the width of one line of text in mm; an unknown sign counts as wide as «m»."""
    table = _widths("_".join([*(["bold"] if bold else []), *(["italic"] if italic else [])]) or "regular")
    return sum(table.get(sign, table["m"]) for sign in text) * pt / EM * MM_PER_POINT


def balanced(text: str, limit: float, pt: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """Break a text into the fewest lines no wider than ``limit`` mm, as even as can be, never one lone word last."""
    words = text.split()
    lines = 1
    while lines < len(words):
        best = _split(words, lines, pt, bold, italic)
        if max(width(line, pt, bold=bold, italic=italic) for line in best) <= limit:
            return best
        lines += 1
    return [" ".join(words)] if lines == 1 else words


def _split(words: list[str], lines: int, pt: float, bold: bool, italic: bool) -> list[str]:
    """Split words into a number of lines so that the widest is as narrow as possible."""
    if lines == 1:
        return [" ".join(words)]
    whole = width(" ".join(words), pt, bold=bold, italic=italic)
    best: list[str] | None = None
    for at in range(1, len(words) - lines + 2):
        head = " ".join(words[:at])
        first = width(head, pt, bold=bold, italic=italic)
        if first < whole / lines * 0.6:
            continue
        rest = _split(words[at:], lines - 1, pt, bold, italic)
        tried = [head, *rest]
        if best is None or _worst(tried, pt, bold, italic) < _worst(best, pt, bold, italic):
            best = tried
        if first > whole / lines * 1.6:
            break
    return best or [" ".join(words[: -lines + 1]), *words[-lines + 1 :]]


def _worst(lines: list[str], pt: float, bold: bool, italic: bool) -> float:
    lone = 1000.0 if len(lines[-1].split()) == 1 and len(lines) > 1 else 0.0
    return lone + max(width(line, pt, bold=bold, italic=italic) for line in lines)


def issuer_lines(text: str, limit: float, pt: float, *, bold: bool, committee: bool) -> list[str]:
    """Break the name of a body above the name of its place: ỦY BAN NHÂN DÂN / XÃ SÔNG LAM.

    Lines given with line ends stay; ``committee``: the body heads its own paper, so the break is made although
    the name would fit (NĐ 30/2020, sample forms).
    """
    if "\n" in text:
        return [line.strip() for line in text.splitlines() if line.strip()]
    words = text.split()
    fits = width(text, pt, bold=bold) <= limit
    at = next((n for n in range(len(words) - 1, 1, -1) if words[n] in UNITS and len(words) - n >= 2), 0)
    if fits and not (committee and at):
        return [text]
    if at:
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        return [line for part in (head, tail) for line in balanced(part, limit, pt, bold=bold)]
    return balanced(text, limit, pt, bold=bold)
