"""One permanent address for each record, whichever site shows it; the map names that one, once."""

from __future__ import annotations

import re

import pytest

from danvan.core.dates import local_day
from danvan.documents.models import Document
from danvan.websites import generation
from danvan.websites.models import SiteAddress
from tests.factories.sites import LONG_AGO, a_site, held, published
from tests.portal.conftest import BAN_MAY

PROVINCE = "/song-may/"


def said(page: str) -> set[str]:
    """Collect what a page says its address is: link, Open Graph, JSON-LD."""
    found = re.findall(r'<link rel="canonical" href="([^"]+)"', page)
    found += re.findall(r'<meta property="og:url" content="([^"]+)"', page)
    return {*found, *re.findall(r'"url": "([^"]+)"', page)}


@pytest.fixture
def province(cast, sites, now):
    return a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)


@pytest.fixture
def shown(client):
    return lambda address: client.get(address, follow=True).content.decode()


def test_a_record_of_the_commune_is_at_home_on_its_own_site(cast, province, now, shown):
    article = published("Ra quân làm đường hoa", by=cast.lan, at=now)
    meeting = held("Họp bàn đường hoa", local_day(now), by=cast.lan, at=now, public=True)
    for word, thing in (("tin-bai", article), ("hoi-nghi", meeting)):
        above, own = (shown(f"{base}{word}/{thing.code}/") for base in (PROVINCE, BAN_MAY))
        assert said(above) == said(own)
        assert {one.rpartition("/song-may/")[2].split("/")[0] for one in said(own)} == {"ban-may"}
        assert thing.unit.name_on(local_day(now)) in above
    map_of_all = shown("/sitemap.xml")
    assert map_of_all.count(article.code) == map_of_all.count(meeting.code) == 1
    assert article.code not in shown(f"{PROVINCE}so-do.xml")
    assert article.code in shown(f"{BAN_MAY}so-do.xml")


def test_a_document_is_at_home_on_the_highest_site(cast, province, now, shown):
    by_lan = published("Học tập nghị quyết", by=cast.lan, at=now)
    document = Document.objects.create(
        code="VB-26-AAAAAA", system="state", type_name="Nghị quyết", number="1", label="1-NQ/TU", identity="a", title="Nghị quyết",
        entered_unit=cast.lan.unit, entered_at=now, public_from=now,
    )  # fmt: skip
    document.citations.create(kind="article", record_code=by_lan.code, unit=cast.lan.unit, public_from=now)
    generation.raise_now()
    addresses = said(shown(f"{BAN_MAY}van-ban/{document.code}/")) | said(shown(f"{PROVINCE}van-ban/{document.code}/"))
    assert len(addresses) == 1
    assert "/song-may/van-ban/" in addresses.pop()
    assert shown("/sitemap.xml").count(document.code) == 1


def test_a_host_of_its_own_comes_before_a_path(cast, province, now, client, sites):
    article = published("Tin của xã", by=cast.lan, at=now)
    SiteAddress.objects.create(website=sites.ban_may, host="ban-may.vi-du.example", valid_from=LONG_AGO)
    generation.raise_now()
    pages = [
        client.get(f"{base}tin-bai/{article.code}/", follow=True, headers={"host": host}).content.decode()
        for base, host in ((PROVINCE, "testserver"), (BAN_MAY, "testserver"), ("/", "ban-may.vi-du.example"))
    ]
    addresses = set.union(*(said(page) for page in pages))
    assert len(addresses) == 1
    assert addresses.pop().startswith("http://ban-may.vi-du.example/tin-bai/")
    assert article.code not in client.get("/sitemap.xml").content.decode()
    own = client.get("/sitemap.xml", headers={"host": "ban-may.vi-du.example"}).content.decode()
    assert own.count(article.code) == 1


def test_a_place_below_without_a_site_is_at_home_above(cast, now, forgotten, shown):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    article = published("Tin của xã", by=cast.lan, at=now)
    assert article.code in shown(f"{PROVINCE}so-do.xml")
    assert all(
        f"/song-may/tin-bai/tin-cua-xa-{article.code}/" in one
        for one in said(shown(f"{PROVINCE}tin-bai/{article.code}/"))
    )


def test_what_the_installation_is_called_outside_stands_in_every_address(cast, province, now, shown, settings):
    settings.DESK_ADDRESS = "https://song-may.vi-du.example"
    article = published("Tin của xã", by=cast.lan, at=now)
    for page in (shown(BAN_MAY), shown(f"{BAN_MAY}tin-bai/{article.code}/")):
        assert all(one.startswith("https://song-may.vi-du.example/song-may/ban-may/") for one in said(page))
