"""Word lists of danvan/intake/data as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danvan.core.yaml_files import read_yaml

DATA = Path(__file__).resolve().parent.parent / "data"
LONGEST = 240


def load(name: str) -> Any:
    """Return the parsed YAML file ``name`` of the data folder."""
    return read_yaml(DATA / f"{name}.yaml")


def words(phrases: Iterable[str]) -> str:
    """Return an alternation of the phrases, longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def halve(text: str) -> str:
    """Return the half of a line that is printed twice over, else the line."""
    middle = len(text) // 2
    for cut in (middle, middle + 1):
        left, right = text[:cut].strip(" \xa0."), text[cut:].strip(" \xa0.")
        if left and left == right:
            return text[:cut].strip(" \xa0")
    return text


@dataclass(frozen=True, slots=True)
class Debris:
    """What a line of page debris is, and whether an article can go on after it."""

    kind: str
    ends: bool


def _whole_lines() -> dict[str, Debris]:
    return {
        str(line): Debris(entry["kind"], bool(entry.get("ends")))
        for entry in load("debris")
        for line in entry.get("lines", ())
    }


def _joined(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern of many; without groups that capture, most branches fall at their first sign."""
    return re.compile("|".join(_GROUP.sub("(?:", pattern) for pattern in patterns))


def _patterns() -> tuple[tuple[re.Pattern[str], Debris], ...]:
    return tuple(
        (_joined(entry["patterns"]), Debris(entry["kind"], bool(entry.get("ends"))))
        for entry in load("debris")
        if entry.get("patterns")
    )


_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_FAR = re.compile(r"\{\d+,[12]\d\d\}")
_LINES = _whole_lines()
_PATTERNS = _patterns()
_ANY = _joined(pattern.pattern for pattern, _ in _PATTERNS)
_ANY_LONG = _joined(one for entry in load("debris") for one in entry.get("patterns", ()) if _FAR.search(one))
_SHORT = 90
_SECTIONS = load("sections")
_SECTION_LINES = frozenset(str(line) for line in _SECTIONS["lines"])
# Sections that are not the beginning of a body's name as well.
_HEADS = frozenset(
    line for line in _SECTION_LINES if not line.startswith(("mat tran", "quoc hoi", "hoi dong", "doan the"))
)
_SECTION_PATTERN = _joined(_SECTIONS["patterns"])
_EDGES = " .:;,•·*-+»›>|()[]–—…"


def debris(folded: str) -> Debris | None:
    """Return what kind of page debris the folded line is, or None."""
    if len(folded) > LONGEST:
        return None
    bare = halve(folded.strip(_EDGES))
    known = _LINES.get(folded) or _LINES.get(bare)
    if known:
        return known
    for line in (folded, bare) if bare != folded else (folded,):
        if line and (_ANY if len(line) <= _SHORT else _ANY_LONG).fullmatch(line):
            return next(what for pattern, what in _PATTERNS if pattern.fullmatch(line))
    return None


def section_words(folded: str) -> int:
    """Return how many words at the head of the folded line are the name of a section; 0 for none."""
    words = folded.split()
    return next((n for n in range(min(8, len(words)), 1, -1) if " ".join(words[:n]) in _HEADS), 0)


def is_section(folded: str) -> bool:
    """Tell whether the folded line is the name of a section, not of an article."""
    bare = halve(folded.strip(_EDGES))
    if len(bare) > 80:
        return False
    return bare in _SECTION_LINES or bool(_SECTION_PATTERN.fullmatch(bare))
