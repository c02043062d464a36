"""The page cache: readers cost no query, and nobody sees an old page after a publication."""

from __future__ import annotations

import gzip

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from danvan.news import actions as news
from danvan.news.models import Article
from danvan.portal.cache import PageCache
from tests.factories.sites import HOUR, an_article, published
from tests.portal.conftest import BAN_MAY

pytestmark = pytest.mark.usefixtures("sites")


def text(client: Client, address: str = BAN_MAY, **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


@pytest.mark.parametrize("page", ["", "tin-bai/", "hoi-nghi/", "van-ban/", "so-do/", "rss.xml"])
def test_the_second_reader_of_a_page_costs_no_query(client, django_assert_num_queries, page):
    first = client.get(f"{BAN_MAY}{page}")
    with django_assert_num_queries(0):
        again = client.get(f"{BAN_MAY}{page}")
    assert (again.status_code, again.content) == (200, first.content)


def test_a_publication_is_seen_at_once(client, cast, now, django_capture_on_commit_callbacks):
    article = an_article("Đường thôn đã xong", by=cast.lan, at=now)
    assert "Đường thôn đã xong" not in text(client)
    with django_capture_on_commit_callbacks(execute=True):
        news.publish(article, by=cast.lan, at=now)
    assert "Đường thôn đã xong" in text(client)
    with django_capture_on_commit_callbacks(execute=True):
        news.withdraw(article, reason="Có sai sót.", by=cast.lan, at=now)
    assert "Đường thôn đã xong" not in text(client)


def test_a_kept_page_ends_at_the_next_scheduled_publication(client, cast, now, later):
    published("Bài hẹn giờ", by=cast.lan, at=now, since=now + HOUR)
    assert "Bài hẹn giờ" not in text(client)
    later(now + HOUR - HOUR / 60)
    assert "Bài hẹn giờ" not in text(client)
    later(now + HOUR)
    assert "Bài hẹn giờ" in text(client)


def test_a_packed_page_unpacks_to_the_plain_one(client):
    plain = client.get(BAN_MAY)
    packed = client.get(BAN_MAY, headers={"accept-encoding": "br, gzip"})
    assert (plain.headers.get("Content-Encoding"), packed.headers["Content-Encoding"]) == (None, "gzip")
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["Content-Length"] == str(len(packed.content))
    assert packed.headers["Vary"] == "Accept-Encoding, Cookie"


def test_one_who_is_signed_in_is_never_given_a_kept_page(client, cast, now):
    article = published("Tên cũ", by=cast.lan, at=now)
    text(client)
    Article.objects.filter(pk=article.pk).update(title="Tên mới")
    seen_by_anyone = text(client)
    client.force_login(cast.lan.user, backend="django.contrib.auth.backends.ModelBackend")
    assert ("Tên cũ" in seen_by_anyone, "Tên mới" in text(client)) == (True, True)


def test_pages_are_kept_apart_by_display_choice(client):
    shown = []
    for choice in ("0..", "2.high.wide", "0.."):
        client.cookies["display"] = choice
        page = text(client)
        shown.append(('data-size="2"' in page, 'data-contrast="high"' in page, 'data-spacing="wide"' in page))
    assert shown == [(False, False, False), (True, True, True), (False, False, False)]


def test_pages_are_kept_apart_by_query_and_host(client, cast, now):
    published("Bản Mây làm đường", by=cast.lan, at=now)
    found, not_found = text(client, f"{BAN_MAY}tim-kiem/?q=đường"), text(client, f"{BAN_MAY}tim-kiem/?q=cầu")
    assert ("<mark>" in found, "<mark>" in not_found) == (True, False)
    assert "http://khac.example/" in text(client, f"{BAN_MAY}rss.xml", host="khac.example")
    assert "http://khac.example/" not in text(client, f"{BAN_MAY}rss.xml", host="testserver")


def test_what_was_not_found_is_found_once_it_is_there(client, cast, now):
    article = an_article("Chưa đăng", by=cast.lan, at=now)
    address = f"{BAN_MAY}tin-bai/chua-dang-{article.code}/"
    before = client.get(address).status_code
    news.publish(article, by=cast.lan, at=now)
    assert (before, client.get(address).status_code) == (404, 200)


def test_a_page_that_sets_a_cookie_or_may_not_be_stored_is_not_kept(client):
    assert [client.get("/health/").headers["Cache-Control"] for _ in range(2)] == ["no-store", "no-store"]
    assert PageCache._may_keep(_asked("/desk/")) is False
    assert PageCache._may_keep(_asked("/accounts/login/")) is False
    assert PageCache._may_keep(_asked(BAN_MAY, method="POST")) is False
    assert PageCache._may_keep(_asked(BAN_MAY)) is True


def _asked(path: str, method: str = "GET"):
    request = RequestFactory().generic(method, path)
    request.user = AnonymousUser()
    return request
