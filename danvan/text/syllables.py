"""Know a Vietnamese syllable: onsets, rhymes and tones, generated from tables."""

import re
import unicodedata
from functools import cache

from danvan.text.tones import TONES, canonical_tone

ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
RHYMES = frozenset(
    [
        "a",
        "ac",
        "ach",
        "ai",
        "am",
        "an",
        "ang",
        "anh",
        "ao",
        "ap",
        "at",
        "au",
        "ay",
        "ăc",
        "ăm",
        "ăn",
        "ăng",
        "ăp",
        "ăt",
        "âc",
        "âm",
        "ân",
        "âng",
        "âp",
        "ât",
        "âu",
        "ây",
        "e",
        "ec",
        "em",
        "en",
        "eng",
        "eo",
        "ep",
        "et",
        "ê",
        "êch",
        "êm",
        "ên",
        "ênh",
        "êp",
        "êt",
        "êu",
        "i",
        "ia",
        "ich",
        "iêc",
        "iêm",
        "iên",
        "iêng",
        "iêp",
        "iêt",
        "iêu",
        "im",
        "in",
        "inh",
        "ip",
        "it",
        "iu",
        "o",
        "oa",
        "oac",
        "oach",
        "oai",
        "oam",
        "oan",
        "oang",
        "oanh",
        "oao",
        "oap",
        "oat",
        "oay",
        "oăc",
        "oăm",
        "oăn",
        "oăng",
        "oăt",
        "oc",
        "oe",
        "oen",
        "oeo",
        "oet",
        "oi",
        "om",
        "on",
        "ong",
        "ooc",
        "oong",
        "op",
        "ot",
        "ô",
        "ôc",
        "ôi",
        "ôm",
        "ôn",
        "ông",
        "ôp",
        "ôt",
        "ôông",
        "ơ",
        "ơi",
        "ơm",
        "ơn",
        "ơng",
        "ơp",
        "ơt",
        "u",
        "ua",
        "uân",
        "uâng",
        "uât",
        "uây",
        "uc",
        "uê",
        "uêch",
        "uên",
        "uênh",
        "uêt",
        "ui",
        "um",
        "un",
        "ung",
        "uơ",
        "uôc",
        "uôi",
        "uôm",
        "uôn",
        "uông",
        "uôt",
        "uôm",
        "up",
        "ut",
        "uy",
        "uya",
        "uych",
        "uyên",
        "uyêt",
        "uyn",
        "uynh",
        "uyp",
        "uyt",
        "uyu",
        "ư",
        "ưa",
        "ưc",
        "ưi",
        "ưm",
        "ưn",
        "ưng",
        "ươc",
        "ươi",
        "ươm",
        "ươn",
        "ương",
        "ươp",
        "ươt",
        "ươu",
        "ưt",
        "ưu",
        "y",
        "yêm",
        "yên",
        "yêng",
        "yêt",
        "yêu",
        "yêc",
    ]
)
_AFTER_QU = frozenset(
    [
        "a",
        "ac",
        "ach",
        "ai",
        "an",
        "ang",
        "anh",
        "ao",
        "at",
        "au",
        "ay",
        "ăc",
        "ăm",
        "ăn",
        "ăng",
        "ăp",
        "ăt",
        "âc",
        "ân",
        "âng",
        "âp",
        "ât",
        "âu",
        "ây",
        "e",
        "en",
        "eo",
        "et",
        "ê",
        "êch",
        "ên",
        "ênh",
        "êt",
        "êu",
        "i",
        "in",
        "inh",
        "it",
        "ơ",
        "ơn",
        "ơt",
        "y",
        "ych",
        "yên",
        "yêt",
        "yn",
        "ynh",
        "yt",
        "yu",
        "ôc",
        "ôt",
    ]
)
_AFTER_GI = (
    RHYMES - {"y", "yêm", "yên", "yêng", "yêt", "yêu", "yêc"} - {one for one in RHYMES if one.startswith("i")}
) | {"", "n", "êng", "êt", "êc", "êm", "ên", "êu", "p", "m"}
_FRONT, _SOFT = "eêiy", {"k": 1, "gh": 1, "ngh": 1}
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_WORD = re.compile(r"[^\W\d_]+")


def _fits(onset: str, rhyme: str) -> bool:
    front = rhyme[0] in _FRONT
    if onset in ("c", "g", "ng"):
        return not front
    if onset in _SOFT:
        return front
    if rhyme.startswith("yê"):
        return onset == ""
    return rhyme != "y" or onset in ("", "h", "k", "l", "m", "s", "t", "v", "n")


@cache
def vocabulary() -> frozenset[str]:
    """Return every well-formed syllable in lower case, both styles of tone placement."""
    bare = {rhyme for rhyme in RHYMES if _fits("", rhyme)}
    for onset in ONSETS:
        rhymes = (
            _AFTER_QU if onset == "qu" else _AFTER_GI if onset == "gi" else {r for r in RHYMES if _fits(onset, r)}
        )
        bare |= {onset + rhyme for rhyme in rhymes}
    return frozenset(spelled for one in bare for spelled in _toned(one))


def _toned(bare: str) -> set[str]:
    """Return the syllable without tone (people often leave it out) and with each tone it may carry."""
    found = {bare}
    for tone in TONES:
        if _STOPPED.search(bare) and TONES[tone] not in ("sắc", "nặng"):
            continue
        for at, sign in enumerate(bare):
            if sign not in "aăâeêioôơuưy":
                continue
            spelled = unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :])
            old = canonical_tone(spelled)
            if (
                old == spelled
                or at + 1 < len(bare)
                and bare[at - 1 : at + 1] in ("oa", "oe", "uy")
                or bare[at - 1 : at + 1] in ("oa", "oe", "uy")
                and at + 1 == len(bare)
            ):
                found.add(spelled)
    return found


def is_syllable(s: str) -> bool:
    """Say whether the text is one well-formed Vietnamese syllable, in any case."""
    word = s.lower() if s.isascii() else unicodedata.normalize("NFC", s.lower())
    return word in vocabulary()


def share_of_syllables(text: str) -> float:
    """Return the share (0 to 1) of words that are Vietnamese syllables, abbreviations left out.

    Vietnamese prose lies above 0.9, even without marks; other languages and text with lost
    glyphs lie far below. A text without words gives 0.
    """
    words = [
        word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if len(word) < 2 or not word.isupper()
    ]
    if not words:
        words = _WORD.findall(text)
    known = vocabulary()
    return sum(word.lower() in known for word in words) / len(words) if words else 0.0


def share_of_marked(text: str) -> float:
    """Return the share (0 to 1) of words that carry a Vietnamese mark; prose lies near 0.8."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    known = vocabulary()
    marked = sum(not word.isascii() and word.lower() in known for word in words)
    return marked / len(words) if words else 0.0
