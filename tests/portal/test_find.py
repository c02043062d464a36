"""Search of one site: what is public there, and nothing else."""

from __future__ import annotations

import pytest

from danvan import search
from danvan.core.dates import local_day
from danvan.news import actions as news
from tests.factories.sites import HOUR, a_site, an_article, held, published
from tests.portal.conftest import BAN_MAY, DOI_CHE


def found(client, base: str = BAN_MAY, q: str = "dan van", **more: str) -> list[str]:
    answer = client.get(f"{base}tim-kiem/", {"q": q, **more})
    assert answer.status_code == 200
    return [one["hit"].title for one in answer.context["hits"]]


@pytest.fixture
def told(cast, sites, now):
    """Four articles and two meetings about one word; two of them are public on this site."""
    published("Dân vận khéo ở Bản Mây", by=cast.lan, at=now)
    held("Hội nghị dân vận của xã", local_day(now), by=cast.lan, at=now, public=True)
    an_article("Dân vận: bản thảo", by=cast.lan, at=now)
    published("Dân vận: hẹn giờ", by=cast.lan, at=now, since=now + HOUR)
    held("Giao ban dân vận nội bộ", local_day(now), by=cast.lan, at=now)
    published("Dân vận khéo ở Đồi Chè", by=cast.tu, at=now)


def test_only_what_is_public_on_this_site_is_found(client, told):
    assert sorted(found(client)) == ["Dân vận khéo ở Bản Mây", "Hội nghị dân vận của xã"]
    assert found(client, DOI_CHE) == ["Dân vận khéo ở Đồi Chè"]


def test_marks_and_kinds_narrow(client, told):
    assert found(client, q="dân vận khéo")[0] == "Dân vận khéo ở Bản Mây"
    assert found(client, loai="meeting") == ["Hội nghị dân vận của xã"]
    assert sorted(found(client, loai="khong-co-loai-nay")) == sorted(found(client))


def test_a_scheduled_article_is_found_from_its_hour(client, told, now, later):
    later(now + HOUR)
    assert "Dân vận: hẹn giờ" in found(client)


def test_a_withdrawn_article_is_not_found(client, cast, sites, now):
    article = published("Dân vận nhầm", by=cast.lan, at=now)
    before = found(client)
    news.withdraw(article, reason="Nhầm.", by=cast.lan, at=now)
    assert (before, found(client, q="dan  van")) == (["Dân vận nhầm"], [])


def test_the_province_finds_what_its_communes_published(client, cast, told, now):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    assert sorted(found(client, "/song-may/")) == [
        "Dân vận khéo ở Bản Mây", "Dân vận khéo ở Đồi Chè", "Hội nghị dân vận của xã",
    ]  # fmt: skip


def test_a_word_in_the_address_is_never_taken_as_markup(client, sites):
    page = client.get(f"{BAN_MAY}tim-kiem/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)


def test_a_search_costs_at_most_six_questions(client, told, django_assert_max_num_queries):
    found(client)
    search.recount()
    for q in ("dân vận khéo", "hội nghị dân vận xã", "dan van kheo o ban may", "dan vna"):
        with django_assert_max_num_queries(6):
            found(client, q=q)


def test_a_year_narrows_and_a_wrong_one_does_not(client, told, now):
    year = local_day(now).year
    plain = found(client)
    assert sorted(found(client, nam=str(year))) == sorted(plain)
    assert found(client, nam=str(year - 1)) == []
    assert found(client, nam="hai nghìn") == plain


MEANT = {
    "dân vận khéo": "",
    "dan van khéu": "dân vận khéo",
    "dân vận khéu": "dân vận khéo",
    "kheu dan van": "kheo dan van",
}


def test_a_slip_is_said_with_its_marks(client, told):
    search.recount()
    answer = client.get(f"{BAN_MAY}tim-kiem/", {"q": "dan van kheu"})
    assert answer.context["meant"] == "dân vận khéo"
    assert "Có phải bạn muốn tìm" in answer.content.decode()
    meant = {q: client.get(f"{BAN_MAY}tim-kiem/", {"q": q}).context["meant"] for q in MEANT}
    assert meant == MEANT


def test_nothing_found_shows_what_is_new(client, told):
    answer = client.get(f"{BAN_MAY}tim-kiem/", {"q": "zzzzqq"})
    assert [one["title"] for one in answer.context["newest"]] == ["Dân vận khéo ở Bản Mây"]


def test_the_feed_and_the_suggestions_know_what_the_page_knows(client, told):
    feed = client.get(f"{BAN_MAY}tim-kiem/rss.xml", {"q": "dan van"}).content.decode()
    assert ("Dân vận khéo ở Bản Mây" in feed, "bản thảo" in feed, "Đồi Chè" in feed) == (True, False, False)
    told_titles = client.get(f"{BAN_MAY}tim-kiem/goi-y/", {"q": "dan van"}).json()["titles"]
    assert sorted(told_titles) == ["Dân vận khéo ở Bản Mây", "Hội nghị dân vận của xã"]
