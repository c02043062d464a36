"""Weigh how a letter is told, beside the rules: what was learned from invented letters, and from nothing else.

A linear model (logistic regression) over words, pairs of neighbouring words and the signs that the rules find
(posts, persons, concepts of conduct). It learns only when somebody runs ``python -m bench.recognise_train`` on the
letters of ``tests/petitions``; a citizen's text is weighed and forgotten. Pure functions over a reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from math import fsum, log
from pathlib import Path

from danvan.petitions.wording import Reading

WEIGHTS = Path(__file__).parent / "data" / "learned.tsv"
WINDOW, PIECE = 40, 30
"""Most words weighed together, and of one piece of a sentence."""
LONGER = 0.4
"""What the logarithm of the number of parts adds to the limit; measured on letters put together."""
LAWFUL, ENOUGH = -2.5, 12
"""Below this score a text of at least so many words is lawful, whatever single words of it may mean."""
MOST_SHOWN = 3
NUMBER = "0"

Signs = Mapping[int, Set[str]]
"""Sentence → names of what the rules see in it."""


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: the weight of each feature, and from which score on a text counts, with marks and bare."""

    weights: Mapping[str, float]
    bias: float
    limits: tuple[float, float]
    digest: str


class Piece:
    """A sentence, or a part of a long one: its first and last word, and the features by which it is weighed."""

    __slots__ = ("_names", "_reading", "_signs", "first", "last")

    def __init__(self, first: int, last: int, reading: Reading, signs: Signs) -> None:
        self.first, self.last, self._reading, self._signs = first, last, reading, signs
        self._names: frozenset[str] | None = None

    def features(self) -> Iterator[tuple[str, int, int]]:
        """Give each feature with where it begins and ends (-1: a sign)."""
        yield from _words(self._reading, self.first, self.last)
        yield from _signs(self._reading, self.first, self._signs)

    @property
    def names(self) -> frozenset[str]:
        """The features, each once; made when first asked for."""
        if self._names is None:
            self._names = frozenset([name for name, _, _ in self.features()])
        return self._names


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of the text that weighs enough: first and last word, score, and the words that weighed most."""

    first: int
    last: int
    score: float
    told: tuple[tuple[int, int], ...]


def find(reading: Reading, signs: Signs) -> Finding | None:
    """Return the part of a text that weighs most, where it is told as denunciations are told; else None."""
    window, score, parts = _heaviest(reading, signs)
    if not window or score < limit_of(model(), reading.with_marks, parts):
        return None
    return Finding(window[0].first, window[-1].last, score, _told(window, model()))


def is_clearly_lawful(reading: Reading, signs: Signs) -> bool:
    """Say whether no part of a text comes near a denunciation; a few words are too few to say so."""
    parts = windows_of(pieces_of(reading, signs))
    return len(reading.words) >= ENOUGH and all(score_of(part, model()) < LAWFUL for part in parts)


def _heaviest(reading: Reading, signs: Signs) -> tuple[list[Piece], float, int]:
    """Return the heaviest part of a text, its score, and how many parts there are."""
    best: list[Piece] = []
    score, parts = float("-inf"), 0
    for window in windows_of(pieces_of(reading, signs)):
        parts += 1
        weight = score_of(window, model())
        if weight > score:
            best, score = window, weight
    return best, score, parts


def limit_of(learned: Model, with_marks: bool, parts: int) -> float:
    """Say from which score on a text counts: a long one is weighed in many parts, so each must weigh more."""
    return learned.limits[0 if with_marks else 1] + LONGER * log(max(1, parts))


def pieces_of(reading: Reading, signs: Signs) -> list[Piece]:
    """Cut a text into sentences, long ones into parts of ``PIECE`` words."""
    pieces: list[Piece] = []
    words = reading.words
    first = 0
    for at, word in enumerate(words):
        follows = at + 1 < len(words) and words[at + 1].sentence == word.sentence and at - first + 1 < PIECE
        if not follows:
            pieces.append(Piece(first, at, reading, signs))
            first = at + 1
    return pieces


def _words(reading: Reading, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    before = before_marked = ""
    for at in range(first, last + 1):
        word = reading.words[at]
        plain = NUMBER if word.numeral else word.folded
        marked = plain if word.numeral else word.marked
        yield plain, at, at
        if marked != plain:
            yield f"{marked}'", at, at
        if before:
            yield f"{before} {plain}", at - 1, at
            if marked != plain or before_marked != before:
                yield f"{before_marked} {marked}'", at - 1, at
        before, before_marked = plain, marked


def _signs(reading: Reading, first: int, signs: Signs) -> Iterator[tuple[str, int, int]]:
    for name in sorted(signs.get(reading.words[first].sentence, ())):
        yield f"={name}", -1, -1


def windows_of(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Give the parts of a text that are weighed: neighbouring pieces of up to ``WINDOW`` words, each half over the next."""
    start = 0
    while start < len(pieces):
        stop, middle, size = start, start + 1, 0
        while stop < len(pieces) and (stop == start or size + size_of(pieces[stop]) <= WINDOW):
            size += size_of(pieces[stop])
            stop += 1
            if size <= WINDOW // 2:
                middle = stop
        yield pieces[start:stop]
        if stop == len(pieces):
            return
        start = max(start + 1, min(middle, stop))


def size_of(piece: Piece) -> int:
    """Count the words of a piece."""
    return piece.last - piece.first + 1


def score_of(window: list[Piece], learned: Model) -> float:
    """Weigh neighbouring pieces: each known feature once."""
    weights = learned.weights
    names = window[0].names.union(*[piece.names for piece in window[1:]])
    return learned.bias + fsum([weights[name] for name in names if name in weights])


def _told(window: list[Piece], learned: Model) -> tuple[tuple[int, int], ...]:
    """Choose the words that speak most for the finding: neighbours joined, the heaviest few, in their order."""
    weighed: dict[int, float] = {}
    for piece in window:
        for name, first, last in piece.features():
            for at in range(first, last + 1) if first >= 0 else ():
                weighed[at] = weighed.get(at, 0.0) + learned.weights.get(name, 0.0) / (last - first + 1)
    runs: list[list[int]] = []
    for at in sorted(at for at, weight in weighed.items() if weight > 0):
        if runs and runs[-1][-1] == at - 1 and len(runs[-1]) < 6:
            runs[-1].append(at)
        else:
            runs.append([at])
    heavy = sorted(runs, key=lambda run: -sum(weighed[at] for at in run))[:MOST_SHOWN]
    return tuple(sorted((run[0], run[-1]) for run in heavy))


@cache
def model() -> Model:
    """Read the weights, once."""
    head: dict[str, str] = {}
    weights: dict[str, float] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        name, value = line.split("\t")
        if name.startswith("#"):
            head[name[1:]] = value
        else:
            weights[name] = float(value)
    limits = (float(head["limit with marks"]), float(head["limit without"]))
    return Model(weights, float(head["bias"]), limits, head["digest"])
