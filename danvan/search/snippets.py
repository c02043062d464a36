"""Show where a query was found: escaped HTML with <mark>."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import islice

from danvan.search.query import Asked, Query
from danvan.search.words import Word, words_of

WINDOW = 36  # words in a snippet
LEAD = 8  # words shown before the first match
MOST_READ = 4_000  # words of a body that are read for a snippet


def title_html(query: Query, title: str) -> str:
    """Return the escaped title with the words found in <mark>."""
    words = list(words_of(title))
    return _marked(title, words, _hits(query, words), 0, len(title))


def snippet_html(query: Query, body: str) -> str:
    """Return the part of the body around the best match, escaped, with <mark> and "…" where it is cut."""
    words = list(islice(words_of(body), MOST_READ))
    if not words:
        return ""
    hits = _hits(query, words)
    begin = _best_start(hits)
    shown = words[begin : begin + WINDOW]
    start = 0 if begin == 0 else shown[0].start
    end = len(body) if begin + WINDOW >= len(words) and len(words) < MOST_READ else shown[-1].end
    text = _marked(body, shown, {at - begin for at in hits}, start, end).strip()
    return f"{'… ' if start else ''}{text}{' …' if end < len(body) else ''}"


def _hits(query: Query, words: list[Word]) -> set[int]:
    """Return the numbers of the words to mark: whole phrases where there are any, else single words."""
    meant = [_meant(asked, words) for asked in query.words]
    single = [{at for at, word in enumerate(words) if _is(word, forms)} for forms in meant]
    whole = _runs(single)
    return whole or set().union(*single)


def _meant(asked: Asked, words: list[Word]) -> tuple[bool, frozenset[str]]:
    """Accept only the marks typed when the text has them, else every spelling without marks."""
    if asked.marked and any(word.exact == asked.exact for word in words):
        return True, frozenset((asked.exact,))
    return False, frozenset(asked.accepted)


def _is(word: Word, forms: tuple[bool, frozenset[str]]) -> bool:
    exactly, accepted = forms
    return (word.exact if exactly else word.folded) in accepted


def _runs(single: list[set[int]]) -> set[int]:
    """Return the numbers of words that stand side by side in the order of the query."""
    starts = set.intersection(*({at - offset for at in places} for offset, places in enumerate(single)))
    return {start + offset for start in starts for offset in range(len(single))}


def _best_start(hits: set[int]) -> int:
    """Return the first word of the window that holds most hits (the earliest of them)."""
    if not hits:
        return 0
    ordered = sorted(hits)[:200]
    best = max(ordered, key=lambda at: (sum(at <= other < at + WINDOW - LEAD for other in ordered), -at))
    return 0 if best < LEAD * 2 else best - LEAD


def _marked(text: str, words: Iterable[Word], hits: set[int], start: int, end: int) -> str:
    """Escape ``text[start:end]`` and put runs of hit words into <mark>."""
    parts: list[str] = []
    at, last, open_ = start, start, False
    for number, word in enumerate(words):
        if number in hits and not open_:
            parts += escape(text[at : word.start]), "<mark>"
            at, open_ = word.start, True
        elif number not in hits and open_:
            parts += escape(text[at:last]), "</mark>"
            at, open_ = last, False
        last = word.end
    if open_:
        parts += escape(text[at:last]), "</mark>"
        at = last
    return "".join(parts) + escape(text[at:end])
