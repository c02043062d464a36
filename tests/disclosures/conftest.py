"""A site, a calendar, and a content to make public."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from danvan.calendars import loader
from danvan.disclosures import actions
from danvan.websites import doors
from tests.factories.records import a_site

NOON = datetime(2026, 9, 1, 5, 0, tzinfo=UTC)
"""Tuesday 1 September 2026, noon in Hà Nội; 2 September is off, and 31 August by swap or not as the table says."""
DECIDED = date(2026, 8, 24)


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Keep public and private files in a folder of the test."""
    kept = {
        name: {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / name, "base_url": "/files/"},
        }
        for name in ("public", "private")
    }
    settings.STORAGES = settings.STORAGES | kept
    doors._doors.clear()
    return tmp_path


@pytest.fixture
def calendar(cast):
    """Load the decided days of the country."""
    loader.seed(at=NOON)


@pytest.fixture
def site(cast):
    """Open the site of xã Bản Mây."""
    return a_site(cast.units.commune)


@pytest.fixture
def thing(cast, calendar):
    """Enter the yearly plan of xã Bản Mây: two boards for 30 days and the site."""
    return enter(cast)


def enter(cast, item="CK01a", *, at=NOON, **more):
    """Enter a content of xã Bản Mây, on a paper of 24 August 2026."""
    values = {"title": "Kế hoạch phát triển kinh tế - xã hội năm 2027", "decided_on": DECIDED, "paper": "12/KH-UBND"}
    content = actions.Content(item, **(values | more))
    return actions.enter(content, unit=cast.units.ban_may, by=cast.nam, at=at)


def shown(channel="board", first=date(2026, 8, 26), last=None, *, place="hq"):
    """Say where it was shown; a place only for boards."""
    return actions.Shown(channel, first, last, place_kind=place if channel == "board" else "")
