"""Periods: their days, their names, their neighbours, by the calendar and by a cut-off scheme."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.figures import periods, schemes
from danvan.figures.periods import Period
from danvan.figures.refusals import BadSchemes, OutsidePeriods, UnknownKind, UnknownScheme, UnreadablePeriod

SCHEMES = st.sampled_from(["calendar", "cutoff-15"])
KINDS = st.sampled_from(["month", "quarter", "year"])
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2026-09", date(2026, 9, 1), date(2026, 9, 30), "Tháng 9/2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Tháng 2/2024"),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), "Quý III/2026"),
        ("2026-6T", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-9T", date(2026, 1, 1), date(2026, 9, 30), "9 tháng đầu năm 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
    ],
)
def test_a_calendar_period_has_its_days_and_name(text, start, end, label):
    period = Period.parse(text)
    assert (period.start, period.end, period.label) == (start, end, label)
    assert period.year_start == date(2026 if "2026" in text else 2024, 1, 1)


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2026-09", date(2026, 8, 15), date(2026, 9, 14), "Tháng 9/2026 (chốt số liệu 15/8–14/9)"),
        ("2026-01", date(2025, 12, 15), date(2026, 1, 14), "Tháng 1/2026 (chốt số liệu 15/12/2025–14/1/2026)"),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14), "Quý III/2026 (chốt số liệu 15/6–14/9)"),
        (
            "2026-6T",
            date(2025, 12, 15),
            date(2026, 6, 14),
            "6 tháng đầu năm 2026 (chốt số liệu 15/12/2025–14/6/2026)",
        ),
        (
            "2026-9T",
            date(2025, 12, 15),
            date(2026, 9, 14),
            "9 tháng đầu năm 2026 (chốt số liệu 15/12/2025–14/9/2026)",
        ),
        ("2026", date(2025, 12, 15), date(2026, 12, 14), "Năm 2026 (chốt số liệu 15/12/2025–14/12/2026)"),
    ],
)
def test_a_period_with_a_cut_off_has_its_days_and_says_them(text, start, end, label):
    period = Period.parse(text, scheme="cutoff-15")
    assert (period.start, period.end, period.label) == (start, end, label)
    assert period.year_start == date(2025, 12, 15)


@pytest.mark.parametrize(
    "text", ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-7T", "2026-9", "quý 3", "1026", "２０２６"]
)
def test_a_text_that_is_no_period_is_refused(text):
    with pytest.raises(UnreadablePeriod):
        Period.parse(text)


def test_small_letters_and_spaces_are_read():
    assert Period.parse(" 2026-q3 ").code == "2026-Q3"


def test_an_unknown_scheme_is_refused_with_the_known_ones():
    with pytest.raises(UnknownScheme, match="calendar, cutoff-15"):
        Period.parse("2026", scheme="cutoff-20")


def test_neighbours_cross_the_year():
    assert [Period.parse(text).next().code for text in ("2026-12", "2026-Q4", "2026-6T", "2026")] == [
        "2027-01",
        "2027-Q1",
        "2027-6T",
        "2027",
    ]
    assert [Period.parse(text).previous().code for text in ("2026-01", "2026-Q1")] == ["2025-12", "2025-Q4"]


def test_the_same_period_of_last_year():
    assert Period.parse("2026-Q3").same_last_year().code == "2025-Q3"


@pytest.mark.parametrize(
    ("day", "kind", "scheme", "code"),
    [
        (date(2026, 9, 14), "month", "cutoff-15", "2026-09"),
        (date(2026, 9, 15), "month", "cutoff-15", "2026-10"),
        (date(2026, 12, 15), "year", "cutoff-15", "2027"),
        (date(2026, 12, 15), "year", "calendar", "2026"),
        (date(2026, 6, 14), "six_months", "cutoff-15", "2026-6T"),
    ],
)
def test_containing_finds_the_period_of_a_day(day, kind, scheme, code):
    assert Period.containing(day, kind, scheme).code == code


def test_containing_refuses_a_day_after_the_first_six_months():
    with pytest.raises(OutsidePeriods, match="01/07/2026"):
        Period.containing(date(2026, 7, 1), periods.SIX_MONTHS)


def test_containing_refuses_an_unknown_kind():
    with pytest.raises(UnknownKind):
        Period.containing(date(2026, 7, 1), "week")


@given(DAYS, KINDS, SCHEMES)
def test_a_day_lies_in_the_period_that_contains_it(day, kind, scheme):
    period = Period.containing(day, kind, scheme)
    assert period.contains(day)
    assert Period.parse(period.code, scheme) == period


@given(DAYS, KINDS, SCHEMES)
def test_periods_follow_each_other_without_gap(day, kind, scheme):
    period = Period.containing(day, kind, scheme)
    assert period.next().start == period.end + timedelta(days=1)
    assert period.next().previous() == period


@given(st.integers(2000, 2060), SCHEMES)
def test_the_months_of_a_year_fill_it(year, scheme):
    months = [Period.parse(f"{year}-{number:02d}", scheme) for number in range(1, 13)]
    whole = Period.parse(str(year), scheme)
    assert (months[0].start, months[-1].end) == (whole.start, whole.end)
    assert months[5].end == Period.parse(f"{year}-6T", scheme).end


def test_every_scheme_has_its_source():
    assert {code: bool(scheme.source) for code, scheme in schemes.registry().items()} == {
        "calendar": True,
        "cutoff-15": True,
    }


@pytest.mark.parametrize(("day", "source"), [(15, ""), (0, "Luật"), (31, "Luật")])
def test_a_scheme_without_source_or_possible_day_is_refused(day, source):
    with pytest.raises(BadSchemes):
        schemes.check(schemes.Scheme("x", "x", day, True, source, "T"))


def test_a_period_ad_hoc_has_its_own_days_and_reads_back():
    period = Period.parse("20260901-20260920")
    assert (period.code, period.start, period.end) == ("20260901-20260920", date(2026, 9, 1), date(2026, 9, 20))
    assert (period.year_start, period.label) == (date(2026, 1, 1), "Từ 01/09/2026 đến 20/09/2026")
    assert period.next().code == "20260921-20261010"
    assert Period.between(date(2024, 2, 29), date(2024, 3, 1)).same_last_year().code == "20230228-20230301"


@pytest.mark.parametrize("text", ["20260920-20260901", "20261301-20261302", "00010101-20260101"])
def test_days_that_are_no_period_are_refused(text):
    with pytest.raises(UnreadablePeriod):
        Period.parse(text)
