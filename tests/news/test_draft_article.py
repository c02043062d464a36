"""Begin an article, and compare what it said."""

from __future__ import annotations

import pytest

from danvan import search
from danvan.news import actions
from danvan.news.changes import pieces
from tests.factories.records import AT, an_article
from tests.news.verbs import written


@pytest.mark.parametrize("who", ["quan", "mai", "son", "tu", "dao"])
def test_draft_is_refused_to_who_may_not_write_for_the_unit(cast, who):
    with pytest.raises(actions.NotYours):
        actions.draft(actions.Text("Tên"), unit=cast.units.ban_may, by=getattr(cast, who), at=AT)


def test_draft_without_a_title_is_refused(cast):
    with pytest.raises(actions.NoTitle):
        actions.draft(actions.Text(" "), unit=cast.units.ban_may, by=cast.nam, at=AT)


def test_a_draft_is_written_down_and_found_only_inside(cast):
    article = an_article(cast)
    inside = search.find("làm đường", kinds=["article"], units=["BM"])
    assert ([hit.code for hit in inside], search.find("làm đường", kinds=["article"], public_at=AT)) == (
        [article.code],
        [],
    )
    assert (written(article), article.state, article.revisions.count()) == (["article.drafted"], "draft", 1)


def test_changes_are_told_by_words():
    found = pieces("Họp ở thôn Bản Trên", "Họp tại thôn Bản Trên hôm qua")
    assert [(one["kind"], one["text"]) for one in found] == [
        ("same", "Họp "), ("removed", "ở"), ("added", "tại"), ("same", " thôn Bản Trên"), ("added", " hôm qua"),
    ]  # fmt: skip
