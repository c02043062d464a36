"""Hidden counts stay hidden, whatever a reader computes from everything that was published."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.figures.refusals import BadCounts, BadTotals, NotATable, NotCounts, WrongTotals
from danvan.figures.suppression import THRESHOLD, Range, exposed, hide, hide_year, range_of, shown, small
from danvan.figures.tables import count, read_table

VALUES = st.one_of(st.integers(0, 9), st.sampled_from([0, 3, 12, 40]))


def with_totals(inner):
    rows = [[*line, sum(line)] for line in inner]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


@st.composite
def tables(draw, most_rows=5, most_columns=4):
    height, width = draw(st.integers(1, most_rows)), draw(st.integers(1, most_columns))
    return with_totals([[draw(VALUES) for _ in range(width)] for _ in range(height)])


class Adversary:
    """Knows every published grid and every sum; solves for the ends of a hidden count by exact simplex."""

    def __init__(self, published, equations):
        self.names = sorted(name for name, value in published.items() if value is None)
        self.rows = []
        for equation in equations:
            left = {name: Fraction(sign) for name, sign in equation.items() if published[name] is None}
            right = -sum(sign * published[name] for name, sign in equation.items() if published[name] is not None)
            if left:
                self.rows.append((left, Fraction(right)))

    def ends(self, name):
        low, high = self._best(name, -1), self._best(name, 1)
        return Range(int(-low), None if high is None else int(high))

    def _best(self, name, sign):
        """Maximise sign * name by the two-phase simplex (Bland's rule); None when unbounded."""
        count, width = len(self.rows), len(self.names)
        table = []
        for number, (left, right) in enumerate(self.rows):
            turn = -1 if right < 0 else 1
            row = [turn * left.get(one, Fraction(0)) for one in self.names]
            table.append([*row, *(Fraction(int(number == other)) for other in range(count)), turn * right])
        basis = [width + number for number in range(count)]
        first = [Fraction(0)] * width + [Fraction(-1)] * count
        assert _climb(table, basis, first, width + count) == 0
        goal = [Fraction(sign if one == name else 0) for one in self.names] + [Fraction(0)] * count
        return _climb(table, basis, goal, width)


def _climb(table, basis, goal, allowed):
    while True:
        prices = [goal[place] for place in basis]
        enter = next(
            (
                column
                for column in range(allowed)
                if column not in basis
                and goal[column] > sum(p * row[column] for p, row in zip(prices, table, strict=True) if p)
            ),
            None,
        )
        if enter is None:
            return sum((p * row[-1] for p, row in zip(prices, table, strict=True)), Fraction(0))
        steps = [(row[-1] / row[enter], basis[number], number) for number, row in enumerate(table) if row[enter] > 0]
        if not steps:
            return None
        _, _, leave = min(steps)
        pivot = table[leave][enter]
        table[leave] = [value / pivot for value in table[leave]]
        for number, row in enumerate(table):
            if number != leave and row[enter]:
                factor = row[enter]
                table[number] = [value - factor * other for value, other in zip(row, table[leave], strict=True)]
        basis[leave] = enter


def sums_of(layer, height, width):
    rows = [{(layer, r, c): (-1 if c == width - 1 else 1) for c in range(width)} for r in range(height)]
    return rows + [{(layer, r, c): (-1 if r == height - 1 else 1) for r in range(height)} for c in range(width)]


@given(tables())
@settings(max_examples=50, deadline=None)
def test_no_small_count_stands_open_or_is_bounded_tightly(counts):
    hidden = hide(counts)
    assert small(counts) <= hidden
    assert exposed(counts, hidden) == []
    for row, column in hidden:
        assert range_of(counts, hidden, (row, column)).width != 0


@given(tables(3, 3))
@settings(max_examples=20, deadline=None)
def test_the_ranges_are_those_of_linear_programming(counts):
    hidden = hide(counts)
    height, width = len(counts), len(counts[0])
    published = {("q", r, c): value for r, line in enumerate(shown(counts, hidden)) for c, value in enumerate(line)}
    adversary = Adversary(published, sums_of("q", height, width))
    for cell in list(hidden)[:4]:
        assert adversary.ends(("q", *cell)) == range_of(counts, hidden, cell)


@given(st.lists(st.lists(VALUES, min_size=4, max_size=4), min_size=4, max_size=4))
@settings(max_examples=5, deadline=None)
def test_all_published_grids_of_a_year_together_give_nothing_away(quarters):
    """Four quarters of 2 units × 2 slices and the year: all rows, columns, totals and periods in one system."""
    grids = [with_totals([values[:2], values[2:]]) for values in quarters]
    hidden = [hide(grid) for grid in grids]
    year = [[sum(grid[r][c] for grid in grids) for c in range(3)] for r in range(3)]
    published = {}
    for layer, counts, cells in [*zip(range(4), grids, hidden, strict=True), (4, year, hide_year(hidden))]:
        for r, line in enumerate(shown(counts, cells)):
            published.update({(layer, r, c): value for c, value in enumerate(line)})
    equations = [one for layer in range(5) for one in sums_of(layer, 3, 3)]
    for r, c in product(range(3), range(3)):
        equations.append({**{(layer, r, c): 1 for layer in range(4)}, (4, r, c): -1})
    adversary = Adversary(published, equations)
    whole = {(layer, *cell) for layer, grid in enumerate(grids) for cell in small(grid)}
    for name in sorted(whole)[:4]:
        width = adversary.ends(name).width
        assert published[name] is None
        assert width is None or width >= THRESHOLD


def test_a_hidden_count_among_open_ones_is_found_out():
    counts = with_totals([[3, 12, 7], [10, 9, 8]])
    assert range_of(counts, {(0, 0)}, (0, 0)) == Range(3, 3)
    assert exposed(counts, {(0, 0)}) == [(0, 0)]
    assert exposed(counts, set()) == [(0, 0)]


def test_two_small_counts_that_share_a_small_sum_do_not_protect_each_other():
    counts = with_totals([[1, 2, 30], [20, 9, 8]])
    assert range_of(counts, {(0, 0), (0, 1), (1, 0), (1, 1)}, (0, 0)) == Range(0, 3)
    assert exposed(counts, hide(counts)) == []
    assert len(hide(counts)) > 4


def test_a_table_without_small_counts_is_shown_whole_and_zeros_too():
    assert hide(with_totals([[0, 12], [7, 0]])) == frozenset()


def test_four_cells_are_enough_for_one_small_count():
    counts = with_totals([[3, 12, 7], [10, 9, 8], [20, 30, 40]])
    assert len(hide(counts)) == 4
    assert not any(row == 3 or column == 3 for row, column in hide(counts))


def test_a_single_small_count_takes_its_totals_along():
    assert hide([[3, 3], [3, 3]]) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_the_year_shows_only_what_every_quarter_shows():
    assert hide_year([frozenset({(0, 0)}), frozenset(), frozenset({(1, 0)})]) == {(0, 0), (1, 0)}


@pytest.mark.parametrize(
    ("counts", "refusal"),
    [
        ([[1, 1]], NotATable),
        ([[1, 1], [1]], NotATable),
        ([[-1, -1], [-1, -1]], NotCounts),
        ([[5, 6], [5, 6]], WrongTotals),
    ],
)
def test_what_is_no_table_of_counts_is_refused(counts, refusal):
    with pytest.raises(refusal):
        hide(counts)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1250", 1250),
        ("1.250", 1250),
        ("1 250", 1250),
        ("12,0", 12),
        ("1,5", None),
        ("1.5", None),
        ("-3", None),
        ("", None),
        ("x", None),
        ("1.000.000", 1000000),
    ],
)
def test_counts_are_read_as_printed(printed, value):
    assert count(printed) == value


