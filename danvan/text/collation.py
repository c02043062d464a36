"""Sort Vietnamese: the order of the locale `vi`, numbers by value (Quận 9 before Quận 10)."""

import re
import unicodedata
from functools import cache

from danvan.text.tones import TONES

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_SIGNS = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_TONE_ORDER = {name: at for at, name in enumerate(("huyền", "hỏi", "ngã", "sắc", "nặng"), start=1)}
_PIECES = re.compile(r"\d+|[^\d]")
_FIRST_LETTER = 0x100
_OTHER = 0x2000


@cache
def _weights() -> dict[str, str]:
    weights = {sign: chr(2 + at) for at, sign in enumerate(_SIGNS)}
    weights.update({letter: chr(_FIRST_LETTER + at) for at, letter in enumerate(_LETTERS)})
    weights.update(
        {"–": weights["-"], "—": weights["-"], "“": weights['"'], "”": weights['"'], "\u00a0": weights[" "]}
    )
    return weights


@cache
def _sign(sign: str) -> tuple[str, str, str]:
    """Return the primary, secondary (tone) and tertiary (case) weight of one composed sign."""
    tone = 0
    kept: list[str] = []
    for part in unicodedata.normalize("NFD", sign.lower()):
        if part in TONES:
            tone = _TONE_ORDER[TONES[part]]
        else:
            kept.append(part)
    bare = unicodedata.normalize("NFC", "".join(kept))
    weights = _weights()
    primary = weights.get(bare)
    if primary is None:
        base = kept[0] if kept else bare
        primary, tone = (
            (weights[base], tone or 9)
            if base in weights
            else (chr(min(_OTHER + ord(base or "\x00"), 0x10FFFF)), tone)
        )
    return primary, chr(1 + tone), "2" if sign.isupper() else "1"


def sort_key(s: str) -> str:
    """Return a text whose plain order is the Vietnamese order: letters, then tones, then case.

    Runs of digits compare as numbers.
    """
    primary: list[str] = []
    tones: list[str] = []
    cases: list[str] = []
    for piece in _PIECES.findall(unicodedata.normalize("NFC", s)):
        if piece[0].isdecimal():
            digits = piece.lstrip("0")
            primary.append(f"{chr(0x80)}{chr(0x90 + min(len(digits), 0x60))}{digits}")
            tones.append("\x01")
            cases.append("1")
            continue
        weight, tone, case = _sign(piece)
        primary.append(weight)
        tones.append(tone)
        cases.append(case)
    return "".join(primary) + "\x01" + "".join(tones) + "\x01" + "".join(cases)
