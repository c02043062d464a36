"""Addresses that last: old ones lead on, a host is as good as a path, what was removed says why."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client

from danvan.core.dates import local_day
from danvan.news import actions as news
from danvan.websites import actions as websites
from danvan.websites import generation
from danvan.websites.addresses import item
from danvan.websites.models import SiteAddress
from tests.factories.sites import HOUR, LONG_AGO, a_site, an_article, held, published
from tests.factories.units import a_merger, an_area
from tests.portal.conftest import BAN_MAY, DOI_CHE


def test_an_old_path_leads_to_the_same_page_under_the_new_one(client, cast, sites, now):
    article = published("Đường thôn", by=cast.lan, at=now)
    websites.move(sites.ban_may, path="song-may/ban-may-moi", since=local_day(now), by=cast.quan, at=now)
    generation.raise_now()
    answer = client.get(item(BAN_MAY, "article", article.code, article.title) + "?a=1")
    assert (answer.status_code, answer.url) == (301, f"/song-may/ban-may-moi/tin-bai/duong-thon-{article.code}/?a=1")
    assert client.get("/song-may/ban-may-moi/").status_code == 200


def test_the_site_of_a_unit_that_was_merged_leads_to_its_successor(client, cast, sites, now, settings):
    today = local_day(now)
    heir = an_area("TSM-MOI", "Xã Mây Mới", "commune", "commune", parent=cast.units.province)
    a_site(heir, "Xã Mây Mới", "song-may/may-moi", at=now)
    a_merger(cast.units.commune, heir, on=today)
    sites.ban_may.addresses.update(valid_to=today)
    generation.raise_now()
    answer = client.get(f"{BAN_MAY}tin-bai/")
    assert (answer.status_code, answer.url) == (301, "/song-may/may-moi/tin-bai/")


@pytest.mark.parametrize("tail", ["{code}", "ten-cu-{code}", "{lower}"])
def test_an_item_is_found_by_its_code_and_led_to_its_title(client, cast, sites, now, tail):
    article = published("Đường thôn", by=cast.lan, at=now)
    answer = client.get(f"{BAN_MAY}tin-bai/{tail.format(code=article.code, lower=article.code.lower())}/")
    assert (answer.status_code, answer.url) == (301, f"{BAN_MAY}tin-bai/duong-thon-{article.code}/")


def test_an_item_stands_on_its_own_site_only(client, cast, sites, now):
    article = published("Đường thôn", by=cast.lan, at=now)
    tail = f"tin-bai/duong-thon-{article.code}/"
    assert (client.get(BAN_MAY + tail).status_code, client.get(DOI_CHE + tail).status_code) == (200, 404)


def test_a_host_shows_its_site_at_the_root(client, cast, sites, now):
    article = published("Đường thôn", by=cast.lan, at=now)
    SiteAddress.objects.create(website=sites.ban_may, host="banmay.example", valid_from=LONG_AGO)
    generation.raise_now()
    page = client.get(f"/tin-bai/duong-thon-{article.code}/", headers={"host": "banmay.example"})
    elsewhere = client.get(f"/tin-bai/duong-thon-{article.code}/", headers={"host": "khac.example"})
    assert (page.status_code, elsewhere.status_code) == (200, 404)
    assert "Xã Bản Mây" in page.content.decode()


def test_a_withdrawn_article_says_why_and_is_gone(client, cast, sites, now, django_capture_on_commit_callbacks):
    article = published("Tin nhầm", by=cast.lan, at=now, lead="Lời dẫn bị nhầm.")
    with django_capture_on_commit_callbacks(execute=True):
        news.withdraw(article, reason="Số liệu chưa được xác minh.", by=cast.lan, at=now)
    answer = client.get(f"{BAN_MAY}tin-bai/tin-nham-{article.code}/")
    page = answer.content.decode()
    assert (answer.status_code, "Số liệu chưa được xác minh." in page, "Lời dẫn bị nhầm." in page) == (
        410,
        True,
        False,
    )


def test_the_site_map_for_machines_lists_what_is_public_and_nothing_else(client, cast, sites, now):
    article = published("Đường thôn", by=cast.lan, at=now)
    meeting = held("Họp dân", local_day(now), by=cast.lan, at=now, public=True)
    an_article("Bản thảo", by=cast.lan, at=now)
    published("Bài hẹn giờ", by=cast.lan, at=now, since=now + HOUR)
    answer = client.get("/sitemap.xml")
    places = [
        one.text
        for one in ElementTree.fromstring(answer.content).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert answer.headers["Content-Type"] == "application/xml"
    assert sorted(places) == sorted(
        f"http://testserver{address}"
        for address in (
            BAN_MAY,
            DOI_CHE,
            item(BAN_MAY, "article", article.code, article.title),
            item(BAN_MAY, "meeting", meeting.code, meeting.name),
        )
    )


def test_the_site_map_for_machines_names_each_address_once(cast, sites, now):
    SiteAddress.objects.create(website=sites.ban_may, host="banmay.example", valid_from=LONG_AGO)
    generation.raise_now()
    answer = Client().get("/sitemap.xml", headers={"host": "banmay.example"})
    places = [
        one.text
        for one in ElementTree.fromstring(answer.content).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert len(places) == len(set(places))


def test_of_many_sites_the_map_names_the_map_of_each_and_nothing_stands_twice(client, cast, sites, now, monkeypatch):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    article = published("Đường thôn", by=cast.lan, at=now)
    monkeypatch.setattr("danvan.portal.feeds.FEW", 1)
    index = client.get("/sitemap.xml").content.decode()
    assert [f"{BAN_MAY}so-do.xml" in index, "/song-may/so-do.xml" in index, article.code in index] == [
        True,
        True,
        False,
    ]
    maps = [client.get(f"{base}so-do.xml").content.decode() for base in (BAN_MAY, "/song-may/")]
    assert [article.code in one for one in maps] == [True, False]


def test_the_feed_is_rss_with_the_newest_first(client, cast, sites, now):
    older = published("Bài trước", by=cast.lan, at=now - 2 * HOUR)
    newer = published("Bài sau & cuối <b>", by=cast.lan, at=now - HOUR)
    published("Bài của phường", by=cast.tu, at=now)
    answer = client.get(f"{BAN_MAY}rss.xml")
    root = ElementTree.fromstring(answer.content)
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert (root.tag, root.findtext("channel/title")) == ("rss", "Xã Bản Mây")
    assert [(one.findtext("title"), one.findtext("guid")) for one in root.iter("item")] == [
        ("Bài sau & cuối <b>", newer.code), ("Bài trước", older.code),
    ]  # fmt: skip


def test_machines_are_kept_from_the_desk(client, db):
    answer = client.get("/robots.txt")
    assert answer.content.decode().splitlines() == [
        "User-agent: *", "Disallow: /desk/", "Disallow: /accounts/", "Sitemap: http://testserver/sitemap.xml",
    ]  # fmt: skip


def test_a_site_that_opens_tomorrow_is_not_there_today(client, cast, now, forgotten):
    websites.open_site(
        cast.units.commune,
        name="Xã Bản Mây",
        path="song-may/ban-may",
        since=local_day(now) + timedelta(days=1),
        by=None,
        at=now,
    )
    assert client.get(BAN_MAY).status_code == 404


def test_an_address_without_a_page_leads_on_within_its_site(client, cast, sites):
    below = client.get(f"{BAN_MAY}tin-bai/mot-bai-go-nham/")
    assert below.status_code == 404
    assert f'action="{BAN_MAY}tim-kiem/"' in below.content.decode() and sites.ban_may.name in below.content.decode()
    nowhere = client.get("/desk/khong-co-trang-nay/").content.decode()
    assert "Không có trang nào ở địa chỉ này" in nowhere and "tim-kiem" not in nowhere
