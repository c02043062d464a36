"""The press digest: everything required, quotes short, shown and sent once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from danvan.news import actions
from danvan.news.actions import digest as digests
from danvan.news.models import Digest, DigestEntry
from danvan.news.permissions import may_set_talk
from tests.factories.records import AT, DAY

ENTRY = actions.Entry(
    "Bản Mây làm đường", "Bà con góp ngày công.", "Báo Thử", "Minh Thử", DAY, "https://bao.example/1"
)
pytestmark = pytest.mark.usefixtures("site")


def added(cast, entry=ENTRY):
    return actions.add_entry(cast.units.ban_may, DAY, entry, by=cast.nam, at=AT)


@pytest.mark.parametrize("name", ["title", "quote", "source", "author", "url"])
def test_add_entry_wants_everything(cast, name):
    with pytest.raises(digests.Incomplete):
        added(cast, replace(ENTRY, **{name: " "}))


def test_a_quote_is_limited_by_the_setting_of_the_site(cast, site):
    with pytest.raises(digests.QuoteTooLong, match="nhiều nhất được 600"):
        added(cast, replace(ENTRY, quote="a" * 601))
    actions.set_quote_limit(site, limit=100, by=None, at=AT)
    with pytest.raises(digests.QuoteTooLong, match="nhiều nhất được 100"):
        added(cast, replace(ENTRY, quote="a" * 101))


def test_one_piece_once_a_day_and_never_from_tomorrow(cast):
    added(cast)
    with pytest.raises(digests.QuotedAlready):
        added(cast)
    with pytest.raises(digests.WrittenLater):
        added(cast, replace(ENTRY, written_on=DAY + timedelta(days=1), url="https://bao.example/2"))


def test_publish_digest_and_remove_entry(cast, client):
    entry = added(cast)
    page = f"/song-may/ban-may/diem-bao/{DAY:%Y-%m-%d}/"
    assert client.get(page).status_code == 404
    with pytest.raises(digests.NotYourDigest):
        actions.publish_digest(entry.digest, by=cast.nam, at=AT)
    actions.publish_digest(entry.digest, by=cast.lan, at=AT)
    shown = client.get(f"{page}?1").content.decode()
    assert ("Minh Thử, Báo Thử" in shown, "https://bao.example/1" in shown) == (True, True)
    actions.remove_entry(entry, by=cast.lan, at=AT)
    assert client.get(f"{page}?2").status_code == 404


def test_an_empty_digest_is_not_published(cast):
    entry = added(cast)
    actions.remove_entry(entry, by=cast.nam, at=AT)
    with pytest.raises(digests.NothingQuoted):
        actions.publish_digest(Digest.objects.get(), by=cast.lan, at=AT)


def test_the_word_file_opens(cast, sign_in):
    entry = added(cast)
    response = sign_in(cast.nam).get(f"/desk/news/digest/{entry.digest.code}/word/")
    assert (response.status_code, response.content[:2]) == (200, b"PK")


@pytest.mark.parametrize(
    ("who", "may"), [("lan", True), ("thao", True), ("nam", False), ("quan", False), ("tu", False)]
)
def test_who_publishes_for_the_site_sets_its_rules(cast, site, who, may):
    assert may_set_talk(getattr(cast, who), site, DAY) is may


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Nghe dân nói.", "“Nghe dân nói.”"),
        ("“Nghe dân nói.”", "“Nghe dân nói.”"),
        ('"Nghe dân nói."', "“Nghe dân nói.”"),
        ("“Nghe dân”, ông nói.", "“‘Nghe dân’, ông nói.”"),
        ("“Nghe” và “làm”", "“‘Nghe’ và ‘làm’”"),
    ],
)
def test_a_quote_stands_between_one_pair_of_marks(typed, said):
    assert DigestEntry(quote=typed).quoted() == said
