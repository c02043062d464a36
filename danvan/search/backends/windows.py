"""Pieces of time, newest first, as labels of days, months and years that stand in the index."""

from __future__ import annotations

from datetime import date
from math import ceil, sqrt

from danvan.search.words import label

DATED = 1 << 40  # places of documents with a day begin here (``Document.place_of``)
NAMED_SINGLY = 15  # so many days are named one by one; from there on months are
MONTH = 30.0
SPARE = 1.3  # so much more is asked for than seems needed
LEAST = 0.5  # times what was searched so far, at least
DEARER = 1.25  # a document of a piece costs so much more than one that holds the rarest word

Month = tuple[int, int]


class Reach:
    """How far one has searched, and how far the next pieces should go.

    ``newest`` documents have days from ``first`` on; ``rarest`` is how many hold the rarest word, ``read`` how many
    entries of the index may be passed over while one match is read.
    """

    def __init__(self, last: date, first: date, oldest: date, *, newest: int, rarest: int, read: int) -> None:
        self.last, self.first, self.rarest, self.read = last, first, rarest, read
        self.each_day = newest / ((last - first).days + 1)
        whole = (last - first).days >= NAMED_SINGLY
        if whole:
            self.first = first.replace(day=1)
        self.days = float((last - self.first).days + 1)
        self.all_days = float((last - oldest).days + 1)
        self.left = [one for one in _months(self.first, oldest) if not whole or one < (first.year, first.month)]

    def begin(self) -> str:
        """Name the days of the newest documents, any of which may stand: by their months where they are many."""
        if (self.last - self.first).days >= NAMED_SINGLY:
            return " | ".join(_names(_months(self.last, self.first)))
        each = (date.fromordinal(at) for at in range(self.first.toordinal(), self.last.toordinal() + 1))
        return " | ".join(label("d", f"{day:%Y%m%d}") for day in each)

    def further(self, *, found: int, limit: int) -> list[str]:
        """Name the next months and years, as many as ``limit`` needs after ``found``.

        Empty where nothing was found, or where it costs no more to ask for all at once. The fewer were found, the
        likelier it is by chance, and that the next pieces will not be enough either.
        """
        if not found:
            return []
        more = self.days * max(SPARE * limit / found - 1, LEAST)
        count = ceil(more / MONTH)
        at_once = self.rarest + self.read * found * self.all_days / self.days
        piecewise = count * MONTH * self.each_day * (DEARER + 1 / sqrt(found))
        if piecewise > min(at_once, self.all_days * self.each_day / 2):
            return []
        taken, self.left = self.left[:count], self.left[count:]
        self.days += count * MONTH
        return _names(taken)


def day_of(place: int) -> date:
    """Return the day of a document with one by its place."""
    return date.fromordinal(place // DATED)


def _months(newest: date, oldest: date) -> list[Month]:
    """List the months from that of ``newest`` down to that of ``oldest``."""
    first, last = newest.year * 12 + newest.month - 1, oldest.year * 12 + oldest.month - 1
    return [(at // 12, at % 12 + 1) for at in range(first, last - 1, -1)]


def _names(taken: list[Month]) -> list[str]:
    """Name months that follow each other downwards, whole years by their year."""
    years = [year for year, _ in taken]
    whole = sorted({year for year in years if years.count(year) == 12}, reverse=True)
    named = [f"{year:04d}{month:02d}" for year, month in taken if year not in whole]
    return [label("d", one) for one in [*named, *(f"{year:04d}" for year in whole)]]
