"""Counts are added up by page and by the periods that a portal shows."""

from datetime import date

import pytest
from django.db import connections

from danvan import visits
from danvan.visits.counter import SLOT
from danvan.visits.models import PageDay, SiteDay, SiteNow
from tests.visits.conftest import AT

pytestmark = pytest.mark.django_db(databases="__all__")
ON = date(2026, 9, 2)  # a Wednesday


@pytest.fixture
def using(db):
    return PageDay.objects.db


def test_a_page_is_added_up_over_days_and_sites():
    for site, day, count in (("BM", date(2026, 9, 1), 3), ("BM", ON, 4), ("BT", ON, 5)):
        PageDay.objects.create(site=site, page="BM-26-A", day=day, count=count)
    PageDay.objects.create(site="BM", page="BM-26-AB", day=ON, count=100)
    assert visits.totals("BM-26-A") == 12


def test_many_pages_cost_one_query(using, django_assert_num_queries):
    PageDay.objects.create(site="BM", page="A", day=ON, count=2)
    with django_assert_num_queries(1, connection=connections[using]):
        assert visits.totals_for(["A", "B"]) == {"A": 2, "B": 0}


def test_a_site_is_added_up_by_period():
    counts = {
        "2025-12-31": 1,
        "2026-01-01": 2,
        "2026-08-31": 4,  # Monday of the week, month before
        "2026-09-01": 8,
        "2026-09-02": 16,
        "2026-09-03": 1000,  # after the day asked for
    }
    for day, count in counts.items():
        SiteDay.objects.create(site="BM", day=day, count=count)
    SiteDay.objects.create(site="BT", day=ON, count=500)
    assert visits.site_totals("BM", ON) == visits.SiteTotals(
        now=None, today=16, yesterday=8, week=28, month=24, last_month=4, year=30, all=31
    )


def test_a_site_without_visits_shows_zero():
    assert visits.site_totals("BM", ON, at=AT) == visits.SiteTotals(0, 0, 0, 0, 0, 0, 0, 0)


def test_visitors_present_are_the_larger_of_this_and_the_last_five_minutes():
    slot = int(AT.timestamp() // SLOT)
    for offset, count in ((0, 2), (-1, 7), (-2, 50)):
        SiteNow.objects.create(site="BM", slot=slot + offset, count=count)
    assert visits.site_totals("BM", ON, at=AT).now == 7
