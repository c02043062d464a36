"""What is read from a spreadsheet, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Kind = Literal["text", "long", "number", "whole", "day", "choice"]
Cell = str | int | float | bool | date | None
Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to tell the person: about the whole table, a line of the file, or one cell."""

    text: str
    line: int = 0
    column: str = ""

    def __str__(self) -> str:
        place = [f"Dòng {self.line}"] if self.line else []
        place += [f"cột «{self.column}»"] if self.column else []
        where = ", ".join(place)
        return f"{where[:1].upper()}{where[1:]}: {self.text}" if where else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A line of data: ``line`` is its number in the file, from 1. ``total``: a line «Cộng», no data."""

    line: int
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the titles above it, its headings, its lines. ``problems`` say what was done to read it."""

    name: str
    header: tuple[str, ...]
    header_row: int
    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)
    titles: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def data(self) -> list[Row]:
        """List the lines that are no totals."""
        return [row for row in self.rows if not row.total]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A column that a room asks for: its key, its heading, other headings it may have.

    ``choices``: for kind "choice", what may stand there → what it means.
    """

    key: str
    heading: str
    others: Sequence[str] = ()
    kind: Kind = "text"
    must: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matching:
    """Which column of the file is which: ``found`` key → position; ``candidates`` for those in doubt."""

    found: dict[str, int]
    candidates: dict[str, list[int]]
    missing: list[Wanted]
    unused: list[int]


@dataclass(frozen=True, slots=True)
class Read:
    """A line with its values under the room's keys; ``problems`` non-empty: the line is not fit to take in."""

    line: int
    values: dict[str, Value]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Preview:
    """All that a page shows before anything is taken in."""

    sheet: Sheet
    matching: Matching
    rows: list[Read]
    problems: list[Problem]

    def good(self) -> list[Read]:
        return [row for row in self.rows if not row.problems]

    def bad(self) -> list[Read]:
        return [row for row in self.rows if row.problems]
