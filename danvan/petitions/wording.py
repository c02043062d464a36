"""Read hurried writing: words with and without marks, abbreviations, broken-up letters, keys typed for marks.

Pure functions. A text becomes words that know where they stand in it; phrases of a list are then found among
the words, whichever way they were typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from danvan.text.folding import key1, key2
from danvan.text.syllables import vocabulary
from danvan.text.tones import split_tone

MARKED_TEXT = 0.35
"""From this share of marked words on, a text counts as written with marks, and marks must agree."""

_WORD = re.compile(r"[^\W_]+(?:(?:[.\-_*·]|['`^~?]+)(?=[^\W_])[^\W_]+)*['`^~]*")
_PARTS = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?…;\n]+")
_MANY = re.compile(r"([^\W\d_])\1{2,}")
_DIGITS = str.maketrans("0134$@", "oieasa")
_TONE_KEYS = re.compile(r"^(?P<body>[a-z]{2,}?)(?P<tone>[sfrxj])(?P<rest>[a-z]{0,3})$")
_KEYED = (("aa", "a"), ("ee", "e"), ("oo", "o"), ("dd", "d"), ("uw", "u"), ("ow", "o"), ("aw", "a"), ("w", "u"))
_TEEN = (("j", "i"), ("f", "ph"), ("z", "d"), ("w", "qu"), ("dz", "d"), ("ch4", "cha"), ("ck", "ch"), ("kh0", "kho"))


class Word(NamedTuple):
    """One word: its place in the text, itself with marks (key1), without (folded), the sentence it stands in."""

    start: int
    end: int
    marked: str
    folded: str
    sentence: int
    capital: bool
    numeral: bool = False

    @property
    def bare(self) -> bool:
        return self.marked == self.folded


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as words. ``with_marks``: most words carry their marks, so marks may be trusted."""

    text: str
    words: tuple[Word, ...]
    with_marks: bool

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the place in the text of the words ``first`` to ``last``, both included."""
        return self.words[first].start, self.words[last].end


class Form(NamedTuple):
    """What a run of letters is read as: a word of it, where it begins and ends in the run, and the rest of ``Word``."""

    start: int
    end: int
    marked: str
    folded: str
    capital: bool
    numeral: bool


def read(text: str, short: tuple[tuple[str, str], ...] = ()) -> Reading:
    """Cut a text into words. ``short``: abbreviations and what they stand for, as (folded, words with marks)."""
    abbreviations = dict(short)
    known: dict[str, list[Form]] = {}  # long texts say the same words over and over
    words: list[Word] = []
    sentence = at = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        whole = text[start:end]
        if text[at:start] != " ":
            sentence += bool(_END.search(text, at, start))
        at = end
        forms = known.get(whole)
        if forms is None:
            forms = known[whole] = _forms_of(whole, abbreviations)
        for first, last, marked, folded, capital, numeral in forms:
            words.append(Word(start + first, start + last, marked, folded, sentence, capital, numeral))
    marked = sum([word.marked != word.folded for word in words])
    letters = len(words) - sum([word.numeral for word in words])
    return Reading(text, tuple(words), bool(letters) and marked / letters >= MARKED_TEXT)


def _forms_of(whole: str, abbreviations: dict[str, str]) -> list[Form]:
    meant = abbreviations.get(key2(whole).strip("'`^~"))
    if meant:
        return [Form(0, len(whole), key1(each), key2(each), False, False) for each in meant.split()]
    parts = list(_PARTS.finditer(whole))
    joined = "".join(part.group() for part in parts)
    if len(parts) > 1 and not _broken_up(parts, joined):
        return [_form(part.group(), part.start(), part.end(), part.group()[:1].isupper()) for part in parts]
    return [_form(joined, 0, len(whole), whole[:1].isupper())]


def _broken_up(parts: list[re.Match[str]], joined: str) -> bool:
    """Say whether "h.ố.i" is one word whose letters were kept apart, and "xã-thôn" two words."""
    if all(len(part.group()) == 1 for part in parts):
        return True
    whole_words = all(len(part.group()) > 1 and _known(part.group().lower()) for part in parts)
    return not whole_words and _known(_settled(joined.lower()))


def _form(raw: str, start: int, end: int, capital: bool) -> Form:
    numeral = raw[:1].isdigit() and not any(sign.isalpha() for sign in raw[1:2])
    lower = unicodedata.normalize("NFC", raw.lower())
    settled = lower if numeral else _settled(lower)
    return Form(start, end, key1(settled), key2(settled), capital, numeral)


@lru_cache(maxsize=20_000)
def _settled(word: str) -> str:
    """Bring a misspelt word to a syllable when there is one way to: repeated signs, digits, typed keys, teen spelling."""
    if _known(word):
        return word
    for guess in _guesses(word):
        if _known(guess):
            return guess
    return word


def _guesses(word: str) -> list[str]:
    once = _MANY.sub(r"\1", word)
    twice = re.sub(r"([^\W\d_])\1", r"\1", once)
    letters = once.translate(_DIGITS) if any(sign.isalpha() for sign in once) else once
    teen = [letters.replace(old, new) for old, new in _TEEN if old in letters]
    keyed = _unkeyed(letters) if letters.isascii() else letters
    return [once, letters, keyed, *teen, twice, re.sub(r"([^\W\d_])\1", r"\1", letters)]


def _unkeyed(word: str) -> str:
    """Read ``hoois`` or ``nhaanj`` (Telex keys that no keyboard turned into marks) as bare syllables."""
    found = _TONE_KEYS.match(word)
    body = (found["body"] + found["rest"]) if found else word
    for keys, letter in _KEYED:
        body = body.replace(keys, letter)
    return body


@cache
def _bare_vocabulary() -> frozenset[str]:
    return frozenset(key2(word) for word in vocabulary())


def _known(word: str) -> bool:
    return word in vocabulary() or (word.isascii() and word in _bare_vocabulary())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to be found, as (with marks, without).

    ``loose``: means something else with other marks; ``strict``: known by its marks only.
    """

    words: tuple[tuple[str, str], ...]
    name: str
    loose: bool = False
    strict: bool = False


