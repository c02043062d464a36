"""Colour the source: spans that do not overlap, numbered in reading order, each leading to its card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from danvan.intake.review.cards import CLASH, UNSURE, Card, Span

_FIRST = ("day", "person", "paper", "body", "count", "place", "title")
"""Where two spans overlap, the colour that comes first here is shown and both cards lead to it."""


_BLANKS = re.compile(r"\n[\s\xa0]*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source (runs of blank lines shown as one): plain, or coloured and numbered (inputs of ``ui/spans.html``)."""

    text: str
    kind: str = ""
    field: str = ""
    number: int = 0
    unsure: bool = False


def colour(text: str, cards: Iterable[Card]) -> tuple[list[Piece], dict[str, list[int]]]:
    """Give the pieces, together the whole text, and the numbers of the spans of each card."""
    wanted = [(_FIRST.index(card.colour), span, card) for card in cards for span in card.spans]
    shown: list[tuple[Span, Card]] = []
    for _, span, card in sorted(wanted, key=lambda one: (one[0], one[1])):
        if span[0] < span[1] and not any(_meet(span, other) for other, _ in shown):
            shown.append((span, card))
    shown.sort(key=lambda one: one[0])
    numbers: dict[str, list[int]] = {}
    for _, span, card in wanted:
        found = [number for number, (other, _) in enumerate(shown, start=1) if _meet(span, other)]
        known = numbers.setdefault(card.key, [])
        known.extend(number for number in found[:1] if number not in known)
    return list(_pieces(text, shown)), numbers


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _pieces(text: str, shown: list[tuple[Span, Card]]) -> Iterable[Piece]:
    at = 0
    for number, ((start, end), card) in enumerate(shown, start=1):
        if start > at:
            yield Piece(_BLANKS.sub("\n\n", text[at:start]))
        yield Piece(text[start:end], card.colour, card.key, number, card.state in (UNSURE, CLASH))
        at = end
    yield Piece(_BLANKS.sub("\n\n", text[at:]))
