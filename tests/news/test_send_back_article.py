"""The verb send_back of an article."""

from __future__ import annotations

import pytest

from danvan.news import actions
from tests.factories.records import AT, an_article
from tests.news.verbs import WrongState, others, take, written

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("state", others("send_back"))
def test_send_back_is_refused_in_any_other_state(cast, state):
    article = an_article(cast, state)
    with pytest.raises(WrongState):
        take("send_back", article, cast.lan)
    article.refresh_from_db()
    assert article.state == state


@pytest.mark.parametrize("who", ["nam", "quan", "mai", "tu", "dao"])
def test_send_back_is_refused_to_who_may_not(cast, who):
    article = an_article(cast, "submitted")
    before = written(article)
    with pytest.raises(actions.NotYours):
        take("send_back", article, getattr(cast, who))
    assert written(article) == before


def test_send_back_is_written_down_once(cast):
    article = an_article(cast, "submitted")
    before = written(article)
    take("send_back", article, cast.lan)
    assert written(article) == [*before, "article.sent_back"]


def test_send_back_needs_a_reason(cast):
    with pytest.raises(actions.NoReason):
        actions.send_back(an_article(cast, "submitted"), reason=" ", by=cast.lan, at=AT)


def test_what_is_sent_again_has_lost_the_old_reason(cast):
    article = take("send_back", an_article(cast, "submitted"), cast.lan)
    reason = article.send_back_reason
    assert (reason, take("submit", article, cast.nam).send_back_reason) == ("Thiếu ngày.", "")
