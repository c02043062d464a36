"""Cut text into words and fold them: the only place that decides what a word of the index is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from danvan.text.folding import ZERO_WIDTH, key1, key3, nfc

MOST_WORDS = 12_000  # PostgreSQL numbers positions up to 16,383
LONGEST_WORD = 64
TITLE_END = "_"  # stands between title and body; both indexes pass over it
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = {ord(sign): None for sign in ZERO_WIDTH} | {0: " "}
_HAS_UNSEEN = re.compile(f"[{ZERO_WIDTH}\0]")


class Word(NamedTuple):
    """A word of a text: code-point offsets, its form with marks (key1) and without (key3)."""

    start: int
    end: int
    exact: str
    folded: str


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> tuple[str, str]:
    """Return the form with marks and the form without of one word; both empty when nothing stays.

    Only letters and decimal digits stay, because both databases agree on those.
    """
    kept = "".join(sign for sign in key1(word) if sign.isalpha() or sign.isdecimal())[:LONGEST_WORD]
    folded = "".join(sign for sign in key3(kept) if sign.isalpha() or sign.isdecimal())[:LONGEST_WORD]
    return (kept, folded) if folded else ("", "")


def plain(text: str) -> str:
    """Compose the text and drop signs without width: the form in which the index keeps and shows it."""
    return nfc(text.translate(_UNSEEN) if _HAS_UNSEEN.search(text) else text)


def words_of(text: str) -> Iterator[Word]:
    """Give the words of a plain text in order."""
    for found in _WORD.finditer(text):
        exact, folded = fold_word(found.group())
        if exact:
            yield Word(found.start(), found.end(), exact, folded)


def streams_of(text: str) -> tuple[str, str]:
    """Return the words with marks and the words without, each joined by single blanks."""
    parts = text.split() if len(text) < 2 * MOST_WORDS else _WORD.findall(text)[:MOST_WORDS]
    pairs = [_fold_part(part) for part in parts]
    return " ".join([exact for exact, _ in pairs if exact]), " ".join([folded for _, folded in pairs if folded])


@lru_cache(maxsize=50_000)
def _fold_part(part: str) -> tuple[str, str]:
    """Return the words of a text without blanks as ``streams_of`` does; texts are made of the same parts again and again."""
    pairs = [fold_word(word) for word in _WORD.findall(part)]
    return " ".join([exact for exact, _ in pairs if exact]), " ".join([folded for _, folded in pairs if folded])


def label(sort: str, code: str) -> str:
    """Return one word that stands for a unit ("u"), kind ("k"), day ("d") or word of a title ("t").

    Different codes may share a label: it narrows, the column decides.
    """
    return f"z{sort}" + "".join(sign if sign.isascii() and sign.isalnum() else "z" for sign in code.lower())