def test_totals_may_stand_first_when_they_are_called_so():
    table = read_table("Xã;Tổng số;A;B\nCộng;1.008;1.004;4\nX;1.001;1.000;1\nY;7;4;3\n")
    assert table.counts == [[1000, 1, 1001], [4, 3, 7], [1004, 4, 1008]]
    assert table.written(frozenset({(1, 0)})) == "Xã;Tổng số;A;B\nCộng;1.008;1.004;4\nX;1.001;1.000;1\nY;7;..;3\n"


def test_a_table_of_bare_numbers_is_read_without_heading():
    assert read_table("3,10,13\n5,6,11\n8,16,24\n").counts[0] == [3, 10, 13]


def test_years_as_headings_are_no_counts():
    assert read_table(",2024,2025,T\na,5,6,11\nT,5,6,11\n").counts == [[5, 6, 11], [5, 6, 11]]


def test_each_wrong_cell_is_named():
    with pytest.raises(BadCounts) as caught:
        read_table("Xã,A,B,Cộng\nX,mười,-5,9\nCộng,,7,16\n")
    assert "dòng 2, cột 2: “mười”" in caught.value.sentence
    assert "dòng 2, cột 3: “-5” là số âm" in caught.value.sentence
    assert "dòng 3, cột 2: ô trống" in caught.value.sentence


def test_totals_that_do_not_add_up_are_named():
    with pytest.raises(BadTotals) as caught:
        read_table("Xã,A,B,Cộng\nX,5,6,12\nCộng,5,6,11\n")
    assert "dòng 2 (X), cột 4 (Cộng): ghi 12, cộng lại được 11" in caught.value.sentence
