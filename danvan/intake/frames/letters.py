"""Spell the patterns that names, posts and sentences share."""

import re
from collections.abc import Iterable
from functools import lru_cache

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
LETTER = UPPER + LOWER
# One capitalised syllable: Lụa, Y, H'Hen, K' Tiên. Words all in capitals are not one.
CAPITALISED = (
    rf"[{UPPER}](?<![{LETTER}0-9][{UPPER}])(?:['’] ?[{UPPER}])?[{LOWER}]*(?:['’][{LOWER}]+)?(?![{LETTER}'’0-9])"
)
NAME = rf"{CAPITALISED}(?: {{1,2}}{CAPITALISED}){{1,5}}"
WORD = re.compile(
    rf"[{LETTER}0-9](?:[{LETTER}0-9'’.&]|(?<![{LOWER}])/|/(?![{UPPER}][{LOWER}]))*(?<=[{LETTER}0-9])|[{LETTER}0-9]"
)
NAME_RE = re.compile(NAME)
SYLLABLE_RE = re.compile(CAPITALISED)
# A stop without a blank ends one too where a capital begins a word that an ordinary one follows ("năm 2031.Về dự …").
_SENTENCE_END = re.compile(
    rf"[.!?…]+[\"”)]*(?=\s+[\"“(*]?[{UPPER}0-9])|(?<=[{LOWER}0-9])[.…](?=[{UPPER}][{LOWER}]+ [{LOWER}])|\n+"
)
# A stop after these words or after one capital letter does not end a sentence.
_SHORTENED = re.compile(
    rf"(?:(?<![{LETTER}])(?:[{UPPER}]|TP|CT|PCT|PBT|TS|ThS|Ths|TX|TT|Th|Tr|Q|P|UB|PGS|GS|BS|Tp|Ts))$"
)


# A day with a stop of its own opens the sentence that follows it ("Sáng ngày 22/02/2031. Chi bộ …").
_ONLY_A_DAY = re.compile(r" *(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa)?,? ?(?:[Nn]gày)? ?\d[\d/ -]*$")


class _Node(dict[str, "_Node"]):
    """Hold one step of a word tree."""

    ends = False


def one_of(phrases: Iterable[str]) -> str:
    """Write a pattern matching the longest of the phrases, in time linear in its length.

    Blanks in a phrase match one or two blanks, so that doubled ones do no harm.
    """
    root = _Node()
    for phrase in phrases:
        node = root
        for letter in phrase:
            node = node.setdefault(letter, _Node())
        node.ends = True
    return _write(root)


def _write(node: _Node) -> str:
    branches = [(" {1,2}" if letter == " " else re.escape(letter)) + _write(below) for letter, below in node.items()]
    if not branches:
        return ""
    inner = "(?:" + "|".join(branches) + ")"
    return inner + "?" if node.ends else inner


@lru_cache(maxsize=512)
def sentences(view: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Give the spans of the sentences between two offsets, blanks at the edges left out."""
    spans = []
    at = start
    for stop in _SENTENCE_END.finditer(view, start, end):
        if stop[0] == "." and stop.start() - at < 40 and _ONLY_A_DAY.match(view, at, stop.start()):
            continue
        if stop[0] == "." and _SHORTENED.search(view[max(at, stop.start() - 5) : stop.start()]):
            continue
        spans.append(trimmed(view, at, stop.end()))
        at = stop.end()
    spans.append(trimmed(view, at, end))
    return tuple(span for span in spans if span[0] < span[1])


def trimmed(view: str, start: int, end: int, edges: str = " \t\n\r") -> tuple[int, int]:
    """Move both ends of a span inwards past the given characters."""
    while start < end and view[start] in edges:
        start += 1
    while end > start and view[end - 1] in edges:
        end -= 1
    return start, end
