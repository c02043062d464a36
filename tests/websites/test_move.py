"""Move a site: the old path goes on leading to it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan import journal
from danvan.core.dates import local_day
from danvan.websites import actions
from danvan.websites.addresses import base_of
from tests.factories.sites import a_site


def test_the_old_address_ends_on_the_day_the_new_one_begins(cast, now, site):
    today = local_day(now)
    actions.move(site, path="ban-may", since=today, by=cast.quan, at=now)
    assert [(one.path, one.valid_to) for one in site.addresses.order_by("pk")] == [
        ("song-may/ban-may", today),
        ("ban-may", None),
    ]
    assert (base_of(site, today - timedelta(days=1)), base_of(site, today)) == ("/song-may/ban-may/", "/ban-may/")
    assert journal.entries_for("site", cast.units.commune.code).last().verb == "site.moved"


def test_moving_back_and_forth_in_one_day_leaves_one_open_address(cast, now, site):
    today = local_day(now)
    actions.move(site, path="ban-may", since=today, by=cast.quan, at=now)
    actions.move(site, path="song-may/ban-may", since=today, by=cast.quan, at=now)
    assert base_of(site, today) == "/song-may/ban-may/"
    assert site.addresses.on(today).count() == 1


def test_the_path_of_another_site_is_refused(cast, now, site):
    a_site(cast.units.ward, "Phường Đồi Chè", "song-may/doi-che", at=now)
    with pytest.raises(actions.AddressTaken):
        actions.move(site, path="song-may/doi-che", since=local_day(now), by=cast.quan, at=now)
    assert base_of(site, local_day(now)) == "/song-may/ban-may/"


@pytest.mark.parametrize("who", ["nam", "lan", "tu", "mai"])
def test_only_the_administrator_moves_it(cast, now, site, who):
    with pytest.raises(actions.NotAdministrator):
        actions.move(site, path="khac", since=local_day(now), by=getattr(cast, who), at=now)
    assert site.addresses.count() == 1


def test_the_form_moves_it_and_the_old_path_redirects(
    cast, site, sign_in, client, django_capture_on_commit_callbacks
):
    client.get("/song-may/ban-may/")
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(cast.quan).post("/desk/site/move/", {"path": "ban-may"})
    answer = client.get("/song-may/ban-may/tin-bai/")
    assert (answer.status_code, answer.url) == (301, "/ban-may/tin-bai/")
