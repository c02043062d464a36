"""Place Vietnamese tone marks: old style (hòa, ủy) is the canonical one for keys."""

import re
import unicodedata
from functools import lru_cache

TONES = {"\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
_TONED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TONED += _TONED.upper()
# Only two or more vowels in a row can be spelled in two ways.
_DOUBTFUL = re.compile(
    rf"(?<![^\W\d_])[b-df-hj-np-tv-xzđB-DF-HJ-NP-TV-XZĐ]{{0,3}}[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY{_TONED}]{{2,3}}"
    r"[cghmnptCGHMNPT]{0,2}(?![^\W\d_])"
)
_HAS_TONE = re.compile(f"[{_TONED}]")


def split_tone(syllable: str) -> tuple[str, str]:
    """Return the syllable without its tone (ă â ê ô ơ ư kept) and the combining tone sign, or ""."""
    tone = ""
    kept: list[str] = []
    for sign in unicodedata.normalize("NFD", syllable):
        if sign in TONES:
            tone = sign
        else:
            kept.append(sign)
    return unicodedata.normalize("NFC", "".join(kept)), tone


def canonical_tone(s: str) -> str:
    """Move misplaced tone marks to the old style: hoà → hòa, uỷ → ủy, qúy → quý, Hòang → Hoàng.

    Words that are not Vietnamese syllables stay as they are.
    """
    return _DOUBTFUL.sub(_placed, s) if _HAS_TONE.search(s) else s


def _placed(found: re.Match[str]) -> str:
    return _place(found.group())


@lru_cache(maxsize=20_000)
def _place(word: str) -> str:
    if not _HAS_TONE.search(word):
        return word
    bare, tone = split_tone(word)
    at = tone_position(bare.lower())
    if at is None or sum(sign in TONES for sign in unicodedata.normalize("NFD", word)) != 1:
        return word
    return unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :])


_ONSET = re.compile(r"(?:ngh|ng|nh|gh|gi(?=[aăâeêioôơuưy])|qu(?=[aăâeêioôơuưy])|kh|ph|th|tr|ch|[bcdđghklmnprstvx])?")
_VOWELS = "aăâeêioôơuưy"


def tone_position(bare: str) -> int | None:
    """Return the index of the letter that carries the tone in a lower-case syllable without tone."""
    onset = _ONSET.match(bare)
    begin = onset.end() if onset else 0
    end = begin
    while end < len(bare) and bare[end] in _VOWELS:
        end += 1
    vowels, closed = bare[begin:end], end < len(bare)
    if not vowels:
        return None
    marked = [at for at, sign in enumerate(vowels) if sign in "ăâêôơư"]
    if marked:
        return begin + marked[-1]
    if len(vowels) == 1:
        return begin
    if len(vowels) == 3 or closed:
        return begin + 1
    return begin
