"""The figures page: counted from records, in scope, each figure opening to what it counts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from danvan.news import actions as news
from danvan.reports.counting import FACTS
from tests.factories.sites import held, published

AT = datetime(2026, 11, 1, 3, tzinfo=UTC)
QUARTER = {"period": "2026-Q3"}


@pytest.fixture
def counted(cast):
    """Three meetings of the third quarter with 40 + 60 + about 200 people, one before it, one of another unit."""
    return {
        "roll": held("Tập huấn", date(2026, 7, 1), by=cast.lan, at=AT, kind="training", count=40),
        "typed": held("Hội nghị", date(2026, 9, 30), by=cast.lan, at=AT, count=60, basis="typed"),
        "about": held(
            "Họp dân", date(2026, 8, 20), by=cast.lan, at=AT, kind="community_meeting", count=200, bound="about"
        ),
        "before": held("Hội nghị trước kỳ", date(2026, 6, 30), by=cast.lan, at=AT, count=1000),
        "without basis": held("Không căn cứ", date(2026, 9, 1), by=cast.lan, at=AT, count=500, basis=""),
        "foreign": held("Hội nghị phường", date(2026, 9, 1), by=cast.tu, at=AT, count=7000),
    }


def rows(client, **asked: str) -> dict[tuple[str, str], tuple[int, int, int, int, int]]:
    """Give for each line: in period, typed among it, estimated; since new year, estimated."""
    answer = client.get("/desk/figures/", asked)
    assert answer.status_code == 200
    return {
        (row.fact, row.slice): (
            row.period.exact,
            row.period.typed,
            row.period.estimate,
            row.year.exact,
            row.year.estimate,
        )
        for row in answer.context["rows"]
    }


def test_a_quarter_counts_its_own_records_and_those_since_new_year(cast, counted, sign_in):
    shown = rows(sign_in(cast.nam), **QUARTER)
    assert shown["meetings_held", ""] == (4, 0, 0, 5, 0)
    assert shown["meetings_held", "training"] == (1, 0, 0, 1, 0)
    assert shown["meetings_held", "conference"] == (2, 0, 0, 3, 0)
    assert shown["attendances", ""] == (100, 60, 200, 1100, 200)


def test_a_figure_opens_to_the_records_it_counts(cast, counted, sign_in):
    page = sign_in(cast.nam).get("/desk/figures/attendances/", QUARTER).context
    assert [(line["code"], line["amount"], line["measure"]) for line in page["lines"]] == [
        (counted["roll"].code, 40, "counted"), (counted["about"].code, 200, "estimate"), (counted["typed"].code, 60, "typed"),
    ]  # fmt: skip
    assert (page["sum"], page["estimate"]) == (100, 200)


def test_every_figure_of_the_page_opens_to_just_that_figure(cast, counted, sign_in):
    client = sign_in(cast.nam)
    page = client.get("/desk/figures/", QUARTER).context
    for row in page["rows"]:
        for since, figure in (("", row.period), ("year", row.year)):
            opened = client.get(f"/desk/figures/{row.fact}/", QUARTER | {"slice": row.slice, "since": since}).context
            assert (row.label, opened["sum"], opened["estimate"]) == (row.label, figure.exact, figure.estimate)


def test_records_open_from_a_figure(cast, counted, sign_in):
    client = sign_in(cast.nam)
    for line in client.get("/desk/figures/meetings_held/", QUARTER).context["lines"]:
        assert client.get(line["url"]).status_code == 200


def test_a_cut_off_scheme_moves_the_days(cast, counted, sign_in):
    page = sign_in(cast.nam).get("/desk/figures/", QUARTER | {"scheme": "cutoff-15"})
    assert (page.context["period"].start, page.context["period"].end, page.context["period"].year_start) == (
        date(2026, 6, 15), date(2026, 9, 14), date(2025, 12, 15),
    )  # fmt: skip
    assert "chốt số liệu 15/6–14/9" in page.content.decode()
    shown = rows(sign_in(cast.nam), **QUARTER, scheme="cutoff-15")
    assert shown["attendances", ""] == (1040, 0, 200, 1040, 200)


def test_the_province_counts_what_stands_below(cast, counted, sign_in):
    client = sign_in(cast.mai)
    assert rows(client, **QUARTER)["attendances", ""] == (7100, 60, 200, 8100, 200)
    assert rows(client, **QUARTER, unit=cast.units.doi_che.code)["attendances", ""] == (7000, 0, 0, 7000, 0)


@pytest.mark.parametrize("page", ["/desk/figures/", "/desk/figures/meetings_held/"])
def test_a_unit_outside_the_scope_is_not_there(cast, counted, sign_in, page):
    units = cast.units
    asked = [
        (cast.nam, units.doi_che),
        (cast.tu, units.ban_may),
        (cast.nam, units.provincial),
        (cast.mai, units.far),
        (cast.dao, units.ban_may),
    ]
    assert [sign_in(who).get(page, {"unit": unit.code}).status_code for who, unit in asked] == [404] * 5
    assert sign_in(cast.nam).get(page, {"unit": "KHONG-CO"}).status_code == 404


@pytest.mark.parametrize(
    "asked", [{"period": "2026-13"}, {"period": "quý 3"}, {"scheme": "khong-co"}, {"period": "0001-01"}]
)
def test_a_period_that_cannot_be_is_not_there(cast, sign_in, asked):
    assert sign_in(cast.nam).get("/desk/figures/", asked).status_code == 404


def test_a_fact_that_is_not_kept_is_not_there(cast, sign_in):
    assert sign_in(cast.nam).get("/desk/figures/khong_co/").status_code == 404


def test_a_withdrawn_article_is_no_longer_counted(cast, sites, sign_in):
    first, second = (published(title, by=cast.lan, at=AT) for title in ("Một", "Hai"))
    before = rows(sign_in(cast.nam), period="2026-11")["articles_published", ""]
    news.withdraw(second, reason="Nhầm.", by=cast.lan, at=AT)
    after = sign_in(cast.nam).get("/desk/figures/articles_published/", {"period": "2026-11"}).context["lines"]
    assert (before[0], [line["code"] for line in after]) == (2, [first.code])


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_the_same_for_one_meeting_or_three(cast, sign_in, how_many, django_assert_num_queries):
    for day in range(how_many):
        held(f"Họp {day}", date(2026, 7, 1 + day), by=cast.lan, at=AT, count=10)
    client = sign_in(cast.nam)
    with django_assert_num_queries(FIGURES_QUERIES):
        client.get("/desk/figures/", QUARTER)


FIGURES_QUERIES = 19 + len(FACTS)
