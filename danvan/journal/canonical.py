"""The canonical form of an entry: the same text, and so the same hash, on every database."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime

GENESIS = "0" * 64
CODE_LENGTH = 64
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@-]{0,63}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_VERB = re.compile(r"[a-z][a-z0-9_]{0,30}\.[a-z][a-z0-9_]{0,30}")


def moment_text(at: datetime) -> str:
    """Write a moment in UTC with six digits of a second. ``at`` must be aware (ValueError)."""
    if at.tzinfo is None:
        raise ValueError("the journal takes aware moments only")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical_text(parts: dict[str, str | int]) -> str:
    """Write an entry as JSON with sorted keys, without blanks; text and whole numbers only."""
    for key, value in parts.items():
        if type(value) not in (str, int):
            raise ValueError(f"{key}: the journal hashes text and whole numbers only")
    return json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def hash_of(parts: dict[str, str | int]) -> str:
    """Compute the SHA-256 of the canonical text, in 64 hexadecimal digits."""
    return hashlib.sha256(canonical_text(parts).encode("ascii")).hexdigest()


def digest_of(codes: Iterable[str]) -> str:
    """Compute one digest over the codes of a bulk act, whatever their order."""
    return hashlib.sha256("\n".join(sorted(codes)).encode()).hexdigest()


def check_code(what: str, value: str) -> str:
    """Return ``value`` when it is a code (ASCII signs, no blanks), else raise ValueError.

    A name, a sentence or a value of a field is a mistake of the caller and must never be kept.
    """
    if not _CODE.fullmatch(value):
        raise ValueError(f"journal: {what} must be a code, not free text")
    return value


def check_verb(verb: str) -> str:
    """Return ``verb`` when it looks like ``article.published``, else raise ValueError."""
    if not _VERB.fullmatch(verb):
        raise ValueError("journal: verb must look like 'article.published'")
    return verb


def check_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return field names sorted and without doubles; anything but identifiers raises ValueError."""
    if isinstance(names, str):
        raise ValueError("journal: fields is a list of field names")
    kept = tuple(sorted(set(names)))
    for name in kept:
        if not _NAME.fullmatch(name):
            raise ValueError("journal: fields holds identifiers only, never values")
    return kept
