"""Numbers of the handling of petitions that are no terms: from how many people on a letter is one of many, who speaks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from danvan.law import citing
from danvan.law.data_files import read


@dataclass(frozen=True, slots=True)
class Speakers:
    """From ``first`` to ``last`` people (None: and more), at least ``least`` and at most ``most`` speak for them."""

    first: int
    last: int | None
    least: int
    most: int


def many_from() -> int:
    """Return from how many signatories on a letter is one of many people."""
    return int(_data()["by_signatories"]["many_from"])


def speakers() -> tuple[Speakers, ...]:
    """Return who may speak for how many, in order of their number."""
    return tuple(Speakers(row["from"], row["to"], row["min"], row["max"]) for row in _data()["representatives"])


def say_speakers() -> str:
    """Write the rule on representatives in one sentence, its article left out."""
    few, crowd = speakers()
    return (
        f"từ {few.first} đến {few.last} người: cử {few.least} hoặc {few.most} người đại diện; "
        f"trên {few.last} người: nhiều nhất {crowd.most} người"
    )


def article_of_speakers() -> str:
    """Name the article on representatives."""
    return citing.written(_data()["representatives_cite"])


def _data() -> dict[str, Any]:
    return read("petition")["petition"]
