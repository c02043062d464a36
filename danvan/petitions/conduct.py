"""Find unlawful conduct that is told without a legal word: several concepts in one sentence that together say it.

"Xi măng làm đường ông ấy cho chở về xây chuồng lợn nhà mình" names no crime; taking + goods + own use do. Pure
functions over a reading; the concepts and their patterns stand in ``data/conduct.yaml``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from danvan.core.yaml_files import read_yaml
from danvan.petitions.wording import Phrases, Reading

DENIALS = frozenset(["không", "chưa", "chẳng", "đừng", "chống", "cấm", "tránh", "khong", "chua", "chang"])
ASKS = frozenset(["khong", "chua", "a", "nhi"])
TOPICS = frozenset(["goods", "entrusted"])
OF_MONEY = frozenset(["embezzlement", "bribery"])
SUM = "sum"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Concepts that must stand within so many words of one sentence. ``without``: a concept that excuses them.

    ``money``: an amount or goods must be told of too; ``in_order``: the last concept follows the first.
    """

    kind: str
    of: tuple[str, ...]
    within: int
    without: str = ""
    money: bool = False
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class Conduct:
    """What was found: first and last word, the kind of act, where its first concept (the deed) stands."""

    first: int
    last: int
    kind: str
    deed: int


Places = dict[str, list[tuple[int, int]]]


def find(reading: Reading, told: dict[int, Places]) -> list[Conduct]:
    """List the conduct a text tells of, sentence by sentence. ``told``: the concepts of each (``by_sentence``)."""
    found: list[Conduct] = []
    topics: frozenset[str] = frozenset()
    for places in told.values():
        before, topics = topics, TOPICS & places.keys()
        if "kind" in places or "asked" in places:
            continue
        named = {*places, *before}
        for pattern in _patterns():
            if pattern.of[0] not in places or not named.issuperset(pattern.of):
                continue
            excused = pattern.without in places or ("procedure" in places and pattern.kind in OF_MONEY)
            excused = excused or (pattern.money and SUM not in places and "goods" not in places)
            one = None if excused else _told(pattern, places, before, reading)
            found += [one] if one else []
    return found


def by_sentence(reading: Reading, is_sum: Callable[[int], bool]) -> dict[int, Places]:
    """Find the concepts of each sentence. ``is_sum``: whether an amount of money begins at a word."""
    told: dict[int, Places] = {}
    for first, last, name in _concepts().every(reading):
        told.setdefault(reading.words[first].sentence, {}).setdefault(name, []).append((first, last))
    for at, word in enumerate(reading.words):
        if is_sum(at):
            told.setdefault(word.sentence, {}).setdefault(SUM, []).append((at, at + 1))
        if word.folded in ASKS and reading.text[word.end : word.end + 1] == "?":
            told.setdefault(word.sentence, {}).setdefault("asked", []).append((at, at))
    return {sentence: _without_communal(places) for sentence, places in told.items()}


def _without_communal(places: Places) -> Places:
    """Leave out "về nhà" where it goes on "… văn hóa": a house of all is nobody's own."""
    houses = [first for first, _ in places.get("communal", ())]
    if not houses:
        return places
    return {
        name: kept
        for name, found in places.items()
        if (kept := [one for one in found if bisect_left(houses, one[0]) == bisect_right(houses, one[1])])
    }


def _told(pattern: Pattern, places: Places, before: frozenset[str], reading: Reading) -> Conduct | None:
    """Find one pattern in a sentence; what it is about may stand in the sentence before."""
    names = tuple(name for name in pattern.of if name in places or name not in before)
    if len(names) < 2 or names[0] != pattern.of[0] or any(name not in places for name in names):
        return None
    for deed in places[names[0]]:
        if _denied(deed[0], reading):
            continue
        for chosen in _choices(names[1:], places, (deed,), pattern.within):
            if pattern.in_order and chosen[-1][0] < deed[0]:
                continue
            first, last = min(one for one, _ in chosen), max(end for _, end in chosen)
            return Conduct(first, last, pattern.kind, deed[0])
    return None


def _choices(
    names: tuple[str, ...], places: Places, chosen: tuple[tuple[int, int], ...], within: int
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Give the ways to choose one place for each concept, none over another, all within so many words."""
    if not names:
        yield chosen
        return
    first, last = min(one for one, _ in chosen), max(end for _, end in chosen)
    listed = places[names[0]]  # in their order: only those near enough are looked at
    for at in range(bisect_left(listed, (last - within,)), len(listed)):
        place = listed[at]
        if place[0] > first + within:
            return
        if any(place[0] <= end and begin <= place[1] for begin, end in chosen):
            continue
        if max(last, place[1]) - min(first, place[0]) <= within:
            yield from _choices(names[1:], places, (*chosen, place), within)


def _denied(at: int, reading: Reading) -> bool:
    before = reading.words[max(0, at - 2) : at]
    return any(word.marked in DENIALS and word.sentence == reading.words[at].sentence for word in before)


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(Path(__file__).parent / "data" / "conduct.yaml")
    return found


@cache
def _concepts() -> Phrases:
    listed = {name: [str(one) for one in phrases] for name, phrases in _data()["concepts"].items()}
    return Phrases({**listed, "kind": _data()["kind"]})


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(
        Pattern(
            kind,
            tuple(each["of"]),
            each["within"],
            each.get("without", ""),
            each.get("money", False),
            each.get("in_order", False),
        )
        for kind, listed in _data()["patterns"].items()
        for each in listed
    )
