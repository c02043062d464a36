"""Put the cards of a proposal in order and colour its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from danvan.intake.review.article import SEVERAL, article_cards
from danvan.intake.review.cards import CLASH, UNSURE, Card
from danvan.intake.review.colours import Piece, colour
from danvan.intake.review.events import event_cards
from danvan.intake.review.papers import paper_cards
from danvan.intake.review.people import people_cards
from danvan.intake.review.reviewer import Reviewer

_GRAVITY = {CLASH: 0, UNSURE: 1}
_SHOWN_ON_ITS_CARD = {
    "no_event",
    "missing_year",
    "missing_date",
    "ambiguous_unit",
    "no_title",
    "bare_document",
    *SEVERAL,
}
_OF_DAYS = {"after_posting", "before_cited_document", "weekday"}
GROUPS = {"people": "Người được nêu tên", "papers": "Văn bản được dẫn", "article": "Tin bài"}


UNSEEN: dict[str, Any] = {
    "typed": True, "type": "", "name": None, "name_span": None, "name_confidence": None, "date": None, "place": None,
    "place_span": None, "unit": None, "unit_span": None, "unit_candidates": [], "organisers": [], "attendees": None,
    "audience": [], "part_of": None,
}  # fmt: skip
"""The event of a page in which none was seen: empty, for a person to type, not recorded unless they say so."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A proposal laid out: cards by group in reading order, coloured source, questions that have no card."""

    cards: tuple[Card, ...]
    events: tuple[dict[str, Any], ...]
    pieces: tuple[Piece, ...]
    numbers: dict[str, list[int]]
    open_questions: tuple[dict[str, Any], ...]

    @property
    def first(self) -> list[Card]:
        """Give what a person must look at, the gravest first."""
        return sorted(
            (card for card in self.cards if card.state in _GRAVITY),
            key=lambda card: (_GRAVITY[card.state], not card.blocks),
        )

    def groups(self) -> list[tuple[str, list[Card]]]:
        """Give the other cards under their headings."""
        rest = [card for card in self.cards if card.state not in _GRAVITY]
        several = len(self.events) > 1
        found: dict[str, list[Card]] = {}
        for card in rest:
            found.setdefault(card.group, []).append(card)
        return [(_heading(group, several), cards) for group, cards in found.items()]


def _heading(group: str, several: bool) -> str:
    if group.startswith("event-"):
        return f"Cuộc họp {int(group[6:]) + 1}" if several else "Cuộc họp"
    return GROUPS[group]


def lay_out(frames: dict[str, Any], text: str, reviewer: Reviewer) -> Sheet:
    """Make the sheet of a proposal; ``text`` is the source that the spans count in."""
    questions: list[dict[str, Any]] = frames["questions"]
    events = [event for event in frames["events"] if event["part_of"] is None] or [UNSEEN]
    cards = [card for n, event in enumerate(events) for card in event_cards(n, event, frames, reviewer)]
    cards += [*people_cards(frames, events), *paper_cards(frames, events, text), *article_cards(frames, questions)]
    rest = [one for one in questions if one["code"] not in _SHOWN_ON_ITS_CARD and not _attached(one, cards)]
    pieces, numbers = colour(text, cards)
    return Sheet(tuple(cards), tuple(events), tuple(pieces), numbers, tuple(rest))


def _attached(question: dict[str, Any], cards: list[Card]) -> bool:
    """Put a contradiction on the cards that it speaks of; say whether there is one."""
    hit = False
    for card in cards:
        of_day = question["code"] in _OF_DAYS and card.key.endswith("-when")
        touched = any(a < end and start < b for start, end in card.spans for a, b in question["spans"])
        if touched and question["code"] not in SEVERAL and (of_day or question["code"] not in _OF_DAYS):
            card.doubt(question["text"], state=CLASH)
            hit = True
    return hit
