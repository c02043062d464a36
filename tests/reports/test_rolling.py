"""The arithmetic of adding up, without a database: trees, mergers, splits, late and missing units."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.reports.below import NO_TOTAL, Total
from danvan.reports.rolling import Heir, Stood, adjustment, choose, plus, ratio, year_to_date

Q = [(date(2026, 3 * n - 2, 1), date(2026, 3 * n, 30)) for n in (1, 2, 3, 4)]


def stood(id: int, unit: int, quarter: int) -> Stood:
    return Stood(id, unit, *Q[quarter])


@st.composite
def years(draw):
    """A year of eight units: some merge into another at the start of a quarter, some end, some never send.

    Gives (records, sent, heirs, expected in the last quarter): records[unit][quarter] is what happened there,
    a record of a merged unit goes on counting in its heir.
    """
    units = list(range(8))
    records = {unit: draw(st.lists(st.integers(0, 9), min_size=4, max_size=4)) for unit in units}
    ends = {unit: draw(st.sampled_from([None, None, 1, 2, 3])) for unit in units[4:]}
    heirs = {unit: draw(st.sampled_from([0, 1, 2, None])) for unit, end in ends.items() if end is not None}
    silent = draw(st.sets(st.tuples(st.sampled_from(units), st.integers(0, 3)), max_size=6))
    return records, ends, heirs, silent


def alive(unit: int, quarter: int, ends) -> bool:
    end = ends.get(unit)
    return end is None or quarter < end


def counts(unit: int, records, ends, heirs, quarter: int) -> tuple[int, int]:
    """What a unit counts in a quarter: (in it, since new year), with what it wholly received up to then."""
    whole = [unit, *(old for old, new in heirs.items() if new == unit and ends[old] <= quarter)]
    lived = {one: range(quarter + 1 if ends.get(one) is None else min(ends[one], quarter + 1)) for one in whole}
    return (
        sum(records[one][quarter] for one in whole if quarter in lived[one]),
        sum(records[one][n] for one in whole for n in lived[one]),
    )


def compiled(quarter: int, year, order=lambda rows: rows):
    records, ends, heirs, silent = year
    rows = [
        (unit, n)
        for unit in records for n in range(quarter + 1)
        if alive(unit, n, ends) and (unit, n) not in silent
    ]  # fmt: skip
    cells = {id: counts(unit, records, ends, heirs, n) for id, (unit, n) in enumerate(rows)}
    sent = order([stood(id, unit, n) for id, (unit, n) in enumerate(rows)])
    received = [Heir(old, new, Q[ends[old]][0]) for old, new in heirs.items() if new is not None]
    expected = [unit for unit in records if alive(unit, quarter, ends)]
    choice = choose(expected, sent, received, *Q[quarter])
    later = [
        *(one for ids in choice.earlier.values() for one in ids),
        *(one for ids in choice.orphans.values() for one in ids),
    ]
    value = sum(cells[id][0] for id in choice.current.values())
    return value, sum(cells[id][1] for id in [*choice.current.values(), *later]), choice


@settings(max_examples=50, deadline=None)
@given(years())
def test_when_all_send_the_superior_is_the_sum_of_all_records_whatever_merged_or_ended(year):
    records, ends, heirs, _ = year
    value, ytd, choice = compiled(3, (records, ends, heirs, set()))
    assert choice.missing == []
    assert value == sum(records[unit][3] for unit in records if alive(unit, 3, ends))
    assert ytd == sum(records[unit][n] for unit in records for n in range(4) if alive(unit, n, ends))


@settings(max_examples=50, deadline=None)
@given(years(), st.integers(0, 3), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(year, quarter, random):
    def shuffled(rows):
        random.shuffle(rows)
        return rows

    assert compiled(quarter, year)[:2] == compiled(quarter, year, shuffled)[:2]


@settings(max_examples=50, deadline=None)
@given(years(), st.integers(0, 3))
def test_no_version_is_added_up_twice_and_each_missing_unit_is_named(year, quarter):
    records, ends, _, silent = year
    _, _, choice = compiled(quarter, year)
    used = [*choice.current.values(), *(one for ids in choice.earlier.values() for one in ids),
            *(one for ids in choice.orphans.values() for one in ids)]  # fmt: skip
    assert len(used) == len(set(used))
    assert set(choice.missing) == {
        unit for unit in records if alive(unit, quarter, ends) and (unit, quarter) in silent
    }


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(-5, 5)), min_size=1, max_size=6))
@settings(max_examples=50, deadline=None)
def test_the_year_to_date_is_the_sum_of_the_periods_and_the_adjustments(periods):
    """``periods``: (what happened, what was changed afterwards in earlier periods)."""
    sent, told, ytd = 0, 0, 0
    for happened, changed in periods:
        ytd += happened + changed
        told += adjustment(ytd, sent + told, happened)
        sent += happened
        assert ytd == sent + told


def test_a_unit_that_has_not_sent_keeps_its_last_year_to_date_or_its_forerunners():
    heirs = [Heir(1, 9, Q[1][0]), Heir(2, 9, Q[1][0])]
    rows = [stood(10, 1, 0), stood(20, 2, 0)]
    choice = choose([9], rows, heirs, *Q[1])
    assert (choice.missing, sorted(choice.earlier[9]), choice.orphans) == ([9], [10, 20], {})
    choice = choose([9], [*rows, stood(90, 9, 1)], heirs, *Q[2])
    assert choice.earlier == {9: [90]}


def test_a_split_unit_goes_on_counting_since_new_year_and_nobody_else_counts_it():
    choice = choose([3, 4], [stood(10, 1, 0), stood(30, 3, 1), stood(40, 4, 1)], [], *Q[1])
    assert (choice.current, choice.orphans) == ({3: 30, 4: 40}, {1: [10]})


def test_sums_know_the_difference_between_nothing_and_nought():
    assert (plus(None, None), plus(None, 0), plus(2, None, 3)) == (None, 0, 5)
    assert (year_to_date("sum", None, 4), year_to_date("sum", 2, 4), year_to_date("last", 2, 4)) == (4, 6, 2)


def test_a_ratio_is_made_from_its_parts():
    assert ratio(1, 3, "%") == Decimal("33.33")
    assert (ratio(1, 0, "%"), ratio(None, 3, "%"), ratio(3, 2, "")) == (None, None, Decimal("1.50"))


def test_two_versions_of_an_indicator_add_up_as_one():
    one, other = Total(3, 10, typed=1, units=2), Total(None, 5, estimate=4, ytd_estimate=6, units=1)
    assert one.plus(other) == other.plus(one) == Total(3, 15, 1, 4, 6, 3)
    assert NO_TOTAL.plus(NO_TOTAL) == NO_TOTAL
