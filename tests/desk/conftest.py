from datetime import date, datetime

import pytest
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.websites import generation
from tests.factories.sites import a_site


@pytest.fixture
def now() -> datetime:
    """The moment at which a test begins."""
    return timezone.now()


@pytest.fixture
def today(now) -> date:
    return local_day(now)


@pytest.fixture
def sites(cast, now):
    """The sites of xã Bản Mây and phường Đồi Chè."""
    generation.raise_now()
    return [
        a_site(cast.units.commune, "Xã Bản Mây", "song-may/ban-may", at=now),
        a_site(cast.units.ward, "Phường Đồi Chè", "song-may/doi-che", at=now),
    ]
