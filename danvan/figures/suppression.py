"""Which counts of a published table stay hidden, so that nobody can be found out by subtraction.

A table is a list of rows of whole numbers; its last row and last column are the totals. A count from 1 to
THRESHOLD - 1 is small: it is hidden, in the totals too. Others are hidden with it until the sums leave every
small count a range of at least THRESHOLD, whatever a reader adds, subtracts or solves: the range is computed
exactly (``flows``), not guessed. A zero is shown unless it would give a small count away.

Since the start of the year is published with the fourth quarter only, and there only where all four quarters
stand open: such a figure is a sum of published ones and tells nothing new. So every table can be judged by
itself, and one published earlier never has to be judged again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from danvan.figures.flows import Cell, Counts, Network
from danvan.figures.refusals import NotATable, NotCounts, WrongTotals

THRESHOLD = 5
HIDDEN = ".."
PRICE_OF_TOTAL, PRICE_OF_ALL, PRICE_OF_ZERO = 60, 400, 14
TRIES = 60_000
"""How many ranges may be recomputed when looking for counts that were hidden needlessly."""


@dataclass(frozen=True, slots=True)
class Range:
    """What a reader can find out about a hidden count; ``high`` is None without a bound."""

    low: int
    high: int | None

    @property
    def width(self) -> int | None:
        """How many steps lie between the ends; None without a bound."""
        return None if self.high is None else self.high - self.low


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A total that is not the sum of its parts: where, what stands there, what it should be."""

    cell: Cell
    stands: int
    sum: int


def wrong_sums(counts: Counts) -> list[WrongSum]:
    """List the totals that are not the sums of their rows and columns."""
    found = []
    for row, line in enumerate(counts):
        if sum(line[:-1]) != line[-1]:
            found.append(WrongSum((row, len(line) - 1), line[-1], sum(line[:-1])))
    for column in range(len(counts[0])):
        above = sum(line[column] for line in counts[:-1])
        if above != counts[-1][column]:
            found.append(WrongSum((len(counts) - 1, column), counts[-1][column], above))
    return found


def check(counts: Counts) -> None:
    """Raise NotATable, NotCounts or WrongTotals for what cannot be judged."""
    if len(counts) < 2 or len(counts[0]) < 2 or any(len(line) != len(counts[0]) for line in counts):
        raise NotATable()
    if any(value < 0 for line in counts for value in line):
        raise NotCounts()
    wrong = wrong_sums(counts)
    if wrong:
        first = wrong[0]
        raise WrongTotals(
            row=first.cell[0] + 1, column=first.cell[1] + 1, stands=first.stands, sum=first.sum, more=len(wrong) - 1
        )


def small(counts: Counts, *, threshold: int = THRESHOLD) -> set[Cell]:
    """Return the counts that must be hidden for themselves."""
    return {
        (row, column) for row, line in enumerate(counts) for column, value in enumerate(line) if 0 < value < threshold
    }


def hide(counts: Counts, *, threshold: int = THRESHOLD) -> frozenset[Cell]:
    """Return the cells to hide: the small counts and what would give them away.

    Cheap cells go first: parts before totals, little before much, the grand total last. Afterwards what
    turned out needless is shown again. Raise NotATable, NotCounts, WrongTotals.
    """
    check(counts)
    primary = sorted(small(counts, threshold=threshold))
    hidden = set(primary)
    for cell in primary:
        if not _is_safe(Network(counts, hidden), counts, cell, threshold):
            hidden |= _cover(counts, hidden, cell, threshold)
    return frozenset(_without_needless(counts, hidden, primary, threshold))


def range_of(counts: Counts, hidden: Iterable[Cell], cell: Cell) -> Range:
    """Return the narrowest range that the published rest of a table leaves to one hidden count, exactly."""
    network = Network(counts, list(hidden))
    value = counts[cell[0]][cell[1]]
    down = network.reach(cell, upwards=False, enough=value)
    up = network.reach(cell, upwards=True, enough=None)
    return Range(value - (down or 0), None if up is None else value + up)


def exposed(counts: Counts, hidden: Iterable[Cell], *, threshold: int = THRESHOLD) -> list[Cell]:
    """List what is wrong with a hiding: small counts that stand open or are bounded too tightly."""
    cells = set(hidden)
    network = Network(counts, cells)
    return [
        cell
        for cell in sorted(small(counts, threshold=threshold))
        if cell not in cells or not _is_safe(network, counts, cell, threshold)
    ]


def hide_year(quarters: Sequence[frozenset[Cell]]) -> frozenset[Cell]:
    """Return what stays hidden since the start of the year: whatever one of the quarters hides."""
    return frozenset[Cell]().union(*quarters)


def shown(counts: Counts, hidden: frozenset[Cell]) -> list[list[int | None]]:
    """Return the table as published: None where a count is hidden."""
    return [
        [None if (row, column) in hidden else value for column, value in enumerate(line)]
        for row, line in enumerate(counts)
    ]


def _is_safe(network: Network, counts: Counts, cell: Cell, threshold: int) -> bool:
    value = counts[cell[0]][cell[1]]
    down = network.reach(cell, upwards=False, enough=value) or 0
    up = network.reach(cell, upwards=True, enough=threshold - down)
    return up is None or up + down >= threshold


def _cover(counts: Counts, hidden: set[Cell], cell: Cell, threshold: int) -> set[Cell]:
    """Find the cheapest cells through which a small count may grow by ``threshold``; hiding a whole frame always does."""
    rows, columns = len(counts), len(counts[0])
    prices = {
        (row, column): 0 if (row, column) in hidden else _price(counts, row, column)
        for row in range(rows)
        for column in range(columns)
    }
    network = Network(counts, prices, prices)
    return network.cheapest(cell, amount=threshold) or set()


def _price(counts: Counts, row: int, column: int) -> int:
    is_total = (row == len(counts) - 1) + (column == len(counts[0]) - 1)
    value = counts[row][column]
    base = (10, PRICE_OF_TOTAL, PRICE_OF_ALL)[is_total]
    return base + (PRICE_OF_ZERO if value == 0 else value.bit_length())


def _without_needless(counts: Counts, hidden: set[Cell], primary: list[Cell], threshold: int) -> set[Cell]:
    """Show again, dearest first, whatever no small count needs."""
    spare = sorted(hidden - set(primary), key=lambda cell: (-_price(counts, *cell), cell))
    tries = TRIES
    for cell in spare:
        tries -= len(primary)
        if tries < 0:
            break
        without = hidden - {cell}
        network = Network(counts, without)
        if all(_is_safe(network, counts, one, threshold) for one in primary):
            hidden = without
    return hidden
