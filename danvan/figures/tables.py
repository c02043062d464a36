"""A printed table of counts (CSV) with a total row and a total column: read, judged, written back as it came."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from danvan.figures.flows import Cell
from danvan.figures.refusals import BadCounts, BadTotals, NotATable
from danvan.figures.suppression import HIDDEN, WrongSum, wrong_sums
from danvan.text.folding import key3

DELIMITERS = ",;\t|"
TOTALS = frozenset(("tong", "tong so", "tong cong", "cong", "total", "sum", "toan tinh", "chung"))
PLAIN = re.compile(r"\+?\d+|\d{1,3}(?:[.  ]\d{3})+|\d+[.,]0+", re.ASCII)
SAID = 10
"""How many errors one refusal lists."""


@dataclass(frozen=True, slots=True)
class Table:
    """Counts in canonical order (totals last) and where each of them stands in the file."""

    lines: list[list[str]]
    counts: list[list[int]]
    rows: list[int]
    columns: list[int]
    delimiter: str

    def name(self, cell: Cell) -> str:
        """Say a cell as its reader finds it: the names of row and column, else line and column of the file."""
        line, column = self.rows[cell[0]], self.columns[cell[1]]
        row_name = self.lines[line][0].strip() if self.columns[0] > 0 or min(self.columns) > 0 else ""
        head = self.lines[0][column].strip() if min(self.rows) > 0 else ""
        return f"dòng {line + 1}{said(row_name)}, cột {column + 1}{said(head)}"

    def written(self, hidden: frozenset[Cell]) -> str:
        """Return the file again with ``..`` where a count is hidden."""
        lines = [list(line) for line in self.lines]
        for row, column in hidden:
            lines[self.rows[row]][self.columns[column]] = HIDDEN
        out = io.StringIO()
        csv.writer(out, delimiter=self.delimiter, lineterminator="\n").writerows(lines)
        return out.getvalue()


def read_table(text: str) -> Table:
    """Read a CSV table with a total row and a total column; headings and names of rows may stand before.

    Raise NotATable, BadCounts (text, fractions, negative or missing numbers) or BadTotals, each naming the cells.
    """
    text = text.lstrip("﻿")
    delimiter = _delimiter(text)
    lines = [
        line for line in csv.reader(io.StringIO(text), delimiter=delimiter) if any(cell.strip() for cell in line)
    ]
    if len(lines) < 2 or len(lines[0]) < 2 or any(len(line) != len(lines[0]) for line in lines):
        raise NotATable()
    has_names = any(count(line[0]) is None for line in lines[1:]) or not lines[0][0].strip()
    found = _read(lines, delimiter, head=True, names=has_names)
    if isinstance(found, Table) and not wrong_sums(found.counts):
        return found
    if all(count(cell) is not None for cell in lines[0][int(has_names) :]):
        whole = _read(lines, delimiter, head=False, names=has_names)
        if isinstance(whole, Table) and not wrong_sums(whole.counts):
            return whole
    if isinstance(found, list):
        raise BadCounts(cells="; ".join(found[:SAID]), more=_more(found))
    wrong = [_said_sum(found, one) for one in wrong_sums(found.counts)]
    raise BadTotals(cells="; ".join(wrong[:SAID]), more=_more(wrong))


def count(printed: str) -> int | None:
    """Read a whole number as it is printed: 1250, 1.250, 1 250; None for anything else."""
    plain = printed.strip()
    if not PLAIN.fullmatch(plain):
        return None
    if re.fullmatch(r"\d+[.,]0{1,2}|\d+[.,]0{4,}", plain):
        return int(re.split(r"[.,]", plain)[0])
    digits = re.sub(r"\D", "", plain)
    return int(digits) if "," not in plain else None


def said(name: str) -> str:
    return f" ({name})" if name else ""


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _read(lines: list[list[str]], delimiter: str, *, head: bool, names: bool) -> Table | list[str]:
    """Return the table, or what is wrong with its numbers."""
    rows, columns = list(range(int(head), len(lines))), list(range(int(names), len(lines[0])))
    if len(rows) < 2 or len(columns) < 2:
        raise NotATable()
    if names:
        rows = _totals_last(rows, [lines[row][0] for row in rows])
    if head:
        columns = _totals_last(columns, [lines[0][column] for column in columns])
    counts = [[count(lines[row][column]) for column in columns] for row in rows]
    wrong = [
        f"dòng {row + 1}, cột {column + 1}: {_what(lines[row][column])}"
        for row in sorted(rows)
        for column in sorted(columns)
        if count(lines[row][column]) is None
    ]
    if wrong:
        return wrong
    return Table(lines, [[one or 0 for one in line] for line in counts], rows, columns, delimiter)


def _totals_last(places: list[int], names: list[str]) -> list[int]:
    """Put the one place called a total last; without such a name the last one is the total already."""
    called = [place for place, name in zip(places, names, strict=True) if key3(name).strip(" :.") in TOTALS]
    if len(called) != 1:
        return places
    return [place for place in places if place != called[0]] + called


def _what(printed: str) -> str:
    plain = printed.strip()
    if not plain:
        return "ô trống (số không thì ghi 0)"
    if re.fullmatch(r"-\s*[\d.,]+", plain):
        return f"“{plain}” là số âm"
    if re.fullmatch(r"[\d.]+[.,]\d+", plain):
        return f"“{plain}” không phải số nguyên"
    return f"“{plain}” không phải là số"


def _said_sum(table: Table, wrong: WrongSum) -> str:
    return f"{table.name(wrong.cell)}: ghi {wrong.stands}, cộng lại được {wrong.sum}"


def _more(found: list[str]) -> str:
    return f" Và {len(found) - SAID} chỗ khác." if len(found) > SAID else ""
