"""What a database is asked: a conjunction of choices of phrases in one stream of words, and who may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from danvan.search.words import label

Stream = Literal["folded", "exact", "folded_title"]
Phrase = tuple[str, ...]
Choice = tuple[Phrase, ...]
MOST_LABELS = 40


@dataclass(frozen=True, slots=True)
class Sought:
    """Every choice must stand in the stream; a choice is met by any of its phrases. Without choices labels alone decide.

    ``often`` is an upper bound of the number of documents that can match, from the syllable counts.
    """

    stream: Stream
    choices: tuple[Choice, ...]
    often: int = 0


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Who looks, for what: kinds or None for all; public at a moment; units or None for every unit.

    ``shared`` kinds are found whatever their unit; ``year`` keeps what is dated in it.
    """

    kinds: tuple[str, ...] | None = None
    public_at: datetime | None = None
    units: tuple[str, ...] | None = None
    shared: tuple[str, ...] = ()
    year: int | None = None

    def labels(self) -> tuple[tuple[str, ...], ...]:
        """Give the sets of labels of which one each must stand in the document; long sets are left out."""
        kinds = tuple(label("k", kind) for kind in self.kinds or ())
        units = tuple(label("u", unit) for unit in self.units or ())
        if units:
            units += tuple(label("k", kind) for kind in self.shared)
        year = (label("d", f"{self.year:04d}"),) if self.year else ()
        return tuple(each for each in (kinds, units, year) if each and len(each) <= MOST_LABELS)

    def conditions(self) -> tuple[str, list[str | date | datetime | int]]:
        """Give the conditions on the columns as SQL that starts with AND (or nothing), and its parameters."""
        sql, parameters = "", list[str | date | datetime | int]()
        if self.kinds is not None:
            sql += f" AND {_among('kind', self.kinds)}"
            parameters += self.kinds
        if self.units is not None:
            sql += f" AND ({_among('unit', self.units)} OR {_among('kind', self.shared)})"
            parameters += [*self.units, *self.shared]
        if self.public_at is not None:
            sql += " AND d.public_from <= %s AND (d.public_until IS NULL OR d.public_until > %s)"
            parameters += [self.public_at, self.public_at]
        if self.year is not None:
            sql += " AND d.day >= %s AND d.day <= %s"
            parameters += [date(self.year, 1, 1), date(self.year, 12, 31)]
        return sql, parameters


def _among(column: str, values: tuple[str, ...]) -> str:
    return f"d.{column} IN ({', '.join(['%s'] * len(values))})" if values else "1 = 0"
