"""Fold Vietnamese text into search keys and into views that keep offsets.

Nothing here rewrites stored text: keys are for comparing, views are for reading.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from danvan.text.tones import canonical_tone

ETH = {0x00D0: "Đ", 0x0189: "Đ", 0x00F0: "đ", 0x0256: "đ"}
SPACES = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"

_VIEW: dict[int, str] = {
    **ETH,
    **{ord(sign): " " for sign in SPACES + ZERO_WIDTH},
    **{ord(sign): "-" for sign in DASHES},
    0x0130: "I",  # the only letter whose lower case is longer than itself
    0x2044: "/",
    0xFF0F: "/",
}
_ODD = re.compile("[" + re.escape("".join(map(chr, _VIEW))) + "]")
_NO_ZERO_WIDTH = {ord(sign): None for sign in ZERO_WIDTH}
_LOOK_ALIKE = re.compile("[" + re.escape("".join(map(chr, ETH)) + ZERO_WIDTH) + "]")
_PLAIN_DASHES = {ord(sign): "-" for sign in DASHES}
_MARKS = re.compile("[\u0300-\u036f]+")
_BLANKS = re.compile(r"\s+")
_FINAL_Y = re.compile(r"(?<![^\W\d_])(h|k|l|m|s|t|qu)y(?![^\W\d_])")


def nfc(s: str) -> str:
    """Compose the text (Unicode NFC)."""
    return unicodedata.normalize("NFC", s)


def fix_eth(s: str) -> str:
    """Replace the Icelandic and African look-alikes of Đ and đ by the Vietnamese letters."""
    return s.translate(ETH)


def key1(s: str) -> str:
    """Fold case, look-alikes and tone placement; the marks stay ("Hoà" and "HÒA" meet)."""
    plain = _without_oddities(nfc(s))
    return canonical_tone(nfc(plain.casefold()))


def _without_oddities(s: str) -> str:
    """Put look-alikes of Đ right and drop zero-width signs; nearly every text has none."""
    return s.translate(ETH).translate(_NO_ZERO_WIDTH) if _LOOK_ALIKE.search(s) else s


def key2(s: str) -> str:
    """Fold like key1 and drop every mark; đ becomes d."""
    if s.isascii():
        return s.lower()
    plain = unicodedata.normalize("NFD", _without_oddities(s).casefold())
    return unicodedata.normalize("NFC", _MARKS.sub("", plain)).replace("đ", "d")


def key3(s: str) -> str:
    """Fold like key2, then final y to i (quý, quí; lý, lí), dashes alike and single spaces."""
    plain = key2(s).translate(_PLAIN_DASHES)
    return _BLANKS.sub(" ", _FINAL_Y.sub(r"\1i", plain)).strip()


fold = key2


def same_length_view(s: str) -> str:
    """Return the text with plain blanks, dashes and Đ, every offset unchanged.

    Line ends stay; any other blank, and every zero-width sign, becomes one space.
    """
    return _ODD.sub(_plain_sign, s)


def _plain_sign(found: re.Match[str]) -> str:
    return _VIEW[ord(found.group())]


@dataclass(frozen=True, slots=True)
class Normalised:
    """A composed copy of a raw text and the way back to raw offsets.

    `cuts` and `raw_cuts` are the starts of the runs of both texts, ending with their lengths;
    None when both texts are the same.
    """

    raw: str
    text: str
    cuts: tuple[int, ...] | None = None
    raw_cuts: tuple[int, ...] | None = None

    def to_raw(self, offset: int) -> int:
        """Return the raw offset at which the composed sign at `offset` begins."""
        if self.cuts is None or self.raw_cuts is None:
            return offset
        return _carry(offset, self.cuts, self.raw_cuts)

    def to_normalised(self, offset: int) -> int:
        """Return the composed offset of the sign that holds the raw `offset`."""
        if self.cuts is None or self.raw_cuts is None:
            return offset
        return _carry(offset, self.raw_cuts, self.cuts)


def _carry(offset: int, here: tuple[int, ...], there: tuple[int, ...]) -> int:
    at = bisect_right(here, offset) - 1
    if at + 1 >= len(here):
        return there[-1]
    same_length = here[at + 1] - here[at] == there[at + 1] - there[at]
    return there[at] + (offset - here[at] if same_length else 0)


def normalise(raw: str) -> Normalised:
    """Compose a text (NFC, sign by sign) and keep the map between raw and composed offsets."""
    if unicodedata.is_normalized("NFC", raw):
        return Normalised(raw, raw)
    parts: list[str] = []
    cuts, raw_cuts = [0], [0]
    length = at = 0
    for found in _CLUSTER.finditer(raw):
        composed = unicodedata.normalize("NFC", found.group())
        if len(composed) == found.end() - found.start():
            continue
        parts += raw[at : found.start()], composed
        length += found.start() - at
        cuts += length, length + len(composed)
        raw_cuts += found.span()
        length, at = length + len(composed), found.end()
    parts.append(raw[at:])
    cuts.append(length + len(raw) - at)
    raw_cuts.append(len(raw))
    return Normalised(raw, "".join(parts), tuple(cuts), tuple(raw_cuts))


# A sign with its combining marks; a lone sign is listed where it may change its length by itself.
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]{1,8}")


@dataclass(frozen=True, slots=True)
class View:
    """What the readers look at: a composed same-length view, its lower case, and the way back."""

    text: str
    lower: str
    source: Normalised

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of a span in the view."""
        return self.source.to_raw(start), self.source.to_raw(end)


@lru_cache(maxsize=4)
def view_of(raw: str) -> View:
    """Prepare a text for reading; the last few texts are remembered, as readers come in threes."""
    source = normalise(raw)
    text = same_length_view(source.text)
    return View(text, text.lower(), source)
