"""The verb edit of an article."""

from __future__ import annotations

import pytest

from danvan.documents.models import Citation
from danvan.documents.reading import read_documents
from danvan.news import actions
from tests.factories.records import AT, an_article
from tests.news.verbs import WrongState, others, take, written

pytestmark = pytest.mark.usefixtures("site")


@pytest.mark.parametrize("state", others("edit"))
def test_edit_is_refused_in_any_other_state(cast, state):
    article = an_article(cast, state)
    with pytest.raises(WrongState):
        take("edit", article, cast.lan)
    article.refresh_from_db()
    assert article.state == state


@pytest.mark.parametrize("who", ["quan", "mai", "tu", "dao"])
def test_edit_is_refused_to_who_may_not(cast, who):
    article = an_article(cast, "draft")
    before = written(article)
    with pytest.raises(actions.NotYours):
        take("edit", article, getattr(cast, who))
    assert written(article) == before


def test_edit_is_written_down_once(cast):
    article = an_article(cast, "draft")
    before = written(article)
    take("edit", article, cast.nam)
    assert written(article) == [*before, "article.edited"]


def test_edit_of_a_submitted_article_makes_it_a_draft_again(cast):
    edited = take("edit", an_article(cast, "submitted"), cast.nam)
    assert (edited.state, edited.title, edited.revisions.count()) == ("draft", "Tên mới", 2)


def test_edit_without_a_title_is_refused(cast):
    with pytest.raises(actions.NoTitle):
        actions.edit(an_article(cast), text=actions.Text("  "), by=cast.nam, at=AT)


def test_an_edit_that_changes_nothing_keeps_no_revision(cast):
    article = an_article(cast)
    actions.edit(article, text=actions.Text(article.title, lead=article.lead), by=cast.nam, at=AT)
    assert (article.revisions.count(), written(article)) == (1, ["article.drafted"])


def test_a_document_that_left_the_text_leaves_the_citations(cast):
    named = "Theo Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư."
    article = an_article(cast, lead=named)
    actions.cite(article, read_documents(named), by=cast.nam, at=AT)
    labels = [one.document.label for one in Citation.objects.of("article", article.code)]
    article = actions.edit(article, text=actions.Text("Tên", lead="Không nhắc nữa."), by=cast.nam, at=AT)
    actions.cite(article, [], by=cast.nam, at=AT)
    assert (labels, Citation.objects.of("article", article.code).count()) == (["43-KL/TW"], 0)
