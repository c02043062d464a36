"""Newsletters: double opt-in, one click to leave, sealed, sent once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.news import actions
from danvan.news.actions import newsletter
from danvan.news.models import Issue, Subscriber
from danvan.notices import gateways
from danvan.notices.actions import send
from danvan.notices.gateways.email.send import written
from danvan.notices.models import Outgoing
from tests.factories.records import AT, an_article

BASE = "https://song-may.example/song-may/ban-may/"


@pytest.fixture
def asked(site) -> Subscriber:
    actions.subscribe(site, "Hoa@thu.example", frequency="daily", base_url=BASE, at=AT)
    return Subscriber.objects.get()


@pytest.fixture
def active(asked) -> Subscriber:
    actions.confirm(asked, at=AT)
    return asked


def test_nothing_is_sent_before_it_is_confirmed(cast, asked):
    an_article(cast, "published")
    assert newsletter.send_issues("daily", at=AT + timedelta(hours=1)) == 0
    assert asked.link("xac-nhan") in Outgoing.objects.get().body.open()


def test_asking_twice_keeps_one_row_and_says_nothing(asked, site):
    actions.subscribe(site, "hoa@THU.example", frequency="daily", base_url=BASE, at=AT)
    assert Subscriber.objects.count() == 1


def test_a_link_is_opened_without_harm_and_acts_by_its_button(client, asked):
    page = asked.link("xac-nhan").replace("https://song-may.example", "")
    assert (client.get(page).status_code, Subscriber.objects.get().state) == (200, "asked")
    assert (client.post(page).status_code, Subscriber.objects.get().state) == (200, "active")
    assert client.post(page.replace(asked.secret(), "0" * 32)).status_code == 404


def test_leave_by_one_click_erases_the_address(client, active):
    page = active.link("thoi").replace("https://song-may.example", "")
    assert client.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
    left = Subscriber.objects.get()
    assert (left.state, left.address, left.address_key) == ("left", None, "")
    answer = client.get(page)
    assert (answer.status_code, "mời đăng ký lại" in answer.content.decode()) == (404, True)


def test_news_go_once_a_day_with_a_way_to_leave(cast, active, monkeypatch):
    an_article(cast, "published", title="Tin trong ngày")
    assert [newsletter.send_issues("daily", at=AT + timedelta(hours=hours)) for hours in (1, 2)] == [1, 0]
    letter, sent = Outgoing.objects.get(kind="newsletter.daily"), []
    assert (letter.leave_url.open(), "Tin trong ngày" in letter.body.open()) == (active.link("thoi"), True)
    monkeypatch.setitem(gateways.SEND, "email", lambda *words, **more: sent.append(more))
    send(letter, at=AT + timedelta(hours=2))
    letter.refresh_from_db()
    assert (sent, letter.leave_url, Issue.objects.get().sent) == ([{"leave_url": active.link("thoi")}], None, 1)


def test_no_news_no_letter(active):
    assert newsletter.send_issues("daily", at=AT) == 0


def test_the_letter_says_how_to_leave_to_the_mail_program(settings):
    settings.MAIL_FROM = "tin@song-may.example"
    message = written("a@b.example", "Tin", "Thân", "https://x.example/thoi/")
    assert (message["List-Unsubscribe"], message["List-Unsubscribe-Post"]) == (
        "<https://x.example/thoi/>", "List-Unsubscribe=One-Click",
    )  # fmt: skip


def test_an_address_never_confirmed_is_forgotten(asked):
    assert newsletter.forget_unconfirmed(AT + timedelta(days=8)) == 1


def test_the_digest_goes_to_those_who_asked_for_it(cast, site):
    actions.subscribe(site, "a@b.example", frequency="digest", base_url=BASE, at=AT)
    actions.confirm(Subscriber.objects.get(), at=AT)
    entry = actions.Entry("Bài", "Trích.", "Báo Thử", "Minh Thử", AT.date(), "https://bao.example/1")
    digest = actions.add_entry(cast.units.ban_may, AT.date(), entry, by=cast.nam, at=AT).digest
    assert [actions.send_digest(digest, site, at=AT) for _ in range(2)] == [1, 0]
