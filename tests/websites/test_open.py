"""Open a site: one for each area, at a path of its own."""

from __future__ import annotations

import pytest

from danvan import journal
from danvan.core.dates import local_day
from danvan.websites import actions
from danvan.websites.models import SiteAddress, Website
from tests.factories.sites import OWNER
from tests.factories.units import an_officer

FORM = {"name": "Xã Bản Mây", "path": "song-may/ban-may", **OWNER}


def open_by(officer, area, now, path="song-may/ban-may"):
    return actions.open_site(area, name="Xã", path=path, since=local_day(now), by=officer, at=now, **OWNER)


def test_an_administrator_opens_the_site_of_the_area(cast, now):
    site = open_by(cast.quan, cast.units.commune, now)
    address = site.addresses.get()
    assert (address.path, address.host, address.valid_from, address.valid_to) == (
        "song-may/ban-may",
        "",
        local_day(now),
        None,
    )
    entry = journal.entries_for("site", cast.units.commune.code).get()
    assert (entry.verb, entry.actor, entry.field_names) == ("site.opened", cast.quan.code, ("name", "path"))


def test_nobody_else_opens_it(cast, now):
    for officer in (cast.nam, cast.lan, cast.thao, cast.tu, cast.mai, cast.dao, cast.son):
        with pytest.raises(actions.NotAdministrator):
            open_by(officer, cast.units.commune, now)
    assert Website.objects.count() == 0


def test_the_administrator_of_the_province_opens_sites_of_its_communes(cast, now):
    hien = an_officer(cast.units.provincial, "hien", "Phan Thu Hiền", "administrator")
    assert open_by(hien, cast.units.commune, now).unit == cast.units.commune
    with pytest.raises(actions.NotAdministrator):
        open_by(hien, cast.units.far_province, now, "nui-xanh")


def test_a_path_belongs_to_one_site(cast, now, site):
    with pytest.raises(actions.AddressTaken) as refused:
        open_by(cast.tu, cast.units.ward, now)
    assert (refused.value.sentence, refused.value.field) == (
        "Đường dẫn song-may/ban-may đang thuộc một trang khác.",
        "path",
    )
    assert SiteAddress.objects.count() == 1


def test_the_form_proposes_a_name_and_a_path(cast, sign_in):
    page = sign_in(cast.quan).get("/desk/site/open/")
    assert (page.context["form"]["name"].value(), page.context["form"]["path"].value()) == (
        "Xã Bản Mây",
        "tinh-song-may/xa-ban-may",
    )


def test_the_form_opens_the_site(cast, sign_in):
    answer = sign_in(cast.quan).post("/desk/site/open/", FORM)
    assert (answer.status_code, answer.url) == (302, "/desk/site/")
    assert Website.objects.get().missing_owner_fields() == []


@pytest.mark.parametrize("path", ["Song-May", "song may", "sông-mây", "a/b/c", "-a", "song-may/"])
def test_a_path_that_no_address_can_be_is_refused_with_nothing_lost(cast, sign_in, path):
    answer = sign_in(cast.quan).post("/desk/site/open/", FORM | {"path": path})
    assert (answer.status_code, list(answer.context["form"].errors), Website.objects.count()) == (422, ["path"], 0)
    assert answer.context["form"]["phone"].value() == OWNER["phone"]


@pytest.mark.parametrize(
    "path", ["tin-bai", "van-ban/ban-may", "song-may/tim-kiem", "desk", "accounts/login", "chon-hien-thi"]
)
def test_a_word_that_is_a_page_of_ours_cannot_be_a_path(cast, sign_in, path):
    answer = sign_in(cast.quan).post("/desk/site/open/", FORM | {"path": path})
    assert (answer.status_code, list(answer.context["form"].errors), Website.objects.count()) == (422, ["path"], 0)
