"""The verb withdraw of an article."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan import search
from danvan.core import pictures
from danvan.news import actions
from danvan.news.facts import articles_published
from danvan.news.models import Picture, public_files
from tests.factories.records import AT, DAY, a_picture, address_of, an_article
from tests.news.verbs import WrongState, others, take, written

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("state", others("withdraw"))
def test_withdraw_is_refused_in_any_other_state(cast, state):
    article = an_article(cast, state)
    with pytest.raises(WrongState):
        take("withdraw", article, cast.lan)
    article.refresh_from_db()
    assert article.state == state


@pytest.mark.parametrize("who", ["nam", "quan", "mai", "tu", "dao"])
def test_withdraw_is_refused_to_who_may_not(cast, who):
    article = an_article(cast, "published")
    before = written(article)
    with pytest.raises(actions.NotYours):
        take("withdraw", article, getattr(cast, who))
    assert written(article) == before


def test_withdraw_is_written_down_once(cast):
    article = an_article(cast, "published")
    before = written(article)
    take("withdraw", article, cast.lan)
    assert written(article) == [*before, "article.withdrawn"]


def test_withdraw_needs_a_reason(cast):
    with pytest.raises(actions.NoReason):
        actions.withdraw(an_article(cast, "published"), reason="", by=cast.lan, at=AT)


def test_a_withdrawn_page_says_since_when_and_why_and_nothing_of_its_words(cast, client):
    article = take("withdraw", an_article(cast, "published"), cast.lan)
    response = client.get(address_of("article", article))
    page = response.content.decode()
    assert (response.status_code, "Đăng nhầm." in page, f"{DAY:%d/%m/%Y}" in page, "góp ngày công" in page) == (
        410,
        True,
        True,
        False,
    )


def test_withdraw_takes_it_out_of_the_figures_and_the_public_index(cast):
    take("withdraw", an_article(cast, "published"), cast.lan)
    assert articles_published([cast.units.ban_may.pk], DAY, DAY) == []
    assert search.find("làm đường", kinds=["article"], public_at=AT) == []


def test_a_scheduled_article_withdrawn_before_its_hour_was_never_there(cast, client):
    article = actions.publish(an_article(cast), public_from=AT + timedelta(hours=1), by=cast.lan, at=AT)
    article = take("withdraw", article, cast.lan)
    assert (article.public_from, client.get(address_of("article", article)).status_code) == (None, 404)


def test_the_addresses_of_its_pictures_lead_nowhere_afterwards(cast, django_capture_on_commit_callbacks):
    article = an_article(cast)
    words = {"caption": "Họp thôn", "alt": "Ba mươi người ngồi trong nhà văn hóa"}
    picture = actions.add_picture(article, a_picture(), by=cast.nam, at=AT, **words)
    old = [name for name, _ in pictures.renditions(picture.file.name, picture.width)]
    article = take("publish", take("submit", article, cast.nam), cast.lan)
    with django_capture_on_commit_callbacks(execute=True):
        take("withdraw", article, cast.lan)
    picture = Picture.objects.get(pk=picture.pk)
    new = [name for name, _ in pictures.renditions(picture.file.name, picture.width)]
    assert [public_files().exists(name) for name in (*old, *new)] == [False] * len(old) + [True] * len(new)


def test_a_picture_that_another_article_shows_stays_where_it_is(cast, django_capture_on_commit_callbacks):
    article, other = an_article(cast, "published"), an_article(cast)
    kept = actions.add_picture(article, a_picture(), by=cast.thao, at=AT, caption="Họp thôn", alt="Một cuộc họp")
    row = Picture.objects.create(code="ANH-X", article=other, position=0)
    Picture.objects.filter(pk=row.pk).update(file=kept.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        take("withdraw", article, cast.lan)
    assert (Picture.objects.get(pk=kept.pk).file.name, public_files().exists(kept.file.name)) == (
        kept.file.name,
        True,
    )
