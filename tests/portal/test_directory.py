"""The first page of the installation: no site, one, several."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from django.db.models import DateTimeField

from danvan.core.dates import local_day
from danvan.documents.actions import Found, cite
from danvan.news.models import Article
from danvan.news.views_portal import listing
from danvan.news.views_portal.article import public_cards
from danvan.news.views_portal.listing import SHEETS
from danvan.units.doors import Pages
from danvan.websites import generation
from tests.factories.sites import a_site, held, published

HOME_QUERIES = 14


def test_without_a_site_it_says_what_to_do(client, db, forgotten):
    page = client.get("/")
    assert (page.status_code, "Chưa có trang nào được mở" in page.content.decode()) == (200, True)


def test_with_one_site_it_leads_there(client, cast, now, forgotten):
    a_site(cast.units.commune, "Xã Bản Mây", "song-may/ban-may", at=now)
    answer = client.get("/")
    assert (answer.status_code, answer.url) == (302, "/song-may/ban-may/")


def test_with_several_the_province_comes_first_then_by_name(client, cast, sites, now):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    assert [one.website.name for one in client.get("/").context["sites"]] == [
        "Tỉnh Sông Mây",
        "Phường Đồi Chè",
        "Xã Bản Mây",
    ]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_home_costs_the_same_for_one_article_or_three(
    client, cast, sites, now, how_many, django_assert_num_queries
):
    for number in range(how_many):
        published(f"Bài {number}", by=cast.lan, at=now)
        held(f"Họp {number}", local_day(now), by=cast.lan, at=now, public=True)
    with django_assert_num_queries(HOME_QUERIES):
        shown = client.get("/song-may/ban-may/").context
    assert len(shown["cards"]) + 1 == len(shown["meetings"]) == how_many


def test_what_stands_on_the_site_above_says_from_which_place_it_comes(client, cast, sites, now):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    published("Ra quân làm đường hoa", by=cast.lan, at=now)
    held("Họp bàn đường hoa", local_day(now), by=cast.lan, at=now, public=True)
    body = cast.lan.unit.name_on(local_day(now))
    above, own = (client.get(address).content.decode() for address in ("/song-may/", "/song-may/ban-may/"))
    assert (above.count(body), own.count(body)) == (2, 0)
    assert body in client.get("/song-may/tin-bai/").content.decode()


def test_the_site_of_many_bodies_shows_the_same_as_that_of_a_few(client, cast, sites, now, monkeypatch):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    for number in range(3):
        published(f"Bài số {number}", by=cast.lan, at=now)
        held(f"Họp {number}", local_day(now) - timedelta(days=number), by=cast.lan, at=now, public=number > 0)
        paper = Found(
            f"{number}-KH", "Kế hoạch", str(number), "KH", issued_on=date(2026, 3, number) if number else None
        )
        cite(
            "article",
            f"BM-26-{number}",
            [paper],
            unit=cast.units.ban_may,
            day=None,
            public_from=now,
            by=cast.lan,
            at=now,
        )
    near, far = [], []
    for most, seen in ((50, near), (0, far)):
        monkeypatch.setattr("danvan.core.prepared.MANY", most)
        generation.raise_now()
        pages = {page: client.get(f"/song-may/{page}").context for page in ("", "tin-bai/", "hoi-nghi/", "van-ban/")}
        shown = [
            ("", "cards"),
            ("tin-bai/", "cards"),
            ("", "meetings"),
            ("", "documents"),
            ("hoi-nghi/", "lines"),
            ("van-ban/", "lines"),
        ]
        seen += [pages[page][name] for page, name in shown]
        seen.append([pages["van-ban/"][name] for name in ("kinds", "issuers", "years")])
    assert near == far and [len(part) for part in near[1:6]] == [3, 2, 3, 2, 3]
    assert [one["label"] for one in near[5]] == ["Kế hoạch số 2-KH", "Kế hoạch số 1-KH", "Kế hoạch số 0-KH"]


def test_choices_of_documents_grow_when_the_hour_of_one_has_come(client, cast, sites, now, monkeypatch):
    def years(at):
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)
        return client.get("/song-may/ban-may/van-ban/").context["years"]

    for year, hours in ((2024, 0), (2025, 2)):
        paper = Found(f"{year}-KH", "Kế hoạch", str(year), "KH", issued_on=date(year, 3, 1))
        moment = now + timedelta(hours=hours)
        cite(
            "article",
            f"BM-26-{year}",
            [paper],
            unit=cast.units.ban_may,
            day=None,
            public_from=moment,
            by=cast.lan,
            at=now,
        )
    assert [years(now + timedelta(hours=hours)) for hours in (1, 3)] == [["2024"], ["2025", "2024"]]


def test_the_number_of_articles_of_many_bodies_grows_with_the_hour_and_with_publications(
    client, cast, sites, now, monkeypatch
):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    monkeypatch.setattr("danvan.core.prepared.MANY", 0)
    few = Pages(partial(public_cards, far=True), 2, bodies=None, at=DateTimeField())
    monkeypatch.setitem(SHEETS, True, few)

    def counted(hours):
        monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(hours=hours))
        return int(client.get("/song-may/tin-bai/").content.decode().partition("–2 trong ")[2].partition("<")[0])

    for number in range(4):
        article = published(f"Bài {number}", by=cast.lan, at=now)
    Article.objects.filter(pk=article.pk).update(public_from=now + timedelta(hours=2))
    generation.raise_now()
    seen = [counted(0), counted(1), counted(3)]
    published("Bài nữa", by=cast.lan, at=now)
    generation.raise_now()
    assert [*seen, counted(4)] == [3, 3, 4, 5]


@pytest.fixture
def own_and_below(client, cast, sites, now):
    """The province with an old notice of its own, and newer articles of a commune."""
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    own = published("Thông báo của tỉnh", by=cast.lan, at=now, category="notice")
    Article.objects.filter(pk=own.pk).update(unit=cast.units.provincial, public_from=now - timedelta(days=9))
    for number in range(8):
        published(f"Tin của xã {number}", by=cast.lan, at=now)


def test_the_provinces_own_news_does_not_drown_among_its_communes(client, own_and_below):
    shown = client.get("/song-may/").context
    assert [one["title"] for one in [*shown["first"], *shown["cards"]]] == ["Thông báo của tỉnh"]
    assert (shown["news_title"], len(shown["below"])) == ("Tin của tỉnh", 5)
    assert all(one["unit"] for one in shown["below"])


def test_a_province_without_news_of_its_own_shows_that_from_below(client, cast, sites, now):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    published("Tin của xã", by=cast.lan, at=now)
    shown = client.get("/song-may/").context
    assert (shown["news_title"], [one["title"] for one in shown["first"]]) == ("Tin từ cơ sở", ["Tin của xã"])


@pytest.mark.parametrize(
    ("asked", "own", "below"), [("", 1, 8), ("?nguon=rieng", 1, 0), ("?nguon=co-so", 0, 8), ("?nguon=khac", 1, 8)]
)
def test_the_list_and_the_feed_can_be_asked_for_one_source(client, own_and_below, asked, own, below):
    for page in ("tin-bai/", "rss.xml"):
        text = client.get(f"/song-may/{page}{asked}").content.decode()
        assert (text.count("Thông báo của tỉnh") > 0, "Tin của xã 7" in text) == (own > 0, below > 0)
    both = f"{asked}{'&' if asked else '?'}chuyen-muc=notice"
    assert len(client.get(f"/song-may/tin-bai/{both}").context["cards"]) == own


def test_a_place_that_holds_most_of_the_news_is_walked_down_and_shows_the_same(client, cast, sites, now, monkeypatch):
    for number in range(5):
        published(f"Bài {number}", by=cast.lan, at=now - timedelta(hours=number + 1))
    shown = [one["title"] for one in client.get("/song-may/ban-may/tin-bai/").context["cards"]]
    ways: list[bool] = []
    monkeypatch.setattr(listing, "walks", lambda *asked, **more: ways.append(True) or True)
    assert [one["title"] for one in client.get("/song-may/ban-may/tin-bai/?lan=2").context["cards"]] == shown
    assert (ways, len(shown)) == ([True], 5)


@pytest.mark.parametrize(("held", "rows", "way"), [(20_000, 21, True), (300, 21, False), (20_000, 18_001, True)])
def test_the_way_to_the_newest_depends_on_how_much_of_all_is_held(held, rows, way):
    door = SimpleNamespace(remembered=lambda *asked: (21_000, held))
    assert listing.walks(door, [1, 2], None, rows=rows) is way
    assert (listing.walks(door, [1], None), listing.walks(door, list(range(60)), None)) == (False, True)
