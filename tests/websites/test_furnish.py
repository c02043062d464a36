"""The owner block: what the law asks of the foot of every page, before anything is published."""

from __future__ import annotations

import pytest

from danvan import journal
from danvan.news import actions as news
from danvan.websites import actions
from danvan.websites.models import OWNER_FIELDS, Website
from danvan.websites.publishing import NoOwnerBlock
from tests.factories.sites import OWNER, an_article

FORM = {"name": "Xã Bản Mây", "strapline": "", **OWNER}


def test_only_what_changed_is_written_down(cast, now, site):
    actions.furnish(site, by=cast.quan, at=now, **(OWNER | {"phone": "0000 111 111"}))
    actions.furnish(site, by=cast.quan, at=now, phone="0000 111 111")
    entries = [(one.verb, one.field_names) for one in journal.entries_for("site", cast.units.commune.code)]
    assert entries == [("site.opened", ("name", "path")), ("site.furnished", ("phone",))]


@pytest.mark.parametrize("who", ["nam", "lan", "thao", "son", "tu", "mai", "dao"])
def test_only_the_administrator_furnishes(cast, now, site, who):
    with pytest.raises(actions.NotAdministrator):
        actions.furnish(site, by=getattr(cast, who), at=now, name="Tên khác")
    assert Website.objects.get().name == "Xã Bản Mây"


@pytest.mark.parametrize("field", OWNER_FIELDS)
def test_publishing_is_refused_while_anything_is_missing(cast, now, site, field):
    actions.furnish(site, by=cast.quan, at=now, **{field: ""})
    label = Website._meta.get_field(field).verbose_name.lower()
    article = an_article("Tin", by=cast.lan, at=now)
    with pytest.raises(NoOwnerBlock) as refused:
        news.publish(article, by=cast.lan, at=now)
    assert f"còn thiếu {label} " in refused.value.sentence
    actions.furnish(site, by=cast.quan, at=now, **{field: OWNER[field]})
    assert news.publish(article, by=cast.lan, at=now).state == "published"


def test_publishing_without_a_site_is_refused(cast, now):
    with pytest.raises(NoOwnerBlock) as refused:
        news.publish(an_article("Tin", by=cast.lan, at=now), by=cast.lan, at=now)
    assert "còn thiếu trang của đơn vị" in refused.value.sentence


def test_the_page_names_what_is_missing(cast, now, site, sign_in):
    actions.furnish(site, by=cast.quan, at=now, phone="", address="")
    assert sign_in(cast.quan).get("/desk/site/").context["missing"] == ["Địa chỉ", "Điện thoại"]


def test_the_form_fills_the_foot_of_the_public_page(cast, site, sign_in, client, django_capture_on_commit_callbacks):
    before = client.get("/song-may/ban-may/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = sign_in(cast.quan).post("/desk/site/furnish/", FORM | {"phone": "0000 222 222"})
    after = client.get("/song-may/ban-may/").content.decode()
    assert (answer.status_code, answer.url) == (302, "/desk/site/")
    assert ("0000 222 222" in before, "0000 222 222" in after) == (False, True)


@pytest.mark.parametrize("address", ["/desk/site/", "/desk/site/open/", "/desk/site/furnish/", "/desk/site/move/"])
def test_nobody_but_an_administrator_finds_the_pages(cast, site, sign_in, address):
    answers = {
        who: sign_in(getattr(cast, who)).get(address).status_code
        for who in ("hoa", "nam", "lan", "thao", "son", "mai", "quan")
    }
    assert answers == dict.fromkeys(("hoa", "nam", "lan", "thao", "son", "mai"), 404) | {"quan": 200}


def test_another_administrator_furnishes_another_site(cast, site, sign_in):
    assert sign_in(cast.tu).get("/desk/site/").context["website"] is None
    assert sign_in(cast.tu).post("/desk/site/furnish/", FORM | {"name": "Chiếm"}).status_code == 404
    assert Website.objects.get().name == "Xã Bản Mây"
