"""Ratings: counts only, hidden under five, the mean from the counts."""

from __future__ import annotations

import pytest

from danvan.news import actions
from danvan.news.actions.rating import NotStars, mean_of, standing_of
from danvan.news.facts import ratings_given
from danvan.news.models import RatingCount
from tests.factories.records import DAY, address_of, an_article


@pytest.mark.parametrize(
    ("points", "count", "said"),
    [(0, 0, ""), (5, 1, "5,0"), (9, 2, "4,5"), (13, 3, "4,3"), (17, 4, "4,3"), (25, 6, "4,2")],
)
def test_the_mean_comes_from_the_counts(points, count, said):
    assert mean_of(points, count) == said


def test_under_five_is_hidden():
    assert [standing_of([(5, number)]).is_shown for number in (4, 5)] == [False, True]


def test_counts_are_kept_and_nothing_about_who(cast):
    for stars in (5, 5, 3):
        actions.rate(cast.units.ban_may, "BM-1", stars=stars, day=DAY)
    assert dict(actions.standing(cast.units.ban_may.pk, "BM-1").rows) == {5: 2, 4: 0, 3: 1, 2: 0, 1: 0}
    assert RatingCount.objects.count() == 2
    assert sum(one.amount for one in ratings_given([cast.units.ban_may.pk], DAY, DAY)) == 3
    with pytest.raises(NotStars):
        actions.rate(cast.units.ban_may, "BM-1", stars=6, day=DAY)


@pytest.mark.usefixtures("site")
def test_a_rating_by_form_counts_once_a_day_and_a_robot_is_contained(cast, client):
    page = f"{address_of('article', an_article(cast, 'published'))}danh-gia/"
    assert client.get(page)["Cache-Control"] == "no-store"
    first = client.post(page, {"stars": "5"})
    again = client.post(page, {"stars": "5"})
    assert (first.status_code, again.status_code, "đã chấm rồi" in again.content.decode()) == (302, 422, True)
    robot = [client.post(page, {"stars": "1"}, headers={"user-agent": f"r{n}"}).status_code for n in range(25)]
    assert (robot.count(302) < 20, robot[-1]) == (True, 422)
    assert "Quá nhiều" not in client.get(page).content.decode()


@pytest.mark.usefixtures("site")
def test_the_site_is_rated_too(cast, client):
    page = "/song-may/ban-may/danh-gia/"
    assert client.post(page, {"stars": "4"}).status_code == 302
    assert RatingCount.objects.get().unit == cast.units.commune


@pytest.mark.usefixtures("site")
def test_an_article_shows_its_rating_from_five_on(cast, client):
    article = an_article(cast, "published")
    for stars in (5, 5, 4, 4):
        actions.rate(article.unit, article.code, stars=stars, day=DAY)
    address = address_of("article", article)
    assert "Chưa đủ 5 lượt" in client.get(address).content.decode()
    actions.rate(article.unit, article.code, stars=5, day=DAY)
    assert "<strong>4,6</strong> trên 5, từ 5 lượt" in client.get(f"{address}?x=1").content.decode()