class Phrases:
    """A list of phrases, ready to be found in a reading."""

    def __init__(self, listed: dict[str, list[str]]) -> None:
        """Take phrases by name; one that ends in ``*`` is loose, in ``!`` strict."""
        self.by_first: dict[str, list[Phrase]] = {}
        for name, phrases in listed.items():
            for phrase in phrases:
                self._add(name, phrase)
        for found in self.by_first.values():
            found.sort(key=lambda one: -len(one.words))
        self.by_two = {
            first: {
                second: [one for one in found if len(one.words) == 1 or one.words[1][1] == second]
                for second in {one.words[1][1] if len(one.words) > 1 else "" for one in found}
            }
            for first, found in self.by_first.items()
        }
        """First word → second word, "" for any other → the phrases that may begin so, longest first."""

    def _add(self, name: str, phrase: str) -> None:
        words = tuple((key1(word), key2(word)) for word in phrase.rstrip("*!").split())
        kept = Phrase(words, name, phrase.endswith("*"), phrase.endswith("!"))
        self.by_first.setdefault(words[0][1], []).append(kept)

    def _places(self, reading: Reading) -> Iterator[tuple[int, list[Phrase]]]:
        """Give each word at which a phrase may begin, and which phrases."""
        by_two, words = self.by_two, reading.words
        after = [word.folded for word in words[1:]]
        after.append("")
        for place, (word, second) in enumerate(zip(words, after, strict=False)):
            by_second = by_two.get(word.folded)
            if by_second is not None:
                phrases = by_second.get(second) or by_second.get("")
                if phrases:
                    yield place, phrases

    def all_in(self, reading: Reading) -> list[tuple[int, int, Phrase]]:
        """List (first word, last word, phrase), longest first where two begin together, none overlapping."""
        found, free = [], 0
        for place, phrases in self._places(reading):
            if place < free:
                continue
            phrase = next((one for one in phrases if _fits(one, reading, place)), None)
            if phrase:
                free = place + len(phrase.words)
                found.append((place, free - 1, phrase))
        return found

    def every(self, reading: Reading) -> Iterator[tuple[int, int, str]]:
        """Give (first word, last word, name) of each phrase wherever it stands, of each name the longest at a word."""
        for place, phrases in self._places(reading):
            named = set()
            for phrase in phrases:
                if phrase.name not in named and _fits(phrase, reading, place):
                    named.add(phrase.name)
                    yield place, place + len(phrase.words) - 1, phrase.name


def _fits(phrase: Phrase, reading: Reading, place: int) -> bool:
    """Say whether a phrase, whose first two words are known to agree without marks, stands at a place within one sentence."""
    words, wanted = reading.words, phrase.words
    size = len(wanted)
    if size == 1:
        word = words[place]  # one word has no room for a slip
        return word.marked == wanted[0][0] or not (phrase.strict or reading.with_marks or word.marked != word.folded)
    end = place + size
    if end > len(words) or words[end - 1].sentence != words[place].sentence:
        return False
    for at in range(2, size):
        if words[place + at].folded != wanted[at][1]:
            return False
    return _marks_agree(phrase, words[place:end], reading.with_marks)


def _marks_agree(phrase: Phrase, words: tuple[Word, ...], with_marks: bool) -> bool:
    """Say whether the marks of several words may stand: right, or missing in a bare text, or at most one slip of the hand."""
    slips = 0
    for word, (marked, _folded) in zip(words, phrase.words, strict=True):
        if word.marked == marked:
            continue
        if phrase.strict:
            return False
        if word.bare and not with_marks:
            continue
        if phrase.loose or not (word.bare or _same_but_tone(word.marked, marked)):
            return False
        slips += 1
    return slips <= 1


@lru_cache(maxsize=20_000)
def _same_but_tone(one: str, other: str) -> bool:
    return split_tone(one)[0] == split_tone(other)[0] or key2(one) == one
