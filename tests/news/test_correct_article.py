"""The verb correct of an article."""

from __future__ import annotations

import pytest

from danvan.news import actions
from tests.factories.records import AT, address_of, an_article
from tests.news.verbs import WrongState, others, take, written

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("state", others("correct"))
def test_correct_is_refused_in_any_other_state(cast, state):
    article = an_article(cast, state)
    with pytest.raises(WrongState):
        take("correct", article, cast.lan)
    article.refresh_from_db()
    assert article.state == state


@pytest.mark.parametrize("who", ["nam", "quan", "mai", "tu", "dao"])
def test_correct_is_refused_to_who_may_not(cast, who):
    article = an_article(cast, "published")
    before = written(article)
    with pytest.raises(actions.NotYours):
        take("correct", article, getattr(cast, who))
    assert written(article) == before


def test_correct_is_written_down_once(cast):
    article = an_article(cast, "published")
    before = written(article)
    take("correct", article, cast.lan)
    assert written(article) == [*before, "article.corrected"]


def test_correct_needs_a_reason(cast):
    with pytest.raises(actions.NoReason):
        actions.correct(
            an_article(cast, "published"), text=actions.Text("Tên", lead="Lời"), reason="", by=cast.lan, at=AT
        )


def test_correct_keeps_the_earlier_words_and_says_why(cast):
    article = take("correct", an_article(cast, "published"), cast.lan)
    kept = list(article.revisions.values_list("number", "title", "reason"))
    assert kept == [(1, "Bản Mây làm đường", ""), (2, "Tên mới", "Sai tên thôn.")]


def test_the_old_address_leads_to_the_new_title(cast, client):
    article = an_article(cast, "published")
    old = address_of("article", article)
    new = address_of("article", take("correct", article, cast.lan))
    response = client.get(old)
    assert (response.status_code, response["Location"], client.get(new).status_code) == (301, new, 200)
