"""Hôm nay: what waits for this officer, and for nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.news import actions as news
from tests.factories.sites import an_article, planned


def lines(client) -> dict[str, list[str]]:
    answer = client.get("/desk/")
    assert answer.status_code == 200
    return {group.title: [one["what"] for one in group.items] for group in answer.context["waiting"] if group.items}


@pytest.fixture
def work(cast, now, today):
    """A draft of Nam's, one that waits for approval, one sent back; a meeting to come, one that has passed."""
    an_article("Bản thảo của Nam", by=cast.nam, at=now)
    news.submit(an_article("Bài chờ duyệt", by=cast.nam, at=now), by=cast.nam, at=now)
    returned = news.submit(an_article("Bài bị trả", by=cast.nam, at=now), by=cast.nam, at=now)
    news.send_back(returned, reason="Thiếu số liệu.", by=cast.lan, at=now)
    planned("Giao ban sắp tới", today + timedelta(days=3), by=cast.nam, at=now)
    planned("Giao ban đã qua", today - timedelta(days=2), by=cast.nam, at=now - timedelta(days=9))
    planned("Giao ban tháng sau nữa", today + timedelta(days=60), by=cast.nam, at=now)


def test_the_clerk_finishes_and_does_not_decide(cast, work, sign_in):
    assert lines(sign_in(cast.nam)) == {
        "Việc đang làm dở": ["Bài bị trả", "Bản thảo của Nam", "Giao ban đã qua"],
        "Sắp tới": ["Giao ban sắp tới"],
    }


@pytest.mark.parametrize("who", ["lan", "thao"])
def test_head_and_editor_decide(cast, work, sign_in, who):
    assert lines(sign_in(getattr(cast, who)))["Chờ tôi quyết định"] == ["Bài chờ duyệt"]


def test_a_follower_sees_what_comes_below_and_nothing_to_do(cast, work, sign_in):
    assert lines(sign_in(cast.mai)) == {"Sắp tới": ["Giao ban sắp tới"]}


@pytest.mark.parametrize("who", ["tu", "dao"])
def test_officers_of_other_units_see_nothing_of_it(cast, work, sign_in, who):
    assert lines(sign_in(getattr(cast, who))) == {}


def test_a_line_opens_the_record_and_says_why_it_came_back(cast, work, sign_in):
    client = sign_in(cast.nam)
    returned = next(
        one for group in client.get("/desk/").context["waiting"] for one in group.items if one["what"] == "Bài bị trả"
    )
    assert (returned["badge"], returned["more"]) == ("Bị trả lại", "Thiếu số liệu.")
    assert client.get(returned["url"]).context["article"].title == "Bài bị trả"


@pytest.mark.parametrize("who", ["son", "nam", "lan", "thao", "quan", "mai", "tu"])
def test_every_door_shown_to_an_officer_opens(cast, sites, sign_in, who):
    client = sign_in(getattr(cast, who))
    page = client.get("/desk/")
    nav = [place.url for place in page.context["desk_nav"]]
    buttons = [
        one
        for one in ("/desk/meetings/quick/", "/desk/intake/", "/desk/news/new/", "/desk/figures/")
        if f'href="{one}"' in page.content.decode()
    ]
    assert {address: client.get(address).status_code for address in [*nav, *buttons]} == dict.fromkeys(
        [*nav, *buttons], 200
    )


@pytest.mark.parametrize("address", ["/desk/", "/desk/figures/", "/desk/figures/meetings_held/", "/desk/search/?q=x"])
def test_nobody_comes_in_without_a_sign_in_or_a_role(cast, client, sign_in, address):
    assert (client.get(address).status_code, client.get(address).url.split("?")[0]) == (302, "/accounts/login/")
    assert sign_in(cast.hoa).get(address).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_today_costs_the_same_for_one_line_or_three(cast, now, today, sign_in, how_many, django_assert_num_queries):
    for number in range(how_many):
        an_article(f"Bài {number}", by=cast.nam, at=now)
        planned(f"Họp {number}", today + timedelta(days=1), by=cast.nam, at=now)
    client = sign_in(cast.nam)
    with django_assert_num_queries(TODAY_QUERIES):
        client.get("/desk/")


TODAY_QUERIES = 8


@pytest.mark.parametrize("who", ["nam", "lan", "mai", "tu"])
def test_a_scope_too_wide_to_be_named_shows_the_same(cast, work, sign_in, monkeypatch, who):
    client = sign_in(getattr(cast, who))
    named = lines(client)
    monkeypatch.setattr("danvan.units.models.unit.FEW", 0)
    assert lines(client) == named


@pytest.mark.parametrize(
    ("who", "begins"), [("nam", "Ghi nhanh"), ("son", "Ghi nhanh"), ("quan", "Nhập danh sách"), ("mai", "")]
)
def test_an_empty_desk_says_what_to_begin_with(cast, sign_in, who, begins):
    said = sign_in(getattr(cast, who)).get("/desk/").context["first_step"]
    assert (begins in said, bool(said)) == (True, bool(begins))
