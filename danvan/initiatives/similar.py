"""Which models nearby look like this one: by the words of its name, by what the index finds, by what it says it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from danvan import search
from danvan.initiatives.models import Initiative
from danvan.text.folding import key2
from danvan.units.models import Unit, UnitClosure

COMPARED = 6000
ALIKE = 0.5
MOST = 5
READ = 600
"""So many of the newest models nearby are compared by what they say."""
SAYING = ("situation", "aims", "content", "outputs")
SAME_WORDS = 0.35
FEWEST = 12
"""A text of fewer pairs of words says too little to be compared."""
COMMON = frozenset(key2("mô hình dân vận khéo tổ thôn xã khu phố xây dựng trong của và với các cho về").split())
"""Words that most names share; they make no two models alike."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A model that looks alike and how much of the name or of what it says is the same, 0–100."""

    initiative: Initiative
    alike: int


def nearby(unit: Unit, on: date) -> list[str]:
    """List the codes of the bodies of the same commune and of those right around: all below the highest superior."""
    top = UnitClosure.objects.on(on).filter(descendant=unit).order_by("-depth").values_list("ancestor", flat=True)
    below = UnitClosure.objects.on(on).filter(ancestor__in=list(top[:1]))
    return list(below.values_list("descendant__code", flat=True))


def similar_to(thing: Initiative, on: date) -> list[Similar]:
    """Find at most five models of the surroundings that look like ``thing``, the most alike first.

    Names are compared by their telling syllables; the index adds those whose content says the name; of the newest,
    those whose own words are mostly the same, whatever they are called.
    """
    own, codes = _telling(thing.name), nearby(thing.unit, on)
    rows = Initiative.objects.filter(unit__code__in=codes).exclude(pk=thing.pk)
    rows = rows.exclude(state__in=("draft", "withdrawn", "merged")).newest_first()
    named = rows.values_list("pk", "name")[:COMPARED]
    scores = {pk: share for pk, name in named if (share := _share(own, _telling(name))) >= ALIKE}
    for pk, share in _saying_the_same(thing, rows):
        scores[pk] = max(share, scores.get(pk, 0))
    found = search.find(thing.name, kinds=["initiative"], units=codes, limit=MOST + 1)
    told = {hit.code for hit in found if hit.code != thing.code}
    chosen = rows.filter(pk__in=sorted(scores, key=lambda pk: -scores[pk])[:MOST]) | rows.filter(code__in=told)
    lines = [Similar(one, round(100 * scores.get(one.pk, 0))) for one in chosen.select_related("unit", "origin")]
    return sorted(lines, key=lambda one: -one.alike)[:MOST]


def _saying_the_same(thing: Initiative, rows: QuerySet[Initiative]) -> Iterable[tuple[int, float]]:
    """Give the models whose problem, aims, content and outputs are told in the same words, and how much of them is."""
    own = _pairs(" ".join(getattr(thing, name) for name in SAYING))
    if len(own) < FEWEST:
        return
    for pk, *said in rows.values_list("pk", *SAYING)[:READ]:
        other = _pairs(" ".join(said))
        if len(other) >= FEWEST and (share := len(own & other) / min(len(own), len(other))) >= SAME_WORDS:
            yield pk, share


def _pairs(text: str) -> set[tuple[str, str]]:
    words = key2(text).split()
    return set(zip(words, words[1:], strict=False))


def _telling(name: str) -> frozenset[str]:
    words = frozenset(key2(name).split())
    return words - COMMON or words


def _share(one: Iterable[str], other: Iterable[str]) -> float:
    one, other = set(one), set(other)
    return len(one & other) / len(one | other) if one and other else 0.0
