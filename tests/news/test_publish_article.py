"""The verb publish of an article."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan import search
from danvan.news import actions
from danvan.news.facts import articles_published
from danvan.news.models import Article
from danvan.websites import generation
from danvan.websites.models import Website
from danvan.websites.publishing import NoOwnerBlock
from tests.factories.records import AT, DAY, a_picture, an_article
from tests.news.verbs import WrongState, others, take, written

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("state", others("publish"))
def test_publish_is_refused_in_any_other_state(cast, state):
    article = an_article(cast, state)
    with pytest.raises(WrongState):
        take("publish", article, cast.lan)
    article.refresh_from_db()
    assert article.state == state


@pytest.mark.parametrize("who", ["nam", "quan", "mai", "tu", "dao"])
def test_publish_is_refused_to_who_may_not(cast, who):
    article = an_article(cast, "draft")
    before = written(article)
    with pytest.raises(actions.NotYours):
        take("publish", article, getattr(cast, who))
    assert written(article) == before


def test_publish_is_written_down_once(cast):
    article = an_article(cast, "draft")
    before = written(article)
    take("publish", article, cast.lan)
    assert written(article) == [*before, "article.published"]


def test_publish_makes_it_public_counted_and_found(cast):
    article = take("publish", an_article(cast), cast.lan)
    [fact] = articles_published([cast.units.ban_may.pk], DAY, DAY)
    hits = search.find("ban may lam duong", kinds=["article"], public_at=AT)
    assert (fact.code, fact.day, fact.amount) == (article.code, DAY, 1)
    assert [hit.code for hit in hits] == [article.code]


def test_publish_raises_the_generation_after_commit(cast, django_capture_on_commit_callbacks):
    article, before = an_article(cast), generation.current()
    with django_capture_on_commit_callbacks(execute=True):
        take("publish", article, cast.lan)
    assert generation.current() > before


def test_a_scheduled_article_is_invisible_before_its_hour(cast):
    later = AT + timedelta(hours=5)
    article = actions.publish(an_article(cast), public_from=later, by=cast.lan, at=AT)
    shown = [
        Article.objects.public(at).filter(pk=article.pk).exists() for at in (AT, later - timedelta(seconds=1), later)
    ]
    found = [len(search.find("làm đường", kinds=["article"], public_at=at)) for at in (AT, later)]
    assert (shown, found, article.published_on) == ([False, False, True], [0, 1], DAY)


def test_an_hour_that_has_passed_is_refused(cast):
    with pytest.raises(actions.MomentPassed):
        actions.publish(an_article(cast), public_from=AT - timedelta(minutes=1), by=cast.lan, at=AT)


def test_publish_without_words_is_refused(cast):
    with pytest.raises(actions.NoText):
        take("publish", an_article(cast, lead=""), cast.lan)


def test_publish_without_the_owner_block_names_what_is_missing(cast):
    Website.objects.update(phone="", email="")
    with pytest.raises(NoOwnerBlock) as refused:
        take("publish", an_article(cast), cast.lan)
    assert refused.value.facts["missing"] == "điện thoại, thư điện tử"


@pytest.mark.parametrize("words", [{}, {"caption": "Họp thôn"}, {"alt": "Ba mươi người ngồi"}])
def test_publish_waits_for_caption_and_description_of_every_picture(cast, words):
    article = an_article(cast)
    actions.add_picture(article, a_picture(), by=cast.nam, at=AT, **words)
    with pytest.raises(actions.NotDescribed):
        take("publish", article, cast.lan)


def test_a_withdrawn_article_may_be_published_again(cast):
    article = take("publish", an_article(cast, "withdrawn"), cast.thao)
    assert (article.state, article.withdraw_reason, article.withdrawn_at) == ("published", "", None)
