"""The shape of a review: a card is one decision, its values are what the form asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

SURE, UNSURE, CLASH, EMPTY = "sure", "unsure", "clash", "empty"
_SURE_CONFIDENCE = ("high", "medium", "derived")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Value:
    """One control of the form. ``kind``: text, line (wraps, ``signs`` to a row), area, date, number, select, check or radio.

    ``spans`` are where the initial value stands in the source (code points); none means nothing was read.
    """

    name: str
    label: str
    kind: str = "text"
    initial: object = ""
    choices: tuple[tuple[str, str], ...] = ()
    spans: tuple[Span, ...] = ()
    hint: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    most: int = 0
    signs: int = 60


@dataclass(slots=True)
class Card:
    """One decision beside the source: its values in rows, why it is uncertain, where it was read.

    ``shape`` tells the page how wide the controls of a row are: "person", "category" or "" (alike).
    """

    key: str
    label: str
    group: str
    colour: str
    rows: list[list[Value]]
    state: str = SURE
    notes: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    may_leave: bool = True
    left: bool = False
    blocks: bool = False
    shape: str = ""

    def values(self) -> Iterator[Value]:
        """Give the controls in order."""
        for row in self.rows:
            yield from row

    def doubt(self, note: str, *, state: str = UNSURE, blocks: bool = False) -> None:
        """Say why a person must look; the graver of two states holds."""
        self.notes.append(note)
        self.blocks = self.blocks or blocks
        if self.state != CLASH:
            self.state = state


def span_of(value: object) -> tuple[Span, ...]:
    """Read a span of the JSON ([start, end] or None)."""
    return ((value[0], value[1]),) if isinstance(value, list) and len(value) == 2 else ()


def is_sure(confidence: object) -> bool:
    """Tell whether the rules hold a value for certain enough to stand without a second look."""
    return confidence in _SURE_CONFIDENCE
