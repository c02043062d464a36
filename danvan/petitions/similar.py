"""Letters that say nearly the same, found by a dozen whole numbers each; the texts themselves decide.

MinHash over runs of three syllables without marks, in bands kept as indexed rows (models/signature.py). Two
letters that agree for seven tenths share a band in 97 cases of 100; unrelated ones hardly ever do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b
from random import Random

from danvan.petitions.models import Petition, Publication, Signature
from danvan.text.folding import key2
from danvan.units.models import Unit

RUN = 3
BANDS, ROWS = 12, 4
PRIME = (1 << 61) - 1
ALIKE = 0.5
"""From this share of common runs on, two letters are proposed to a person as saying the same."""
LOOKED_AT = 600
COMPARED = 25
SHOWN = 10
COMMON = frozenset(
    [
        "toi",
        "cho",
        "la",
        "co",
        "va",
        "cua",
        "de",
        "o",
        "thi",
        "khong",
        "duoc",
        "nay",
        "trong",
        "voi",
        "cac",
        "nhung",
        "mot",
        "bi",
        "xin",
        "nghi",
        "moi",
        "da",
        "nen",
        "ma",
        "ra",
        "den",
        "khi",
        "nha",
        "dan",
        "xa",
        "chung",
        "em",
        "hoi",
        "gi",
        "nao",
        "sao",
        "bao",
        "gio",
    ]
)
_WORD = re.compile(r"[^\W_]+")
_PLACES = [(Random(seed).randrange(1, PRIME), Random(-seed - 1).randrange(PRIME)) for seed in range(BANDS * ROWS)]


@dataclass(frozen=True, slots=True)
class Alike:
    """A letter that says nearly the same, and how nearly (0 to 1)."""

    petition: Petition
    score: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A published question with its answer, and how near it is (0 to 1)."""

    publication: Publication
    score: float


def runs(text: str) -> set[str]:
    """Return the runs of three syllables of a text, without marks; of a short one, its syllables."""
    words = _WORD.findall(key2(text))
    if len(words) < RUN + 2:
        return set(words)
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def bands_of(text: str) -> list[int]:
    """Return the twelve numbers of a text, 63 bits each; none for a text without words."""
    hashes = [int.from_bytes(blake2b(run.encode(), digest_size=7).digest()) for run in runs(text)]
    if not hashes:
        return []
    least = [min((one * by + plus) % PRIME for one in hashes) for by, plus in _PLACES]
    return [_number(at, least[at * ROWS : (at + 1) * ROWS]) for at in range(BANDS)]


def _number(band: int, least: Sequence[int]) -> int:
    said = f"{band}:{','.join(map(str, least))}".encode()
    return int.from_bytes(blake2b(said, digest_size=8).digest()) >> 1


def score(one: str, other: str) -> float:
    """Compare two texts: the share of their runs that both have."""
    return _common(runs(one), runs(other))


def _common(here: set[str], there: set[str]) -> float:
    return len(here & there) / len(here | there) if here or there else 0.0


def sign(petition: Petition) -> None:
    """Write the numbers of a letter anew, in the transaction of the act that changed its text."""
    forget(petition)
    keep(petition, bands_of(petition.text))


def keep(petition: Petition, bands: Iterable[int]) -> None:
    """Write the numbers of a letter that has none yet."""
    Signature.objects.bulk_create(
        Signature(petition=petition, unit_id=petition.unit_id, value=value) for value in bands
    )


def forget(petition: Petition) -> None:
    Signature.objects.filter(petition=petition).delete()


def alike(text: str, *, unit: Unit | None = None, but: Petition | None = None, least: float = ALIKE) -> list[Alike]:
    """Find the letters that say nearly the same, nearest first, at most ten. Three queries.

    ``unit``: only what that unit took in. ``but``: the letter itself, left out.
    """
    rows = Signature.objects.filter(value__in=bands_of(text))
    if unit:
        rows = rows.filter(unit=unit)
    shared = Counter(rows.values_list("petition_id", flat=True)[:LOOKED_AT])
    if but is not None:
        shared.pop(but.pk, None)
    nearest = [pk for pk, _ in shared.most_common(COMPARED)]
    if not nearest:
        return []
    here = runs(text)
    texts = Petition.objects.filter(pk__in=nearest, masked_at=None).values_list("pk", "text")
    scores = {pk: round(_common(here, runs(said)), 3) for pk, said in texts}
    best = sorted((pk for pk in scores if scores[pk] >= least), key=lambda pk: (-scores[pk], pk))[:SHOWN]
    rows = Petition.objects.select_related("unit", "group").in_bulk(best)
    return [Alike(rows[pk], scores[pk]) for pk in best]


def difference(one: str, other: str) -> list[dict[str, str]]:
    """Give the pieces of ``ui/diff.html``: what the second text has more, what it lacks, word by word."""
    here, there = re.findall(r"\s+|\S+", one), re.findall(r"\s+|\S+", other)
    pieces: list[dict[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append({"text": "".join(here[a:b]), "kind": "same"})
            continue
        pieces += [{"text": "".join(here[a:b]), "kind": "removed"}] if b > a else []
        pieces += [{"text": "".join(there[c:d]), "kind": "added"}] if d > c else []
    return pieces


def answered_like(text: str, published: Iterable[Publication], *, most: int = 3) -> list[Asked]:
    """Choose among published answers those on the matter of a text: by the telling words both have."""
    wanted = telling(text)
    if not wanted:
        return []
    found = [Asked(row, _nearness(wanted, row)) for row in published]
    return sorted((one for one in found if one.score >= 0.25), key=lambda one: -one.score)[:most]


def _nearness(wanted: set[str], row: Publication) -> float:
    there = telling(f"{row.title} {row.question}")
    both = len(wanted & there)
    return round(both / min(len(wanted), max(len(there), 1)), 3) if both >= min(2, len(wanted)) else 0.0


def telling(text: str) -> set[str]:
    """Return the pairs of neighbouring syllables of a text, common words left out."""
    words = [word for word in _WORD.findall(key2(text)) if word not in COMMON]
    return {" ".join(pair) for pair in zip(words, words[1:], strict=False)} or set(words)
