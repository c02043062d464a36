"""The checklist of a site: a new one lacks nearly everything, and each thing done is seen at once."""

from __future__ import annotations

from datetime import UTC, datetime

from danvan.calendars import loader
from danvan.disclosures import actions as disclosures
from danvan.hall.checklist import checklist
from danvan.websites import actions as websites
from danvan.websites.states import ASKED_BY_LAW, PAGE_KINDS
from tests.factories.records import a_site

AT = datetime(2026, 9, 7, 3, 0, tzinfo=UTC)


def standing(site, *, at=AT):
    return {line.what: line.standing for line in checklist(site, at=at)}


def test_a_new_site_lacks_what_the_law_asks_and_names_the_article(cast):
    site = a_site(cast.units.commune)
    lines = checklist(site, at=AT)
    assert all(line.source for line in lines)
    assert {line.what for line in lines if line.standing == "late"} >= {PAGE_KINDS[kind] for kind in ASKED_BY_LAW}
    assert standing(site)["Khối thông tin chủ quản"] == "done"


def test_an_owner_block_without_a_person_is_missing(cast):
    assert standing(a_site(cast.units.commune, responsible_person=""))["Khối thông tin chủ quản"] == "late"


def test_a_page_is_there_and_old_after_a_year(cast):
    site = a_site(cast.units.commune)
    words = {"title": "Liên hệ", "body": "Đến trụ sở.", "link": "", "position": 0, "shown": True}
    websites.write_page(site, kind="contact", by=cast.quan, at=AT, **words)
    assert (standing(site)["Liên hệ"], standing(site, at=AT.replace(year=2028))["Liên hệ"]) == ("done", "waiting")


def test_a_late_disclosure_is_seen(cast):
    loader.seed(at=AT)
    site = a_site(cast.units.commune)
    thing = disclosures.enter(
        disclosures.Content("CK12a", "Phí chợ", AT.date()), unit=cast.units.ban_may, by=cast.nam, at=AT
    )
    disclosures.publish(thing, by=cast.lan, at=AT)
    what = "Nội dung công khai để Nhân dân biết"
    assert standing(site)[what] == "done"
    disclosures.enter(disclosures.Content("CK13a", "Thủ tục", AT.date()), unit=cast.units.ban_may, by=cast.nam, at=AT)
    assert standing(site, at=AT.replace(month=10))[what] == "late"


def test_the_page_is_for_those_who_answer_for_the_site(cast, sign_in):
    a_site(cast.units.commune)
    answers = {
        who: sign_in(getattr(cast, who)).get("/desk/checklist/").status_code for who in ("lan", "quan", "nam", "mai")
    }
    assert answers == {"lan": 200, "quan": 200, "nam": 404, "mai": 404}
