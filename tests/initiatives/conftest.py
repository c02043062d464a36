"""Files that vanish with the test, a site, a movement that was announced."""

from __future__ import annotations

import pytest

from danvan.websites import doors
from tests.factories.records import a_site
from tests.initiatives.cases import a_movement


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
def site(cast):
    """Open the site of xã Bản Mây."""
    return a_site(cast.units.commune)


@pytest.fixture
def movement(cast):
    """Announce a movement of Đảng ủy xã Bản Mây."""
    return a_movement(cast)
