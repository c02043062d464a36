"""Fixed pages, links, leaders and planned stops: the verbs, the desk, what readers see."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from danvan.calendars import loader
from danvan.units import actions as units
from danvan.websites import actions, doors
from danvan.websites.actions import pages
from danvan.websites.models import FixedPage, PageRevision
from danvan.websites.states import ASKED_BY_LAW
from tests.factories.records import a_site

AT = datetime(2026, 9, 7, 3, 0, tzinfo=UTC)
BASE = "/song-may/ban-may/"


@pytest.fixture
def site(cast):
    doors._doors.clear()
    return a_site(cast.units.commune)


def written(site, by, title="Lịch sử hình thành", *, at=AT, page=None, **more):
    values = {
        "kind": "history",
        "body": "Xã lập năm nọ.\n\n## Tên gọi\n\nTừ tiếng suối.",
        "link": "",
        "position": 0,
        "shown": True,
    }
    return actions.write_page(site, title=title, by=by, at=at, page=page, **(values | more))


def test_write_page_shows_headings_and_paragraphs(cast, site, client):
    written(site, cast.quan)
    text = client.get(f"{BASE}gioi-thieu/lich-su-hinh-thanh/").content.decode()
    assert ("<h2>Tên gọi</h2>" in text, "<p>Từ tiếng suối.</p>" in text) == (True, True)


def test_a_page_not_shown_is_not_there(cast, site, client):
    written(site, cast.quan, shown=False)
    assert client.get(f"{BASE}gioi-thieu/lich-su-hinh-thanh/").status_code == 404


def test_an_edit_keeps_the_words_before(cast, site):
    page = written(site, cast.quan)
    written(site, cast.quan, page=page, body="Mới.")
    assert [row.body for row in PageRevision.objects.all()] == ["Xã lập năm nọ.\n\n## Tên gọi\n\nTừ tiếng suối."]
    assert FixedPage.objects.get().body == "Mới."


def test_two_writers_do_not_overwrite_each_other(cast, site):
    page = written(site, cast.quan)
    seen = page.updated_at.isoformat()
    written(site, cast.quan, page=page, body="Của người thứ nhất.", at=AT.replace(minute=5), seen_at=seen)
    with pytest.raises(pages.Changed) as caught:
        written(site, cast.quan, page=page, body="Của người thứ hai.", at=AT.replace(minute=6), seen_at=seen)
    assert "Bùi Minh Quân" in str(caught.value)
    assert FixedPage.objects.get().body == "Của người thứ nhất."


@pytest.mark.parametrize(
    ("change", "refusal"),
    [({"title": " "}, pages.NoTitle), ({"body": " "}, pages.NothingToRead), ({"title": "Lịch sử hình thành"}, pages.SlugTaken)],
)  # fmt: skip
def test_write_page_refuses_what_cannot_stand(cast, site, change, refusal):
    written(site, cast.quan)
    with pytest.raises(refusal):
        written(site, cast.quan, **({"title": "Trang khác"} | change))


@pytest.mark.parametrize("who", ["nam", "lan", "tu", "mai"])
def test_only_the_administrator_of_the_place_writes(cast, site, who):
    with pytest.raises(actions.NotAdministrator):
        written(site, getattr(cast, who))


@pytest.mark.parametrize(
    ("url", "taken"),
    [("https://zalo.vi-du.example/banmay", True), ("0000 000 000", True), ("javascript:alert(1)", False)],
)
def test_add_link_takes_an_address_or_a_telephone(cast, site, url, taken):
    if taken:
        assert actions.add_link(site, group="channel", label="Kênh", url=url, by=cast.quan, at=AT).url == url
        return
    with pytest.raises(pages.NotAnAddress):
        actions.add_link(site, group="channel", label="Kênh", url=url, by=cast.quan, at=AT)


def test_the_site_shows_who_holds_a_post_now_and_who_did_before(cast, site, client):
    old = units.add_person(cast.units.ban_may, full_name="Lường Văn Cũ", by=None, at=AT)
    new = units.add_person(cast.units.ban_may, full_name="Tòng Thị Mới", by=None, at=AT)
    held = units.hold(old, post_name="Bí thư", since=date(2020, 1, 1), by=None, at=AT)
    units.lay_down(held, on=date(2025, 1, 1), by=None, at=AT)
    units.hold(new, post_name="Bí thư", since=date(2025, 1, 1), by=None, at=AT)
    actions.show_leader(site, post=held.post, duties="Lãnh đạo chung", position=0, by=cast.quan, at=AT)
    text = client.get(f"{BASE}gioi-thieu/bo-may/").content.decode()
    assert text.index("Tòng Thị Mới") < text.index("Người giữ chức vụ trước đây") < text.index("Lường Văn Cũ")


def test_a_post_of_another_place_is_refused(cast, site):
    other = units.hold(
        units.add_person(cast.units.doi_che, full_name="Ai Đó", by=None, at=AT),
        post_name="Bí thư",
        since=date(2025, 1, 1),
        by=None,
        at=AT,
    )
    with pytest.raises(pages.NotOurPost):
        actions.show_leader(site, post=other.post, duties="", position=0, by=cast.quan, at=AT)


@pytest.mark.parametrize(("day", "in_time"), [(16, True), (15, False)])
def test_a_planned_stop_is_told_seven_working_days_before(cast, site, day, in_time):
    loader.seed(at=AT)
    values = {
        "from_at": AT.replace(day=day, hour=15),
        "until_at": AT.replace(day=day, hour=20),
        "reason": "Bảo trì",
        "by": cast.quan,
        "at": AT,
    }
    if in_time:
        assert actions.announce_downtime(site, **values).reason == "Bảo trì"
        return
    with pytest.raises(pages.TooLateToTell):
        actions.announce_downtime(site, **values)
    assert actions.announce_downtime(site, sudden=True, **values).reason == "Bảo trì"


def test_every_page_tells_of_a_stop_to_come(cast, site, client):
    far = {"from_at": datetime(2099, 1, 5, 15, tzinfo=UTC), "until_at": datetime(2099, 1, 5, 20, tzinfo=UTC)}
    actions.announce_downtime(site, reason="Bảo trì", sudden=True, by=cast.quan, at=AT, **far)
    doors._doors.clear()
    assert "Trang sẽ tạm dừng" in client.get(f"{BASE}gioi-thieu/").content.decode()


@pytest.mark.parametrize("page", ["gioi-thieu/", "gioi-thieu/bo-may/", "tro-nang/", "thong-ke/"])
def test_standing_pages_open_to_everybody(cast, site, client, page):
    assert client.get(f"{BASE}{page}").status_code == 200


def test_the_desk_names_what_the_law_asks_and_is_not_there(cast, site, sign_in):
    written(site, cast.quan)
    response = sign_in(cast.quan).get(reverse("websites:pages"))
    assert {one["kind"] for one in response.context["missing"]} == set(ASKED_BY_LAW) - {"history"}


def test_the_desk_writes_edits_and_reviews_a_page(cast, site, sign_in):
    client = sign_in(cast.quan)
    typed = {"kind": "nature", "title": "Đất và nước", "body": "Đồi thấp.", "position": "1", "shown": "on"}
    assert client.post(reverse("websites:write_page"), typed).status_code == 302
    edit = reverse("websites:edit_page", args=["dat-va-nuoc"])
    seen = client.get(edit).context["form"]["seen_at"].value()
    assert client.post(edit, typed | {"body": "Đồi cao.", "seen_at": seen}).status_code == 302
    again = client.post(edit, typed | {"body": "Của tôi.", "seen_at": seen})
    assert (again.status_code, "Của tôi." in again.content.decode()) == (422, True)
    assert client.post(reverse("websites:review_page", args=["dat-va-nuoc"])).status_code == 302


@pytest.mark.parametrize("who", ["nam", "lan"])
def test_the_standing_side_is_for_the_administrator(cast, site, sign_in, who):
    client = sign_in(getattr(cast, who))
    assert [
        client.get(reverse(f"websites:{name}")).status_code
        for name in ("pages", "write_page", "add_link", "show_leader", "announce_downtime")
    ] == [404] * 5
