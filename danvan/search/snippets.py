"""Show where a query was found: escaped HTML with <mark>."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from danvan.search.query import Asked, Query
from danvan.search.words import fold_word
from danvan.text.folding import key2

SHOWN = 240  # signs in a snippet
LEAD = 60  # signs shown before the first match
MOST_MARKS = 60
_LETTERS = (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_FOLDED = {letter: folded for letter in _LETTERS if len(folded := key2(chr(letter))) == 1}
_SAME_LENGTH = {letter: chr(letter) for letter in range(0x2100)} | _FOLDED  # what a table lacks costs it most
_END = r"(?![^\W_])"
_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]


class Marker:
    """Mark the words of one query in titles and bodies."""

    def __init__(self, query: Query) -> None:
        self.words = query.words
        self._whole = re.compile(r"[\W_]+".join(_pattern(word) for word in query.words) + _END)
        self._first = _spellings(query.words[:1])
        self._all = _spellings(query.words)

    def title(self, title: str) -> str:
        """Return the escaped title with what was found in <mark>."""
        return _marked(title, self._spans(title), 0, len(title))

    def snippet(self, body: str) -> str:
        """Return the part of the body around the best match, escaped, with <mark> and "…" where it is cut."""
        spans = self._spans(body)
        start = _cut(body, max(0, _best_start(spans) - LEAD))
        end = len(body) if start + SHOWN >= len(body) else _cut(body, start + SHOWN)
        shown = [span for span in spans if span[0] >= start and span[1] <= end]
        text = _marked(body, shown, start, end).strip()
        return f"{'… ' if start else ''}{text}{' …' if end < len(body) else ''}"

    def _spans(self, text: str) -> list[Span]:
        """Find whole phrases where there are any, else single words; as typed where the text has them so."""
        view = text.translate(_SAME_LENGTH)
        whole = self._wholes(view)
        if whole:
            typed = [span for span in whole if self._is_typed(text[span[0] : span[1]])]
            return (typed or whole)[:MOST_MARKS]
        found = [(span, fold_word(text[span[0] : span[1]])) for span in _standing(self._all, view)]
        seen = {exact for _, (exact, _) in found}
        strict = {word.folded for word in self.words if word.marked and word.exact in seen}
        typed_words = {word.exact for word in self.words}
        return [span for span, (exact, folded) in found if folded not in strict or exact in typed_words][:MOST_MARKS]

    def _wholes(self, view: str) -> list[Span]:
        """Find all words side by side in the order typed, none within another find."""
        found: list[Span] = []
        for start, _ in _standing(self._first, view):
            if (not found or start >= found[-1][1]) and (there := self._whole.match(view, start)):
                found.append(there.span())
        return found

    def _is_typed(self, text: str) -> bool:
        exact = [fold_word(word)[0] for word in _WORD.findall(text)]
        return exact == [word.exact for word in self.words]


def _standing(spellings: tuple[str, ...], view: str) -> list[Span]:
    """Find where the spellings stand as words, in order. To look for each costs a tenth of one pattern for all."""
    found: list[Span] = []
    for spelling in spellings:
        at = view.find(spelling)
        while at >= 0:
            end = at + len(spelling)
            if not (at and view[at - 1].isalnum()) and not view[end : end + 1].isalnum():
                found.append((at, end))
            at = view.find(spelling, end)
    return sorted(found)


def _spellings(words: Sequence[Asked]) -> tuple[str, ...]:
    """List the accepted spellings, each once, as the view may hold them (key3 made final y into i)."""
    each = {spelling for word in words for spelling in word.accepted}
    return tuple(sorted(each | {f"{spelling[:-1]}y" for spelling in each if spelling.endswith("i")}))


def _pattern(word: Asked) -> str:
    """Write a pattern for the accepted spellings over the view of the same length (key3 made final y into i)."""
    spellings = (re.escape(each[:-1]) + "[iy]" if each.endswith("i") else re.escape(each) for each in word.accepted)
    return f"(?:{'|'.join(spellings)})"


def _best_start(spans: list[Span]) -> int:
    """Return where the window begins that holds most matches (the earliest of them)."""
    best = most = last = 0
    for first, (start, _) in enumerate(spans):
        while last < len(spans) and spans[last][1] <= start + SHOWN - LEAD:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best


def _cut(text: str, at: int) -> int:
    """Move a cut back to the nearest blank, so that no word is cut."""
    if at <= 0:
        return 0
    blank = max(text.rfind(sign, max(0, at - LEAD // 2), at) for sign in " \n\t")
    return at if blank < 0 else blank + 1


def _marked(text: str, spans: list[Span], start: int, end: int) -> str:
    """Escape ``text[start:end]`` and put the spans into <mark>, neighbours together."""
    parts: list[str] = []
    at = start
    for number, (begin, stop) in enumerate(spans):
        joined = number > 0 and text[at:begin].isspace()
        parts.append(escape(text[at:begin]) if not joined else parts.pop().removesuffix("</mark>") + text[at:begin])
        parts.append(("" if joined else "<mark>") + escape(text[begin:stop]) + "</mark>")
        at = stop
    return "".join(parts) + escape(text[at:end])
