"""Heads of the chains kept outside the database: one line a day and unit, in plain files by month.

A line is ``2026-11-21 <unit> <number> <hash>``. Who can rewrite the database cannot quietly rewrite
these as well, once they are copied elsewhere with the backups.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class KeptHead:
    """A head written down on a day; ``where`` is the file and line it stands in."""

    day: str
    unit: str
    number: int
    hash: str
    where: str


def folder() -> Path:
    """Return the folder of the kept heads."""
    return Path(settings.DATA_DIR) / "journal-heads"


def append_head(day: date, unit: str, number: int, hash_: str) -> None:
    """Append one head to the file of its month, in one write that reaches the disk."""
    folder().mkdir(parents=True, exist_ok=True)
    line = f"{day.isoformat()} {unit} {number} {hash_}\n".encode("ascii")
    handle = os.open(folder() / f"{day:%Y-%m}.txt", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)


def kept_heads() -> Iterator[KeptHead]:
    """Read every kept head, oldest first. A line that cannot be read gives a head with number 0."""
    for file in sorted(folder().glob("*.txt")):
        for place, line in enumerate(file.read_text("ascii", errors="replace").splitlines(), 1):
            where = f"{file.name}:{place}"
            parts = line.split()
            if len(parts) == 4 and parts[2].isdigit():
                yield KeptHead(parts[0], parts[1], int(parts[2]), parts[3], where)
            else:
                yield KeptHead("", "", 0, "", where)
