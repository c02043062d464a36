"""Notice a text that was read before: the same bytes, or nearly the same words."""

from __future__ import annotations

from zlib import crc32

from danvan.text.folding import key2

BINS = 64
NEAR = 0.7
_SHINGLE = 3
_EMPTY = 0xFFFFFFFF


def signature(clean_text: str) -> tuple[int, ...]:
    """Return 64 numbers of 32 bits: the smallest hash of the text's folded word triples in each bin."""
    words = "".join(sign if sign.isalnum() else " " for sign in key2(clean_text)).split()
    bins = [_EMPTY] * BINS
    triples = zip(*(words[at:] for at in range(_SHINGLE)), strict=False) if len(words) >= _SHINGLE else [tuple(words)]
    for triple in set(triples):
        value = crc32(" ".join(triple).encode())
        mixed = (value * 0x9E3779B1) & _EMPTY
        slot = mixed >> 26
        if value < bins[slot]:
            bins[slot] = value
    return tuple(bins)


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the estimated share of common word triples, 0 to 1 (one-permutation MinHash)."""
    filled = [(a, b) for a, b in zip(one, other, strict=True) if a != _EMPTY or b != _EMPTY]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether two signatures are those of nearly the same text."""
    return likeness(one, other) >= NEAR
