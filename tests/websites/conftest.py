from datetime import datetime

import pytest
from django.utils import timezone

from danvan.websites import generation
from tests.factories.sites import a_site


@pytest.fixture
def now() -> datetime:
    """The moment at which a test begins."""
    return timezone.now()


@pytest.fixture(autouse=True)
def forgotten():
    """Let the process forget which sites it knew."""
    generation.raise_now()
    yield
    generation.raise_now()


@pytest.fixture
def site(cast, now):
    """The site of xã Bản Mây."""
    return a_site(cast.units.commune, "Xã Bản Mây", "song-may/ban-may", at=now)
