"""Contributions: the total, the rows behind it, the breakdowns and the hash."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.figures import contributions as facts
from danvan.figures.contributions import Contribution, CountedTwice

TRAINING = Contribution("BM-26-AAAAAAA", "U1", date(2026, 9, 3), 120, {"kind": "training"})
SEMINAR = Contribution("BM-26-BBBBBBB", "U1", date(2026, 7, 1), 40, {"kind": "seminar"})
OTHER = Contribution("DC-26-CCCCCCC", "U2", date(2026, 10, 1), 7)
ALL = [TRAINING, SEMINAR, OTHER]


def test_total_sums_the_amounts_and_is_zero_for_none():
    assert (facts.total(ALL), facts.total([])) == (167, 0)


def test_total_of_money_stays_exact():
    assert facts.total([Contribution("a", "u", date(2026, 1, 1), Decimal("0.1"))] * 3) == Decimal("0.3")


def test_records_are_named_once_in_order_of_day():
    assert facts.records([*ALL, TRAINING]) == ["BM-26-BBBBBBB", "BM-26-AAAAAAA", "DC-26-CCCCCCC"]


def test_between_includes_both_ends():
    assert facts.between(ALL, date(2026, 7, 1), date(2026, 9, 3)) == [TRAINING, SEMINAR]


def test_sliced_keeps_what_names_no_slice():
    assert facts.sliced(ALL, "kind") == {"": [OTHER], "seminar": [SEMINAR], "training": [TRAINING]}


def test_by_unit_groups_by_the_counting_unit():
    assert facts.by_unit(ALL) == {"U1": [TRAINING, SEMINAR], "U2": [OTHER]}


def test_a_record_that_counts_in_two_units_is_a_bug():
    facts.check_once([TRAINING, TRAINING, OTHER])
    with pytest.raises(CountedTwice, match="BM-26-AAAAAAA counts in U1 and U2"):
        facts.check_once([TRAINING, Contribution("BM-26-AAAAAAA", "U2", date(2026, 9, 3))])


@pytest.mark.parametrize("amount", [1.5, True, "1"])
def test_an_amount_is_never_a_float_or_a_text(amount):
    with pytest.raises(TypeError):
        Contribution("a", "u", date(2026, 1, 1), amount)


def test_the_digest_is_that_of_one_sorted_json_line_for_each_row():
    text = (
        '["held","BM-26-AAAAAAA","U1","2026-09-03","120"]\n'
        '["held","BM-26-BBBBBBB","U1","2026-07-01","40"]\n'
        '["held","DC-26-CCCCCCC","U2","2026-10-01","7"]'
    )
    assert facts.digest("held", ALL) == hashlib.sha256(text.encode()).hexdigest()
    assert facts.digest("held", []) == hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize(
    "changed",
    [
        Contribution("BM-26-AAAAAAB", "U1", date(2026, 9, 3), 120),
        Contribution("BM-26-AAAAAAA", "U2", date(2026, 9, 3), 120),
        Contribution("BM-26-AAAAAAA", "U1", date(2026, 9, 4), 120),
        Contribution("BM-26-AAAAAAA", "U1", date(2026, 9, 3), 121),
    ],
)
def test_the_digest_follows_code_unit_day_and_amount(changed):
    assert facts.digest("held", [changed]) != facts.digest("held", [TRAINING])


def test_the_digest_ignores_slices_but_not_the_name_of_the_fact():
    renamed = Contribution("BM-26-AAAAAAA", "U1", date(2026, 9, 3), 120, {"kind": "course"})
    assert facts.digest("held", [renamed]) == facts.digest("held", [TRAINING])
    assert facts.digest("held", [TRAINING]) != facts.digest("planned", [TRAINING])


def test_the_digest_sees_a_record_that_counts_twice():
    assert facts.digest("held", [TRAINING, TRAINING]) != facts.digest("held", [TRAINING])


@given(st.permutations(ALL))
def test_the_digest_does_not_depend_on_the_order(rows):
    assert facts.digest("held", rows) == facts.digest("held", ALL)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_an_amount_is_written_one_way_only(amount):
    text = facts.plain(amount)
    assert Decimal(text) == amount
    assert facts.plain(amount * Decimal("1.00")) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0"), (Decimal("-0.0"), "0"), (Decimal("1E+3"), "1000"), (Decimal("0.50"), "0.5"), (-7, "-7")],
)
def test_plain_amounts(amount, text):
    assert facts.plain(amount) == text
