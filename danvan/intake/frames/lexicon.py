"""Load the vocabularies of posts and people and compile them once."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from danvan.core.yaml_files import read_yaml
from danvan.intake.frames.letters import LETTER, NAME, one_of
from danvan.text.names import FAMILY_NAMES

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def read(name: str) -> dict[str, Any]:
    """Read one data file of intake by its bare name."""
    loaded: dict[str, Any] = read_yaml(DATA / f"{name}.yaml")
    return loaded


def spellings(phrases: list[str]) -> list[str]:
    """Add the other tone style (ủy, uỷ) to each phrase; both are printed."""
    swaps = (("ủy", "uỷ"), ("hòa", "hoà"), ("óa", "oá"), ("úy", "uý"), ("ụy", "uỵ"))
    more = {phrase.replace(old, new) for phrase in phrases for old, new in swaps}
    return [*phrases, *sorted(more - set(phrases))]


def _closed(phrases: list[str]) -> str:
    return rf"(?<![{LETTER}0-9])(?:{one_of(spellings(phrases))})(?![{LETTER}0-9])"


def _folded(phrases: list[str]) -> list[str]:
    return [phrase.lower() for phrase in phrases]


_POSTS = read("posts")
_PEOPLE = read("people")
# "CT.UBND", "BT. Đoàn": a shortened title before the body it is held in.
_SHORT_TITLES = [
    f"{title}{sign}{body}" for title in ("CT", "BT") for sign in (" ", ".", ". ") for body in _POSTS["short_bodies"]
]
HEADS: list[str] = sorted({head for group in _POSTS["heads"].values() for head in group} | set(_SHORT_TITLES))
PARENTED = frozenset(head.lower() for family in _POSTS["department_families"] for head in _POSTS["heads"][family])
# "giữ chức vụ trưởng thôn …" names a head of a village, not of a department ("vụ trưởng").
_HEAD_LOW = re.compile(
    rf"(?:(?!vụ )|(?<!chức )(?<!nhiệm )(?<!phục ))(?:{one_of(spellings(_folded(HEADS)))})(?![{LETTER}0-9])"
)
# "Trưởng BĐH", "Phó Trưởng BCTMT", "Phó BQL": the board in its short form.
_SHORT_BOARD = re.compile(
    rf"(?<![{LETTER}])(?:Phó [Tt]rưởng|Trưởng|Phó|P\. ?Trưởng) (?=(?:BĐH|BCT|BCTMT|BQL|BQT|BTT|BTTND|BGS|BLL|BCĐ|BĐD|BTC|BTG|BDV|BPC|BVHXH|BKTXH)(?![{LETTER}]))[A-ZĐ]+"
)
FORMER = re.compile(rf"(?:{one_of(_POSTS['former_words'])}) {{1,2}}$", re.IGNORECASE)
ACTING = re.compile(rf"(?:{one_of(_POSTS['acting_words'])}) {{1,2}}$", re.IGNORECASE)
BODY_WORDS = frozenset(spellings(_POSTS["body_words"].split()))
VERBS_TOO = frozenset(_POSTS["verbs_too"].split())
STOP = re.compile(_closed(_POSTS["stop_phrases"]), re.IGNORECASE)
CONTINUATION = re.compile(_closed(_POSTS["continuations"]))
PARENT = re.compile(_closed(_POSTS["parents"]))
POST_SHORT: dict[str, str] = _POSTS["abbreviations"]
BODY_SHORT: dict[str, str] = _POSTS["body_abbreviations"]

FAMILIES = FAMILY_NAMES | frozenset(_PEOPLE["families"])
CIVIL = frozenset(_PEOPLE["civil"])
NOT_PRESENT = frozenset(_PEOPLE["not_present"]) | frozenset(read("provinces")["provinces"])
_RANK = one_of(spellings(_PEOPLE["ranks"]))
RANKS = re.compile(rf"(?<![{LETTER}])(?:{_RANK})\.?,? {{1,2}}$")
_ADDRESS = [form for word in _PEOPLE["honorifics"] for form in (word, word[0].upper() + word[1:], word.upper())]
TITLE_AT_END = re.compile(rf"(?:^|,? {{1,2}})(?:(?:{one_of(_ADDRESS)}|{_RANK})\.?,? ?)+$")
ONLY_TITLES = re.compile(rf"(?:(?:{one_of(_ADDRESS)}|{_RANK})\.?,? ?)+")
HONORIFIC = re.compile(
    rf"(?P<honorific>{one_of([*_ADDRESS, *spellings(_PEOPLE['ranks'])])})\.?"
    rf"(?P<colon> ?:)?,? {{1,2}}(?:(?:{_RANK})\.?,? {{1,2}})*(?:(?:Ông|Bà)(?: {{1,2}}Bà)? {{1,2}}(?={NAME})(?!(?:Văn|Thị) ))?"
)
_NAMED_AFTER = one_of(_folded(_PEOPLE["named_after"]))
NAMED_AFTER = re.compile(
    rf"(?<![{LETTER}])(?<!thành )(?<!khu )(?<!khối )(?<!dân )(?:{_NAMED_AFTER}) {{1,2}}$", re.IGNORECASE
)
UNIT_BEFORE = re.compile(
    rf"(?<![{LETTER}])(?:{one_of(_folded(_PEOPLE['units_before_name']))}) {{1,2}}$", re.IGNORECASE
)
NAME_HERE = re.compile(NAME)


@lru_cache(maxsize=16)
def heads_of(view: str) -> dict[int, int]:
    """Give the ends of the post heads of a text by their starts, the longest at each place.

    "Ban Thường vụ Huyện ủy …" is a body: who stands after it holds no post by that.
    """
    lowered = view.lower()
    if len(lowered) != len(view):
        lowered = "".join(sign.lower()[:1] for sign in view)
    short = {head.start(): head.end() for head in _SHORT_BOARD.finditer(view)}
    return short | {
        head.start(): head.end()
        for head in _HEAD_LOW.finditer(lowered)
        if not view[head.start() - 1 : head.start()].isalnum()
        and not (head[0].startswith("thường vụ") and lowered.endswith("ban ", 0, head.start()))
    }


def head_end(view: str, at: int, end: int) -> int | None:
    """Give the end of the post head that begins at an offset and ends before a limit."""
    stop = heads_of(view).get(at)
    return stop if stop is not None and stop <= end else None
