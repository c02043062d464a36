"""How far the next pieces of time go: arithmetic only."""

from datetime import date

from danvan.search.backends.windows import DATED, Reach, day_of
from danvan.search.models import Document


def a_reach(first, *, newest=2000, rarest=100_000, read=8):
    return Reach(date(2026, 3, 27), first, date(2012, 1, 1), newest=newest, rarest=rarest, read=read)


def test_the_newest_days_are_named_one_by_one_or_by_their_months():
    assert a_reach(date(2026, 3, 25)).begin() == "zd20260325 | zd20260326 | zd20260327"
    assert a_reach(date(2026, 2, 20)).begin() == "zd202603 | zd202602"


def test_the_next_pieces_go_as_far_as_what_was_found_suggests():
    reach = a_reach(date(2026, 2, 20))
    assert reach.further(found=100, limit=200) == ["zd202601", "zd202512", "zd202511"]
    assert reach.further(found=150, limit=200) == ["zd202510", "zd202509", "zd202508", "zd202507"]


def test_a_month_that_was_begun_is_asked_for_whole_and_full_years_by_their_year():
    reach = a_reach(date(2026, 3, 18), newest=200)
    assert reach.further(found=4, limit=200)[:3] == ["zd202603", "zd202602", "zd202601"]
    assert "zd2025" in a_reach(date(2026, 2, 20)).further(found=20, limit=200)


def test_all_are_asked_for_at_once_where_nothing_was_found_or_pieces_would_hold_more_than_the_rarest_word():
    assert a_reach(date(2026, 2, 20)).further(found=0, limit=200) == []
    assert a_reach(date(2026, 2, 20), rarest=3000, read=1).further(found=10, limit=200) == []
    assert a_reach(date(2026, 2, 20), read=10**6).further(found=1, limit=200) == []  # more than half of all


def test_few_finds_may_be_chance_so_that_pieces_must_promise_more():
    assert a_reach(date(2026, 3, 17), rarest=90_000).further(found=5, limit=200) == []
    assert a_reach(date(2026, 3, 17), rarest=90_000).further(found=40, limit=200) == [
        "zd202603",
        "zd202602",
        "zd202601",
    ]


def test_the_day_is_read_from_the_place():
    assert day_of(Document.place_of("article", "A", date(2026, 5, 1))) == date(2026, 5, 1)
    assert Document.place_of("article", "A", None) < DATED
