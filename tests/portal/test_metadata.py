"""What machines read: Dublin Core, Open Graph, JSON-LD; the site map knows every kind; words cannot end a data block."""

from __future__ import annotations

import json
import re

from danvan.core.dates import local_day
from tests.factories.sites import a_site, held, published
from tests.portal.conftest import BAN_MAY


def described(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])


def test_an_article_and_a_meeting_describe_themselves(client, cast, sites, now):
    article = published("Tin </script><b>lạ", by=cast.lan, at=now)
    meeting = held("Hội nghị dân vận", local_day(now), by=cast.lan, at=now, public=True)
    page = client.get(f"{BAN_MAY}tin-bai/{article.code}/", follow=True).content.decode()
    told = described(page)
    assert (told["@type"], told["headline"], told["identifier"]) == ("NewsArticle", article.title, article.code)
    for name in ("title", "creator", "date", "description", "publisher", "identifier"):
        assert f'name="DC.{name}"' in page
    told = described(client.get(f"{BAN_MAY}hoi-nghi/{meeting.code}/", follow=True).content.decode())
    assert (told["@type"], told["startDate"]) == ("Event", local_day(now).isoformat())
    assert described(client.get(BAN_MAY).content.decode())["@type"] == "GovernmentOrganization"
    assert "tin-bai/" in client.get("/sitemap.xml").content.decode()


def test_articles_are_shared_upward_and_downward_with_their_origin(client, cast, sites, now):
    a_site(cast.units.province, "Tỉnh Sông Mây", "song-may", at=now)
    published("Thông báo của xã", by=cast.lan, at=now, category="notice")
    below = client.get("/song-may/chia-se/").context["below"]
    assert [one["title"] for one in below] == ["Thông báo của xã"]
    assert below[0]["origin"]
    assert client.get(f"{BAN_MAY}chia-se/").status_code == 200
