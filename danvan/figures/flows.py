"""A table of counts with its totals, seen as a network: every count is an arc, every sum a node.

The sums of a two-way table (rows, columns, both totals) are the balance of a circulation: a count goes
from its row to its column, a row's total from the column of totals back to its row, a column's total
from its column to the row of totals, the grand total from the row of totals to the column of totals.
So what the sums say about a hidden count is a question of flows, and the answer is exact and whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

Cell = tuple[int, int]
Counts = Sequence[Sequence[int]]
Node = int


@dataclass(slots=True)
class Step:
    """One direction of an arc: where it leads, how much it may still carry (None: no limit), its price."""

    cell: Cell
    start: Node
    to: Node
    room: int | None
    price: int = 0
    back: Step | None = field(default=None, repr=False)


def ends(cell: Cell, rows: int, columns: int) -> tuple[Node, Node]:
    """Return the nodes that a count goes between, as (from, to); ``rows`` and ``columns`` include the totals."""
    row, column = cell
    first, second = row, rows + column
    turned = (row == rows - 1) != (column == columns - 1)
    return (second, first) if turned else (first, second)


class Network:
    """The counts that may move, with room upwards without limit and downwards to nothing."""

    def __init__(self, counts: Counts, cells: Collection[Cell], prices: dict[Cell, int] | None = None) -> None:
        self.rows, self.columns = len(counts), len(counts[0])
        self.steps: list[list[Step]] = [[] for _ in range(self.rows + self.columns)]
        self.used: list[Step] = []
        for cell in cells:
            self._add(cell, counts[cell[0]][cell[1]], (prices or {}).get(cell, 0))

    def _add(self, cell: Cell, count: int, price: int) -> None:
        start, to = ends(cell, self.rows, self.columns)
        up, down = Step(cell, start, to, None, price), Step(cell, to, start, count, price)
        up.back, down.back = down, up
        self.steps[start].append(up)
        self.steps[to].append(down)

    def reach(self, cell: Cell, *, upwards: bool, enough: int | None) -> int | None:
        """Return how far a count may move before the sums stop it, at most ``enough``; None without limit.

        The network is left as it was.
        """
        start, to = ends(cell, self.rows, self.columns)
        source, sink = (to, start) if upwards else (start, to)
        taken: list[tuple[Step, int]] = []
        moved: int | None = 0
        while moved is not None and (enough is None or moved < enough):
            path = self._shortest(source, sink, cell)
            if path is None:
                break
            room = _narrowest(path)
            if room is None:
                moved = None
                break
            step = room if enough is None else min(room, enough - moved)
            taken += [(one, step) for one in path]
            _carry(path, step)
            moved += step
        for one, amount in reversed(taken):
            _undo(one, amount)
        return enough if moved is None and enough is not None else moved

    def cheapest(self, cell: Cell, *, amount: int) -> set[Cell] | None:
        """Return the counts that must move for ``cell`` to grow by ``amount``, cheap ones first; None if it cannot."""
        start, to = ends(cell, self.rows, self.columns)
        moved, found = 0, set[Cell]()
        taken: list[tuple[Step, int]] = []
        while moved < amount:
            path = self._dearest_last(to, start, cell, found)
            if path is None:
                break
            room = _narrowest(path)
            step = amount - moved if room is None else min(room, amount - moved)
            _carry(path, step)
            taken += [(one, step) for one in path]
            found |= {one.cell for one in path}
            moved += step
        for one, carried in reversed(taken):
            _undo(one, carried)
        return found if moved >= amount else None

    def _shortest(self, source: Node, sink: Node, without: Cell) -> list[Step] | None:
        came: dict[Node, Step | None] = {source: None}
        queue = deque([source])
        while queue:
            node = queue.popleft()
            for step in self.steps[node]:
                if step.to in came or step.room == 0 or step.cell == without:
                    continue
                came[step.to] = step
                if step.to == sink:
                    return _walked(came, sink)
                queue.append(step.to)
        return None

    def _dearest_last(self, source: Node, sink: Node, without: Cell, free: set[Cell]) -> list[Step] | None:
        best: dict[Node, int] = {source: 0}
        came: dict[Node, Step | None] = {source: None}
        heap = [(0, source)]
        while heap:
            price, node = heappop(heap)
            if node == sink:
                return _walked(came, sink)
            if price > best[node]:
                continue
            for step in self.steps[node]:
                if step.room == 0 or step.cell == without:
                    continue
                after = price + 1 + (0 if step.cell in free else step.price)
                if after < best.get(step.to, after + 1):
                    best[step.to], came[step.to] = after, step
                    heappush(heap, (after, step.to))
        return None


def _walked(came: dict[Node, Step | None], sink: Node) -> list[Step]:
    path: list[Step] = []
    step = came[sink]
    while step is not None:
        path.append(step)
        step = came[step.start]
    return path[::-1]


def _narrowest(path: list[Step]) -> int | None:
    rooms = [step.room for step in path if step.room is not None]
    return min(rooms) if rooms else None


def _carry(path: list[Step], amount: int) -> None:
    for step in path:
        _move(step, amount)


def _undo(step: Step, amount: int) -> None:
    _move(step, -amount)


def _move(step: Step, amount: int) -> None:
    if step.room is not None:
        step.room -= amount
    if step.back is not None and step.back.room is not None:
        step.back.room += amount
