"""The verb submit of an article."""

from __future__ import annotations

import pytest

from danvan.news import actions
from tests.factories.records import an_article
from tests.news.verbs import WrongState, others, take, written

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("state", others("submit"))
def test_submit_is_refused_in_any_other_state(cast, state):
    article = an_article(cast, state)
    with pytest.raises(WrongState):
        take("submit", article, cast.lan)
    article.refresh_from_db()
    assert article.state == state


@pytest.mark.parametrize("who", ["quan", "mai", "tu", "dao"])
def test_submit_is_refused_to_who_may_not(cast, who):
    article = an_article(cast, "draft")
    before = written(article)
    with pytest.raises(actions.NotYours):
        take("submit", article, getattr(cast, who))
    assert written(article) == before


def test_submit_is_written_down_once(cast):
    article = an_article(cast, "draft")
    before = written(article)
    take("submit", article, cast.nam)
    assert written(article) == [*before, "article.submitted"]
